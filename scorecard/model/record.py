"""The record of a framework: what the body that issued it promised, did and published itself; no company's action."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scorecard.model.base import Day, FuzzyDate, Id, Many, Model, Text
from scorecard.model.evidence import DatedFact


class RecordItem(DatedFact):
    """A dated fact about what the issuing body itself promised, did or published. It never enters a score."""

    kind: Literal["promise", "action", "disclosure", "finding"]
    """`promise`: the body said that it would do it. `action`: it did it. `disclosure`: it published a figure or a
    report. `finding`: somebody else found it."""
    promise: Id | None = None
    """Id of the promise in this record that the item bears on; pages show the two together."""


class NotFound(Model):
    """Something that the issuing body promised, that was looked for and not found."""

    promise: Id
    """Id of the promise in this record."""
    what: Text
    """What was looked for, as it stands after "No public evidence found of", such as a yearly report."""
    periods: Annotated[Many[FuzzyDate], Field(min_length=1)]
    """For which years, months or days nothing was found."""
    searched: Annotated[Many[Text], Field(min_length=1)]
    """Where one looked."""
    on: Day
    """The day on which one looked last."""
