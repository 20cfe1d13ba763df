"""Chapters: what a document is printed in, each by itself, so that one that did not change need not be printed again.

A template says where a chapter begins by a comment, `<!--chapter name-->`; it begins on a sheet of its own. What a
person writes is escaped, so nothing in the data can look like one.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from scorecard.render.engine import LeanHTML, LineBox, ReplacedBox
from scorecard.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from weasyprint import Document

    from scorecard.render.fetcher import PictureFetcher

FIRST, FIRST_TIGHT = '<section class="first">', '<section class="first tight">'
"""How the first page of a scorecard begins: it stands alone, so all of it must be on one sheet."""
FIRST_TIGHTEST = '<section class="first tight tightest">'
ELSEWHERE = "chapter:"
"""What links into another chapter begin with while a chapter is printed: only the bound document has both ends."""
_MARK = re.compile(r"<!--chapter ([a-z0-9-]+)-->\n?")
_BODY, _SNUG, _END = "<body>", '<body class="snug">', "</body>"
"""How a document begins; how one does that is set a little closer; and where it ends."""
NEXT_TO_EMPTY = 0.3
"""Of what a page can hold, the share below which it is worth saving."""
_POINTS = 0.75
"""Points of a PDF in a pixel of CSS."""


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


def lay_out_chapter(chapter: Chapter, render: Callable[[str], Document]) -> Document:
    """Return a chapter with its lines and pages, as large as it can be in the room that it may take."""
    document = render(chapter.html)
    for html in chapter.tighter:
        if chapter.is_sheet and len(document.pages) > 1:
            # A company with long reasons: its first page in type that is a hair smaller.
            document = render(html)
        elif not chapter.is_sheet and _ends_next_to_empty(document):
            closer = render(html)
            document = closer if len(closer.pages) < len(document.pages) else document
    return document


def _ends_next_to_empty(document: Document) -> bool:
    """Return whether the last of several pages holds but a few lines."""
    if len(document.pages) == 1:
        return False
    page = document.pages[-1]._page_box  # noqa: SLF001 - nothing else knows where the lines stand
    ends = (box.position_y + box.height for box in page.descendants() if isinstance(box, (LineBox, ReplacedBox)))
    return bool(max(ends, default=0) - page.content_box_y() < NEXT_TO_EMPTY * page.height)


def open_chapter(html: str, fetcher: PictureFetcher) -> LeanHTML:
    """Return the HTML of a chapter, with links into other chapters marked as such."""
    page = LeanHTML(string=html, url_fetcher=fetcher)
    elements = page.etree_element
    own = {f"#{element.get('id')}" for element in elements.iter() if element.get("id")}
    for element in elements.iter("a"):
        target = element.get("href", "")
        if target.startswith("#") and target not in own:
            element.set("href", f"{ELSEWHERE}{target[1:]}")
    return page


def find_places(document: Document, zoom: float) -> tuple[Place, ...]:
    """Return the headings and the targets of links of a document that is laid out."""
    scale = zoom * _POINTS
    places = []
    for sheet, page in enumerate(document.pages):
        headings = [(label, level, left, top) for level, label, (left, top), _ in page.bookmarks]
        targets = [(name, 0, left, top) for name, (left, top, *_) in page.anchors.items()]
        places += [
            Place(name, level, sheet, round(left * scale, 3), round((page.height - top) * scale, 3))
            for name, level, left, top in (*headings, *targets)
        ]
    return tuple(places)
