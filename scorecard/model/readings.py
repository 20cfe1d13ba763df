"""Readings cell by cell: what independent assessors made of one judgement, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal

from scorecard.model.assessment import ALL_SERVICES, NOT_APPLICABLE, NOT_ASSESSED, Assessment, Value
from scorecard.model.dataset import Dataset
from scorecard.model.framework import Commitment
from scorecard.model.scale import Scale

Question = Literal["pledge", "delivery"]
QUESTIONS: tuple[Question, ...] = ("delivery", "pledge")

Place = tuple[Fraction, int]
"""Where a level stands among the levels of all scales: its points, then its place among those worth the same."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One question that assessors answered independently: a commitment of a company, at one service or at all.

    `values` has what each assessor said, by short name; `places` where that stands, for those who gave a level that the
    scale has. Who did not look is in neither.
    """

    company_id: str
    commitment_id: str
    question: Question
    service_id: str | None
    values: Mapping[str, Value]
    places: Mapping[str, Place]
    given: Value
    """The level of the assessment itself."""
    settled: str | None
    """How differing readings were settled, as the assessment says."""

    @property
    def differs(self) -> bool:
        """True when not all who looked said the same."""
        return len(set(self.values.values())) > 1

    @property
    def is_open(self) -> bool:
        """True when the readings differ, or the level given is none of theirs, and nothing says how it was settled."""
        return bool(self.values) and self.settled is None and (self.differs or self.given not in self.values.values())


def collect_cells(dataset: Dataset, edition_id: str) -> tuple[Cell, ...]:
    """Return the cells of an edition that at least one assessor read, in the order of companies and commitments."""
    assessments = dataset.editions[edition_id].assessments
    commitments = dataset.commitments().values()
    return tuple(
        cell
        for company_id in sorted(assessments)
        for commitment in commitments
        if commitment.id in assessments[company_id]
        for cell in read_cells(dataset, company_id, commitment, assessments[company_id][commitment.id])
    )


def read_cells(dataset: Dataset, company_id: str, commitment: Commitment, assessment: Assessment) -> Iterator[Cell]:
    """Yield the cells of one assessment: the delivery at each service that a reading names, and the pledge."""
    if not assessment.readings:
        return
    scale = dataset.scale_of(commitment)
    pledge_scale = dataset.methodology.scales.get(dataset.methodology.pledge_scale)
    deliveries = {name: reading.delivery for name, reading in assessment.readings.items()}
    named = {service for levels in (assessment.delivery, *deliveries.values()) for service in levels}
    for service in sorted(named - {ALL_SERVICES}) or [ALL_SERVICES]:
        said = {name: _at(levels, service) for name, levels in deliveries.items()}
        yield _cell(
            (company_id, commitment.id, "delivery", None if service == ALL_SERVICES else service),
            said,
            _at(assessment.delivery, service),
            scale,
            assessment.settled,
        )
    pledges: dict[str, Value] = {
        name: reading.pledge for name, reading in assessment.readings.items() if reading.pledge is not None
    }
    if pledges:
        where: tuple[str, str, Question, None] = (company_id, commitment.id, "pledge", None)
        yield _cell(where, pledges, assessment.pledge, pledge_scale, assessment.settled)


def _at(levels: Mapping[str, Value], service: str) -> Value:
    return levels.get(service, levels.get(ALL_SERVICES, NOT_ASSESSED))


def _cell(
    where: tuple[str, str, Question, str | None],
    said: Mapping[str, Value],
    given: Value,
    scale: Scale | None,
    settled: str | None,
) -> Cell:
    values = {name: value for name, value in sorted(said.items()) if value != NOT_ASSESSED}
    places = {name: find_place(value, scale) for name, value in values.items()}
    known = {name: place for name, place in places.items() if place is not None}
    return Cell(*where, values=values, places=known, given=given, settled=settled)


def find_place(value: Value, scale: Scale | None) -> Place | None:
    """Return where a level stands; None for `not-applicable`, which stands nowhere, and for what the scale lacks."""
    if scale is None or value in {NOT_APPLICABLE, NOT_ASSESSED}:
        return None
    if isinstance(value, Fraction):
        points = scale.points_of(value)
        return None if points is None else (points, 0)
    same: dict[Fraction, int] = {}
    for level in scale.levels:
        if level.id == value:
            return level.points, same.get(level.points, 0)
        same[level.points] = same.get(level.points, 0) + 1
    return None


def count_places(cells: Iterable[Cell]) -> list[list[int]]:
    """Return for each cell that two or more read how often each level was given, the levels from low to high."""
    read = [cell for cell in cells if len(cell.places) > 1]
    places = sorted({place for cell in read for place in cell.places.values()})
    return [[list(cell.places.values()).count(place) for place in places] for cell in read]


def find_alpha(counts: Sequence[Sequence[int]]) -> float | None:
    """Return Krippendorff's alpha for ordered levels: 1 is agreement, 0 what chance gives, below 0 worse than that.

    None where it can't be known: nothing was read twice, or one level alone was given, so that there was nothing to
    tell apart. Krippendorff, Content Analysis (2004), chapter 11.
    """
    if sum(map(any, zip(*counts, strict=True))) < 2:
        return None
    # Loads numpy: only where there are readings.
    import krippendorff

    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="ordinal"))


def find_agreement(cells: Iterable[Cell]) -> Fraction | None:
    """Return how many of the pairs of readings of one cell are the same, 0 to 1; None where nothing was read twice."""
    pairs = [one == other for cell in cells for one, other in combinations(cell.values.values(), 2)]
    return Fraction(sum(pairs), len(pairs)) if pairs else None


def find_least_alpha(cells: Sequence[Cell]) -> float | None:
    """Return the lower one of the alphas of pledge and delivery over all commitments; None where neither is known.

    Readings without any difference count as 1, also where they gave one level only.
    """
    found = []
    for question in QUESTIONS:
        asked = [cell for cell in cells if cell.question == question and len(cell.values) > 1]
        alpha = find_alpha(count_places(asked))
        if alpha is None and asked and not any(cell.differs for cell in asked):
            alpha = 1.0
        if alpha is not None:
            found.append(alpha)
    return min(found, default=None)
