"""Evidence: dated facts about what was done, published or found, and what every dated fact says."""

from __future__ import annotations

from typing import Literal

from scorecard.model.base import FuzzyDate, Id, Label, Many, Model, Number, Text

Confidence = Literal["high", "medium", "low"]
Kind = Literal["action", "disclosure", "finding"]


class Figure(Model):
    """A number that a fact states."""

    value: Number
    """The number itself, without separators."""
    unit: Label
    """What it counts, such as reports or percent of accounts."""
    period: Label | None = None
    """The time that it covers, such as 2023 or 2023-H2."""


class DatedFact(Model):
    """What every dated fact says, whoever it is about."""

    id: Id
    """Short name, unique in its file, such as e1."""
    date: FuzzyDate
    """When it happened or was published."""
    kind: str
    """What kind of fact it is."""
    commitments: Many[Id]
    """The commitments that it bears on."""
    statement: Text
    """What happened, in our own words, neutral and exact."""
    figure: Figure | None = None
    """The number that it states, if it states one."""
    source: Id
    """The source in which it can be read."""
    also: Many[Id] = ()
    """Further sources that say the same."""
    confidence: Confidence = "high"
    """How sure we are that the source says this."""
    doubt: Text | None = None
    """What the doubt is, where confidence is not high."""


class Evidence(DatedFact):
    """A dated fact about a company that bears on a commitment."""

    kind: Kind
    """`action`: the company did it. `disclosure`: the company, or a body that counts its reports, published a figure or
    a report. `finding`: somebody else found it."""
    services: Many[Id] = ()
    """The services that it is about; none means the whole company."""
    allegation: bool = False
    """True for claims in lawsuits, complaints and charges: they are worded as claims, never as facts."""
    withdraws: Id | None = None
    """Id of the pledge or evidence that this item takes back."""
    fulfils: Many[Id] = ()
    """Ids of the pledges that this item shows to be done; a pledge that is fulfilled is never overdue."""
