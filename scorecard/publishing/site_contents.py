"""What pages, charts, cards and data files hold: all artefacts but documents."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from scorecard.exports.changes_feed import write_changes
from scorecard.exports.corrections_feed import write_feed
from scorecard.exports.open_data import OpenData
from scorecard.exports.results_json import write_results
from scorecard.exports.scores_csv import write_scores
from scorecard.exports.sitemap import write_robots, write_sitemap
from scorecard.publishing.card_subjects import CardMaker
from scorecard.publishing.chart_subjects import EMBEDDED, chart_names
from scorecard.publishing.plan import shown_commitments, shown_frameworks
from scorecard.render.html import render
from scorecard.views.address import (
    CHANGES_FEED,
    COMMITMENTS_PAGE,
    CONTEXT_PAGE,
    CORRECTIONS_FEED,
    CORRECTIONS_PAGE,
    EDITIONS_PAGE,
    EMBED_PAGE,
    FRONT_PAGE,
    METHODOLOGY_PAGE,
    NOT_FOUND_PAGE,
    ROBOTS,
    SEARCH_PAGE,
    SIDE_PAGE,
    SITEMAP,
    WEIGH_PAGE,
    commitment_page_path,
    compare_page_path,
    framed_chart_path,
    framework_page_path,
    is_framed,
    permanent_path,
    text_page_path,
)
from scorecard.views.commitment_page import commitment_page
from scorecard.views.commitments import commitments_page
from scorecard.views.company import company_page
from scorecard.views.comparison import compare_page, count_pages
from scorecard.views.context import context_page
from scorecard.views.corrections import corrections_page
from scorecard.views.editions import editions_page, permanent_page
from scorecard.views.embed import embed_page, framed_chart
from scorecard.views.framework import framework_page
from scorecard.views.front import front_page
from scorecard.views.methodology import methodology_page
from scorecard.views.search import search_page
from scorecard.views.side_by_side import side_page
from scorecard.views.text_page import not_found_page, text_page
from scorecard.views.weighing import weigh_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.plan import Artefact
    from scorecard.publishing.supplies import Supplies
    from scorecard.render.html import Page
    from scorecard.scoring.results import Results


class Site:
    """Makes the contents of all artefacts that are no documents."""

    def __init__(self, supplies: Supplies) -> None:
        """Take what all artefacts share."""
        self._results, self._insight, self._keys = supplies.results, supplies.insight, supplies.keys
        self._files, self._theme, self._charts = supplies.files, supplies.theme, supplies.charts
        self._results_of = supplies.results_of

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
            **self._site_makers(dataset),
            "results.json": lambda: write_results(dataset, self._results, self._keys.company, self._insight),
            "scores.csv": lambda: write_scores(dataset, self._results, self._keys.company, self._insight),
        }
        for number in range(1, count_pages(self._results) + 1):
            makers[compare_page_path(number)] = partial(self._compare_page, dataset, number)
        for framework_id in shown_frameworks(dataset, self._results):
            makers[framework_page_path(framework_id)] = partial(self._framework_page, dataset, framework_id)
        data = OpenData(dataset, self._results, self._insight, self._keys.company)
        cards = CardMaker(dataset, self._results, self._insight)
        for artefact in artefacts:
            if artefact.kind == "charts":
                yield (
                    artefact,
                    self._charts.for_download(dataset, self._results, None, artefact.path, self._insight),
                )
            elif artefact.kind == "cards":
                yield artefact, cards.make(artefact.path, self._charts.fonts)
            elif is_framed(artefact.path):
                yield artefact, self._framed_chart(dataset, self._results, None, artefact.path)
            elif artefact.path in makers:
                yield artefact, makers[artefact.path]()
            elif artefact.kind == "data":
                yield artefact, data.make(artefact.path)
            else:
                yield artefact, self._permanent_page(dataset, artefact.path)

    def _site_makers(self, dataset: Dataset) -> dict[str, Callable[[], bytes]]:
        """Return what makes the pages that read a part of the edition only, and the lists for search engines."""
        base, current = dataset.programme.base_url or "", dataset.programme.current_edition
        pages: dict[str, Callable[[Results], Page]] = {
            COMMITMENTS_PAGE: lambda results: commitments_page(dataset, results, self._files),
            METHODOLOGY_PAGE: lambda results: methodology_page(dataset, results, self._files, self._insight),
            EDITIONS_PAGE: lambda results: editions_page(dataset, results, self._files),
            EMBED_PAGE: lambda results: embed_page(dataset, results, self._files),
            NOT_FOUND_PAGE: lambda results: not_found_page(dataset, results, self._files),
        }
        for page_id in dataset.pages:
            pages[text_page_path(page_id)] = partial(self._text_page, dataset, page_id)
        for commitment_id in shown_commitments(dataset, self._results):
            pages[commitment_page_path(commitment_id)] = partial(self._commitment_page, dataset, commitment_id)
        return {
            **{path: partial(self._page, path, view) for path, view in pages.items()},
            CHANGES_FEED: lambda: write_changes(dataset, self._results, self._insight.hindsight),
            ROBOTS: lambda: write_robots(base),
            SITEMAP: lambda: write_sitemap(base, self._files, current),
        }

    def _page(self, path: str, view: Callable[[Results], Page]) -> bytes:
        """Return a page on which the data is named by what that page reads, so that it changes with that alone."""
        return render(self._theme, view(replace(self._results, digest=self._keys.pages[path]))).encode()

    def _text_page(self, dataset: Dataset, page_id: str, results: Results) -> Page:
        return text_page(dataset, results, page_id, self._files)

    def _commitment_page(self, dataset: Dataset, commitment_id: str, results: Results) -> Page:
        return commitment_page(dataset, results, commitment_id, self._files, self._insight)

    def _framed_chart(self, dataset: Dataset, results: Results, company_id: str | None, path: str) -> bytes:
        names = chart_names(company_id, self._insight)
        name = next(name for name in names if name in EMBEDDED and framed_chart_path(company_id, name) == path)
        drawings = self._charts.for_frame(dataset, results, company_id, name, self._insight)
        return render(self._theme, framed_chart(dataset, results, company_id, name, drawings, self._files)).encode()

    def _permanent_page(self, dataset: Dataset, path: str) -> bytes:
        """Return what stands at the permanent address of a page of the current edition."""
        target = path.removeprefix(permanent_path("", self._results.edition_id))
        return render(self._theme, permanent_page(dataset, self._results, target, self._files)).encode()

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
        results = self._results_of(company_id)
        cards = CardMaker(dataset, results, self._insight)
        for artefact in artefacts:
            if artefact.kind == "charts":
                content = self._charts.for_download(dataset, results, company_id, artefact.path, self._insight)
            elif artefact.kind == "cards":
                content = cards.make(artefact.path, self._charts.fonts)
            elif is_framed(artefact.path):
                content = self._framed_chart(dataset, results, company_id, artefact.path)
            elif artefact.kind == "data":
                content = OpenData(dataset, self._results, self._insight, self._keys.company).make(artefact.path)
            elif artefact.path.startswith(permanent_path("", results.edition_id)):
                content = self._permanent_page(dataset, artefact.path)
            else:
                charts = self._charts.for_page(dataset, results, company_id, self._insight)
                page = company_page(dataset, results, company_id, charts, self._files, insight=self._insight)
                content = render(self._theme, page).encode()
            yield artefact, content
