"""Pledges: dated public statements of a company about what it will do."""

from __future__ import annotations

from typing import Literal

from scorecard.model.base import FuzzyDate, Id, Many, Model, Text
from scorecard.model.evidence import Confidence


class Pledge(Model):
    """What the company itself said that it would do."""

    id: Id
    """Short name, unique in the company's file, such as p1."""
    date: FuzzyDate
    """When it was said."""
    commitments: Many[Id]
    """The commitments that it bears on."""
    services: Many[Id] = ()
    """The services that it names; none means the whole company."""
    statement: Text
    """What was pledged, in our own words."""
    clarity: Literal["measurable", "checkable", "vague"]
    """`measurable`: a target or a date that one can check. `checkable`: one can tell whether it was done. `vague`:
    neither."""
    deadline: FuzzyDate | None = None
    """The day by which it was to be done, if one was named."""
    source: Id
    """The source in which it can be read."""
    also: Many[Id] = ()
    """Further sources that say the same."""
    confidence: Confidence = "high"
    """How sure we are that the source says this."""
    doubt: Text | None = None
    """What the doubt is, where confidence is not high."""
