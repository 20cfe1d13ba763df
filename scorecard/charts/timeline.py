"""Timeline: when a company joined, promised, acted and published, what others found, and which deadlines passed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scorecard.charts import marks
from scorecard.charts.axis import Entry, draw_key
from scorecard.charts.drawing import Drawing, Reading, compose
from scorecard.charts.history import KIND_NAMES, TimelineSeries, describe, name_cut_off, series, tabulate
from scorecard.charts.lanes import Placing, TimeScale, tell_deadline
from scorecard.charts.style import HAIR, LABEL_STRONG, NOTE, SMALL, SMALL_QUIET, TAG, THIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.charts.drawing import Caption
    from scorecard.charts.history import Deadline, Fact, Kind, Membership, Span
    from scorecard.charts.lanes import Lane
    from scorecard.charts.marks import Mark
    from scorecard.charts.sheet import Pen, Point
    from scorecard.charts.style import Look

__all__ = ["TimelineSeries", "describe", "draw", "series", "tabulate"]


LANES: dict[Kind, tuple[Mark, Mark]] = {
    "pledge": (marks.PLEDGE_MADE, marks.PLEDGE_MADE),
    "action": (marks.ACTION, marks.ACTION_ALLEGED),
    "disclosure": (marks.DISCLOSURE, marks.DISCLOSURE_ALLEGED),
    "finding": (marks.FINDING, marks.FINDING_ALLEGED),
}
"""The mark of each kind, and its hollow form for an allegation."""

ROW = 16.0
LEAST = 46.0
"""Height of a lane that holds its name and its number, however little else."""
"""Height of a row of marks."""


def draw(shown: TimelineSeries, caption: Caption, look: Look) -> Drawing:
    """Return the chart: one lane for each kind of fact, and upright lines for years and the cut-off."""
    reading = Reading(f"{shown.company}: promises, deeds and deadlines", describe(shown), tabulate(shown))

    def body(pen: Pen, left: float, right: float, top: float) -> float:
        return _Body(pen, shown, look, (left, right)).draw(top)

    return compose(reading, caption, look, body)


class _Body:
    """Draws the chart: what lies below first, then marks, then words."""

    def __init__(self, pen: Pen, shown: TimelineSeries, look: Look, edges: tuple[float, float]) -> None:
        self._pen = pen
        self._shown = shown
        self._stacked = look.is_narrow
        self._left, self._right = edges
        names = [*(several for _, several in KIND_NAMES.values()), "frameworks"]
        widest = max(pen.type.width(_capital(name), LABEL_STRONG) for name in names)
        start = self._left + 4 if self._stacked else self._left + widest + 44
        # Words to the right of the last flag: "due" at the cut-off, a year at the farthest deadline.
        end = self._right - (pen.type.width("2000", TAG) + 14 if shown.deadlines() else 6)
        self._scale = TimeScale.fit(shown, start, end)
        self._cut_off = self._scale.x(shown.cut_off)

    def draw(self, top: float) -> float:
        pen = self._pen
        head = self._draw_key(top)
        lanes = Placing(pen.type, self._shown, self._scale, self._right).place()
        y = floor = head + 20
        bands: list[float] = []
        if self._shown.memberships:
            bands.append(y)
            y += max(len(self._shown.memberships) * (ROW + 4) + self._lane_head + 12, LEAST)
        for lane in lanes:
            bands.append(y)
            y += max(lane.rows * ROW + self._lane_head + 12, LEAST)
        self._draw_years(floor, y)
        for index, above in enumerate(bands):
            pen.across(above, self._left, self._right, "rule" if index else "ink", HAIR if index else THIN)
        pen.across(y, self._left, self._right, "rule")
        self._draw_cut_off(head, y)
        if self._shown.memberships:
            self._draw_memberships(bands.pop(0))
        for lane, above in zip(lanes, bands, strict=True):
            self._draw_lane(lane, above)
        return self._write_years(y)

    @property
    def _lane_head(self) -> float:
        """Height that the name of a lane takes above it."""
        return 20.0 if self._stacked else 0.0

    def _draw_key(self, top: float) -> float:
        pen, shown = self._pen, self._shown
        entries: list[Entry] = []

        def add(mark: Mark, words: str) -> None:
            entries.append(Entry(words, 12, lambda x, y: pen.mark(mark, x + 6, y)))

        if any(not fact.when.is_exact for fact in shown.facts):
            words = "known to the month or year only"
            entries.append(Entry(words, 26, lambda x, y: pen.box((x, y - 4), 26, 8, "span")))
        if any(fact.alleged for fact in shown.facts):
            add(marks.FINDING_ALLEGED, "hollow: an allegation")
        if any(fact.withdraws for fact in shown.facts):
            add(marks.REVERSED, "takes something back")
        if any(deadline.overdue_days is None for _, deadline in shown.deadlines()):
            add(marks.DEADLINE, "deadline")
        if any(deadline.overdue_days is not None for _, deadline in shown.deadlines()):
            add(marks.OVERDUE, "due, not shown as done")
        return draw_key(pen, entries, (self._left, self._right), top) + (6 if entries else 0)

    def _draw_years(self, top: float, bottom: float) -> None:
        step = self._scale.step(5)
        for year in self._scale.years:
            if year % step == 0:
                self._pen.down(self._scale.x(date(year, 1, 1)), top, bottom)
        self._pen.down(self._scale.start, top, bottom)
        self._pen.down(self._scale.end, top, bottom)

    def _write_years(self, top: float) -> float:
        pen = self._pen
        needed = pen.type.width("2000", NOTE) + 6
        step = self._scale.step(needed)
        for year in self._scale.years:
            if step == 1:
                pen.words((self._scale.x(date(year, 7, 2)), top + 15), str(year), NOTE, "middle")
            elif year % step == 0 and self._scale.x(date(year, 1, 1)) + needed <= self._right:
                x = self._scale.x(date(year, 1, 1))
                pen.down(x, top, top + 15, "rule")
                pen.words((x + 3, top + 15), str(year), NOTE)
        return top + 22

    def _draw_cut_off(self, top: float, bottom: float) -> None:
        pen = self._pen
        words = name_cut_off(self._shown)
        pen.down(self._cut_off, top + 2, bottom, "ink", THIN)
        if pen.type.width(words, NOTE) <= self._cut_off - self._left - 6:
            pen.words((self._cut_off - 6, top + 12), words, NOTE, "end")
        else:
            clipped = pen.type.clip(words, NOTE, self._right - self._cut_off - 6)
            pen.words((self._cut_off + 6, top + 12), clipped, NOTE)

    def _draw_memberships(self, top: float) -> None:
        self._write_lane_name(top, "frameworks", len(self._shown.memberships), None)
        for index, each in enumerate(self._shown.memberships):
            self._draw_membership(each, top + self._lane_head + 16 + index * (ROW + 4))

    def _draw_membership(self, each: Membership, y: float) -> None:
        """Draw how long a company belonged to a framework; the name stands on the line or where there is most room."""
        pen = self._pen
        x, end = self._scale.middle(each.when), self._scale.middle(each.ended) if each.ended else self._cut_off
        for when in (each.when, each.ended):
            if when is not None:
                self._draw_span(when, y)
        pen.across(y, x, end, "ink", THIN)
        pen.mark(marks.MEMBERSHIP, x, y)
        if each.ended:
            pen.mark(marks.MEMBERSHIP, end, y)
        before = min(x, self._scale.x(each.when.first)) - 8
        behind = (max(end, self._scale.x(each.ended.last)) if each.ended else end) + 8
        rooms = {"on": end - x - 30, "before": before - self._scale.start - 4, "behind": self._cut_off - behind - 6}
        names = [f"{each.framework}, ended {each.ended.text}"] if each.ended else []
        place, words = self._find_room([*names, each.framework], rooms)
        if place == "before":
            pen.words((before, y + 4), words, SMALL, "end")
            return
        start = x + 12 if place == "on" else behind
        if place == "on" and words:
            pen.box((start - 4, y - 8), pen.type.width(words, SMALL) + 8, 16, "paper")
        pen.words((start, y + 4), words, SMALL)

    def _find_room(self, names: Sequence[str], rooms: Mapping[str, float]) -> tuple[str, str]:
        """Return the first place for the first name that fits somewhere; else the widest, with the last name cut."""
        for name in names:
            for place, room in rooms.items():
                if self._pen.type.width(name, SMALL) <= room:
                    return place, name
        widest = max(rooms, key=lambda place: rooms[place])
        return widest, self._pen.type.clip(names[-1], SMALL, rooms[widest])

    def _write_lane_name(self, top: float, name: str, number: int, mark: Mark | None) -> None:
        pen = self._pen
        if mark is not None:
            pen.mark(mark, self._left + 7, top + 17)
        x = self._left + (20 if mark is not None else 0)
        pen.words((x, top + 22), _capital(name), LABEL_STRONG)
        if self._stacked:
            pen.words((x + pen.type.width(_capital(name), LABEL_STRONG) + 8, top + 22), str(number), SMALL_QUIET)
        else:
            pen.words((x, top + 38), str(number) if number else "none", SMALL_QUIET)

    def _draw_lane(self, placed: Lane, top: float) -> None:
        pen = self._pen
        self._write_lane_name(top, KIND_NAMES[placed.kind][1], len(placed.facts), LANES[placed.kind][0])
        base = top + self._lane_head + 16
        at = [(each, base + each.row * ROW) for each in placed.facts]
        for each, y in at:
            self._draw_span(each.fact.when, y)
        due = [(each.fact.deadline, each.x, y) for each, y in at if each.fact.deadline is not None]
        for deadline, x, y in due:
            pen.across(y, x, self._scale.due(deadline), "promise-line", 1.6)
        by_mark: dict[Mark, list[Point]] = {}
        for each, y in at:
            by_mark.setdefault(_mark_of(each.fact), []).append((each.x, y))
        for mark, places in by_mark.items():
            for x, y in places:
                pen.mark(mark, x, y)
        for deadline, _, y in due:
            self._draw_deadline(deadline, y)
        for each, y in at:
            if each.tag is not None:
                pen.words((each.tag, y + 3.5), each.fact.id, TAG, "end" if each.tag_before else "start")

    def _draw_span(self, when: Span, y: float) -> None:
        """Draw the days that an inexact date can mean."""
        if not when.is_exact:
            first = self._scale.x(when.first)
            self._pen.box((first, y - 4), self._scale.x(when.last) - first, 8, "span")

    def _draw_deadline(self, deadline: Deadline, y: float) -> None:
        pen = self._pen
        x = self._scale.due(deadline)
        if self._scale.is_beyond(deadline):
            pen.mark(marks.LATER, x, y)
        else:
            pen.mark(marks.DEADLINE if deadline.overdue_days is None else marks.OVERDUE, x, y)
        words = tell_deadline(deadline, self._scale)
        if words:
            # Paper under the words: the line of the cut-off must not run through them.
            pen.box((x + 9, y - 5), pen.type.width(words, TAG) + 2, 10, "paper")
            pen.words((x + 10, y + 4), words, TAG)


def _mark_of(fact: Fact) -> Mark:
    """Return the mark of a fact; what takes something back has the mark of a reversal, whatever its kind."""
    mark, alleged = LANES[fact.kind]
    if fact.withdraws:
        return marks.REVERSED
    return alleged if fact.alleged else mark


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
