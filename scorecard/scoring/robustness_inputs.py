"""What the draws of robustness are made from: the tree, the scales, and what every company's score rests on."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.scoring.tree import Node, build_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.dataset import Dataset
    from scorecard.model.methodology import Robustness as Settings
    from scorecard.model.scale import Scale
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results


@dataclass(frozen=True, slots=True)
class CellInput:
    """The delivery of one service (None: the company as a whole) on one commitment.

    `rung` is the place of its points among the rungs of the scale, or None for points that belong to no level.
    """

    service_id: str | None
    weight: Fraction
    points: Fraction
    rung: int | None


@dataclass(frozen=True, slots=True)
class LeafInput:
    """A commitment that counts for a company; `unsure`: its assessment is of low confidence."""

    commitment_id: str
    scale_id: str
    cells: tuple[CellInput, ...]
    points: Fraction
    unsure: bool


@dataclass(frozen=True, slots=True)
class CompanyInput:
    """A company with a score, and the commitments that the score is made of."""

    company_id: str
    score: Fraction
    rank: int
    leaves: tuple[LeafInput, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that decides about the outcome of the draws: equal inputs give equal results.

    `companies` stand in the order of the ranking. `rungs` are the different points that the levels of a scale have,
    the lowest first. `aggregate` is that of all nodes but those that name another.
    """

    tree: Node
    aggregate: str
    settings: Settings
    rungs: tuple[tuple[str, tuple[Fraction, ...]], ...]
    bands: tuple[tuple[str, Fraction], ...]
    companies: tuple[CompanyInput, ...]


def gather_inputs(dataset: Dataset, results: Results) -> Inputs:
    """Return the inputs for an edition; companies without a score are left out."""
    methodology, data = dataset.methodology, dataset.editions[results.edition_id]
    commitments = dataset.commitments()
    scales = {
        commitment_id: commitment.scale or methodology.default_scale
        for commitment_id, commitment in commitments.items()
    }
    rungs = {scale_id: find_rungs(scale) for scale_id, scale in sorted(methodology.scales.items())}
    companies = []
    for company_id in results.ranking:
        result = results.by_id[company_id]
        if result.score is None or result.rank is None:
            continue
        judged = data.assessments.get(company_id, {})
        unsure = {commitment_id for commitment_id, item in judged.items() if item.confidence == "low"}
        leaves = tuple(_gather_leaves(result, scales, rungs, unsure))
        companies.append(CompanyInput(company_id, result.score, result.rank, leaves))
    return Inputs(
        tree=build_tree(dataset, data.edition.frameworks),
        aggregate=methodology.aggregate,
        settings=methodology.robustness,
        rungs=tuple(rungs.items()),
        bands=tuple((band.id, band.from_score) for band in methodology.bands),
        companies=tuple(companies),
    )


def find_rungs(scale: Scale) -> tuple[Fraction, ...]:
    """Return the different points that a scale's levels have, the lowest first; levels of equal worth share a rung."""
    return tuple(sorted({level.points for level in scale.levels}))


def counts_for_score(item: CommitmentResult) -> bool:
    """Return whether a commitment stands in the headline score, be its weight 0 or not."""
    return item.standing in {"counts", "weighs-nothing"}


def _gather_leaves(
    result: CompanyResult, scales: Mapping[str, str], rungs: Mapping[str, tuple[Fraction, ...]], unsure: set[str]
) -> list[LeafInput]:
    leaves = []
    for item in result.commitments:
        if not counts_for_score(item) or item.delivery_points is None:
            continue
        scale_id = scales[item.commitment_id]
        cells = tuple(
            CellInput(
                service.service_id,
                service.weight,
                service.level.points,
                None if service.level.step is None else rungs[scale_id].index(service.level.points),
            )
            for service in item.services
            if service.level.points is not None and service.weight
        )
        leaves.append(
            LeafInput(item.commitment_id, scale_id, cells, item.delivery_points, item.commitment_id in unsure)
        )
    return leaves
