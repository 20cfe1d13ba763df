"""Scales: the levels that an assessment can choose from, what each is worth and what it demands."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from scorecard.model.base import Id, Label, Many, Model, Number, Points, Text

Outcome = Literal["kept", "partly", "none", "reversed"]
"""What a level counts as in the plain counts beside a score."""


class Demands(Model):
    """What `check` asks for before it accepts a level."""

    searched: bool = False
    """The assessment must say where one looked."""
    evidence: int = 0
    """At least so many evidence items (pledges do not count) must be cited."""
    kinds: Many[Literal["action", "disclosure", "finding"]] = ()
    """At least one cited evidence item must be of one of these kinds."""
    third_party: bool = False
    """At least one cited evidence item must rest on a third-party source."""
    withdrawal: bool = False
    """One cited item must withdraw another one that is cited too."""
    pledge: Literal["endorsement", "own", "measurable"] | None = None
    """For pledge levels: an endorsement in force, an own pledge, or an own pledge that is measurable."""


class ScaleLevel(Model):
    """One step of a scale."""

    id: Id
    """Short name, as used in assessments."""
    name: Label
    """The word that pages show beside the mark."""
    points: Points
    """What the level is worth, from 0 to 100."""
    criterion: Text
    """When an assessor chooses this level."""
    counts_as: Outcome | None = None
    """For delivery levels: which of the plain counts it falls into."""
    demands: Demands = Demands()
    """What must be there before the level may be given."""


class Scale(Model):
    """An ordered list of levels, lowest first, or points that are given straight."""

    name: Label
    """What the scale is called."""
    kind: Literal["levels", "points"] = "levels"
    """`levels`: an assessment names one of the levels. `points`: it gives a number, from `worst` to `best`."""
    levels: Many[ScaleLevel] = ()
    """The levels, from the lowest to the highest; empty for a scale of points. Yes or no is a scale of two levels."""
    worst: Number = Fraction(0)
    """For a scale of points: the number that is worth 0. It may be above `best`, where less is better."""
    best: Number = Fraction(100)
    """For a scale of points: the number that is worth 100. Numbers between the two are worth their share of the way."""

    def level(self, level_id: str) -> ScaleLevel | None:
        """Return the level with this id, or None."""
        return next((level for level in self.levels if level.id == level_id), None)

    def points_of(self, number: Fraction) -> Fraction | None:
        """Return what a number is worth on a scale of points, 0 to 100; None where the scale does not reach it."""
        if self.kind != "points" or self.worst == self.best:
            return None
        points = 100 * (number - self.worst) / (self.best - self.worst)
        return points if 0 <= points <= 100 else None
