"""The worked example as documents print it: the same company as on the page of the method, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.scoring.texts import count_text, points_text, share_text
from scorecard.views.worked_example import choose_example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results, ServiceResult


@dataclass(frozen=True, slots=True)
class ExampleStep:
    """One step: what is done, and the sum with its numbers."""

    title: str
    text: str
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A commitment that counts: its share of the score, its points, and what the two make."""

    id: str
    label: str
    name: str
    weight: str
    points: str
    adds: str


@dataclass(frozen=True, slots=True)
class PrintedExample:
    """The score of one company, worked out; `total` is the sum of the rows."""

    company_id: str
    company: str
    steps: tuple[ExampleStep, ...]
    rows: tuple[ExampleRow, ...]
    total: str


def print_example(dataset: Dataset, results: Results) -> PrintedExample | None:
    """Return the worked example; None where no company has a score whose parts add up to it."""
    company = choose_example(results) if results.aggregate == "mean" else None
    if company is None:
        return None
    found = next(filter(_differs, company.commitments), None)
    labels = {
        commitment.id: (f"{framework.short_name} {commitment.number}", commitment.name)
        for _, framework in dataset.ordered_frameworks()
        for commitment in framework.walk()
    }
    counted = [item for item in company.commitments if item.standing == "counts"]
    steps = []
    if found:
        steps.append(_tell_services(found, *labels[found.commitment_id]))
    steps.append(_tell_weights(company, counted))
    return PrintedExample(
        company_id=company.company_id,
        company=company.name,
        steps=tuple(steps),
        rows=tuple(
            ExampleRow(
                item.commitment_id,
                *labels[item.commitment_id],
                share_text(item.effective_weight, 2),
                points_text(item.delivery_points, 1),
                points_text(item.contribution, 2),
            )
            for item in counted
        ),
        total=points_text(company.score, 2),
    )


def _differs(item: CommitmentResult) -> bool:
    services = [service for service in item.services if service.level.points is not None]
    return item.standing == "counts" and len({service.level.points for service in services}) > 1


def _tell_services(item: CommitmentResult, label: str, name: str) -> ExampleStep:
    services = [service for service in item.services if service.level.points is not None]
    told = "; ".join(
        f"{service.service_name}: {service.level.name}, {points_text(service.level.points)}" for service in services
    )
    return ExampleStep(
        f"Points of one commitment: {label}, {name}",
        f"Assessed at {count_text(len(services), 'service', 'services')} that it applies to. {told}.",
        (f"D = {' '.join(_tell_mean(services))} = {points_text(item.delivery_points, 1)}",),
    )


def _tell_mean(services: list[ServiceResult]) -> Iterator[str]:
    """Yield the pieces of a weighted mean, weights left out where all are the same."""
    plain = len({service.weight for service in services}) == 1
    terms = [
        points_text(service.level.points)
        if plain
        else f"{_weight(service.weight)} × {points_text(service.level.points)}"
        for service in services
    ]
    below = str(len(services)) if plain else _weight(sum((service.weight for service in services), Fraction(0)))
    yield f"({' + '.join(terms)})"
    yield f"÷ {below}"


def _weight(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else points_text(value, 2)


def _tell_weights(company: CompanyResult, counted: list[CommitmentResult]) -> ExampleStep:
    left = company.counts.total - len(counted)
    out = [
        (company.counts.not_applicable, "does not apply", "do not apply"),
        (company.counts.not_pledged, "was not promised", "were not promised"),
        (company.counts.not_assessed, "was not assessed", "were not assessed"),
    ]
    told = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in out if number)
    leaves = f" {left} of {company.counts.total} leave the sum: {told}." if left and told else ""
    same = len({item.effective_weight for item in counted}) == 1
    sums = (
        (f"share of each = 1 ÷ {len(counted)} = {share_text(counted[0].effective_weight, 2)}",)
        if same and counted
        else ()
    )
    return ExampleStep(
        "From points to the score",
        f"{count_text(len(counted), 'commitment counts', 'commitments count')} for {company.name}.{leaves} "
        "Each adds its share times its points; what they add is the score.",
        sums,
    )
