"""The front page: what was promised, who kept it, and where to read on."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.texts import count_text, list_text, number_text, points_text
from scorecard.views.address import (
    API_INDEX,
    COMPARE_PAGE,
    CONTEXT_PAGE,
    CORRECTIONS_PAGE,
    DATA_CITATION,
    DATA_PACKAGE,
    DATA_README,
    FRONT_PAGE,
    SEARCH_PAGE,
    SIDE_PAGE,
    WEIGH_PAGE,
    Link,
    company_page_path,
    database_path,
    file_links,
    framework_page_path,
    link_address,
    relative,
    workbook_path,
)
from scorecard.views.chart import ChartView, Drawing, view_charts
from scorecard.views.commitment import label_mark
from scorecard.views.frame import Frame, tell_picture_note, view_frame
from scorecard.views.linked_data import LinkedData, describe_edition, main_files
from scorecard.views.mark import Bar, Mark, delivery_mark, is_mean
from scorecard.views.robustness import OrderView, tell_band, tell_order_note, view_firmness, view_order
from scorecard.views.score import Measure, count_own, view_bar
from scorecard.views.sentence import ORDER_NOTE, tell_no_score

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from scorecard.model.dataset import Dataset
    from scorecard.model.methodology import Methodology
    from scorecard.scoring.results import CompanyResult, Results


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A commitment at the head of the table."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class FrameworkColumns:
    """The commitments of one framework at the head of the table; `page` is the framework's own, if published."""

    page: str
    short_name: str
    name: str
    noun: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The marks of one company under one framework, in the order of the columns."""

    marks: tuple[tuple[str, Mark], ...]


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One company in the table; `page` is empty where no page of it is published.

    `ranks` and `scores` are the ranges of both, `order` is about the next row; empty where they were not worked out.
    """

    rank: str
    ranks: str
    order: OrderView | None
    name: str
    page: str
    services: str
    signatures: tuple[Signature, ...]
    kept: str
    pledged: str
    counts_text: str
    score: str
    scores: str
    bar: Bar
    band: str
    missing: str
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The front page."""

    frame: Frame
    headline: str
    summary: str
    facts: tuple[Measure, ...]
    frameworks: tuple[FrameworkColumns, ...]
    order: str
    rows: tuple[CompanyRow, ...]
    order_note: str
    has_unpromised: bool
    has_means: bool
    charts: Mapping[str, ChartView]
    picture_note: str
    downloads: tuple[Link, ...]
    compare_page: str
    side_page: str
    weigh_page: str
    search_page: str
    context_page: str
    corrections_page: str
    document_title: str
    linked_data: LinkedData


def front_page(
    dataset: Dataset,
    results: Results,
    charts: Mapping[str, Drawing],
    files: Collection[str] = (),
    insight: Insight = NO_INSIGHT,
) -> FrontPage:
    """Return the front page of the results' edition; `files` are the published paths, and only those are linked to."""
    frame = view_frame(dataset, results, FRONT_PAGE, files)
    frameworks = tuple(_view_columns(dataset, results, files))
    rows = tuple(_view_row(dataset, results, company_id, files, insight) for company_id in results.ranking)
    return FrontPage(
        frame=frame,
        headline=dataset.programme.headline,
        summary=dataset.programme.summary,
        facts=tuple(view_edition_facts(dataset.methodology, results, frame)),
        frameworks=frameworks,
        order=_tell_order(frameworks),
        rows=rows,
        order_note=_tell_order_note(results, insight),
        has_means=any(is_mean(item) for company in results.companies for item in company.commitments),
        has_unpromised=any(
            mark.quiet and mark.kind == "filled" for row in rows for item in row.signatures for _, mark in item.marks
        ),
        charts=view_charts(charts, files, "", FRONT_PAGE),
        picture_note=tell_picture_note(frame),
        downloads=(*_name_data(results.edition_id, files), *_name_downloads(files)),
        compare_page=link_address(COMPARE_PAGE, FRONT_PAGE, files),
        side_page=link_address(SIDE_PAGE, FRONT_PAGE, files),
        weigh_page=link_address(WEIGH_PAGE, FRONT_PAGE, files),
        search_page=link_address(SEARCH_PAGE, FRONT_PAGE, files),
        context_page=link_address(CONTEXT_PAGE, FRONT_PAGE, files),
        corrections_page=link_address(CORRECTIONS_PAGE, FRONT_PAGE, files),
        document_title=f"{frame.title}: {frame.subject}, {frame.edition}",
        linked_data=describe_edition(dataset, results, frame, FRONT_PAGE, main_files(results, files)),
    )


def _name_data(edition_id: str, files: Collection[str]) -> Iterator[Link]:
    """Yield links to the open data, as far as it is published."""
    names = {
        workbook_path(edition_id): "All tables as a workbook (XLSX)",
        DATA_README: "All tables as CSV, and what each holds (TXT)",
        database_path(edition_id): "All tables as a database (SQLite)",
        DATA_PACKAGE: "The tables as a Data Package (JSON)",
        API_INDEX: "One file for each company and commitment (JSON)",
        DATA_CITATION: "How to cite the data (CFF)",
    }
    for path, name in names.items():
        if path in files:
            yield Link(name, relative(path, FRONT_PAGE))


def _name_downloads(files: Collection[str]) -> Iterator[Link]:
    """Yield links to the edition's own files, named by what they hold and how."""
    for folder in ("", "charts"):
        for link in file_links(files, folder, FRONT_PAGE):
            name = posixpath.splitext(posixpath.basename(link.address))[0].replace("-", " ").capitalize()
            yield Link(f"{name} ({link.text})", link.address)


def view_edition_facts(methodology: Methodology, results: Results, frame: Frame) -> Iterator[Measure]:
    """Yield the edition in numbers: what became of the promises adds up to all of them."""
    counts = [company.counts for company in results.companies]

    def total(key: str) -> int:
        return sum(getattr(item, key) for item in counts)

    companies, pledged, kept = len(counts), total("pledged"), total("kept")
    yield Measure("company" if companies == 1 else "companies", number_text(companies))
    name = "promise that applies" if pledged == 1 else "promises that apply"
    yield Measure(f"{name}{_tell_own(methodology, results)}", number_text(pledged))
    yield Measure("kept", number_text(kept))
    yield Measure("kept in part", number_text(total("partly")))
    yield Measure("no public evidence found", number_text(total("none")))
    yield Measure("reversed", number_text(total("reversed_")))
    if missing := total("not_assessed"):
        yield Measure("not assessed", number_text(missing))
    yield Measure("evidence up to", frame.cut_off)


def _tell_own(methodology: Methodology, results: Results) -> str:
    """Return the clause on how many promises are the companies' own; nothing where the method does not tell."""
    own = [count_own(methodology, company) for company in results.companies]
    told = [count for count in own if count is not None]
    return f", {number_text(sum(told))} of them in a company’s own words" if told else ""


def _view_columns(dataset: Dataset, results: Results, files: Collection[str]) -> Iterator[FrameworkColumns]:
    shown = {item.commitment_id for company in results.companies for item in company.commitments}
    for framework_id, framework in dataset.ordered_frameworks():
        columns = tuple(
            ColumnView(commitment.number, f"{framework.short_name} {commitment.number}, {commitment.name}")
            for commitment in framework.walk()
            if commitment.id in shown
        )
        if columns:
            noun = count_text(len(columns), framework.element_name, framework.element_plural)
            page = link_address(framework_page_path(framework_id), FRONT_PAGE, files)
            yield FrameworkColumns(page, framework.short_name, framework.name, noun, columns)


def _tell_order(frameworks: tuple[FrameworkColumns, ...]) -> str:
    """Return which commitments the circles stand for, from left to right."""
    return list_text([f"{item.noun} ({item.short_name})" for item in frameworks])


def _tell_order_note(results: Results, insight: Insight) -> str:
    """Return what the order of the rows is worth; nothing where no company has a rank."""
    if all(company.rank is None for company in results.companies):
        return ""
    return tell_order_note(insight.robustness) if insight.robustness else ORDER_NOTE


def _view_row(
    dataset: Dataset, results: Results, company_id: str, files: Collection[str], insight: Insight
) -> CompanyRow:
    result = results.by_id[company_id]
    company = dataset.companies[company_id]
    page = company_page_path(company_id)
    text = points_text(result.score)
    firm = view_firmness(results, insight.robustness, company_id)
    return CompanyRow(
        rank=str(result.rank) if result.rank is not None else "–",
        ranks=firm.rank_range if firm else "",
        order=view_order(results, insight.robustness, company_id),
        name=company.name,
        page=page if page in files else "",
        services=", ".join(service.name for service in company.services.values() if service.until is None),
        signatures=tuple(_view_signatures(dataset, result)),
        kept=number_text(result.counts.kept),
        pledged=number_text(result.counts.pledged),
        counts_text=_tell_counts(result),
        score=text,
        scores=firm.score_range if firm else "",
        bar=view_bar(result, firm),
        band=tell_band(dataset.methodology, result, insight.robustness),
        missing=tell_no_score(result, dataset.methodology.min_coverage),
        downloads=tuple(
            Link(link.text, relative(f"companies/{result.company_id}/{link.address}", FRONT_PAGE))
            for link in file_links(files, f"companies/{result.company_id}", page)
        ),
    )


def _view_signatures(dataset: Dataset, result: CompanyResult) -> Iterator[Signature]:
    items = {item.commitment_id: item for item in result.commitments}
    for _, framework in dataset.ordered_frameworks():
        marks = []
        for commitment in framework.walk():
            if commitment.id in items:
                mark = delivery_mark(items[commitment.id])
                marks.append((label_mark(f"{framework.short_name} {commitment.number}", commitment.name, mark), mark))
        if marks:
            yield Signature(tuple(marks))


def _tell_counts(result: CompanyResult) -> str:
    """Return what became of the commitments in one line, what did not happen left out."""
    counts = result.counts
    parts = [
        (counts.kept, "kept"),
        (counts.partly, "in part"),
        (counts.none, "without public evidence"),
        (counts.reversed_, "reversed"),
        (counts.not_assessed, "not assessed"),
    ]
    return ", ".join(f"{number_text(count)} {word}" for count, word in parts if count)
