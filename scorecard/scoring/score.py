"""From a dataset to the results of one edition."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.scoring.judgement import Case, Judgement, find_overdue, judge
from scorecard.scoring.measures import Measures
from scorecard.scoring.results import (
    BandResult,
    CommitmentResult,
    CompanyResult,
    Counts,
    NodeResult,
    NoScore,
    Results,
    Standing,
)
from scorecard.scoring.tree import Node, build_tree, is_additive, leaf_weights, weighing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scorecard.model.assessment import Assessment
    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.model.methodology import Band


class UnknownEditionError(LookupError):
    """The dataset has no edition of this name."""


def score(dataset: Dataset, edition_id: str) -> Results:
    """Return the scores of every company of an edition that the dataset holds; UnknownEditionError without the edition.

    Exact: nothing is rounded here. Companies and frameworks that an edition names but the dataset lacks are left out
    (`check` reports them).
    """
    if edition_id not in dataset.editions:
        raise UnknownEditionError(edition_id)
    data = dataset.editions[edition_id]
    tree = build_tree(dataset, data.edition.frameworks)
    companies = [
        _score_company(dataset, tree, company_id, data.assessments.get(company_id, {}), data.edition.cut_off)
        for company_id in sorted(set(data.edition.companies))
        if company_id in dataset.companies
    ]
    ranked = rank_companies(companies)
    return Results(
        edition_id=edition_id,
        cut_off=data.edition.cut_off,
        stage=data.edition.stage,
        method_version=dataset.methodology.version,
        aggregate=dataset.methodology.aggregate if len(_find_aggregates(tree)) == 1 else "mixed",
        weighting=dataset.methodology.weighting,
        digest=dataset.digest,
        companies=ranked,
        ranking=tuple(
            result.company_id
            for result in sorted(ranked, key=lambda item: (item.rank or len(ranked) + 1, item.name, item.company_id))
        ),
        by_id={result.company_id: result for result in ranked},
    )


def find_band(bands: tuple[Band, ...], value: Fraction) -> BandResult | None:
    """Return the band that a score belongs to: the last one that begins at or below it."""
    found = [band for band in bands if band.from_score <= value]
    return BandResult(found[-1].id, found[-1].name, found[-1].from_score) if found else None


def rank_companies(companies: list[CompanyResult]) -> tuple[CompanyResult, ...]:
    """Return the companies with ranks from unrounded scores: ties share one (1, 2, 2, 4), no score has none."""
    scores = [result.score for result in companies if result.score is not None]
    return tuple(
        result if result.score is None else replace(result, rank=1 + sum(other > result.score for other in scores))
        for result in companies
    )


def _score_company(
    dataset: Dataset, tree: Node, company_id: str, assessments: Mapping[str, Assessment], cut_off: date
) -> CompanyResult:
    """Return everything that scoring says about one company, still without a rank."""
    methodology = dataset.methodology
    company = dataset.companies[company_id]
    judged = _judge_all(dataset, company, tuple(leaf_weights(tree)), assessments, cut_off)
    measures = Measures(methodology, {commitment_id: judgement for commitment_id, (_, judgement) in judged.items()})
    root = measures.finish(tree)
    commitments = _commitment_results(judged, tree, root, measures.contributions(tree))
    counts = _count(commitments)
    no_score: NoScore | None = None
    if not counts.pledged:
        no_score = "no-pledges"
    elif not measures.headline:
        no_score = "nothing-assessed"
    elif measures.evaluate_headline(tree) is None:
        no_score = "weighs-nothing"
    elif root.score is None:
        no_score = "low-coverage"
    strengths = [
        item.pledge.points for item in commitments if item.status != "not-applicable" and item.pledge.points is not None
    ]
    return CompanyResult(
        company_id=company_id,
        name=company.name,
        score=root.score,
        no_score=no_score,
        practice=root.practice,
        breadth=Fraction(counts.pledged, counts.applicable) if counts.applicable else None,
        strength=sum(strengths, Fraction(0)) / len(strengths) if strengths else None,
        coverage=root.coverage,
        band=None if root.score is None else find_band(methodology.bands, root.score),
        rank=None,
        counts=counts,
        commitments=commitments,
        tree=root,
    )


def _judge_all(
    dataset: Dataset,
    company: Company,
    commitment_ids: tuple[str, ...],
    assessments: Mapping[str, Assessment],
    cut_off: date,
) -> dict[str, tuple[Case, Judgement]]:
    """Return what is judged, and the judgement, for every commitment."""
    methodology = dataset.methodology
    commitments = dataset.commitments()
    framework_of = dataset.framework_of()
    judged = {}
    for commitment_id in commitment_ids:
        commitment = commitments[commitment_id]
        case = Case(company, framework_of[commitment_id], commitment, assessments.get(commitment_id), cut_off)
        delivery_scale = dataset.scale_of(commitment) or methodology.scales[methodology.default_scale]
        judged[commitment_id] = (case, judge(case, methodology.scales[methodology.pledge_scale], delivery_scale))
    return judged


def _commitment_results(
    judged: Mapping[str, tuple[Case, Judgement]], tree: Node, root: NodeResult, added: Mapping[str, Fraction]
) -> tuple[CommitmentResult, ...]:
    """Return the judgements with what they weigh in the company's score."""
    groups = _paths(tree)
    weighty = weighing(tree)
    additive = is_additive(tree)
    shares = {node.id: node.effective_weight for node in root.walk() if node.kind == "commitment"}
    results = []
    for commitment_id, (case, judgement) in judged.items():
        share = shares[commitment_id]
        # Where the parts add up, what counts for nothing adds exactly nothing.
        nothing = Fraction(0) if additive and judgement.points is not None else None
        results.append(
            CommitmentResult(
                commitment_id=commitment_id,
                framework_id=case.framework_id,
                group_ids=groups[commitment_id],
                pledge=judgement.pledge,
                pledged=judgement.pledged,
                delivery_points=judgement.points,
                delivery_level=judgement.level,
                services=judgement.services,
                status=judgement.status,
                standing=_standing(judgement, weighs=commitment_id in weighty),
                assessed_share=judgement.assessed_share,
                effective_weight=share,
                contribution=added.get(commitment_id, nothing),
                overdue=find_overdue(case, judgement) if judgement.pledged else (),
                cited=case.assessment.evidence if case.assessment else (),
            )
        )
    return tuple(results)


def _standing(judgement: Judgement, *, weighs: bool) -> Standing:
    """Return whether a commitment counts for the score and, if not, the first reason why."""
    if judgement.status == "not-applicable":
        return "not-applicable"
    if not judgement.pledged:
        return "not-pledged"
    if judgement.points is None:
        return "not-assessed"
    return "counts" if weighs else "weighs-nothing"


def _find_aggregates(node: Node) -> frozenset[str]:
    """Return how the nodes that have children put them together."""
    if node.kind == "commitment":
        return frozenset()
    return frozenset({node.aggregate}).union(*map(_find_aggregates, node.children))


def _paths(node: Node, above: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Return the ids of the groups above each commitment, outermost first."""
    if node.kind == "commitment":
        return {node.id: above}
    inside = (*above, node.id) if node.kind == "group" else above
    return {key: path for child in node.children for key, path in _paths(child, inside).items()}


def _count(results: tuple[CommitmentResult, ...]) -> Counts:
    """Return what became of the pledged commitments, and how many were not pledged or do not apply."""
    applicable = [item for item in results if item.status != "not-applicable"]
    pledged = [item for item in applicable if item.pledged]

    def having(status: str) -> int:
        return sum(1 for item in pledged if item.status == status)

    return Counts(
        total=len(results),
        applicable=len(applicable),
        pledged=len(pledged),
        kept=having("kept"),
        partly=having("partly"),
        none=having("none"),
        reversed_=having("reversed"),
        not_assessed=having("not-assessed"),
        not_pledged=len(applicable) - len(pledged),
        not_applicable=len(results) - len(applicable),
        overdue=sum(1 for item in pledged if item.overdue),
    )
