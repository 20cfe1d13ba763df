"""Charts, each drawn once per content: kept beside the output folder for page, document and the next build."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard.charts.style import Look
from scorecard.publishing.chart_subjects import Subject, chart_names, chart_of_file
from scorecard.publishing.file_store import write_whole
from scorecard.publishing.program import hash_parts
from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.views.chart import DOCUMENT_WIDTHS, NARROW, PAGE_WIDTHS, WIDE

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results


@dataclass(frozen=True, slots=True)
class StoredTable:
    """The data behind a picture, as text."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class StoredDrawing:
    """A finished chart, as pages and documents take it."""

    title: str
    alt: str
    table: StoredTable
    width: int
    height: int
    svg: bytes


class ChartStore:
    """Finished charts, one file for each place that has one; each counts only for the content it was drawn from."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which need not exist yet."""
        self._folder = folder

    def read(self, place: str, key: str) -> StoredDrawing | None:
        """Return the chart of a place, or None when the store doesn't hold it, whole, for this content."""
        try:
            stored: Any = json.loads((self._folder / f"{place}.json").read_bytes())
            svg = stored["svg"].encode()
            if stored["key"] != key or stored["sha256"] != hashlib.sha256(svg).hexdigest():
                return None
            table = StoredTable(tuple(stored["header"]), tuple(tuple(row) for row in stored["rows"]))
            return StoredDrawing(stored["title"], stored["alt"], table, stored["width"], stored["height"], svg)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def write(self, place: str, key: str, drawing: StoredDrawing) -> None:
        """Keep a chart; a store that can't be written to only costs time in the next build."""
        record = {
            "key": key,
            "title": drawing.title,
            "alt": drawing.alt,
            "header": drawing.table.header,
            "rows": drawing.table.rows,
            "width": drawing.width,
            "height": drawing.height,
            "svg": drawing.svg.decode(),
            "sha256": hashlib.sha256(drawing.svg).hexdigest(),
        }
        write_whole(self._folder / f"{place}.json", json.dumps(record, ensure_ascii=False).encode())


class ChartMaker:
    """Draws the charts of companies and editions, or takes them from the store."""

    def __init__(self, store: ChartStore, fonts: Path, program: str) -> None:
        """Draw with these fonts; `program` is the hash of code, libraries and theme, which decide how a chart looks."""
        self._store = store
        self._fonts = fonts
        self._program = program

    @property
    def fonts(self) -> Path:
        """The folder of the fonts that charts are drawn with."""
        return self._fonts

    def for_page(
        self, dataset: Dataset, results: Results, company_id: str | None, insight: Insight = NO_INSIGHT
    ) -> dict[str, StoredDrawing]:
        """Return the charts of a page by name, in colours for light and dark."""
        return {
            name: self._take(
                Subject(dataset, results, company_id, name, insight),
                Look(self._fonts, scheme="auto", embedded=True, width=PAGE_WIDTHS[name]),
            )
            for name in chart_names(company_id, insight)
        }

    def for_document(
        self, dataset: Dataset, results: Results, company_id: str | None, insight: Insight = NO_INSIGHT
    ) -> dict[str, StoredDrawing]:
        """Return the charts of a PDF by name."""
        return {
            name: self._take(
                Subject(dataset, results, company_id, name, insight),
                Look(self._fonts, embedded=True, width=DOCUMENT_WIDTHS[name]),
            )
            for name in chart_names(company_id, insight)
            if name in DOCUMENT_WIDTHS
        }

    def for_frame(
        self, dataset: Dataset, results: Results, company_id: str | None, name: str, insight: Insight = NO_INSIGHT
    ) -> tuple[StoredDrawing, StoredDrawing]:
        """Return a chart for the frame of another site: for a narrow one, and for a wide one."""
        subject = Subject(dataset, results, company_id, name, insight)
        narrow, wide = (
            self._take(subject, Look(self._fonts, scheme="auto", embedded=True, width=width))
            for width in (NARROW, WIDE)
        )
        return narrow, wide

    def for_download(
        self, dataset: Dataset, results: Results, company_id: str | None, path: str, insight: Insight = NO_INSIGHT
    ) -> bytes:
        """Return a chart that stands alone, with title, source and stage in the picture, as its path's ending says."""
        subject = Subject(dataset, results, company_id, chart_of_file(path), insight)
        look = Look(self._fonts)
        return subject.compose(look).png() if path.endswith(".png") else self._take(subject, look).svg

    def _take(self, subject: Subject, look: Look) -> StoredDrawing:
        """Return a chart from the store, or draw it and put it there."""
        variant = f"{look.scheme}-{'page' if look.embedded else 'alone'}-{look.width}"
        # Two underscores part what ids, which have single hyphens only, can't hold.
        place = f"{subject.results.edition_id}__{subject.company_id or ''}__{subject.name}__{variant}"
        key = hash_parts(self._program, variant, subject.content())
        stored = self._store.read(place, key)
        if stored is None:
            drawing = subject.compose(look)
            table = StoredTable(drawing.table.header, drawing.table.rows)
            stored = StoredDrawing(drawing.title, drawing.alt, table, drawing.width, drawing.height, drawing.svg)
            self._store.write(place, key, stored)
        return stored
