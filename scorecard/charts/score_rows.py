"""Scores as rows: a label, a dot on a scale from 0 to 100 with the edges of the bands, and the number."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.charts.marks import Layer, circle
from scorecard.charts.style import (
    HAIR,
    LABEL,
    LABEL_STRONG,
    NOTE,
    NUMBER,
    SMALL_QUIET,
    THIN,
    VALUE,
)
from scorecard.scoring.texts import points_text, tenth_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.charts.marks import Mark
    from scorecard.charts.sheet import Pen
    from scorecard.charts.style import Lettering, Look

DOT: Mark = (Layer(circle(4.2), "ink"),)
LARGE_DOT: Mark = (Layer(circle(5.2), "ink"),)


@dataclass(frozen=True, slots=True)
class BandEdge:
    """A band: its name and its lowest score."""

    name: str
    from_score: Fraction


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row; without a score, `words` say why there is none.

    `lead` stands before the label, `note` at the end; a narrow picture has no room for the note.
    """

    label: str
    score: Fraction | None
    words: str
    note: str
    lead: str = ""
    depth: int = 0
    strong: bool = False
    opens: bool = False
    """True where a heavier line above the row begins a new part."""


_INDENT = 16


@dataclass(frozen=True, slots=True)
class _PlacedRow:
    """A row at its place; `middle` is the height of its scale."""

    row: ScoreRow
    lines: tuple[str, ...]
    top: float
    middle: float
    bottom: float


class ScoreRows:
    """Draws the rows; in a narrow picture label and number stand above the scale."""

    def __init__(self, pen: Pen, look: Look, rows: Sequence[ScoreRow], bands: Sequence[BandEdge]) -> None:
        self._pen = pen
        self._rows = rows
        self._bands = bands
        self._stacked = look.is_narrow
        self._left = self._right = self._label = self._label_width = self._track = self._end = self._value = 0.0

    def draw(self, left: float, right: float, top: float) -> float:
        """Draw all rows between two edges and return where they end."""
        self._fit(left, right)
        pen = self._pen
        start = self._write_bands(top)
        y = start
        places: list[_PlacedRow] = []
        for row in self._rows:
            indent = row.depth * _INDENT
            lines = pen.type.wrap(row.label, _lettering(row), self._label_width - indent, 3)
            height = math.ceil(len(lines) * LABEL.leading)
            bottom = y + (height + 30 if self._stacked else max(height + 9, 28))
            middle = bottom - 14 if self._stacked else (y + bottom) / 2
            places.append(_PlacedRow(row, lines, y, middle, bottom))
            y = bottom
        self._draw_lines(places)
        for dot, strong in ((DOT, False), (LARGE_DOT, True)):
            for each in places:
                if each.row.score is not None and each.row.strong == strong:
                    pen.mark(dot, self._x(each.row.score), each.middle)
        for each in places:
            self._write_row(each)
        return y

    def _fit(self, left: float, right: float) -> None:
        ruler = self._pen.type
        lead = max((ruler.width(row.lead, NUMBER) for row in self._rows), default=0)
        lead = min(lead, 48.0) + 10 if lead else 0.0
        self._left, self._right, self._label = left, right, left + lead
        if self._stacked:
            self._label_width = right - self._label - 46
            self._track, self._end, self._value = left + 6, right - 12, right
            return
        note = min(max((ruler.width(row.note, SMALL_QUIET) for row in self._rows), default=0), 130.0)
        self._value = right - note - 12
        self._end = self._value - 40
        widest = max((ruler.width(row.label, _lettering(row)) + row.depth * _INDENT for row in self._rows), default=0)
        self._label_width = min(max(widest, 130.0), (self._end - self._label) * 0.38)
        self._track = self._label + self._label_width + 22

    def _x(self, score: Fraction) -> float:
        return self._track + float(score) * (self._end - self._track) / 100

    def _write_bands(self, top: float) -> float:
        """Name the bands above the scale, each between its edges, with the scores at which they begin."""
        pen = self._pen
        edges = [*(band.from_score for band in self._bands), Fraction(100)]
        names: list[tuple[float, tuple[str, ...]]] = []
        taken = self._label - 8
        for band, end in zip(self._bands, edges[1:], strict=True):
            a, b = self._x(band.from_score), self._x(end)
            words = band.name.split()
            longest = max((pen.type.width(word, NOTE) for word in words), default=0)
            lines = pen.type.wrap(band.name, NOTE, max(b - a - 5, longest), 3)
            half = max((pen.type.width(line, NOTE) for line in lines), default=0) / 2
            # A long word may reach beyond a narrow band, as long as it touches no other name.
            if (a + b) / 2 - half < taken + 5 or (a + b) / 2 + half > self._value:
                lines = pen.type.wrap(band.name, NOTE, b - a - 5, 3)
                half = max((pen.type.width(line, NOTE) for line in lines), default=0) / 2
            taken = (a + b) / 2 + half
            names.append(((a + b) / 2, lines))
        height = max((len(lines) for _, lines in names), default=0) * NOTE.leading
        for x, lines in names:
            pen.lines((x, top + height - (len(lines) - 1) * NOTE.leading - 3), lines, NOTE, "middle")
        y = top + height + 12
        shown = -math.inf
        for score in sorted({Fraction(0), *edges}):
            x, half = self._x(score), pen.type.width(tenth_text(score), NOTE) / 2
            if x - half > shown + 4 and (score == 100 or x + half + 4 < self._x(Fraction(100)) - 10):
                pen.words((x, y), tenth_text(score), NOTE, "middle")
                shown = x + half
        return math.ceil(y + 7)

    def _draw_lines(self, places: Sequence[_PlacedRow]) -> None:
        pen = self._pen
        opening = [each.row.opens or index == 0 for index, each in enumerate(places)]
        for opens in (False, True):
            for each, is_opening in zip(places, opening, strict=True):
                if is_opening == opens:
                    pen.across(each.top, self._left, self._right, *(("ink", THIN) if opens else ("hairline", HAIR)))
        edges = sorted({Fraction(0), Fraction(100), *(band.from_score for band in self._bands)})
        for each in places:
            ends = (each.middle - 9, each.middle + 9) if self._stacked else (each.top + 4, each.bottom - 4)
            for score in edges:
                pen.down(self._x(score), *ends, "rule", HAIR)
        for each in places:
            if each.row.score:
                pen.across(each.middle, self._x(Fraction(0)), self._x(each.row.score), "ink", 1.6)

    def _write_row(self, each: _PlacedRow) -> None:
        pen, row, lines, middle = self._pen, each.row, each.lines, each.middle
        lettering = _lettering(row)
        rise = lettering.leading * 0.76
        first = each.top + 18 if self._stacked else middle - len(lines) * lettering.leading / 2 + rise
        pen.words((self._left, first), row.lead, NUMBER)
        pen.lines((self._label + row.depth * _INDENT, first), lines, lettering)
        if row.score is not None:
            pen.words((self._value, first if self._stacked else middle + 5), points_text(row.score), VALUE, "end")
        else:
            words = pen.type.clip(row.words, SMALL_QUIET, self._end - self._track - 16)
            # Paper under the words: the edges of the bands must not run through them.
            pen.box((self._track + 6, middle - 9), pen.type.width(words, SMALL_QUIET) + 6, 18, "paper")
            pen.words((self._track + 8, middle + 4), words, SMALL_QUIET)
        if not self._stacked:
            pen.words((self._right, middle + 4), pen.type.clip(row.note, SMALL_QUIET, 130), SMALL_QUIET, "end")


def _lettering(row: ScoreRow) -> Lettering:
    return LABEL_STRONG if row.strong else LABEL
