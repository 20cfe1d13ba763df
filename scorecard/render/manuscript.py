"""Documents before they are printed and their parts after: what one process writes and others print, or keep.

Nothing here is more than text and bytes: whoever prints needs no data, no views and no templates for it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

SHEETS = "sheets"
"""What the sheets of a document are called where its chapters are kept."""
SHEETS_HERE = "<!--sheets-->"
"""Where they go, in the HTML that says what their running heads are."""
_FIRST_SHEET, _SHEET = '<div class="sheet sheet-first"></div>', '<div class="sheet"></div>'


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that travels inside a document; `as_of` is the day that its date says, for there is no clock here."""

    name: str
    description: str
    content: bytes
    as_of: date


@dataclass(frozen=True, slots=True)
class Whole:
    """A document that is printed in one go, as HTML, with its pictures by their addresses.

    `title` is how messages call it; `styles` are the style sheets that it has beside those of all documents;
    `statement` is what it says about its edition (see `statement.py`).
    """

    title: str
    html: str
    pictures: Mapping[str, bytes]
    styles: tuple[str, ...]
    statement: str
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document that is printed in chapters, and bound.

    `jacket` is a page of HTML that says about the whole what stands in the head of one; `sheets` is one with the
    running heads of the sheets that the chapters are bound on, which go where it says. For the rest see `Whole`.
    """

    title: str
    jacket: str
    sheets: str
    chapters: tuple[Chapter, ...]
    statement: str
    enclosures: tuple[Enclosure, ...] = ()

    def write_sheets(self, counts: Sequence[int]) -> Chapter:
        """Return the sheets for chapters of so many pages. The first one stands alone: its sheets have no head."""
        first, *others = counts
        sheets = [_FIRST_SHEET] * first + [_SHEET] * sum(others)
        return Chapter(SHEETS, self.sheets.replace(SHEETS_HERE, "\n".join(sheets)), {})


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a document as HTML, with the pictures that it shows; or the sheets that all parts are bound on.

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
    """A chapter as a PDF without running heads and page numbers; or the sheets that bring these, without places."""

    content: bytes
    pages: int
    places: tuple[Place, ...]


class PrintedStore(Protocol):
    """Where printed chapters wait for the next time."""

    def read(self, name: str, key: str) -> Printed | None:
        """Return a chapter that was printed from just this content; None where there is none, whole."""

    def write(self, name: str, key: str, printed: Printed) -> None:
        """Keep a chapter."""
