"""The roster: all companies of an edition in short, as pages carry it that a script sorts, filters and puts together.

Every number in it is already text; what is to be sorted by stands beside it as a place or a plain number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scorecard.model.applicability import running_services
from scorecard.scoring.texts import change_text, points_text
from scorecard.views.address import company_page_path, framework_page_path, link_address, relative
from scorecard.views.mark import Mark, delivery_mark
from scorecard.views.robustness import tell_band, view_firmness
from scorecard.views.sentence import tell_no_score

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.insight import Insight
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
WIDTH = 2
"""So many digits name a sign; there are at most 36² of them."""
FIELDS = (
    "id",
    "name",
    "has_page",
    "rank",
    "ranks",
    "score",
    "scores",
    "bar",
    "band",
    "words",
    "change",
    "moved",
    "offers",
    "signed",
    "parts",
    "signs",
)
"""What is told of each company, in this order."""


@dataclass(frozen=True, slots=True)
class Column:
    """A commitment at the head of a table; `address` leads to it on its framework's page, if that is published."""

    id: str
    number: str
    name: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The commitments of one framework at the head of a table."""

    id: str
    short_name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen, with its words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Sign:
    """How a cell looks and what it counts as: the mark, its words, the status, whether it is promised and overdue.

    `tint` (0 to 3) is how strong its ground is; empty where nothing is to be told apart.
    """

    mark: Mark
    text: str
    status: str
    is_overdue: bool
    tint: str


@dataclass
class Signs:
    """All signs of a page, each with the number by which cells name it."""

    numbers: dict[Sign, int] = field(default_factory=dict)

    def name(self, sign: Sign) -> str:
        """Return the digits that stand for a sign."""
        number = self.numbers.setdefault(sign, len(self.numbers))
        if number >= len(DIGITS) ** WIDTH:
            raise OverflowError(f"more than {len(DIGITS) ** WIDTH} different signs")
        high, low = divmod(number, len(DIGITS))
        return DIGITS[high] + DIGITS[low]

    def describe(self) -> list[dict[str, Any]]:
        """Return the signs in the order of their numbers, for a script; marks become names when they are drawn."""
        return [
            {
                "mark": sign.mark,
                "text": sign.text,
                "status": sign.status,
                "overdue": sign.is_overdue,
                "tint": sign.tint,
            }
            for sign in self.numbers
        ]


def view_columns(dataset: Dataset, results: Results, page: str, files: Collection[str]) -> tuple[Columns, ...]:
    """Return the commitments that companies of the edition are held to, framework by framework."""
    shown = {item.commitment_id for company in results.companies for item in company.commitments}
    found = []
    for framework_id, framework in dataset.ordered_frameworks():
        own = link_address(framework_page_path(framework_id), page, files)
        columns = tuple(
            Column(
                item.id,
                item.number,
                item.name,
                f"{framework.short_name} {item.number}, {item.name}",
                f"{own}#{item.id}" if own else "",
            )
            for item in framework.walk()
            if item.id in shown
        )
        if columns:
            found.append(Columns(framework_id, framework.short_name, columns))
    return tuple(found)


def view_sign(item: CommitmentResult) -> Sign:
    """Return how a cell looks and what it counts as."""
    mark = delivery_mark(item)
    status = item.status if item.pledged or item.status == "not-applicable" else "not-pledged"
    tint = ""
    if mark.kind == "reversed":
        tint = "r"
    elif mark.kind == "filled" and not mark.quiet:
        tint = str(round(3 * mark.filling))
    return Sign(mark, f"{mark.word}, not promised" if mark.quiet else mark.word, status, bool(item.overdue), tint)


def sorted_items(result: CompanyResult, frameworks: tuple[Columns, ...]) -> list[list[CommitmentResult]]:
    """Return a company's commitments in the order of the columns, framework by framework."""
    items = {item.commitment_id: item for item in result.commitments}
    return [[items[column.id] for column in framework.columns] for framework in frameworks]


def offered_features(company: Company, cut_off: date) -> frozenset[str]:
    """Return the features of the services that a company ran at the cut-off."""
    return frozenset(
        feature
        for service_id in running_services(company, cut_off)
        for feature in company.services[service_id].features
    )


def signed_frameworks(company: Company, cut_off: date) -> frozenset[str]:
    """Return the frameworks that a company belonged to at the cut-off."""
    return frozenset(
        item.framework
        for item in company.endorsements
        if item.date.first <= cut_off and (item.ended is None or item.ended.last > cut_off)
    )


def view_offers(dataset: Dataset, results: Results) -> tuple[Choice, ...]:
    """Return the features that services of the edition's companies have, by which kinds of services are told apart."""
    offered = frozenset().union(
        *(offered_features(dataset.companies[item.company_id], results.cut_off) for item in results.companies)
    )
    return tuple(
        Choice(feature_id, feature.name)
        for feature_id, feature in dataset.methodology.features.items()
        if feature_id in offered
    )


def find_change(insight: Insight, dataset: Dataset, company_id: str) -> Fraction | None:
    """Return how far a score moved since the edition before; on equal terms where the method is another one now."""
    trend, earlier = insight.hindsight.trends.get(company_id), insight.hindsight.earlier
    if trend is None or earlier is None or trend.after is None:
        return None
    before = trend.before if earlier.method_version == dataset.methodology.version else trend.restated
    return None if before is None else trend.after - before


def tell_change_note(insight: Insight, dataset: Dataset) -> str:
    """Return what the change of a score is measured from; nothing where there was no edition before."""
    earlier = insight.hindsight.earlier
    if earlier is None or not any(item.change is not None for item in insight.hindsight.trends.values()):
        return ""
    if earlier.method_version == dataset.methodology.version:
        return f"The change is that of the score since {earlier.title}, in points."
    return (
        f"The change is that of the score since {earlier.title}, in points; the method is another one now, so both "
        "are worked out by today’s."
    )


def describe_roster(  # noqa: PLR0913 - what a company is told by
    dataset: Dataset,
    results: Results,
    insight: Insight,
    frameworks: tuple[Columns, ...],
    *,
    page: str,
    files: Collection[str],
    signs: Signs,
) -> dict[str, Any]:
    """Return all companies for a script: `rows` hold what FIELDS names, in the order of the ranking."""
    offers = view_offers(dataset, results)
    parts = (
        {node.id: _rank_parts(results, node.id) for node in results.companies[0].tree.children}
        if results.companies
        else {}
    )
    bands = dataset.methodology.bands
    texts: dict[str, int] = {}
    rows = []
    for company_id in results.ranking:
        result, company = results.by_id[company_id], dataset.companies[company_id]
        firm = view_firmness(results, insight.robustness, company_id)
        change = find_change(insight, dataset, company_id)
        offered = offered_features(company, results.cut_off)
        signed = signed_frameworks(company, results.cut_off)
        nodes = {node.id: node.score for node in result.tree.children}
        at = [result.score, firm.low * 100 if firm else None, firm.high * 100 if firm else None]
        words = tell_no_score(result, dataset.methodology.min_coverage)
        rows.append(
            [
                company_id,
                company.name,
                int(company_page_path(company_id) in files),
                result.rank or 0,
                firm.rank_range if firm else "",
                points_text(result.score),
                firm.score_range if firm else "",
                [] if result.score is None else [round(value) for value in at if value is not None],
                next((place for place, band in enumerate(bands) if result.band and band.id == result.band.id), -1),
                texts.setdefault(words or tell_band(dataset.methodology, result, insight.robustness), len(texts)),
                "" if change is None else change_text(change),
                0 if change is None else round(float(change), 4),
                sum(1 << place for place, item in enumerate(offers) if item.id in offered),
                sum(1 << place for place, item in enumerate(frameworks) if item.id in signed),
                [[points_text(nodes[item.id]), parts[item.id].get(company_id, 0)] for item in frameworks]
                if len(frameworks) > 1
                else [],
                "".join(signs.name(view_sign(item)) for items in sorted_items(result, frameworks) for item in items),
            ]
        )
    return {
        "fields": list(FIELDS),
        "rows": rows,
        "signs": signs.describe(),
        "texts": list(texts),
        "bands": [band.id for band in bands],
        "companies": relative("companies", page) + "/",
        "frameworks": [
            {
                "id": framework.id,
                "name": framework.short_name,
                "commitments": [
                    {"id": item.id, "number": item.number, "name": item.name} for item in framework.columns
                ],
            }
            for framework in frameworks
        ],
        "offers": [item.id for item in offers],
    }


def _rank_parts(results: Results, node_id: str) -> dict[str, int]:
    """Return the place of each company by its score under one framework alone; ties share one."""
    scores: dict[str, Fraction] = {}
    for company in results.companies:
        node = next((child for child in company.tree.children if child.id == node_id), None)
        if node is not None and node.score is not None:
            scores[company.company_id] = node.score
    ordered = sorted(scores.values(), reverse=True)
    places: dict[Fraction, int] = {}
    for place, value in enumerate(ordered, start=1):
        places.setdefault(value, place)
    return {company_id: places[value] for company_id, value in scores.items()}
