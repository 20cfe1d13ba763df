"""Moments: an edition as it was scored at one time, from the data or from what was published, ready to be compared."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.model.assessment import Value
from scorecard.scoring.cells import Cell, Cells, ServiceCell, read_cells
from scorecard.scoring.tree import Node, build_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scorecard.model.dataset import Dataset
    from scorecard.model.lock import LockedCommitment, LockedNode, LockedRecord
    from scorecard.model.methodology import Methodology
    from scorecard.scoring.results import Results


@dataclass(frozen=True, slots=True)
class Moment:
    """An edition at one time: by company what its score was made from, the score (None: none) and the rank."""

    edition_id: str
    title: str
    cut_off: date
    method_version: str
    tree: Node
    names: Mapping[str, str]
    cells: Mapping[str, Cells]
    scores: Mapping[str, Fraction | None]
    ranks: Mapping[str, int | None]


def see_moment(dataset: Dataset, results: Results) -> Moment:
    """Return an edition as the data has it."""
    edition = dataset.editions[results.edition_id].edition
    return Moment(
        edition_id=results.edition_id,
        title=edition.title,
        cut_off=edition.cut_off,
        method_version=results.method_version,
        tree=build_tree(dataset, edition.frameworks),
        names={item.company_id: item.name for item in results.companies},
        cells={item.company_id: read_cells(dataset, results, item.company_id) for item in results.companies},
        scores={item.company_id: item.score for item in results.companies},
        ranks={item.company_id: item.rank for item in results.companies},
    )


def recall_moment(record: LockedRecord, edition_id: str, title: str) -> Moment:
    """Return an edition as it was published."""
    return Moment(
        edition_id=edition_id,
        title=title,
        cut_off=record.cut_off,
        method_version=record.method_version,
        tree=read_tree(record.tree),
        names={key: company.name for key, company in record.companies.items()},
        cells={
            key: {item_id: _read_cell(item) for item_id, item in company.commitments.items()}
            for key, company in record.companies.items()
        },
        scores={key: _read(company.figures.get("score")) for key, company in record.companies.items()},
        ranks={key: _whole(company.figures.get("rank")) for key, company in record.companies.items()},
    )


def read_tree(locked: LockedNode) -> Node:
    """Return the tree of a published edition."""
    return Node(
        kind=locked.kind,
        id=locked.id,
        name=locked.id,
        weight=locked.weight,
        children=tuple(map(read_tree, locked.children)),
        aggregate=locked.aggregate,
        weighting=locked.weighting,
        by_service=locked.by_service,
    )


def weigh_anew(node: Node, method: Methodology, *, apart: bool = False) -> Node:
    """Return the same tree with the weights and the ways to put parts together of another method."""
    own = method.nodes.get(node.id)
    by_service = apart if own is None or own.services is None else own.services == "last"
    weight = Fraction(1) if node.kind == "overall" else method.weights.get(node.id, Fraction(1))
    if node.kind == "commitment":
        return Node(node.kind, node.id, node.name, weight)
    return Node(
        node.kind,
        node.id,
        node.name,
        weight,
        tuple(weigh_anew(child, method, apart=by_service) for child in node.children),
        (own.aggregate if own else None) or method.aggregate,
        (own.weighting if own else None) or method.weighting,
        by_service,
    )


def _read_cell(locked: LockedCommitment) -> Cell:
    services = {
        item.service: ServiceCell(_read_value(item.value), item.points, item.weight) for item in locked.services
    }
    return Cell(locked.pledge, locked.pledged, services, locked.cited)


def _read_value(text: str) -> Value:
    """Return a level's id, or the number that was given; ids of levels that look like numbers are numbers here, too."""
    try:
        return Fraction(text)
    except ValueError:
        return text


def _read(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _whole(text: str | None) -> int | None:
    return None if text is None else int(text)
