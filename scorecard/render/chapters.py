"""Chapters: what a document is printed in, each by itself, so that one that did not change need not be printed again.

A template says where a chapter begins by a comment, `<!--chapter name-->`; it begins on a sheet of its own. What a
person writes is escaped, so nothing in the data can look like one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.render.engine import LeanHTML, LineBox, ReplacedBox
from scorecard.render.manuscript import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from weasyprint import Document

    from scorecard.render.fetcher import PictureFetcher
    from scorecard.render.manuscript import Chapter

ELSEWHERE = "chapter:"
"""What links into another chapter begin with while a chapter is printed: only the bound document has both ends."""
NEXT_TO_EMPTY = 0.3
"""Of what a page can hold, the share below which it is worth saving."""
_POINTS = 0.75
"""Points of a PDF in a pixel of CSS."""


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
