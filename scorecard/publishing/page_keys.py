"""Keys of pages that read a part of the data only: an edit elsewhere must not make them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.publishing.program import hash_parts
from scorecard.views.address import (
    COMMITMENTS_PAGE,
    DOWNLOADS_PAGE,
    EDITIONS_PAGE,
    EMBED_PAGE,
    METHODOLOGY_PAGE,
    NOT_FOUND_PAGE,
    ROBOTS,
    SITEMAP,
    commitment_page_path,
    text_page_path,
)
from scorecard.views.breadth import measure_breadth
from scorecard.views.methodology import count_confidence
from scorecard.views.worked_example import choose_example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.assessment import Assessment
    from scorecard.model.base import Model
    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Framework
    from scorecard.scoring.insight import Insight
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results


def make_page_keys(dataset: Dataset, results: Results, insight: Insight, common: str) -> dict[str, str]:
    """Return the keys of such pages by path; `common` stands for what every page of the edition reads.

    They know only data, so pages can print them as their data's name.
    """
    covered = dataset.editions[results.edition_id].edition.frameworks
    breadths = measure_breadth(results)
    keys = {
        COMMITMENTS_PAGE: hash_parts(common, COMMITMENTS_PAGE, repr(sorted(breadths.items()))),
        METHODOLOGY_PAGE: hash_parts(common, METHODOLOGY_PAGE, *_method_parts(dataset, results, insight)),
        EDITIONS_PAGE: hash_parts(common, EDITIONS_PAGE, *_edition_parts(dataset)),
    }
    for path in (DOWNLOADS_PAGE, NOT_FOUND_PAGE, ROBOTS, SITEMAP):
        keys[path] = hash_parts(common, path)
    names = repr([(company.company_id, company.name) for company in results.companies])
    keys[EMBED_PAGE] = hash_parts(common, EMBED_PAGE, names)
    counts = repr([(company.name, company.counts) for company in results.companies])
    promises = repr([[item.pledge for item in company.commitments] for company in results.companies])
    for page_id, page in dataset.ordered_pages():
        path = text_page_path(page_id)
        keys[path] = hash_parts(common, path, page.model_dump_json(), counts, promises)
    judged = _by_commitment(dataset, results)
    for framework_id, framework in dataset.ordered_frameworks():
        if framework_id not in covered:
            continue
        beside = repr([breadths.get(commitment.id) for commitment in framework.walk()])
        for path, parts in _commitment_parts(dataset, framework, judged, insight):
            keys[path] = hash_parts(common, path, beside, *parts)
    return keys


_Judged = dict[str, list[tuple["CompanyResult", "CommitmentResult", "Assessment | None"]]]
"""What an edition makes of each commitment, by its id."""


def _by_commitment(dataset: Dataset, results: Results) -> _Judged:
    assessments = dataset.editions[results.edition_id].assessments
    found: _Judged = {}
    for company_id in results.ranking:
        company = results.by_id[company_id]
        own = assessments.get(company_id, {})
        for item in company.commitments:
            found.setdefault(item.commitment_id, []).append((company, item, own.get(item.commitment_id)))
    return found


def _commitment_parts(
    dataset: Dataset, framework: Framework, judged: _Judged, insight: Insight
) -> Iterator[tuple[str, list[str]]]:
    """Yield what the page of each commitment reads beside the rest of its edition."""
    for commitment in framework.walk():
        parts = []
        for company, item, assessment in judged.get(commitment.id, []):
            parts += [company.company_id, company.name, repr(item)]
            if assessment is not None:
                parts.append(assessment.model_dump_json())
                parts += _fact_parts(dataset, company.company_id, assessment)
            outlook = insight.outlooks.get(company.company_id)
            parts += [repr(step) for step in (outlook.steps if outlook else ()) if step.commitment_id == commitment.id]
        yield commitment_page_path(commitment.id), parts


def _fact_parts(dataset: Dataset, company_id: str, assessment: Assessment) -> Iterator[str]:
    """Yield the evidence that an assessment cites, with its sources."""
    company = dataset.companies[company_id]
    for key in assessment.evidence:
        fact = company.evidence_item(key)
        if fact is None:
            continue
        yield fact.model_dump_json()
        for source_id in (fact.source, *fact.also):
            source: Model | None = dataset.source(company_id, source_id)
            yield source.model_dump_json() if source else ""


def _method_parts(dataset: Dataset, results: Results, insight: Insight) -> Iterator[str]:
    """Yield what the page of the method takes from the results: its example, and how firm the edition is."""
    example = choose_example(results)
    ranked = sum(1 for company in results.companies if company.rank is not None)
    yield from (repr(example), str(ranked), repr(count_confidence(dataset, results)))
    robustness = insight.robustness
    if robustness is not None:
        pairs = [pair.order for pair in robustness.neighbours]
        yield repr((pairs, len(robustness.groups), robustness.drivers, robustness.draws))
        yield repr((robustness.interval_share, robustness.firm_share))


def _edition_parts(dataset: Dataset) -> Iterator[str]:
    for edition_id, data in sorted(dataset.editions.items()):
        yield from (edition_id, data.edition.model_dump_json(), str(data.lock is not None))
