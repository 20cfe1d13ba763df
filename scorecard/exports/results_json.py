"""results.json: the whole record of an edition, with all that it takes to recompute every figure.

The document is a contract: `FORMAT_VERSION` changes when a key changes its meaning or goes. Numbers that scoring
computes are given twice: `exact`, a fraction as text, and `value`, the nearest float.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scorecard.model.base import write_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Commitment, Framework, Group
    from scorecard.model.scale import Scale
    from scorecard.scoring.results import CommitmentResult, CompanyResult, LevelResult, NodeResult, Results

FORMAT_VERSION = 1
"""1: first version."""


def write_results(dataset: Dataset, results: Results, digests: Mapping[str, str] | None = None) -> bytes:
    """Return the record as UTF-8 JSON, the same bytes for the same data."""
    return (json.dumps(describe_results(dataset, results, digests), ensure_ascii=False, indent=1) + "\n").encode()


def describe_results(dataset: Dataset, results: Results, digests: Mapping[str, str] | None = None) -> dict[str, Any]:
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
            "notice": edition.notice,
            "data_sha256": results.digest,
        },
        "method": _describe_method(dataset),
        "frameworks": [
            _describe_framework(framework_id, framework)
            for framework_id, framework in dataset.ordered_frameworks()
            if framework_id in edition.frameworks
        ],
        "ranking": list(results.ranking),
        "companies": [
            {**_describe_company(dataset, results, company), "data_sha256": (digests or {}).get(company.company_id)}
            for company in results.companies
        ],
    }


def describe_number(value: Fraction | None) -> dict[str, Any] | None:
    """Return a computed number as `exact` (a fraction as text) and `value` (the nearest float); None stays None."""
    return None if value is None else {"exact": str(value), "value": write_number(value)}


def _describe_method(dataset: Dataset) -> dict[str, Any]:
    method = dataset.methodology
    return {
        "version": method.version,
        "aggregate": method.aggregate,
        "weighting": method.weighting,
        "weights": {node_id: write_number(weight) for node_id, weight in method.weights.items()},
        "min_coverage": write_number(method.min_coverage),
        "pledge_scale": method.pledge_scale,
        "default_scale": method.default_scale,
        "scales": {scale_id: _describe_scale(scale) for scale_id, scale in method.scales.items()},
        "bands": [
            {"id": band.id, "name": band.name, "from_score": write_number(band.from_score)} for band in method.bands
        ],
    }


def _describe_scale(scale: Scale) -> dict[str, Any]:
    return {
        "name": scale.name,
        "kind": scale.kind,
        "levels": [
            {
                "id": level.id,
                "name": level.name,
                "points": write_number(level.points),
                "criterion": level.criterion,
                "counts_as": level.counts_as,
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


def _describe_company(dataset: Dataset, results: Results, company: CompanyResult) -> dict[str, Any]:
    counts = company.counts
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
        "commitments": [_describe_result(dataset, results, company.company_id, item) for item in company.commitments],
    }


def _describe_node(node: NodeResult) -> dict[str, Any]:
    return {
        "kind": node.kind,
        "id": node.id,
        "weight": write_number(node.weight),
        "effective_weight": describe_number(node.effective_weight),
        "score": describe_number(node.score),
        "practice": describe_number(node.practice),
        "coverage": describe_number(node.coverage),
        "counted": node.counted,
        "children": [_describe_node(child) for child in node.children if child.kind != "commitment"],
    }


def _describe_level(level: LevelResult) -> dict[str, Any]:
    return {"level": level.id, "points": None if level.points is None else write_number(level.points)}


def _describe_result(dataset: Dataset, results: Results, company_id: str, item: CommitmentResult) -> dict[str, Any]:
    assessment = dataset.editions[results.edition_id].assessments.get(company_id, {}).get(item.commitment_id)
    return {
        "id": item.commitment_id,
        "pledge": _describe_level(item.pledge),
        "pledged": item.pledged,
        "delivery": [
            {
                "service": service.service_id,
                **_describe_level(service.level),
                "status": service.status,
                "weight": write_number(service.weight),
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
