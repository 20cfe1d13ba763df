"""Drawings: a picture with its title, its text alternative and the table of what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from scorecard.charts.canvas import write_png, write_small_png, write_svg
from scorecard.charts.sheet import Pen
from scorecard.charts.style import DRAFT, NOTE, TITLE

if TYPE_CHECKING:
    from scorecard.charts.sheet import Sheet
    from scorecard.charts.style import Look


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture that leaves its page must say: where it comes from, as of when, and how far it can be relied on.

    `stage` may be empty for an edition that is published.
    """

    source: str
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The data behind a picture, as text; every row is as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A picture in words: its title, what it shows in one to three sentences, and its data."""

    title: str
    alt: str
    table: Table


@dataclass(frozen=True)
class Drawing:
    """A chart, drawn when asked; width and height are CSS pixels at full size."""

    # No slots: `svg` is kept once it is drawn.
    title: str
    alt: str
    table: Table
    width: int
    height: int
    sheet: Sheet
    look: Look

    @cached_property
    def svg(self) -> bytes:
        """The picture as SVG, UTF-8, without references to anything outside it."""
        return write_svg(self.sheet, self.look, self.title, self.alt)

    def png(self, scale: float = 2) -> bytes:
        """Return the picture as PNG with `scale` pixels to one CSS pixel; `auto` schemes come out light."""
        return write_png(self.sheet, self.look, scale)

    def small_png(self, scale: float) -> bytes:
        """Return the picture as PNG of few colours: a third of the bytes, for what other sites load unasked."""
        return write_small_png(self.sheet, self.look, scale)


class Body(Protocol):
    """Draws a chart between two edges, from `top` downwards, and returns where it ends."""

    def __call__(self, pen: Pen, left: float, right: float, top: float) -> float: ...


_MARGIN = 26
_EDGE = 3
"""Around an embedded picture: room for half a mark and for a line's width."""


def compose(reading: Reading, caption: Caption, look: Look, body: Body) -> Drawing:
    """Return the chart with its title above and its source below, or bare where a page around it says both."""
    pen = Pen(look.fonts)
    margin = _EDGE if look.embedded else (_MARGIN if not look.is_narrow else _MARGIN // 2)
    left, right = float(margin), float(look.width - margin)
    if look.embedded:
        bottom = body(pen, left, right, _EDGE) + _EDGE
    else:
        bottom = _write_foot(pen, caption, body(pen, left, right, _write_title(pen, reading.title, left, right)), look)
    sheet = pen.finish(look.width, bottom)
    return Drawing(reading.title, reading.alt, reading.table, sheet.width, sheet.height, sheet, look)


def _write_title(pen: Pen, title: str, left: float, right: float) -> float:
    baseline = pen.lines((left, _MARGIN + 15), pen.type.wrap(title, TITLE, right - left, 3), TITLE)
    return baseline - TITLE.leading + 18


def _write_foot(pen: Pen, caption: Caption, top: float, look: Look) -> float:
    left = float(_MARGIN if not look.is_narrow else _MARGIN // 2)
    right = look.width - left
    y = top + 14
    if caption.stage:
        lines = pen.type.wrap(caption.stage, DRAFT, right - left - 16, 4)
        height = len(lines) * DRAFT.leading + 9
        pen.box((left, y), right - left, height, "draft-paper")
        pen.lines((left + 8, y + 15), lines, DRAFT)
        y += height + 8
    else:
        pen.across(y, left, right, "rule")
        y += 4
    return pen.lines((left, y + 10), pen.type.wrap(caption.source, NOTE, right - left, 3), NOTE) + 3
