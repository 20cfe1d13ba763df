"""Say-do gap: for every commitment, how firmly it was promised and what the evidence shows, on one scale."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.charts import marks
from scorecard.charts.axis import Entry, Tick, draw_key, place_labels, write_labels
from scorecard.charts.drawing import Drawing, Reading, compose
from scorecard.charts.gaps import Row, SayDoSeries, describe, series, tabulate
from scorecard.charts.style import HEAVY, LABEL, LABEL_STRONG, NOTE, NOTE_STRONG, NUMBER, SMALL, THIN

if TYPE_CHECKING:
    from scorecard.charts.drawing import Caption
    from scorecard.charts.marks import Mark
    from scorecard.charts.sheet import Pen, Point
    from scorecard.charts.style import Look

__all__ = ["SayDoSeries", "describe", "draw", "series", "tabulate"]


def draw(shown: SayDoSeries, caption: Caption, look: Look) -> Drawing:
    """Return the chart: a diamond for the pledge, a circle for the delivery, and the line between them."""
    reading = Reading(f"{shown.company}: promises and evidence", describe(shown), tabulate(shown))

    def body(pen: Pen, left: float, right: float, top: float) -> float:
        return _Body(pen, shown, _Columns.fit(pen, shown, look, left, right)).draw(top)

    return compose(reading, caption, look, body)


_SCALE_ROOM = 28
"""What a scale's name needs beside its letters: its mark before it, and some air before the first level's name."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand; in a narrow picture the label has a line of its own above the track."""

    left: float
    right: float
    number_width: float
    label: float
    label_width: float
    track: float
    track_end: float
    word: float
    stacked: bool

    @classmethod
    def fit(cls, pen: Pen, shown: SayDoSeries, look: Look, left: float, right: float) -> _Columns:
        """Return the columns for these rows; numbers and words take what they need, within bounds."""
        ruler = pen.type
        widest_number = max((ruler.width(row.number, NUMBER) for row in shown.rows()), default=0)
        number_width = min(widest_number, 64.0) + 10
        widest_word = max((ruler.width(row.delivery, SMALL) for row in shown.rows()), default=0)
        word_width = min(max(widest_word, 70.0), 104.0 if look.is_narrow else 132.0) + 22
        word = right - word_width
        label = left + number_width
        if look.is_narrow:
            return cls(left, right, number_width, label, right - label, left + 30, word - 30, word, stacked=True)
        widest_label = max((ruler.width(row.name, LABEL) for row in shown.rows()), default=0)
        # The names of the two scales stand above the rows, from the left edge on.
        widest_scale = max(ruler.width(steps.name, NOTE_STRONG) for steps in (shown.pledge, shown.delivery))
        wanted = max(widest_label, widest_scale + _SCALE_ROOM - number_width, 150.0)
        label_width = min(wanted, (word - label) * 0.42)
        track = label + label_width + 34
        return cls(left, right, number_width, label, label_width, track, word - 34, word, stacked=False)

    def x(self, points: Fraction) -> float:
        """Return where the points stand on the track."""
        return self.track + float(points) * (self.track_end - self.track) / 100


@dataclass(frozen=True, slots=True)
class _PlacedRow:
    row: Row
    top: float
    label: tuple[str, ...]
    word: tuple[str, ...]
    middle: float
    """Height of the track."""
    bottom: float


class _Body:
    """Draws the chart: first what lies below, then marks, then words."""

    def __init__(self, pen: Pen, shown: SayDoSeries, columns: _Columns) -> None:
        self._pen = pen
        self._shown = shown
        self._columns = columns

    def draw(self, top: float) -> float:
        columns, pen = self._columns, self._pen
        y = self._draw_key(top)
        y = self._draw_scale(y)
        heads: list[tuple[str, float, float]] = []
        placed: list[_PlacedRow] = []
        for section in self._shown.sections:
            lines = pen.type.wrap(section.name, LABEL_STRONG, columns.right - columns.left, 2)
            heads.extend((line, y, y + 18 + index * LABEL_STRONG.leading) for index, line in enumerate(lines))
            y += math.ceil(10 + len(lines) * LABEL_STRONG.leading)
            for row in section.rows:
                placed.append(self._place(row, y))
                y = placed[-1].bottom
            y += 4
        self._draw_lines(heads, placed)
        self._draw_marks(placed)
        for line, _, baseline in heads:
            pen.words((columns.left, baseline), line, LABEL_STRONG)
        for each in placed:
            self._write_row(each)
        return y

    def _draw_key(self, top: float) -> float:
        """Say what the lines mean; the marks are named by the two scales below."""
        pen, columns = self._pen, self._columns
        entries = [
            Entry("the promise outruns the evidence", 24, lambda x, y: pen.across(y, x, x + 24, "promise-line", HEAVY)),
            Entry("the evidence goes further", 24, lambda x, y: pen.across(y, x, x + 24, "beyond", HEAVY)),
        ]
        if any(row.services for row in self._shown.rows()):
            entries.append(Entry("a single service", 8, lambda x, y: pen.mark(marks.SERVICE, x + 4, y)))
        return draw_key(pen, entries, (columns.left, columns.right), top) + 6

    def _draw_scale(self, top: float) -> float:
        """Name the levels of both scales above the track, each with the mark that stands for it."""
        pen, columns = self._pen, self._columns
        y = top
        for mark, steps in ((marks.PLEDGE, self._shown.pledge), (marks.DELIVERY, self._shown.delivery)):
            ticks = [Tick(columns.x(points), name) for name, points in steps.levels]
            room = (
                columns.right - columns.left - 18
                if columns.stacked
                else columns.track - columns.left - 34 - _SCALE_ROOM
            )
            word = pen.type.clip(steps.name, NOTE_STRONG, room)
            pen.mark(mark, columns.left + 7, y + 8)
            pen.words((columns.left + 18, y + 12), word, NOTE_STRONG)
            start = columns.left
            if columns.stacked:
                y += 18
            else:
                start += 18 + pen.type.width(word, NOTE_STRONG) + 6
            bounds = (start, columns.right if columns.stacked else columns.word - 4)
            y = write_labels(pen, place_labels(pen.type, ticks, NOTE, bounds), NOTE, y + 1) + 4
        return math.ceil(y + 5)

    def _place(self, row: Row, top: float) -> _PlacedRow:
        columns, ruler = self._columns, self._pen.type
        label = ruler.wrap(row.name, LABEL, columns.label_width, 3)
        word = ruler.wrap(row.delivery, SMALL, columns.right - columns.word - 20, 2)
        height = math.ceil(len(label) * LABEL.leading)
        needed = math.ceil(len(word) * SMALL.leading) + 8
        if columns.stacked:
            track = max(needed, 26)
            return _PlacedRow(row, top, label, word, top + height + 4 + track / 2, top + height + 4 + track)
        bottom = top + max(height + 8, needed, 27)
        return _PlacedRow(row, top, label, word, (top + bottom) / 2, bottom)

    def _draw_lines(self, heads: list[tuple[str, float, float]], placed: list[_PlacedRow]) -> None:
        pen, columns = self._pen, self._columns
        for each in placed:
            pen.across(each.top, columns.left, columns.right)
        levels = {points for _, points in (*self._shown.pledge.levels, *self._shown.delivery.levels)}
        for each in placed:
            for points in sorted(levels | {Fraction(0), Fraction(100)}):
                pen.down(columns.x(points), each.middle - 8, each.middle + 8, "rule")
        for y in sorted({top for _, top, _ in heads}):
            pen.across(y, columns.left, columns.right, "ink", THIN)
        for is_ahead in (True, False):
            for each in placed:
                pledge, delivery = each.row.pledge_points, each.row.delivery_points
                if (
                    pledge is not None
                    and delivery is not None
                    and pledge != delivery
                    and (pledge > delivery) == is_ahead
                ):
                    ends = columns.x(pledge), columns.x(delivery)
                    pen.across(each.middle, *ends, "promise-line" if is_ahead else "beyond", HEAVY)

    def _draw_marks(self, placed: list[_PlacedRow]) -> None:
        """Set the marks, one kind after the other: neighbours of one kind are one element of the SVG."""
        columns = self._columns
        deliveries: dict[Mark, list[Point]] = {marks.DELIVERY: [], marks.REVERSED: []}
        pledges: list[Point] = []
        services: dict[Mark, list[Point]] = {marks.SERVICE: [], marks.SERVICE_REVERSED: []}
        balls: dict[Mark, list[Point]] = {}
        for each in placed:
            row, y = each.row, each.middle
            if row.pledge_points is not None:
                pledges.append((columns.x(row.pledge_points), y))
            if row.delivery_points is not None:
                mark = marks.REVERSED if row.status == "reversed" else marks.DELIVERY
                deliveries[mark].append((columns.x(row.delivery_points), y))
            for service in row.services:
                if service.points is not None:
                    mark = marks.SERVICE_REVERSED if service.is_reversed else marks.SERVICE
                    services[mark].append((columns.x(service.points), y))
            balls.setdefault(_ball_of(row), []).append((columns.word + 7, y))
        for mark, points in ((marks.PLEDGE, pledges), *services.items(), *deliveries.items(), *balls.items()):
            for x, y in dict.fromkeys(points):
                self._pen.mark(mark, x, y)

    def _write_row(self, each: _PlacedRow) -> None:
        pen, columns = self._pen, self._columns
        size = len(each.label) * LABEL.leading
        first = each.top + 17 if columns.stacked else each.middle - size / 2 + LABEL.leading * 0.76
        pen.words((columns.left, first), pen.type.clip(each.row.number, NUMBER, columns.number_width - 8), NUMBER)
        pen.lines((columns.label, first), each.label, LABEL)
        start = each.middle - len(each.word) * SMALL.leading / 2 + SMALL.leading * 0.76
        pen.lines((columns.word + 20, start), each.word, SMALL)


def _ball_of(row: Row) -> Mark:
    if row.status == "reversed":
        return marks.REVERSED_BALL
    if row.delivery_points is None:
        return marks.NOT_APPLICABLE if row.status == "not-applicable" else marks.NOT_ASSESSED
    return marks.draw_ball(float(row.delivery_points) / 100)
