"""What an artefact holds: documents here, all others in `site_contents`."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from scorecard.exports.enclosures import write_company
from scorecard.exports.results_json import write_results
from scorecard.exports.scores_csv import write_scores
from scorecard.publishing.chapter_files import ChapterFiles
from scorecard.render.manuscript import Enclosure, compose
from scorecard.views.company import company_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.plan import Artefact
    from scorecard.publishing.site_contents import Site
    from scorecard.publishing.supplies import Supplies
    from scorecard.render.manuscript import Chapter, Manuscript, Printed
    from scorecard.render.paper import Paper
    from scorecard.render.pdf import Press


class Workshop:
    """Makes the contents of artefacts; one for each process, so that templates, fonts and styles are read once."""

    def __init__(self, supplies: Supplies, store: Path | None = None, paper: Paper = "a4") -> None:
        """Take what all artefacts share; `store` is the folder where printed chapters wait, if there is one."""
        self._given = supplies
        self._store = store
        self._paper: Paper = paper

    def make(self, dataset: Dataset, artefacts: tuple[Artefact, ...]) -> Iterator[tuple[Artefact, bytes]]:
        """Yield artefacts of one company, or of the edition, with their contents.

        Documents and other artefacts are not asked for together.
        """
        kind = artefacts[0].kind if artefacts else None
        if kind == "report":
            yield from ((artefact, self._report(dataset)) for artefact in artefacts)
        elif kind == "pdf":
            yield from ((artefact, self._scorecard(dataset, artefact)) for artefact in artefacts)
        else:
            yield from self._site.make(dataset, artefacts)

    @cached_property
    def _site(self) -> Site:
        # Here, not above: processes that make documents alone need nothing of what this imports.
        from scorecard.publishing.site_contents import Site

        return Site(self._given)

    def _scorecard(self, dataset: Dataset, artefact: Artefact) -> bytes:
        company_id = str(artefact.company_id)
        return self.finish(self.compose(dataset, company_id), company_id)

    def _report(self, dataset: Dataset) -> bytes:
        # Here, not above: it takes half a second to import, and only processes that make documents need it.
        from scorecard.render.pdf import pdf
        from scorecard.views.report import report_page

        charts = self._given.charts.for_document(dataset, self._given.results, None, self._given.insight)
        page = report_page(dataset, self._given.results, charts, self._given.insight)
        files = {
            "results.json": write_results(dataset, self._given.results, self._given.keys.company, self._given.insight),
            "scores.csv": write_scores(dataset, self._given.results, self._given.keys.company, self._given.insight),
        }
        return pdf(self._given.theme, page, self._enclose(files, "all companies"), self._paper)

    def _enclose(self, files: dict[str, bytes], whose: str) -> list[Enclosure]:
        """Return files that travel inside a document, each with what it is."""
        kinds = {".json": "Results", ".csv": "Scores"}
        return [
            Enclosure(name, f"{kinds[posixpath.splitext(name)[1]]} of {whose}", content, self._given.results.cut_off)
            for name, content in files.items()
        ]

    def compose(self, dataset: Dataset, company_id: str) -> Manuscript:
        """Return the scorecard of a company as a document that is not printed yet."""
        results = self._given.results_of(company_id)
        charts = self._given.charts.for_document(dataset, results, company_id, self._given.insight)
        # A document travels alone: it names no files beside it.
        page = company_page(dataset, results, company_id, charts, insight=self._given.insight)
        files = write_company(dataset, results, company_id, self._given.insight)
        return compose(self._given.theme, page, self._enclose(files, page.name))

    def finish(self, manuscript: Manuscript, company_id: str, printed: Mapping[str, Printed] | None = None) -> bytes:
        """Return the PDF of a company's scorecard, of which only what is new, and not given, is printed."""
        store = self._chapters(company_id)
        content = self._press.finish(manuscript, store, printed)
        if store:
            store.keep_only([chapter.name for chapter in manuscript.chapters])
        return content

    def unprinted(self, manuscript: Manuscript, company_id: str) -> tuple[Chapter, ...]:
        """Return the chapters that have to be printed, those that take longest first."""
        store, key_of = self._chapters(company_id), self._press.key_of
        missing = [item for item in manuscript.chapters if not store or store.read(item.name, key_of(item)) is None]
        return tuple(sorted(missing, key=lambda chapter: len(chapter.html), reverse=True))

    def print_chapter(self, chapter: Chapter, company_id: str) -> Printed:
        """Return a chapter of a company's scorecard, which also waits for the next time from now on."""
        return self._press.take(chapter, self._chapters(company_id))

    @property
    def _press(self) -> Press:
        # Here, not above: it takes half a second to import, and only processes that make documents need it.
        from scorecard.render.pdf import load_press

        return load_press(self._given.theme, self._paper)

    def _chapters(self, company_id: str) -> ChapterFiles | None:
        if self._store is None:
            return None
        return ChapterFiles(self._store, f"{self._given.results.edition_id}__{company_id}__{self._paper}")
