"""The front page: what was promised, who kept it, and where to read on."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import count_text, list_text, number_text, points_text
from scorecard.views.address import FRONT_PAGE, Link, company_page_path, file_links, relative
from scorecard.views.chart import ChartView, Drawing, view_charts
from scorecard.views.commitment import label_mark
from scorecard.views.frame import Frame, tell_picture_note, view_frame
from scorecard.views.mark import Bar, Mark, delivery_mark, is_mean
from scorecard.views.score import Measure, count_own
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
    """The commitments of one framework at the head of the table."""

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
    """One company in the table; `page` is empty where no page of it is published."""

    rank: str
    name: str
    page: str
    services: str
    signatures: tuple[Signature, ...]
    kept: str
    pledged: str
    counts_text: str
    score: str
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
    document_title: str


def front_page(
    dataset: Dataset, results: Results, charts: Mapping[str, Drawing], files: Collection[str] = ()
) -> FrontPage:
    """Return the front page of the results' edition; `files` are the published paths, and only those are linked to."""
    frame = view_frame(dataset, results)
    frameworks = tuple(_view_columns(dataset, results))
    rows = tuple(_view_row(dataset, results.by_id[company_id], files) for company_id in results.ranking)
    return FrontPage(
        frame=frame,
        headline=dataset.programme.headline,
        summary=dataset.programme.summary,
        facts=tuple(_view_facts(dataset.methodology, results, frame)),
        frameworks=frameworks,
        order=_tell_order(frameworks),
        rows=rows,
        order_note=ORDER_NOTE if any(company.rank is not None for company in results.companies) else "",
        has_means=any(is_mean(item) for company in results.companies for item in company.commitments),
        has_unpromised=any(
            mark.quiet and mark.kind == "filled" for row in rows for item in row.signatures for _, mark in item.marks
        ),
        charts=view_charts(charts, files, "", FRONT_PAGE),
        picture_note=tell_picture_note(frame),
        downloads=tuple(_name_downloads(files)),
        document_title=f"{frame.title}: {frame.subject}, {frame.edition}",
    )


def _name_downloads(files: Collection[str]) -> Iterator[Link]:
    """Yield links to the edition's own files, named by what they hold and how."""
    for folder in ("", "charts"):
        for link in file_links(files, folder, FRONT_PAGE):
            name = posixpath.splitext(posixpath.basename(link.address))[0].replace("-", " ").capitalize()
            yield Link(f"{name} ({link.text})", link.address)


def _view_facts(methodology: Methodology, results: Results, frame: Frame) -> Iterator[Measure]:
    counts = [company.counts for company in results.companies]

    def total(key: str) -> int:
        return sum(getattr(item, key) for item in counts)

    companies, pledged, kept = len(counts), total("pledged"), total("kept")
    yield Measure("company" if companies == 1 else "companies", number_text(companies))
    name = "promise that applies" if pledged == 1 else "promises that apply"
    yield Measure(f"{name}{_tell_own(methodology, results)}", number_text(pledged))
    yield Measure("kept", number_text(kept))
    yield Measure("kept in part", number_text(total("partly")))
    yield Measure("reversed", number_text(total("reversed_")))
    yield Measure("evidence up to", frame.cut_off)


def _tell_own(methodology: Methodology, results: Results) -> str:
    """Return the clause on how many promises are the companies' own; nothing where the method does not tell."""
    own = [count_own(methodology, company) for company in results.companies]
    told = [count for count in own if count is not None]
    return f", {number_text(sum(told))} of them in a company’s own words" if told else ""


def _view_columns(dataset: Dataset, results: Results) -> Iterator[FrameworkColumns]:
    shown = {item.commitment_id for company in results.companies for item in company.commitments}
    for _, framework in dataset.ordered_frameworks():
        columns = tuple(
            ColumnView(commitment.number, f"{framework.short_name} {commitment.number}, {commitment.name}")
            for commitment in framework.walk()
            if commitment.id in shown
        )
        if columns:
            noun = count_text(len(columns), framework.element_name, framework.element_plural)
            yield FrameworkColumns(framework.short_name, framework.name, noun, columns)


def _tell_order(frameworks: tuple[FrameworkColumns, ...]) -> str:
    """Return which commitments the circles stand for, from left to right."""
    return list_text([f"{item.noun} of {item.short_name}" for item in frameworks])


def _view_row(dataset: Dataset, result: CompanyResult, files: Collection[str]) -> CompanyRow:
    company = dataset.companies[result.company_id]
    page = company_page_path(result.company_id)
    text = points_text(result.score)
    return CompanyRow(
        rank=str(result.rank) if result.rank is not None else "–",
        name=company.name,
        page=page if page in files else "",
        services=", ".join(service.name for service in company.services.values() if service.until is None),
        signatures=tuple(_view_signatures(dataset, result)),
        kept=number_text(result.counts.kept),
        pledged=number_text(result.counts.pledged),
        counts_text=_tell_counts(result),
        score=text,
        bar=Bar(None if result.score is None else result.score / 100, f"Score {text} of 100"),
        band=result.band.name if result.band else "",
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
