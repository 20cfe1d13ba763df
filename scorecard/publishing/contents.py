"""What an artefact holds: documents here, all others in `site_contents`."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from scorecard.exports.enclosures import write_company
from scorecard.exports.results_json import write_results
from scorecard.exports.scores_csv import write_scores
from scorecard.render.composing import compose, read_scorecard
from scorecard.render.manuscript import Enclosure
from scorecard.views.company import company_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.plan import Artefact
    from scorecard.publishing.print_room import PrintRoom
    from scorecard.publishing.site_contents import Site
    from scorecard.publishing.supplies import Supplies
    from scorecard.render.manuscript import Manuscript
    from scorecard.render.paper import Paper
    from scorecard.render.theme import Theme


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
        return self._room.finish(self.compose(dataset, company_id), company_id)

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

    @cached_property
    def _room(self) -> PrintRoom:
        # Here, not above: it takes half a second to import, and only processes that make documents need it.
        from scorecard.publishing.print_room import PrintRoom

        return PrintRoom(self._given.theme, self._store, self._given.results.edition_id, self._paper)


def warm_up(theme: Theme) -> None:
    """Read what the first scorecard of this process would have to wait for; the rest came with this module."""
    read_scorecard(theme)
