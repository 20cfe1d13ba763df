"""A worked example: the score of one company, step by step, with the numbers of the results."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.scoring.texts import number_text, points_text, round_half_up, share_text
from scorecard.views.address import Link, commitment_page_path, company_page_path, link_address

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results

DIGITS = 2
WHY = "It stands in the middle of the ranking."
WHY_DIFFERS = "Of the companies whose services differ on a commitment it stands nearest to the middle of the ranking."


@dataclass(frozen=True, slots=True)
class Quotient:
    """A weighted mean written out: the terms above the line, what stands below it, and what comes out.

    `sign` is `=`, or `≈` where the result had to be rounded.
    """

    terms: tuple[str, ...]
    below: str
    sign: str
    result: str


@dataclass(frozen=True, slots=True)
class ExampleService:
    """A service with its level; `weight` is empty where all weigh the same."""

    name: str
    level: str
    points: str
    weight: str


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A commitment that counts: its points, its share of the score, and what it adds (empty unless parts add up)."""

    commitment: Link
    number: str
    points: str
    weight: str
    adds: str


@dataclass(frozen=True, slots=True)
class ExampleFramework:
    """The commitments of one framework that count."""

    name: str
    rows: tuple[ExampleRow, ...]


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """One company's score from its levels; `mean` is None unless all that counts weighs the same."""

    company: Link
    why: str
    commitment: Link
    services: tuple[ExampleService, ...]
    delivery: Quotient
    frameworks: tuple[ExampleFramework, ...]
    parts_add: bool
    left_out: str
    mean: Quotient | None
    score: str
    exact: str
    band: str
    rank: str


def choose_example(results: Results) -> CompanyResult | None:
    """Return the company nearest to the middle of the ranking, neither the best nor the last; None without scores.

    One whose services differ on a commitment is preferred: it shows a step more.
    """
    ranked = [results.by_id[company_id] for company_id in results.ranking if results.by_id[company_id].rank is not None]
    telling = [company for company in ranked if any(_differs(item) for item in company.commitments)]
    middle = len(ranked) // 2
    return min(telling or ranked, key=lambda company: abs(ranked.index(company) - middle), default=None)


def _differs(item: CommitmentResult) -> bool:
    return item.standing == "counts" and item.delivery_level is None


def view_example(dataset: Dataset, results: Results, page: str, files: Collection[str]) -> WorkedExample | None:
    """Return the worked example of an edition; None where no company has a score."""
    company = choose_example(results)
    if company is None:
        return None
    counted = [item for item in company.commitments if item.standing == "counts"]
    shown = next(filter(_differs, counted), counted[0])
    address = link_address(company_page_path(company.company_id), page, files)
    commitments = dataset.commitments()
    weights = {service.weight for service in shown.services}
    return WorkedExample(
        company=Link(company.name, address),
        why=WHY_DIFFERS if _differs(shown) else WHY,
        commitment=_link(dataset, shown.commitment_id, page, files),
        services=tuple(
            ExampleService(
                service.service_name,
                service.level.name,
                points_text(service.level.points),
                number_text(service.weight) if len(weights) > 1 else "",
            )
            for service in shown.services
        ),
        delivery=_view_delivery(shown),
        frameworks=tuple(
            ExampleFramework(
                framework.short_name,
                tuple(
                    ExampleRow(
                        commitment=_link(dataset, item.commitment_id, page, files),
                        number=commitments[item.commitment_id].number,
                        points=_number(item.delivery_points),
                        weight=share_text(item.effective_weight, DIGITS),
                        adds=points_text(item.contribution, DIGITS) if item.contribution is not None else "",
                    )
                    for item in counted
                    if item.framework_id == framework_id
                ),
            )
            for framework_id, framework in dataset.ordered_frameworks()
            if any(item.framework_id == framework_id for item in counted)
        ),
        parts_add=all(item.contribution is not None for item in counted),
        left_out=_tell_left_out(company),
        mean=_view_mean(counted, company),
        score=points_text(company.score),
        exact=points_text(company.score, DIGITS),
        band=company.band.name if company.band else "",
        rank=f"{company.rank} of {len([other for other in results.companies if other.rank is not None])}",
    )


def _link(dataset: Dataset, commitment_id: str, page: str, files: Collection[str]) -> Link:
    name = dataset.commitments()[commitment_id].name
    return Link(name, link_address(commitment_page_path(commitment_id), page, files))


def _view_delivery(item: CommitmentResult) -> Quotient:
    """Return the mean over the services that were assessed."""
    parts = [service for service in item.services if service.level.points is not None]
    even = len({service.weight for service in parts}) == 1
    terms = tuple(
        points_text(service.level.points)
        if even
        else f"{number_text(service.weight)} × {points_text(service.level.points)}"
        for service in parts
    )
    below = len(parts) if even else sum((service.weight for service in parts), Fraction(0))
    return Quotient(terms, number_text(below), _sign(item.delivery_points), _number(item.delivery_points))


def _view_mean(counted: list[CommitmentResult], company: CompanyResult) -> Quotient | None:
    """Return the plain mean over the commitments; None unless that is the score."""
    points = [item.delivery_points or Fraction(0) for item in counted]
    if len({item.effective_weight for item in counted}) != 1 or sum(points) / len(points) != company.score:
        return None
    counts = Counter(points)
    terms = tuple(
        f"{number_text(counts[each])} × {_number(each)}" if counts[each] > 1 else _number(each)
        for each in sorted(counts, reverse=True)
    )
    return Quotient(terms, number_text(len(points)), _sign(company.score, *points), points_text(company.score, DIGITS))


def _number(points: Fraction | None) -> str:
    """Return points as short as they are exact, otherwise with two decimals."""
    return points_text(points, 0 if points is not None and points.denominator == 1 else DIGITS)


def _sign(*values: Fraction | None) -> str:
    exact = all(value is not None and round_half_up(value, DIGITS) == value for value in values)
    return "=" if exact else "≈"


def _tell_left_out(company: CompanyResult) -> str:
    """Return how many commitments are not in the sum, and why; nothing where all are."""
    counts = company.counts
    parts = [
        (counts.not_applicable, "that does not apply", "that do not apply"),
        (counts.not_pledged, "that it did not promise", "that it did not promise"),
        (counts.not_assessed, "that nobody has assessed", "that nobody has assessed"),
    ]
    told = [f"{number_text(count)} {one if count == 1 else many}" for count, one, many in parts if count]
    return f"Commitments not in the sum: {', '.join(told)}." if told else ""
