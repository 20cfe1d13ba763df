"""Context figures: shown with their caveats, on a page of their own and beside a company's scorecard; never scored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.scoring.texts import date_text, number_text
from scorecard.views.address import CONTEXT_PAGE, company_page_path, link_address
from scorecard.views.fact import Sources, SourceView
from scorecard.views.frame import Frame, view_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import date

    from scorecard.model.context import ContextFigure, ContextTopic, Series
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results

NO_FIGURE = "–"


@dataclass(frozen=True, slots=True)
class CaveatView:
    """What a reader must know before using the figures, with where it can be read."""

    text: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The figures of one name; `page` is the address of the company's page, if it is one of ours and published."""

    name: str
    company: str
    page: str
    note: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeriodColumn:
    """A time for which there are figures, with their sources; `note` is what holds for every figure of it."""

    text: str
    note: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures of one unit: a row for each name, a column for each period.

    `is_by_company`: the rows of a company stand together under its name; `width` is the number of columns, the names'
    included.
    """

    caption: str
    is_by_company: bool
    width: str
    columns: tuple[PeriodColumn, ...]
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """Figures on one topic, with the caveats that stand beside them; `address` leads to all figures of the topic."""

    id: str
    title: str
    counts: str
    caveats: tuple[CaveatView, ...]
    tables: tuple[FigureTable, ...]
    address: str


@dataclass(frozen=True, slots=True)
class ContextPage:
    """All context figures up to the edition's cut-off."""

    frame: Frame
    topics: tuple[TopicView, ...]
    sources: tuple[SourceView, ...]
    sources_note: str
    document_title: str


def context_page(dataset: Dataset, results: Results, files: Collection[str] = ()) -> ContextPage:
    """Return the page with all context figures; `files` are the published paths, and only those are linked to."""
    frame = view_frame(dataset, results, CONTEXT_PAGE, files)
    sources = Sources(dataset, None, frame.language)

    def link(company_id: str) -> str:
        path = company_page_path(company_id) if company_id in results.by_id else ""
        return link_address(path, CONTEXT_PAGE, files)

    desk = _Desk(dataset, results.cut_off, sources, link)
    topics = tuple(_view_topic(desk, *item) for item in shown_topics(dataset, results.cut_off))
    return ContextPage(
        frame=frame,
        topics=topics,
        sources=sources.all(),
        sources_note=sources.note(),
        document_title=f"Context figures: {frame.title}, {frame.edition}",
    )


def shown_topics(dataset: Dataset, cut_off: date) -> tuple[tuple[str, ContextTopic], ...]:
    """Return the topics that have a figure about a time that had ended by the cut-off; no others are shown."""
    return tuple(
        (topic_id, topic)
        for topic_id, topic in dataset.ordered_context()
        if any(figures_until(series, cut_off) for series in topic.series)
    )


def company_topics(
    dataset: Dataset, company_id: str, cut_off: date, sources: Sources, files: Collection[str]
) -> tuple[TopicView, ...]:
    """Return the topics that have figures of a company, with these alone and with the caveats that hold everywhere."""
    found = []
    for topic_id, topic in shown_topics(dataset, cut_off):
        own = company_series(topic, company_id)
        if any(figures_until(series, cut_off) for series in own):
            page = company_page_path(company_id)
            brief = tuple(caveat for caveat in topic.caveats if caveat.everywhere) or topic.caveats
            part = topic.model_copy(update={"caveats": brief, "series": own})
            view = _view_topic(_Desk(dataset, cut_off, sources), topic_id, part)
            found.append(replace(view, address=link_address(CONTEXT_PAGE, page, files)))
    return tuple(found)


def company_series(topic: ContextTopic, company_id: str) -> tuple[Series, ...]:
    """Return the series of a topic that are about a company."""
    return tuple(series for series in topic.series if series.company == company_id)


def figures_until(series: Series, cut_off: date) -> list[ContextFigure]:
    return [figure for figure in series.figures if (figure.to or figure.period).last <= cut_off]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What topics are shown with; `link` gives the address of a company's page, and is None on a company's own."""

    dataset: Dataset
    cut_off: date
    sources: Sources
    link: Callable[[str], str] | None = None

    def name(self, series: Series) -> str:
        """Return the name of the company that a series is about; nothing for one about nobody of ours."""
        company = self.dataset.companies.get(series.company) if series.company else None
        return company.name if company else ""


def _view_topic(desk: _Desk, topic_id: str, topic: ContextTopic) -> TopicView:
    """Return a topic with its series: those of nobody of ours first, then by the companies' names."""
    tables: dict[tuple[bool, str], list[tuple[Series, list[ContextFigure]]]] = {}
    for series in topic.series:
        figures = figures_until(series, desk.cut_off)
        if figures:
            of_company = desk.link is not None and series.company is not None
            tables.setdefault((of_company, series.unit or topic.unit), []).append((series, figures))
    return TopicView(
        id=topic_id,
        title=topic.title,
        counts=topic.counts,
        caveats=tuple(
            CaveatView(caveat.statement, desk.sources.name((caveat.source, *caveat.also))) for caveat in topic.caveats
        ),
        tables=tuple(
            _view_table(desk, f"{unit[0].upper()}{unit[1:]}{' by company' if by_company else ''}", rows, by_company)
            for (by_company, unit), rows in sorted(tables.items(), key=lambda table: table[0][0])
        ),
        address="",
    )


def _view_table(
    desk: _Desk,
    caption: str,
    rows: Sequence[tuple[Series, list[ContextFigure]]],
    is_by_company: bool,  # noqa: FBT001 - one caller's word for word
) -> FigureTable:
    periods = {_span(figure): _tell_period(figure) for _, figures in rows for figure in figures}
    columns, shared = [], {}
    for key, text in sorted(periods.items()):
        figures = [figure for _, own in rows for figure in own if _span(figure) == key]
        notes = {figure.note for figure in figures}
        shared[key] = notes.pop() or "" if len(notes) == 1 else ""
        ids = dict.fromkeys(source for figure in figures for source in (figure.source, *figure.also))
        columns.append(PeriodColumn(text, shared[key], desk.sources.name(ids)))
    return FigureTable(
        caption=caption,
        is_by_company=is_by_company,
        width=str(len(columns) + 1),
        columns=tuple(columns),
        rows=tuple(
            FigureRow(
                name=series.name,
                company=desk.name(series),
                page=desk.link(series.company) if desk.link and series.company else "",
                note=" ".join(_tell_notes(series, figures, shared)),
                cells=tuple(_tell_cell(figures, key) for key in sorted(periods)),
            )
            for series, figures in sorted(rows, key=lambda row: desk.name(row[0]).casefold())
        ),
    )


def _tell_notes(
    series: Series, figures: Sequence[ContextFigure], shared: dict[tuple[date, date], str]
) -> Iterator[str]:
    """Yield what is to be known about a row: the note on the series, and those on single figures."""
    if series.note:
        yield series.note
    for figure in figures:
        if figure.note and not shared[_span(figure)]:
            yield f"{_tell_period(figure)}: {figure.note}"


def _tell_cell(figures: Sequence[ContextFigure], key: tuple[date, date]) -> str:
    return next((number_text(figure.value) for figure in figures if _span(figure) == key), NO_FIGURE)


def _span(figure: ContextFigure) -> tuple[date, date]:
    return figure.period.first, (figure.to or figure.period).last


def _tell_period(figure: ContextFigure) -> str:
    first = date_text(figure.period)
    return first if figure.to is None else f"{first} to {date_text(figure.to)}"
