"""The record of an edition's published numbers: what `scorecard publish` locks and `scorecard check` compares."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scorecard.model.lock import (
    FORMAT_VERSION,
    Lock,
    LockedCommitment,
    LockedCompany,
    LockedNode,
    LockedRecord,
    LockedService,
    hash_correction,
    hash_lock,
)
from scorecard.scoring.cells import read_cells
from scorecard.scoring.texts import round_half_up
from scorecard.scoring.tree import build_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.model.lock import Figures
    from scorecard.model.methodology import Methodology
    from scorecard.scoring.cells import Cell
    from scorecard.scoring.insight import Insight
    from scorecard.scoring.outlook import Outlook, Step
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results
    from scorecard.scoring.robustness_results import Robustness
    from scorecard.scoring.tree import Node

DRAWN = "drawn."
"""How the names of figures begin that come from the draws."""
_DRAWN_DIGITS = 6
"""To so many decimals drawn figures are compared: the last bits of a float may differ between machines."""


def make_record(
    dataset: Dataset, results: Results, insight: Insight, *, program_version: str, draws_key: str
) -> LockedRecord:
    """Return all numbers of an edition as they are now, and what they were computed from."""
    edition = dataset.editions[results.edition_id]
    return LockedRecord(
        data_sha256=results.digest,
        program_version=program_version,
        method_version=results.method_version,
        method=describe_method(dataset.methodology),
        cut_off=results.cut_off,
        tree=_lock_tree(build_tree(dataset, edition.edition.frameworks)),
        companies={
            company.company_id: _lock_company(dataset, results, insight, company) for company in results.companies
        },
        figures={"companies": str(len(results.companies)), **_drawn_figures(insight.robustness)},
        draws_key=draws_key,
    )


def make_lock(dataset: Dataset, edition_id: str, record: LockedRecord) -> Lock:
    """Return the lock of an edition that is published now, for the first time or once more."""
    data = dataset.editions[edition_id]
    lock = Lock(
        format_version=FORMAT_VERSION,
        edition=edition_id,
        first=data.lock.first if data.lock else record,
        latest=record if data.lock else None,
        corrections=tuple(hash_correction(item) for item in data.corrections),
        sha256="",
    )
    return lock.model_copy(update={"sha256": hash_lock(lock)})


def describe_method(method: Methodology) -> dict[str, Any]:
    """Return the choices of a method that move numbers, as plain data; names and criteria are left out."""
    scales = {
        key: {
            "kind": scale.kind,
            "worst": str(scale.worst),
            "best": str(scale.best),
            "levels": [[level.id, str(level.points), level.counts_as] for level in scale.levels],
        }
        for key, scale in method.scales.items()
    }
    settings = method.robustness.model_dump(mode="json")
    return {
        "scales": scales,
        "pledge_scale": method.pledge_scale,
        "default_scale": method.default_scale,
        "aggregate": method.aggregate,
        "weighting": method.weighting,
        "weights": {key: str(weight) for key, weight in method.weights.items()},
        "nodes": {key: node.model_dump(mode="json") for key, node in method.nodes.items()},
        "min_coverage": str(method.min_coverage),
        "bands": [[band.id, str(band.from_score)] for band in method.bands],
        "robustness": settings,
    }


def _lock_tree(node: Node) -> LockedNode:
    return LockedNode(
        kind=node.kind,
        id=node.id,
        weight=node.weight,
        aggregate=node.aggregate,
        weighting=node.weighting,
        by_service=node.by_service,
        children=tuple(map(_lock_tree, node.children)),
    )


def _lock_company(dataset: Dataset, results: Results, insight: Insight, company: CompanyResult) -> LockedCompany:
    cells = read_cells(dataset, results, company.company_id)
    assessments = dataset.editions[results.edition_id].assessments.get(company.company_id, {})
    outlook = insight.outlooks.get(company.company_id)
    steps = {step.commitment_id: step for step in outlook.steps} if outlook else {}
    commitments = {}
    for item in company.commitments:
        cell, assessment = cells[item.commitment_id], assessments.get(item.commitment_id)
        commitments[item.commitment_id] = LockedCommitment(
            pledge=cell.pledge,
            pledged=cell.pledged,
            services=_lock_services(cell),
            cited=cell.cited,
            figures={
                **_commitment_figures(item),
                "confidence": assessment.confidence if assessment else None,
                **_step_figures(steps.get(item.commitment_id)),
            },
        )
    return LockedCompany(
        name=company.name,
        commitments=commitments,
        figures={
            **_company_figures(company),
            **_outlook_figures(outlook),
            **_firm_figures(insight.robustness, company),
        },
    )


def _lock_services(cell: Cell) -> tuple[LockedService, ...]:
    return tuple(
        LockedService(service=key, value=str(item.value), points=item.points, weight=item.weight)
        for key, item in cell.services.items()
    )


def _commitment_figures(item: CommitmentResult) -> Figures:
    return {
        "pledge_points": _text(item.pledge.points),
        "points": _text(item.delivery_points),
        "status": item.status,
        "standing": item.standing,
        "assessed_share": _text(item.assessed_share),
        "effective_weight": _text(item.effective_weight),
        "contribution": _text(item.contribution),
        "overdue": ", ".join(f"{late.pledge_id} {late.deadline} {late.days}" for late in item.overdue) or None,
    }


def _step_figures(step: Step | None) -> Figures:
    if step is None:
        return {}
    return {
        "next.gain": _text(step.gain),
        "next.score": _text(step.score),
        "next.rank": _text(step.rank),
        "next.best": f"{step.best.company_id} {step.best.points}" if step.best else None,
    }


def _company_figures(company: CompanyResult) -> Figures:
    counts = company.counts
    plain: Figures = {
        "score": _text(company.score),
        "no_score": company.no_score,
        "band": company.band.id if company.band else None,
        "rank": _text(company.rank),
        "practice": _text(company.practice),
        "breadth": _text(company.breadth),
        "strength": _text(company.strength),
        "coverage": _text(company.coverage),
        **{f"counts.{name.rstrip('_')}": str(getattr(counts, name)) for name in counts.__slots__},
    }
    for node in company.tree.walk():
        if node.kind in {"framework", "group"}:
            for name in ("score", "practice", "coverage", "effective_weight", "counted"):
                plain[f"{node.id}.{name}"] = _text(getattr(node, name))
    return plain


def _outlook_figures(outlook: Outlook | None) -> Figures:
    return {"ceiling": _text(outlook.ceiling), "ceiling.rank": _text(outlook.ceiling_rank)} if outlook else {}


def _firm_figures(robustness: Robustness | None, company: CompanyResult) -> Figures:
    item = robustness.company(company.company_id) if robustness else None
    if item is None:
        return {}
    return {
        f"{DRAWN}low": _drawn(item.score.low),
        f"{DRAWN}high": _drawn(item.score.high),
        f"{DRAWN}rank": f"{item.rank_best} {item.rank_worst}",
        f"{DRAWN}bands": " ".join(item.bands),
        f"{DRAWN}group": str(item.group),
        f"{DRAWN}drivers": " ".join(f"{driver.choice} {_drawn(driver.total)}" for driver in item.drivers) or None,
    }


def _drawn_figures(robustness: Robustness | None) -> Figures:
    if robustness is None:
        return {}
    pairs = {
        f"{DRAWN}{pair.upper}.{pair.lower}": f"{_drawn(pair.share)} {pair.order}" for pair in robustness.neighbours
    }
    sure: Iterator[str] = (f"{pair.upper}.{pair.lower}" for pair in robustness.dominances if pair.any_weights)
    return {f"{DRAWN}draws": str(robustness.draws), **pairs, f"{DRAWN}dominances": " ".join(sorted(sure)) or None}


def _drawn(value: Fraction) -> str:
    return str(float(round_half_up(value, _DRAWN_DIGITS)))


def _text(value: Fraction | int | None) -> str | None:
    return None if value is None else str(value)


def copy_drawn(known: LockedRecord, record: LockedRecord) -> LockedRecord:
    """Return a record made without draws, with those of a known one that was made from the same."""
    companies = {
        key: company.model_copy(update={"figures": {**company.figures, **_take_drawn(known.companies[key].figures)}})
        if key in known.companies
        else company
        for key, company in record.companies.items()
    }
    return record.model_copy(
        update={"companies": companies, "figures": {**record.figures, **_take_drawn(known.figures)}}
    )


def _take_drawn(figures: Figures) -> Figures:
    return {name: value for name, value in figures.items() if name.startswith(DRAWN)}
