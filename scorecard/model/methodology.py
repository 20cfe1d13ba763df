"""The methodology: scales, weights, bands and thresholds; every choice that scoring makes is a value here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scorecard.model.base import Id, Label, Many, Model, Points, Ratio, Text, Weight
from scorecard.model.scale import Scale


class Feature(Model):
    """Something that a service can have and that decides which commitments apply to it."""

    name: Label
    """What pages call it."""
    meaning: Text
    """When a service is said to have it."""


class Band(Model):
    """A named range of scores."""

    id: Id
    """Short name, used in files and style sheets."""
    name: Label
    """The words that stand beside a score."""
    from_score: Points
    """The lowest score that belongs to the band; the next band's lowest score ends it."""


class Methodology(Model):
    """How judgements become scores."""

    version: Label
    """Version of the method; a change of anything here is a new version."""
    summary: Text
    """The method in a few sentences, for readers."""
    features: dict[Id, Feature]
    """The features that services can have."""
    scales: dict[Id, Scale]
    """The scales that assessments use."""
    pledge_scale: Id
    """The scale of pledge levels; its lowest level means that nothing was pledged."""
    default_scale: Id
    """The scale of delivery, where a commitment names no other."""
    aggregate: Literal["mean", "geometric"] = "mean"
    """How the scores of parts become the score of a whole."""
    weighting: Literal["by-group", "by-commitment"] = "by-group"
    """`by-group`: every child of a node has its own weight. `by-commitment`: a node weighs as much as the commitments
    that count below it."""
    weights: dict[Id, Weight] = Field(default_factory=dict)
    """Weights of frameworks, groups and commitments by id; what is not named weighs 1."""
    min_coverage: Ratio
    """Below this share of assessed weight there is no score."""
    bands: Annotated[Many[Band], Field(min_length=1)]
    """The bands, from the lowest to the highest; the first begins at 0."""
    rationale_words: int = 60
    """The most words that a rationale may have."""
    limits: Many[Text]
    """What the scores can't show, in plain words; printed with every scorecard."""
