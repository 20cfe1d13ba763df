"""The print room: scorecards are printed and bound, with what waits of them from last time, and without any data."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from scorecard.publishing.chapter_files import ChapterFiles
from scorecard.publishing.jobs import open_theme
from scorecard.render.manuscript import SHEETS
from scorecard.render.pdf import load_press

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scorecard.publishing.jobs import Order
    from scorecard.render.manuscript import Chapter, Manuscript, Printed
    from scorecard.render.paper import Paper
    from scorecard.render.pdf import Press
    from scorecard.render.theme import Theme


class PrintRoom:
    """Prints the scorecards of an edition."""

    def __init__(self, theme: Theme, store: Path | None, edition_id: str, paper: Paper) -> None:
        """Take the theme, and the folder where printed chapters wait, if there is one."""
        self._theme = theme
        self._store = store
        self._edition_id = edition_id
        self._paper: Paper = paper

    def finish(self, manuscript: Manuscript, company_id: str, printed: Mapping[str, Printed] | None = None) -> bytes:
        """Return the PDF of a company's scorecard, of which only what is new, and not given, is printed."""
        store = self._chapters(company_id)
        content = self._press.finish(manuscript, store, printed)
        if store:
            store.keep_only([*(chapter.name for chapter in manuscript.chapters), SHEETS])
        return content

    def unprinted(self, manuscript: Manuscript, company_id: str) -> tuple[Chapter, ...]:
        """Return the chapters that have to be printed, those that take longest first."""
        store, key_of = self._chapters(company_id), self._press.key_of
        missing = [item for item in manuscript.chapters if not store or store.read(item.name, key_of(item)) is None]
        return tuple(sorted(missing, key=lambda chapter: len(chapter.html), reverse=True))

    def print_chapter(self, chapter: Chapter, company_id: str) -> Printed:
        """Return a chapter of a company's scorecard, which also waits for the next time from now on."""
        return self._press.take(chapter, self._chapters(company_id))

    def _chapters(self, company_id: str) -> ChapterFiles | None:
        if self._store is None:
            return None
        return ChapterFiles(self._store, f"{self._edition_id}__{company_id}__{self._paper}")

    @property
    def _press(self) -> Press:
        # Not kept here: where it is kept it is given back in time.
        return load_press(self._theme, self._paper)


@lru_cache(maxsize=1)
def open_print_room(order: Order) -> PrintRoom:
    """Return the print room of a worker process."""
    theme = open_theme(order.templates, order.store, order.program)
    return PrintRoom(theme, order.store, order.edition_id, order.paper)
