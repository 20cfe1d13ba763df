"""Waterfall: the way of a score from one edition to the next, one step for each cause."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.charts.axis import Entry, draw_key
from scorecard.charts.drawing import Drawing, Reading, Table, compose
from scorecard.charts.score_rows import LARGE_DOT
from scorecard.charts.style import HAIR, HEAVY, LABEL, LABEL_STRONG, NOTE, THIN, VALUE
from scorecard.scoring.texts import change_text, list_text, points_text
from scorecard.scoring.trend import CAUSE_NAMES

if TYPE_CHECKING:
    from scorecard.charts.drawing import Caption
    from scorecard.charts.sheet import Pen
    from scorecard.charts.style import Look
    from scorecard.scoring.hindsight import Hindsight
    from scorecard.scoring.results import Results

_RESTATED_BY = ("method", "correction", "scope")


@dataclass(frozen=True, slots=True)
class Stand:
    """A score: at the end of one edition or the other, or the earlier one restated."""

    name: str
    score: Fraction


@dataclass(frozen=True, slots=True)
class Move:
    """What one cause did: from one score to another."""

    name: str
    start: Fraction
    end: Fraction

    @property
    def change(self) -> Fraction:
        """The points that it moved the score."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class WaterfallSeries:
    """What the chart shows: scores and moves from the top down; `note` says that the method changed."""

    company: str
    steps: tuple[Stand | Move, ...]
    note: str


def series(results: Results, hindsight: Hindsight, company_id: str) -> WaterfallSeries | None:
    """Return the way of one company's score since the edition before; None where there is none, or nothing moved it."""
    trend, earlier = hindsight.trends.get(company_id), hindsight.earlier
    if trend is None or earlier is None or trend.before is None or trend.after is None or not trend.moves:
        return None
    steps: list[Stand | Move] = [Stand(earlier.title, trend.before)]
    now = trend.before
    moves = []
    for cause, change in trend.moves:
        moves.append((cause, Move(CAUSE_NAMES[cause], now, now + change)))
        now += change
    steps += [move for cause, move in moves if cause in _RESTATED_BY]
    if len(steps) > 1 and trend.restated is not None:
        steps.append(Stand(f"{earlier.title}, restated", trend.restated))
    steps += [move for cause, move in moves if cause not in _RESTATED_BY]
    # The title of this edition is that of the caption; the row names it by its last day.
    steps.append(Stand(hindsight.history[-1].title if hindsight.history else results.edition_id, trend.after))
    same = earlier.method_version == results.method_version
    note = "" if same else f"The method changed, from {earlier.method_version} to {results.method_version}"
    return WaterfallSeries(trend.name, tuple(steps), note)


def draw(shown: WaterfallSeries, caption: Caption, look: Look) -> Drawing:
    """Return the chart: a dot for every score, a bar for every move, filled upwards and hollow downwards."""
    reading = Reading(f"{shown.company}: score since the last edition", describe(shown), tabulate(shown))

    def body(pen: Pen, left: float, right: float, top: float) -> float:
        return _Steps(pen, look, shown).draw(left, right, top)

    return compose(reading, caption, look, body)


def describe(shown: WaterfallSeries) -> str:
    """Return in at most three sentences both scores and what moved one to the other."""
    stands = [step for step in shown.steps if isinstance(step, Stand)]
    moves = [step for step in shown.steps if isinstance(step, Move)]
    first, last = stands[0], stands[-1]
    ends = f"{points_text(first.score, 1)} in {first.name}, {points_text(last.score, 1)} in {last.name}"
    sentences = [f"{shown.company}: {ends} ({change_text(last.score - first.score)})."]
    if moves:
        sentences.append(f"By cause: {list_text([f'{move.name} {change_text(move.change)}' for move in moves])}.")
    if shown.note:
        sentences.append(f"{shown.note}.")
    return " ".join(sentences)


def tabulate(shown: WaterfallSeries) -> Table:
    """Return the rows behind the chart, one for each score and each move."""
    return Table(
        ("Step", "Change", "Score"),
        tuple(
            (step.name, "–", points_text(step.score, 2))
            if isinstance(step, Stand)
            else (step.name, change_text(step.change, 2), points_text(step.end, 2))
            for step in shown.steps
        ),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    step: Stand | Move
    lines: tuple[str, ...]
    top: float
    middle: float
    bottom: float


_BAR = 10.0


class _Steps:
    """Draws the rows; in a narrow picture labels stand above the scale."""

    def __init__(self, pen: Pen, look: Look, shown: WaterfallSeries) -> None:
        self._pen, self._shown, self._stacked = pen, shown, look.is_narrow
        self._left = self._right = self._width = self._track = self._end = 0.0
        self._low, self._high = _bounds(shown)

    def draw(self, left: float, right: float, top: float) -> float:
        """Draw all rows between two edges and return where they end."""
        self._fit(left, right)
        y = self._write_scale(top)
        rows = []
        for step in self._shown.steps:
            lines = self._pen.type.wrap(_label(step), LABEL_STRONG, self._width, 2)
            height = math.ceil(len(lines) * LABEL.leading)
            bottom = y + (height + 26 if self._stacked else max(height + 8, 30))
            rows.append(_Row(step, lines, y, bottom - 13 if self._stacked else (y + bottom) / 2, bottom))
            y = bottom
        self._draw_lines(rows)
        for row in rows:
            self._draw_row(row)
        return self._write_foot(y)

    def _fit(self, left: float, right: float) -> None:
        ruler = self._pen.type
        self._left, self._right = left, right
        value = max(ruler.width(_value(step), VALUE) for step in self._shown.steps) + 12
        if self._stacked:
            self._width, self._track, self._end = right - left - value, left + 8, right - 8
            return
        widest = max(ruler.width(_label(step), LABEL_STRONG) for step in self._shown.steps)
        self._width = min(max(widest, 90.0), (right - left) * 0.38)
        self._track, self._end = left + self._width + 24, right - value - 8

    def _x(self, score: Fraction) -> float:
        return self._track + float((score - self._low) / (self._high - self._low)) * (self._end - self._track)

    def _write_scale(self, top: float) -> float:
        y = top + NOTE.size + 2
        for score in (self._low, self._high):
            self._pen.words((self._x(score), y), points_text(score), NOTE, "start" if score == self._low else "end")
        return math.ceil(y + 7)

    def _draw_lines(self, rows: list[_Row]) -> None:
        pen = self._pen
        for row in rows:
            pen.across(row.top, self._left, self._right, "hairline", HAIR)
        for row in rows:
            for score in (self._low, self._high):
                pen.down(self._x(score), row.middle - 9, row.middle + 9, "rule", HAIR)
        for upper, lower in pairwise(rows):
            x = self._x(upper.step.end if isinstance(upper.step, Move) else upper.step.score)
            start, end = upper.middle + _BAR / 2, lower.middle - _BAR / 2
            words = max((pen.type.width(line, LABEL_STRONG) for line in lower.lines), default=0)
            if self._stacked and self._left + words + 4 > x:
                # The label of the next step stands in the way: the line goes on below it.
                pen.down(x, start, lower.top, "beyond", THIN)
                start = max(lower.middle - 9, lower.top)
            pen.down(x, start, end, "beyond", THIN)

    def _draw_row(self, row: _Row) -> None:
        pen, step = self._pen, row.step
        first = (
            row.top + 16 if self._stacked else row.middle - len(row.lines) * LABEL.leading / 2 + LABEL.leading * 0.76
        )
        pen.lines((self._left, first), row.lines, LABEL_STRONG if isinstance(step, Stand) else LABEL)
        pen.words((self._right, first if self._stacked else row.middle + 5), _value(step), VALUE, "end")
        if isinstance(step, Stand):
            pen.mark(LARGE_DOT, self._x(step.score), row.middle)
        else:
            _draw_bar(pen, self._x(step.start), self._x(step.end), row.middle)

    def _write_foot(self, top: float) -> float:
        pen = self._pen
        pen.across(top, self._left, self._right, "hairline", HAIR)
        moves = [step for step in self._shown.steps if isinstance(step, Move)]
        entries = [Entry("score", 10, lambda x, y: pen.mark(LARGE_DOT, x + 5, y))]
        if any(move.change > 0 for move in moves):
            entries.append(Entry("raised it", 18, lambda x, y: _draw_bar(pen, x, x + 18, y)))
        if any(move.change < 0 for move in moves):
            entries.append(Entry("lowered it", 18, lambda x, y: _draw_bar(pen, x + 18, x, y)))
        bottom = draw_key(pen, entries, (self._left, self._right), top + 8)
        if not self._shown.note:
            return bottom
        lines = pen.type.wrap(f"{self._shown.note}.", NOTE, self._right - self._left, 3)
        return pen.lines((self._left, bottom + 9), lines, NOTE) - NOTE.leading + 6


def _draw_bar(pen: Pen, start: float, end: float, y: float) -> None:
    """Fill a bar that runs to the right; draw the outline of one that runs to the left: no colour is needed."""
    low, high = sorted((start, end))
    # However little it is, it can be seen.
    high = max(high, low + 2)
    top, bottom = y - _BAR / 2, y + _BAR / 2
    if end >= start or high - low < HEAVY:
        pen.box((low, top), high - low, _BAR, "ink")
        return
    pen.box((low, top), high - low, _BAR, "paper")
    pen.line("ink", THIN, (low, bottom), (low, top), (high, top), (high, bottom), (low, bottom), (high, top))


def _label(step: Stand | Move) -> str:
    return step.name if isinstance(step, Stand) else f"{step.name[:1].upper()}{step.name[1:]}"


def _value(step: Stand | Move) -> str:
    return points_text(step.score, 1) if isinstance(step, Stand) else change_text(step.change)


def _bounds(shown: WaterfallSeries) -> tuple[Fraction, Fraction]:
    """Return the ends of the scale: tens around all that is shown, at least thirty apart where there is room."""
    values = [value for step in shown.steps for value in _values(step)]
    low, high = math.floor(min(values) / 10) * 10, math.ceil(max(values) / 10) * 10
    while high - low < 30 and (low > 0 or high < 100):
        low, high = max(low - 10, 0), min(high + 10, 100)
    return Fraction(max(low, 0)), Fraction(min(high, 100))


def _values(step: Stand | Move) -> tuple[Fraction, ...]:
    return (step.score,) if isinstance(step, Stand) else (step.start, step.end)
