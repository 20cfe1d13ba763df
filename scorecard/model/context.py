"""Context: figures that others publish about the subject and its companies; they are shown and never enter a score."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scorecard.model.base import FuzzyDate, Id, Label, Many, Model, Number, Text


class Caveat(Model):
    """What a reader must know before using the figures, as somebody published it."""

    statement: Text
    """The caveat in our own words."""
    source: Id
    """Where it can be read."""
    also: Many[Id] = ()
    """Further sources that say the same."""
    everywhere: bool = True
    """False: it stands beside all figures of the topic only, and not beside a single company's."""


class ContextFigure(Model):
    """One figure of a series."""

    period: FuzzyDate
    """The year, month or day that it covers; the first of them, where `to` names the last."""
    to: FuzzyDate | None = None
    """The last year, month or day that it covers, where these are several."""
    value: Number
    """The number itself, without separators."""
    source: Id
    """Where it can be read."""
    also: Many[Id] = ()
    """Further sources that give the same number."""
    note: Text | None = None
    """What a reader should know about this figure, such as that it was transcribed or covers more than before."""


class Series(Model):
    """The figures of one name in the table that they come from."""

    name: Label
    """The name as the table lists it."""
    company: Id | None = None
    """Our company, where the series is about one of ours; a company may have several."""
    unit: Label | None = None
    """What these figures count, where it is not what the topic's figures count."""
    note: Text | None = None
    """What a reader should know about the whole series, such as what the name takes in."""
    figures: Annotated[Many[ContextFigure], Field(min_length=1)]
    """The figures, oldest first."""


class ContextTopic(Model):
    """Figures on one topic, with the caveats that stand beside them wherever they are shown."""

    title: Label
    """What pages call it."""
    order: int
    """Its place among the topics."""
    counts: Text
    """What is counted, by whom, and how the figures were obtained."""
    unit: Label
    """What a figure counts, such as reports."""
    caveats: Annotated[Many[Caveat], Field(min_length=1)]
    """The published caveats, the most important one first; without one no figure is shown."""
    series: Annotated[Many[Series], Field(min_length=1)]
    """The figures, by the names in the table that they come from."""
