"""The programme: who publishes, under which title, with which licences and to whom a reader can write."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scorecard.model.base import Id, Label, Language, Many, Model, Text, Url


class Licence(Model):
    """A licence that something is published under."""

    id: Label
    """Its SPDX identifier, such as CC-BY-4.0."""
    name: Label
    """Its name in full."""
    url: Url
    """Where its text can be read."""


class Programme(Model):
    """Who publishes the scorecards, and the words that stand on every page."""

    title: Label
    """Name of the publication, such as Commitment Scorecard."""
    subject: Label
    """What it is about, in a few words; stands beside the title."""
    publisher: Label
    """Name of the body that answers for the content."""
    contact: Label
    """Where readers and companies can write: an e-mail address or a web address."""
    base_url: Url | None = None
    """Address at which the site is published, if it has one; addresses in pages are relative all the same."""
    languages: Annotated[Many[Language], Field(min_length=1)]
    """Languages of the pages; the first is the default."""
    headline: Label
    """First line of the front page: one question or one sentence."""
    summary: Text
    """What was promised and what this publication does, in two or three sentences."""
    reading_note: Text
    """How a score is to be read, and what may not be concluded from it; stands at the foot of every scorecard."""
    company_note: Text
    """Names the programme's rule for hearing companies, in one or two sentences."""
    licence: Licence
    """The licence of the data and of the documents."""
    review_days: int
    """How many days a company has for its answer in the company review."""
    current_edition: Id
    """Id of the edition that a build shows unless told otherwise."""
