"""The comparison of all companies: scores with their ranges, counts, changes, and every judgement in one map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.texts import change_text, count_text, number_text, points_text, share_text
from scorecard.views.address import (
    COMPARE_PAGE,
    SIDE_PAGE,
    Link,
    company_page_path,
    compare_page_path,
    link_address,
)
from scorecard.views.frame import Frame, view_frame
from scorecard.views.mark import Bar, Mark, is_mean
from scorecard.views.robustness import tell_band, view_firmness
from scorecard.views.roster import (
    Choice,
    Columns,
    Signs,
    describe_roster,
    find_change,
    sorted_items,
    tell_change_note,
    view_columns,
    view_offers,
    view_sign,
)
from scorecard.views.score import view_bar
from scorecard.views.sentence import ORDER_NOTE, tell_no_score

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Counts, Results

PER_PAGE = 25
"""So many companies stand on a page, and as many more are shown at a time by its script."""
COUNTS = (
    ("kept", "Kept", "promised, and delivered or verified"),
    ("partly", "In part", "promised, and delivered in part"),
    ("none", "No evidence", "promised, and no public evidence found"),
    ("reversed", "Reversed", "promised, done or announced, and withdrawn"),
    ("overdue", "Overdue", "a dated promise that is not shown as done; counted in the columns before, too"),
    ("not-assessed", "Not assessed", "promised, and not looked at yet"),
    ("not-pledged", "Not promised", "applies, and was not promised"),
    ("not-applicable", "Does not apply", "no service of the company can meet it"),
)
"""What is counted: the status, the heading and what it means."""


@dataclass(frozen=True, slots=True)
class CountHead:
    """The head of a column of counts."""

    id: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CountCell:
    """How many commitments of a company have become what a column counts."""

    id: str
    name: str
    text: str
    is_zero: bool


@dataclass(frozen=True, slots=True)
class MapCell:
    """One judgement in the map: the way to its reasons, its mark, its words and how strong its ground is."""

    address: str
    mark: Mark
    text: str
    tint: str


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One company in the table and in the map; `page` is empty where no page of it is published."""

    rank: str
    ranks: str
    name: str
    page: str
    score: str
    scores: str
    bar: Bar
    words: str
    counts: tuple[CountCell, ...]
    change: str
    cells: tuple[tuple[MapCell, ...], ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The comparison, or one page of it; `data` is what its script reads, and empty on all pages but the first."""

    frame: Frame
    title: str
    lede: str
    frameworks: tuple[Columns, ...]
    count_heads: tuple[CountHead, ...]
    has_change: bool
    rows: tuple[ComparisonRow, ...]
    bands: tuple[Choice, ...]
    offers: tuple[Choice, ...]
    order_note: str
    change_note: str
    has_unpromised: bool
    has_means: bool
    pages: tuple[Link, ...]
    number: str
    side_page: str
    data: dict[str, Any] | None
    document_title: str


def count_pages(results: Results) -> int:
    """Return on how many pages the companies of an edition are compared; at least one."""
    return max(1, -(-len(results.companies) // PER_PAGE))


def compare_page(
    dataset: Dataset,
    results: Results,
    files: Collection[str] = (),
    insight: Insight = NO_INSIGHT,
    number: int = 1,
) -> ComparePage:
    """Return the comparison of the results' edition, or its page with this number; `files` are the published paths."""
    path = compare_page_path(number)
    frame = view_frame(dataset, results, path, files)
    frameworks = view_columns(dataset, results, path, files)
    shown = results.ranking[(number - 1) * PER_PAGE : number * PER_PAGE]
    has_change = bool(tell_change_note(insight, dataset))
    basis = (dataset, results, insight)
    rows = tuple(
        _view_row(basis, company_id, link_address(company_page_path(company_id), path, files), frameworks)
        for company_id in shown
    )
    ranked = any(company.rank is not None for company in results.companies)
    total = count_pages(results)
    return ComparePage(
        frame=frame,
        title="All companies compared" if total == 1 else f"All companies compared, page {number} of {total}",
        lede=_tell_lede(results, frameworks),
        frameworks=frameworks,
        count_heads=tuple(CountHead(*item) for item in COUNTS),
        has_change=has_change,
        rows=rows,
        bands=tuple(Choice(band.id, band.name) for band in reversed(dataset.methodology.bands)),
        offers=view_offers(dataset, results),
        order_note=_tell_ranges(insight) if ranked else "",
        change_note=tell_change_note(insight, dataset),
        has_means=any(is_mean(item) for company in results.companies for item in company.commitments),
        has_unpromised=any(not item.pledged for company in results.companies for item in company.commitments),
        pages=tuple(
            Link(number_text(other), link_address(compare_page_path(other), path, files))
            for other in range(1, total + 1)
        )
        if total > 1
        else (),
        number=number_text(number),
        side_page=link_address(SIDE_PAGE, path, files),
        data=_describe(dataset, results, files, insight, frameworks) if number == 1 else None,
        document_title=f"Compare companies{f', page {number}' if number > 1 else ''}: {frame.title}, {frame.edition}",
    )


def _describe(
    dataset: Dataset,
    results: Results,
    files: Collection[str],
    insight: Insight,
    frameworks: tuple[Columns, ...],
) -> dict[str, Any]:
    """Return what the script reads: the roster, what is counted, and the words that it needs."""
    roster = describe_roster(dataset, results, insight, frameworks, page=COMPARE_PAGE, files=files, signs=Signs())
    return {
        **roster,
        "counts": [key for key, _, _ in COUNTS],
        "per_page": PER_PAGE,
        "words": {
            "shown": "{shown} of {found} companies shown",
            "found": "{found} of {all} companies match",
            "all": "All {all} companies",
            "none": "No company matches. Take a filter away.",
            "part": "Score and rank under {name} alone; how firm these are is not worked out.",
        },
    }


def _tell_lede(results: Results, frameworks: tuple[Columns, ...]) -> str:
    companies = count_text(len(results.companies), "company", "companies")
    commitments = count_text(sum(len(item.columns) for item in frameworks), "commitment", "commitments")
    return f"{companies}, {commitments}: what each promised, what became of it, and how firm its place is."


def _tell_ranges(insight: Insight) -> str:
    """Return what the ranges below rank and score are; a warning where they were not worked out."""
    firm = insight.robustness
    if firm is None:
        return ORDER_NOTE
    return (
        f"Below rank and score stand their ranges in {share_text(firm.interval_share)} of {number_text(firm.draws)} "
        "trials of other reasonable choices; where ranges overlap, the order is open."
    )


def _view_row(
    basis: tuple[Dataset, Results, Insight], company_id: str, page: str, frameworks: tuple[Columns, ...]
) -> ComparisonRow:
    dataset, results, insight = basis
    result = results.by_id[company_id]
    firm = view_firmness(results, insight.robustness, result.company_id)
    change = find_change(insight, dataset, result.company_id)
    words = tell_no_score(result, dataset.methodology.min_coverage)
    return ComparisonRow(
        rank=str(result.rank) if result.rank is not None else "–",
        ranks=firm.rank_range if firm else "",
        name=dataset.companies[result.company_id].name,
        page=page,
        score=points_text(result.score),
        scores=firm.score_range if firm else "",
        bar=view_bar(result, firm),
        words=words or tell_band(dataset.methodology, result, insight.robustness),
        counts=tuple(_view_counts(result.counts)),
        change="" if change is None else change_text(change),
        cells=tuple(
            tuple(
                MapCell(f"{page}#{item.commitment_id}" if page else "", sign.mark, sign.text, sign.tint)
                for item, sign in ((item, view_sign(item)) for item in items)
            )
            for items in sorted_items(result, frameworks)
        ),
    )


def _view_counts(counts: Counts) -> Iterator[CountCell]:
    for key, name, _ in COUNTS:
        count: int = getattr(counts, "reversed_" if key == "reversed" else key.replace("-", "_"))
        yield CountCell(key, name, number_text(count), not count)
