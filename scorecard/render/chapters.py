"""Chapters: what a document is printed in, each by itself, so that one that did not change need not be printed again.

A template says where a chapter begins by a comment, `<!--chapter name-->`; it begins on a sheet of its own. What a
person writes is escaped, so nothing in the data can look like one.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scorecard.render.engine import LeanHTML

if TYPE_CHECKING:
    from collections.abc import Mapping

    from weasyprint import Document

    from scorecard.render.fetcher import PictureFetcher

FIRST, FIRST_TIGHT = '<section class="first">', '<section class="first tight">'
"""How the first page of a scorecard begins: it stands alone, so all of it must be on one sheet."""
FIRST_TIGHTEST = '<section class="first tight tightest">'
ELSEWHERE = "chapter:"
"""What links into another chapter begin with while a chapter is printed: only the bound document has both ends."""
_MARK = re.compile(r"<!--chapter ([a-z0-9-]+)-->\n?")
_END = "</body>"
_POINTS = 0.75
"""Points of a PDF in a pixel of CSS."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a document as HTML, with the pictures that it shows.

    `tighter`: how to say the same in less room, to be tried in turn where the chapter must be one sheet and is not.
    """

    name: str
    html: str
    pictures: Mapping[str, bytes]
    tighter: tuple[str, ...] = ()

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
    """Return the chapters of a document; none for a document that has no marks."""
    head, *rest = _MARK.split(html)
    return tuple(
        _make_chapter(name, f"{head}{body.partition(_END)[0]}{_END}</html>", pictures)
        for name, body in zip(rest[::2], rest[1::2], strict=True)
    )


def _make_chapter(name: str, html: str, pictures: Mapping[str, bytes]) -> Chapter:
    shown = {address: picture for address, picture in pictures.items() if f'"{address}"' in html}
    tighter = tuple(html.replace(FIRST, other, 1) for other in (FIRST_TIGHT, FIRST_TIGHTEST)) if FIRST in html else ()
    return Chapter(name, html, shown, tighter)


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
