"""Documents before they are printed: written from templates, cut into chapters, with what travels inside them.

Nothing here lays out or prints: whoever keeps documents or passes them on need not import WeasyPrint, which takes long.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from scorecard.render.environment import make_environment
from scorecard.render.errors import RenderError
from scorecard.render.marks import DocumentMarks
from scorecard.render.pictures import DocumentPictures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from scorecard.render.theme import Theme
    from scorecard.views.company import CompanyPage
    from scorecard.views.fact_sheet import FactSheet
    from scorecard.views.report import ReportPage

    DocumentView = CompanyPage | FactSheet | ReportPage

SCORECARD, FACT_SHEET, REPORT = "documents/scorecard.html", "documents/fact-sheet.html", "documents/report.html"
FIRST, FIRST_TIGHT = '<section class="first">', '<section class="first tight">'
"""How the first page of a scorecard begins: it stands alone, so all of it must be on one sheet."""
FIRST_TIGHTEST = '<section class="first tight tightest">'
_MARK = re.compile(r"<!--chapter ([a-z0-9-]+)-->\n?")
_BODY, _SNUG, _END = "<body>", '<body class="snug">', "</body>"
"""How a document begins; how one does that is set a little closer; and where it ends."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that travels inside a document; `as_of` is the day that its date says, for there is no clock here."""

    name: str
    description: str
    content: bytes
    as_of: date


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A scorecard before it is printed: what its sheets say, its chapters, and what travels inside."""

    page: CompanyPage
    chapters: tuple[Chapter, ...]
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a document as HTML, with the pictures that it shows.

    `tighter`: the same in less room, to be tried in turn: where `is_sheet`, until all is on one sheet, else where the
    last page is next to empty and can be saved.
    """

    name: str
    html: str
    pictures: Mapping[str, bytes]
    tighter: tuple[str, ...] = ()
    is_sheet: bool = False

    def hash(self) -> str:
        """Return the SHA-256 of all that decides what the chapter looks like, but for theme and paper."""
        digest = hashlib.sha256(self.html.encode())
        for address, picture in sorted(self.pictures.items()):
            digest.update(f"\0{address}\0{len(picture)}\0".encode())
            digest.update(picture)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the contents of a reader's program, or a link, leads to; `level`: 0 for a link's.

    `sheet` counts from 0 within the chapter; `left` and `top` in points, from the lower left corner.
    """

    name: str
    level: int
    sheet: int
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Printed:
    """A chapter as a PDF without running heads and page numbers, which come with the sheets that it is bound on."""

    content: bytes
    sheets: int
    places: tuple[Place, ...]


class PrintedStore(Protocol):
    """Where printed chapters wait for the next time."""

    def read(self, name: str, key: str) -> Printed | None:
        """Return a chapter that was printed from just this content; None where there is none, whole."""

    def write(self, name: str, key: str, printed: Printed) -> None:
        """Keep a chapter."""


def cut_chapters(html: str, pictures: Mapping[str, bytes]) -> tuple[Chapter, ...]:
    """Return the chapters of a document; none for a document that has no marks. RenderError for a name given twice."""
    head, *rest = _MARK.split(html)
    if len(set(rest[::2])) < len(rest[::2]):
        raise RenderError(f"two chapters of a document have the same name; there are: {', '.join(rest[::2])}")
    chapters = tuple(
        _make_chapter(name, f"{head}{body.partition(_END)[0]}{_END}</html>", pictures)
        for name, body in zip(rest[::2], rest[1::2], strict=True)
    )
    # How a document ends: nobody minds a last page with few lines on it.
    return tuple(replace(item, tighter=()) if item is chapters[-1] else item for item in chapters)


def _make_chapter(name: str, html: str, pictures: Mapping[str, bytes]) -> Chapter:
    shown = {address: picture for address, picture in pictures.items() if f'"{address}"' in html}
    if FIRST in html:
        tighter = tuple(html.replace(FIRST, other, 1) for other in (FIRST_TIGHT, FIRST_TIGHTEST))
        return Chapter(name, html, shown, tighter, is_sheet=True)
    return Chapter(name, html, shown, (html.replace(_BODY, _SNUG, 1),))


def write_document(theme: Theme, template: str, page: DocumentView) -> tuple[str, dict[str, bytes]]:
    """Return a document as HTML, and the pictures that it shows by their addresses."""
    marks, charts = DocumentMarks(), DocumentPictures()
    html = make_environment(theme).get_template(template).render(page=page, marks=marks, picture=charts.place)
    return html, {**marks.pictures, **charts.pictures}


def compose(theme: Theme, page: CompanyPage, enclosures: Sequence[Enclosure] = ()) -> Manuscript:
    """Return a scorecard before it is printed; RenderError for a template without chapters."""
    chapters = cut_chapters(*write_document(theme, SCORECARD, page))
    if not chapters:
        raise RenderError("the template of scorecards has no chapters: nothing says <!--chapter name-->")
    return Manuscript(page, chapters, tuple(enclosures))
