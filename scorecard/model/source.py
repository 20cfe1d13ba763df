"""Sources: where a fact can be read."""

from __future__ import annotations

from typing import Literal

from scorecard.model.base import Day, FuzzyDate, Label, Language, Model, Text, Url


class Source(Model):
    """A page or document that can be read, named so that a reader can find it again."""

    title: Label
    """Its title, in its own language."""
    publisher: Label
    """Who published it."""
    url: Url
    """Where it stands."""
    archived: Url | None = None
    """A capture of it in a public web archive."""
    date: FuzzyDate | None = None
    """Date that the document itself bears."""
    undated: Text | None = None
    """Why there is no date, where the document bears none."""
    accessed: Day
    """Day on which it was last read."""
    language: Language
    """Its language, such as en or fr."""
    party: Literal["first", "third"]
    """`first`: the company itself or a body that speaks for it. `third`: anyone else."""
    note: Text | None = None
    """What a reader should know about it: a republished copy, an extract, a translation."""
