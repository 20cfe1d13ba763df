"""results.json: the whole record of an edition, with all that it takes to recompute every figure.

The document is a contract: `FORMAT_VERSION` changes when a key changes its meaning or goes. Numbers that scoring
computes are given twice: `exact`, a fraction as text, and `value`, the nearest float.
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scorecard.exports.robustness_json import describe_outlook, describe_robustness
from scorecard.exports.trend_json import describe_hindsight
from scorecard.model.assessment import ALL_SERVICES
from scorecard.model.base import write_number
from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.tree import build_tree, describe_tree
from scorecard.views.frame import tell_notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.assessment import Assessment
    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Commitment, Framework, Group
    from scorecard.model.methodology import Robustness as Settings
    from scorecard.model.scale import Scale
    from scorecard.scoring.results import CommitmentResult, CompanyResult, LevelResult, NodeResult, Results

FORMAT_VERSION = 1
"""1: first version."""


def write_results(
    dataset: Dataset, results: Results, digests: Mapping[str, str] | None = None, insight: Insight = NO_INSIGHT
) -> bytes:
    """Return the record as UTF-8 JSON, the same bytes for the same data."""
    plain = describe_results(dataset, results, digests, insight)
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def describe_results(
    dataset: Dataset, results: Results, digests: Mapping[str, str] | None = None, insight: Insight = NO_INSIGHT
) -> dict[str, Any]:
    """Return the record as plain data: programme, edition, method, frameworks and companies.

    `digests` are the hashes of what each company's page is made from, as the pages print them.
    """
    programme, edition = dataset.programme, dataset.editions[results.edition_id].edition
    return {
        "format_version": FORMAT_VERSION,
        "programme": {
            "title": programme.title,
            "subject": programme.subject,
            "publisher": programme.publisher,
            "licence": programme.licence.id,
            "licence_url": programme.licence.url,
        },
        "edition": {
            "id": results.edition_id,
            "title": edition.title,
            "cut_off": results.cut_off.isoformat(),
            "stage": results.stage,
            "notice": tell_notice(edition),
            "data_sha256": results.digest,
        },
        "method": _describe_method(dataset),
        "tree": describe_tree(build_tree(dataset, edition.frameworks), describe_input),
        "frameworks": [
            _describe_framework(framework_id, framework)
            for framework_id, framework in dataset.ordered_frameworks()
            if framework_id in edition.frameworks
        ],
        "ranking": list(results.ranking),
        "companies": [
            {**describe_company(dataset, results, company), "data_sha256": (digests or {}).get(company.company_id)}
            for company in results.companies
        ],
        "robustness": describe_robustness(insight.robustness) if insight.robustness else None,
        "trend": describe_hindsight(insight.hindsight, _find_scales(dataset), describe_input),
        "outlooks": [
            describe_outlook(insight.outlooks[company.company_id])
            for company in results.companies
            if company.company_id in insight.outlooks
        ],
    }


def describe_number(value: Fraction | None) -> dict[str, Any] | None:
    """Return a computed number as `exact` (a fraction as text) and `value` (the nearest float); None stays None."""
    return None if value is None else {"exact": str(value), "value": write_number(value)}


def describe_input(value: Fraction) -> int | float | str:
    """Return a number as the data gives it, so that its text is exact: a fraction (`1/3`) where no float is."""
    number = write_number(value)
    return number if Fraction(str(number)) == value else str(value)


def _describe_method(dataset: Dataset) -> dict[str, Any]:
    method = dataset.methodology
    return {
        "version": method.version,
        "aggregate": method.aggregate,
        "weighting": method.weighting,
        "weights": {node_id: describe_input(weight) for node_id, weight in method.weights.items()},
        "nodes": {node_id: node.model_dump(exclude_none=True) for node_id, node in method.nodes.items()},
        "min_coverage": describe_input(method.min_coverage),
        "pledge_scale": method.pledge_scale,
        "default_scale": method.default_scale,
        "scales": {scale_id: _describe_scale(scale) for scale_id, scale in method.scales.items()},
        "bands": [
            {"id": band.id, "name": band.name, "from_score": describe_input(band.from_score)} for band in method.bands
        ],
        "robustness": _describe_settings(method.robustness),
    }


def _describe_settings(settings: Settings) -> dict[str, Any]:
    return {
        "draws": settings.draws,
        "seed": settings.seed,
        "weight_spread": describe_input(settings.weight_spread),
        "level_spread": describe_input(settings.level_spread),
        "aggregates": list(settings.aggregates),
        "confidence_steps": settings.confidence_steps,
        "interval_share": describe_input(settings.interval_share),
        "firm_share": describe_input(settings.firm_share),
    }


def _describe_scale(scale: Scale) -> dict[str, Any]:
    return {
        "name": scale.name,
        "kind": scale.kind,
        "worst": describe_input(scale.worst) if scale.kind == "points" else None,
        "best": describe_input(scale.best) if scale.kind == "points" else None,
        "levels": [
            {
                "id": level.id,
                "name": level.name,
                "points": describe_input(level.points),
                "criterion": level.criterion,
                "counts_as": level.counts_as,
                "demands": level.demands.model_dump(mode="json"),
            }
            for level in scale.levels
        ],
    }


def _describe_framework(framework_id: str, framework: Framework) -> dict[str, Any]:
    return {
        "id": framework_id,
        "name": framework.name,
        "short_name": framework.short_name,
        "commitments": [_describe_commitment(item) for item in framework.commitments],
        "groups": [_describe_group(group) for group in framework.groups],
    }


def _describe_group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "name": group.name,
        "commitments": [_describe_commitment(item) for item in group.commitments],
        "groups": [_describe_group(inner) for inner in group.groups],
    }


def _describe_commitment(commitment: Commitment) -> dict[str, Any]:
    return {
        "id": commitment.id,
        "number": commitment.number,
        "name": commitment.name,
        "text": commitment.text,
        "applies_to": list(commitment.applies_to),
        "scale": commitment.scale,
    }


def _find_scales(dataset: Dataset) -> dict[str, str]:
    """Return the id of the scale of each commitment."""
    default = dataset.methodology.default_scale
    return {commitment.id: commitment.scale or default for commitment in dataset.commitments().values()}


def describe_company(dataset: Dataset, results: Results, company: CompanyResult) -> dict[str, Any]:
    counts = company.counts
    scales = _find_scales(dataset)
    return {
        "id": company.company_id,
        "name": company.name,
        "score": describe_number(company.score),
        "no_score": company.no_score,
        "band": company.band.id if company.band else None,
        "rank": company.rank,
        "practice": describe_number(company.practice),
        "breadth": describe_number(company.breadth),
        "strength": describe_number(company.strength),
        "coverage": describe_number(company.coverage),
        "counts": {
            "total": counts.total,
            "applicable": counts.applicable,
            "pledged": counts.pledged,
            "kept": counts.kept,
            "partly": counts.partly,
            "none": counts.none,
            "reversed": counts.reversed_,
            "not_assessed": counts.not_assessed,
            "not_pledged": counts.not_pledged,
            "not_applicable": counts.not_applicable,
            "overdue": counts.overdue,
        },
        "tree": _describe_node(company.tree),
        "commitments": [
            {**describe_result(dataset, results, company.company_id, item), "scale": scales[item.commitment_id]}
            for item in company.commitments
        ],
    }


def _describe_node(node: NodeResult) -> dict[str, Any]:
    return {
        "kind": node.kind,
        "id": node.id,
        "weight": describe_input(node.weight),
        "effective_weight": describe_number(node.effective_weight),
        "score": describe_number(node.score),
        "practice": describe_number(node.practice),
        "coverage": describe_number(node.coverage),
        "counted": node.counted,
        "children": [_describe_node(child) for child in node.children if child.kind != "commitment"],
    }


def _describe_level(level: LevelResult) -> dict[str, Any]:
    return {"level": level.id, "points": None if level.points is None else describe_input(level.points)}


def find_given(assessment: Assessment | None, service_id: str | None) -> Fraction | None:
    """Return the number that an assessment gives on a scale of points; None on a scale of levels."""
    delivery = assessment.delivery if assessment else {}
    value = delivery.get(service_id or ALL_SERVICES, delivery.get(ALL_SERVICES))
    return value if isinstance(value, Fraction) else None


def describe_result(dataset: Dataset, results: Results, company_id: str, item: CommitmentResult) -> dict[str, Any]:
    assessment = dataset.editions[results.edition_id].assessments.get(company_id, {}).get(item.commitment_id)
    return {
        "id": item.commitment_id,
        "pledge": _describe_level(item.pledge),
        "pledged": item.pledged,
        "delivery": [
            {
                "service": service.service_id,
                **_describe_level(service.level),
                "given": None
                if (value := find_given(assessment, service.service_id)) is None
                else describe_input(value),
                "status": service.status,
                "weight": describe_input(service.weight),
            }
            for service in item.services
        ],
        "delivery_points": describe_number(item.delivery_points),
        "status": item.status,
        "standing": item.standing,
        "assessed_share": describe_number(item.assessed_share),
        "effective_weight": describe_number(item.effective_weight),
        "contribution": describe_number(item.contribution),
        "overdue": [{"pledge": late.pledge_id, "deadline": late.deadline, "days": late.days} for late in item.overdue],
        "evidence": list(item.cited),
        "searched": list(assessment.searched) if assessment else [],
        "rationale": assessment.rationale if assessment else None,
        "confidence": assessment.confidence if assessment else None,
        "assessed_on": assessment.assessed.on.isoformat() if assessment else None,
    }
