"""Marks: the small signs that stand for a level, as values that the renderer draws."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from scorecard.scoring.texts import points_text, reserve_text, services_text

if TYPE_CHECKING:
    from scorecard.model.scale import Scale
    from scorecard.scoring.results import CommitmentResult, LevelResult, ServiceResult, Status

MarkKind = Literal["filled", "reversed", "not-assessed", "not-applicable"]

NOT_ASSESSED = "Not assessed"
NOT_APPLICABLE = "Does not apply"


@dataclass(frozen=True, slots=True)
class Mark:
    """A delivery mark: `filling` (0 to 1) of a circle, or one of the signs without filling.

    `word` always stands beside it or in its text alternative. `quiet` marks what does not count because it was never
    promised.
    """

    kind: MarkKind
    filling: Fraction
    word: str
    points: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Pips:
    """How firm a promise is: `full` of `total` pips; `total` is 0 where there is no scale."""

    full: int
    total: int
    word: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Where promise (diamond) and delivery (circle) stand between 0 and 1; None where one of them is missing."""

    pledge: Fraction | None
    delivery: Fraction | None
    is_reversed: bool
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a value stands between 0 and 1, with the words that say it; None where there is no value.

    `low` and `high` are the ends of the range that it could as well have, where that is known.
    """

    position: Fraction | None
    text: str
    low: Fraction | None = None
    high: Fraction | None = None


UNASSESSED = Mark("not-assessed", Fraction(0), NOT_ASSESSED, "")
ABSENT = Mark("not-applicable", Fraction(0), NOT_APPLICABLE, "")
"""The two signs that stand for no level."""


def delivery_mark(result: CommitmentResult) -> Mark:
    """Return the mark of a commitment; where services differ it shows their mean, and says how many do how well."""
    level = result.delivery_level
    word = f"{level.name}{reserve_text(result)}" if level else services_text(result)
    mark = _mark(result.status, result.delivery_points, word)
    return Mark(mark.kind, mark.filling, mark.word, mark.points, quiet=not result.pledged)


def is_mean(result: CommitmentResult) -> bool:
    """Return whether the mark stands for the mean of services that differ."""
    return result.delivery_level is None and result.delivery_points is not None


def service_mark(service: ServiceResult) -> Mark:
    """Return the mark of one service."""
    return _mark(service.status, service.level.points, service.level.name)


def level_mark(status: Status | None, points: Fraction, name: str) -> Mark:
    """Return the mark of a level of a scale, for a key."""
    return _mark(status or "partly", points, name)


def pledge_pips(level: LevelResult, scale: Scale) -> Pips:
    """Return the pips of a pledge level: as many as the scale has steps above its lowest."""
    return Pips(level.step or 0, max(len(scale.levels) - 1, 0), level.name)


def key_marks(scales: tuple[Scale, ...]) -> tuple[Mark, ...]:
    """Return one mark for each level of the scales, the fullest first, then the two that stand for no level."""
    levels = sorted(
        {
            (level.counts_as == "reversed", -level.points, level.name): level
            for scale in scales
            for level in scale.levels
        }.items()
    )
    return (
        *(level_mark(level.counts_as, level.points, level.name) for _, level in levels),
        UNASSESSED,
        ABSENT,
    )


def _mark(status: Status, points: Fraction | None, word: str) -> Mark:
    if status == "not-applicable":
        return ABSENT
    if points is None:
        return UNASSESSED
    if status == "reversed":
        return Mark("reversed", Fraction(0), word, points_text(points))
    return Mark("filled", points / 100, word, points_text(points))
