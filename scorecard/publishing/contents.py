"""What an artefact holds: charts, views and templates put together for one company or for the edition."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from scorecard.exports.corrections_feed import write_feed
from scorecard.exports.open_data import OpenData
from scorecard.exports.results_json import write_results
from scorecard.exports.scores_csv import write_scores
from scorecard.publishing.plan import shown_frameworks
from scorecard.render.html import render
from scorecard.views.address import (
    CONTEXT_PAGE,
    CORRECTIONS_FEED,
    CORRECTIONS_PAGE,
    FRONT_PAGE,
    SEARCH_PAGE,
    SIDE_PAGE,
    WEIGH_PAGE,
    compare_page_path,
    framework_page_path,
)
from scorecard.views.company import company_page
from scorecard.views.comparison import compare_page, count_pages
from scorecard.views.context import context_page
from scorecard.views.corrections import corrections_page
from scorecard.views.framework import framework_page
from scorecard.views.front import front_page
from scorecard.views.search import search_page
from scorecard.views.side_by_side import side_page
from scorecard.views.weighing import weigh_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.chart_files import ChartMaker
    from scorecard.publishing.plan import Artefact
    from scorecard.render.theme import Theme
    from scorecard.scoring.insight import Insight
    from scorecard.scoring.results import Results


class Workshop:
    """Makes the contents of artefacts; one for each process, so that templates, fonts and styles are read once."""

    def __init__(  # noqa: PLR0913 - what all artefacts share
        self,
        results: Results,
        insight: Insight,
        company_digests: dict[str, str],
        files: frozenset[str],
        *,
        theme: Theme,
        charts: ChartMaker,
    ) -> None:
        """Take what all artefacts share; `files` are the paths of everything that will be published."""
        self._results = results
        self._insight = insight
        self._company_digests = company_digests
        self._files = files
        self._theme = theme
        self._charts = charts

    def make(self, dataset: Dataset, artefacts: tuple[Artefact, ...]) -> Iterator[tuple[Artefact, bytes]]:
        """Yield artefacts of one company, or of the edition, with their contents."""
        company_id = artefacts[0].company_id if artefacts else None
        if company_id is None:
            yield from self._make_edition(dataset, artefacts)
        else:
            yield from self._make_company(dataset, company_id, artefacts)

    def _make_edition(self, dataset: Dataset, artefacts: tuple[Artefact, ...]) -> Iterator[tuple[Artefact, bytes]]:
        makers: dict[str, Callable[[], bytes]] = {
            FRONT_PAGE: lambda: self._front_page(dataset),
            CORRECTIONS_PAGE: lambda: render(
                self._theme, corrections_page(dataset, self._results, self._files)
            ).encode(),
            CORRECTIONS_FEED: lambda: write_feed(dataset, self._results),
            SIDE_PAGE: lambda: render(
                self._theme, side_page(dataset, self._results, self._files, self._insight)
            ).encode(),
            WEIGH_PAGE: lambda: render(self._theme, weigh_page(dataset, self._results, self._files)).encode(),
            SEARCH_PAGE: lambda: render(self._theme, search_page(dataset, self._results, self._files)).encode(),
            CONTEXT_PAGE: lambda: render(self._theme, context_page(dataset, self._results, self._files)).encode(),
            "results.json": lambda: write_results(dataset, self._results, self._company_digests, self._insight),
            "scores.csv": lambda: write_scores(dataset, self._results, self._company_digests, self._insight),
        }
        for number in range(1, count_pages(self._results) + 1):
            makers[compare_page_path(number)] = partial(self._compare_page, dataset, number)
        for framework_id in shown_frameworks(dataset, self._results):
            makers[framework_page_path(framework_id)] = partial(self._framework_page, dataset, framework_id)
        data = OpenData(dataset, self._results, self._insight, self._company_digests)
        for artefact in artefacts:
            if artefact.kind == "charts":
                yield artefact, self._charts.for_download(dataset, self._results, None, artefact.path, self._insight)
            else:
                yield artefact, makers[artefact.path]() if artefact.path in makers else data.make(artefact.path)

    def _front_page(self, dataset: Dataset) -> bytes:
        charts = self._charts.for_page(dataset, self._results, None, self._insight)
        page = front_page(dataset, self._results, charts, self._files, self._insight)
        return render(self._theme, page).encode()

    def _compare_page(self, dataset: Dataset, number: int) -> bytes:
        page = compare_page(dataset, self._results, self._files, self._insight, number)
        return render(self._theme, page).encode()

    def _framework_page(self, dataset: Dataset, framework_id: str) -> bytes:
        return render(self._theme, framework_page(dataset, self._results, framework_id, self._files)).encode()

    def _make_company(
        self, dataset: Dataset, company_id: str, artefacts: tuple[Artefact, ...]
    ) -> Iterator[tuple[Artefact, bytes]]:
        # On a company's page the data is named by what that page reads, so that it changes with that and nothing else.
        results = replace(self._results, digest=self._company_digests[company_id])
        for artefact in artefacts:
            if artefact.kind == "charts":
                content = self._charts.for_download(dataset, results, company_id, artefact.path, self._insight)
            elif artefact.kind == "pdf":
                # Here, not above: it takes half a second to import, and only processes that make documents need it.
                from scorecard.render.pdf import pdf

                charts = self._charts.for_document(dataset, results, company_id, self._insight)
                # A document travels alone: it names no files beside it.
                page = company_page(dataset, results, company_id, charts, insight=self._insight)
                content = pdf(self._theme, page)
            elif artefact.kind == "data":
                content = OpenData(dataset, self._results, self._insight, self._company_digests).make(artefact.path)
            else:
                charts = self._charts.for_page(dataset, results, company_id, self._insight)
                page = company_page(dataset, results, company_id, charts, self._files, insight=self._insight)
                content = render(self._theme, page).encode()
            yield artefact, content
