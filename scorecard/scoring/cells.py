"""Cells: what a score is made from, company by company and commitment by commitment, apart from facts and words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.model.assessment import ALL_SERVICES, NOT_ASSESSED, Value
from scorecard.scoring.aggregate import mean
from scorecard.scoring.tree import Measure, Node, evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.assessment import Assessment
    from scorecard.model.dataset import Dataset
    from scorecard.model.scale import Scale
    from scorecard.scoring.aggregate import Part
    from scorecard.scoring.results import CommitmentResult, Results


@dataclass(frozen=True, slots=True)
class ServiceCell:
    """What was judged for a service; without `points` nobody has judged it yet."""

    value: Value
    points: Fraction | None
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Cell:
    """One commitment of one company, by service (None: the company as a whole); none: it does not apply."""

    pledge: str
    pledged: bool
    services: Mapping[str | None, ServiceCell]
    cited: tuple[str, ...]

    @property
    def parts(self) -> dict[str | None, Part]:
        """Weight and points of each service that was judged and weighs something."""
        return {
            service: (cell.weight, cell.points)
            for service, cell in self.services.items()
            if cell.points is not None and cell.weight
        }

    @property
    def points(self) -> Fraction | None:
        """The mean of the services' points; None where nothing was judged or nothing applies."""
        return mean(list(self.parts.values()))

    @property
    def applies(self) -> bool:
        """Whether some service of the company can meet the commitment."""
        return bool(self.services)


Cells = dict[str, Cell]
"""The cells of one company by commitment, in the order of pages."""


def read_cells(dataset: Dataset, results: Results, company_id: str) -> Cells:
    """Return what one company's score was made from."""
    assessments = dataset.editions[results.edition_id].assessments.get(company_id, {})
    return {
        item.commitment_id: _read_cell(item, assessments.get(item.commitment_id))
        for item in results.by_id[company_id].commitments
    }


def rate(tree: Node, cells: Mapping[str, Cell]) -> Fraction | None:
    """Return the delivery on pledges, 0 to 100, however much was judged; None where nothing counts."""
    counted = {
        key: (points, cell) for key, cell in cells.items() if cell.pledged and (points := cell.points) is not None
    }
    return evaluate(
        tree,
        Measure(
            {key: points for key, (points, _) in counted.items()},
            cells={key: cell.parts for key, (_, cell) in counted.items()},
        ),
    )


def worth_under(cell: Cell, pledges: Scale | None, scale: Scale | None) -> Cell:
    """Return a cell as other scales would count it; a level that they lack keeps what it had."""
    step = (
        next((number for number, level in enumerate(pledges.levels) if level.id == cell.pledge), None)
        if pledges
        else None
    )
    services = {key: replace(item, points=_worth(item, scale)) for key, item in cell.services.items()}
    return replace(cell, pledged=cell.pledged if step is None else step > 0, services=services)


def _worth(item: ServiceCell, scale: Scale | None) -> Fraction | None:
    if scale is None or item.points is None:
        return item.points
    if isinstance(item.value, Fraction):
        found = scale.points_of(item.value)
        return item.points if found is None else found
    level = scale.level(item.value)
    return level.points if level else item.points


def _read_cell(item: CommitmentResult, assessment: Assessment | None) -> Cell:
    given = assessment.delivery if assessment else {}
    services = {
        service.service_id: ServiceCell(
            value=given.get(service.service_id or ALL_SERVICES, given.get(ALL_SERVICES, NOT_ASSESSED)),
            points=service.level.points,
            weight=service.weight,
        )
        for service in item.services
    }
    return Cell(item.pledge.id, item.pledged, services, item.cited)
