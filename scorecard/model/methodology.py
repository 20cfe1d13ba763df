"""The methodology: scales, weights, bands and thresholds; every choice that scoring makes is a value here."""

from __future__ import annotations

from fractions import Fraction
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


Aggregate = Literal["mean", "geometric", "plain-geometric", "harmonic", "lowest"]
"""How the scores of parts become the score of a whole."""
Weighting = Literal["by-group", "by-commitment"]


class NodeMethod(Model):
    """What one node of the tree does otherwise than the rest."""

    aggregate: Aggregate | None = None
    """How the scores of its children become its own, where not as `aggregate` says."""
    weighting: Weighting | None = None
    """What its children weigh, where not as `weighting` says."""
    services: Literal["first", "last"] | None = None
    """`first`: services are averaged in each commitment, then commitments are put together. `last`: each service gets
    a score of its own from all that is below, and these are averaged at the end; the two differ where a commitment
    applies to some services only. Holds below, too. Unless given: as for the node above, at the top `first`."""


class Robustness(Model):
    """What other reasonable choices are tried, to see how firm scores and ranks are."""

    draws: Annotated[int, Field(ge=100, le=20_000)] = 2000
    """How many times all choices are made anew."""
    seed: Annotated[int, Field(ge=0, le=2**63 - 1)] = 1
    """Where the draws begin: the same seed gives the same draws on every machine."""
    weight_spread: Annotated[Ratio, Field(lt=1)] = Fraction(1, 4)
    """Every weight is multiplied by a number drawn between 1 less this and 1 plus this."""
    level_spread: Annotated[Ratio, Field(le=Fraction(1, 2))] = Fraction(1, 2)
    """How far the points of a level may move towards those of its neighbours, as a share of the distance; at a half
    two neighbours can just meet. 0 and 100 stay."""
    aggregates: Many[Aggregate] = ("mean", "geometric")
    """The ways to put parts together that are tried beside the method's own, each as often as the others; a node that
    names its own in `nodes` keeps it."""
    confidence_steps: Annotated[int, Field(ge=0, le=10)] = 1
    """By how many levels a delivery level of low confidence may be wrong, up or down."""
    interval_share: Annotated[Ratio, Field(gt=0, lt=1)] = Fraction(9, 10)
    """The share of the draws that an interval holds; what it leaves out is split between both ends."""
    firm_share: Annotated[Ratio, Field(gt=Fraction(1, 2))] = Fraction(19, 20)
    """The order of two companies is firm if it holds in at least this share of the draws."""


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
    aggregate: Aggregate = "mean"
    """How the scores of parts become the score of a whole. `geometric`: over points moved from 0-100 to 1-100, so that
    a zero does not wipe out the rest. `plain-geometric` and `harmonic`: over the points as they are; a zero gives 0.
    `lowest`: the weakest part decides."""
    weighting: Weighting = "by-group"
    """`by-group`: every child of a node has its own weight. `by-commitment`: a node weighs as much as the commitments
    that count below it."""
    weights: dict[Id, Weight] = Field(default_factory=dict)
    """Weights of frameworks, groups and commitments by id; what is not named weighs 1."""
    nodes: dict[Id, NodeMethod] = Field(default_factory=dict)
    """Frameworks, groups, and `overall` for the whole, that are put together otherwise than the rest."""
    min_coverage: Ratio
    """Below this share of assessed weight there is no score."""
    min_agreement: Ratio | None = None
    """The least agreement of independent assessors (Krippendorff's alpha over all commitments) that an edition must
    reach; none named: none is asked for. An edition can set its own."""
    bands: Annotated[Many[Band], Field(min_length=1)]
    """The bands, from the lowest to the highest; the first begins at 0."""
    robustness: Robustness = Robustness()
    """What other reasonable choices are tried, to see how firm scores and ranks are."""
    rationale_words: int = 60
    """The most words that a rationale may have."""
    limits: Many[Text]
    """What the scores can't show, in plain words; printed with every scorecard."""
