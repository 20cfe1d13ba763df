"""Badges: one company's score, small, for other sites; edition, day and stage stand in the picture itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.charts.drawing import Drawing, Table
from scorecard.charts.sheet import Pen
from scorecard.charts.style import DRAFT, HEADING, NOTE, SMALL, STRONG, Lettering

if TYPE_CHECKING:
    from scorecard.charts.card import Imprint
    from scorecard.charts.style import Look

WIDTH = 360
_EDGE = 14.0
_COLUMN = 92.0
"""What the score takes at the left."""
SPARE = 0.9
"""How much of a line words may take: in another site's page the reader's own font, often a wide one, sets them."""
NUMBER = Lettering(HEADING, 36, "heading")
NAME = Lettering(STRONG, 15, "heading")
BRAND = Lettering(STRONG, 10.5, "ink")
MOST_LINES = 8
"""A badge is as high as its words need; only beyond so many lines of one kind they are cut."""


@dataclass(frozen=True, slots=True)
class BadgeSeries:
    """What a badge shows; `text` is the score as printed, empty where `missing` says why there is none."""

    imprint: Imprint
    name: str
    text: str
    band: str
    range_text: str
    missing: str
    title: str
    alt: str


def draw(shown: BadgeSeries, look: Look) -> Drawing:
    """Return the badge; it is as high as its words need."""
    pen = Pen(look.fonts)
    left = _EDGE + (_COLUMN if shown.text else 0)
    right = WIDTH - _EDGE
    room = (right - left) * SPARE
    pen.box((0, 0), WIDTH, 4, "ink")
    y = pen.lines((left, 22), pen.type.wrap(shown.imprint.title.upper(), BRAND, room, 2), BRAND) + 5
    y = pen.lines((left, y), pen.type.wrap(shown.name, NAME, room, MOST_LINES), NAME)
    y = pen.lines((left, y - 1), pen.type.wrap(shown.band or shown.missing, SMALL, room, 3), SMALL)
    bottom = pen.lines((left, y), pen.type.wrap(shown.imprint.edition, NOTE, room, 3), NOTE) - 4
    if shown.text:
        pen.words((_EDGE, 50), shown.text, NUMBER)
        pen.words((_EDGE, 67), "of 100", NOTE)
        pen.lines((_EDGE, 83), pen.type.wrap(shown.range_text, NOTE, _COLUMN - 12, 2), NOTE)
        bottom = max(bottom, 92.0 if shown.range_text else 76.0)
    if shown.imprint.stage:
        lines = pen.type.wrap(shown.imprint.stage, DRAFT, (right - _EDGE) * SPARE, MOST_LINES)
        height = len(lines) * DRAFT.leading + 10
        pen.box((0, bottom + 4), WIDTH, height, "draft-paper")
        pen.lines((_EDGE, bottom + 19), lines, DRAFT)
        bottom += height
    sheet_height = -(-(bottom + 6) // 1)
    for y in (0.5, sheet_height - 0.5):
        pen.across(y, 0, WIDTH, "rule")
    for x in (0.5, WIDTH - 0.5):
        pen.down(x, 0, sheet_height, "rule")
    sheet = pen.finish(WIDTH, sheet_height)
    return Drawing(shown.title, shown.alt, Table((), ()), sheet.width, sheet.height, sheet, look)
