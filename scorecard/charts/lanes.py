"""Lanes of a timeline: where each fact stands, so that no mark, line or id touches another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scorecard.charts.history import KIND_NAMES
from scorecard.charts.packing import pack
from scorecard.charts.style import TAG

if TYPE_CHECKING:
    from scorecard.charts.history import Deadline, Fact, Kind, Span, TimelineSeries
    from scorecard.charts.lettering import Type
    from scorecard.charts.packing import Interval

MARK = 6.0
"""Half of the width that a mark takes."""
GAP = 3.0
TAG_WIDTH = 44.0
"""An id wider than this is not written beside its mark."""
TALLEST = 34
"""So many rows of marks may a timeline have before marks go without their ids to save rows."""
LOOK_AHEAD = 3
"""So many years beyond the cut-off are shown; a deadline farther away is told in words."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days as places: whole years from `first` to `last`, drawn from `start` to `end`."""

    first: date
    last: date
    start: float
    end: float

    @classmethod
    def fit(cls, shown: TimelineSeries, start: float, end: float) -> TimeScale:
        """Return the scale that holds every fact and every deadline that is not too far away."""
        firsts = [fact.when.first for fact in shown.facts] + [each.when.first for each in shown.memberships]
        latest = shown.cut_off.year
        for _, deadline in shown.deadlines():
            latest = max(latest, min(deadline.when.last.year, shown.cut_off.year + LOOK_AHEAD))
            firsts.append(deadline.when.last)
        return cls(date(min(firsts, default=shown.cut_off).year, 1, 1), date(latest, 12, 31), start, end)

    @property
    def years(self) -> range:
        """Return the years of the scale."""
        return range(self.first.year, self.last.year + 1)

    def x(self, day: date) -> float:
        """Return the place of a day."""
        return self.start + (day - self.first).days / (self.last - self.first).days * (self.end - self.start)

    def middle(self, when: Span) -> float:
        """Return the place of a date: the middle of the days that it can mean."""
        return (self.x(when.first) + self.x(when.last)) / 2

    def due(self, deadline: Deadline) -> float:
        """Return the place of a deadline: its last day, or the end of the scale where that comes first."""
        return self.x(min(deadline.when.last, self.last))

    def is_beyond(self, deadline: Deadline) -> bool:
        """Return True for a deadline that lies beyond the scale."""
        return deadline.when.last > self.last

    def step(self, room: float) -> int:
        """Return of how many years one is marked, so that marks stand at least `room` apart."""
        each = (self.end - self.start) / len(self.years)
        return next((step for step in (1, 2, 5, 10, 20, 50, 100, 200) if step * each >= room), 500)


@dataclass(frozen=True, slots=True)
class PlacedFact:
    """A fact on its row; `tag` is where its id begins (or ends, with `tag_before`), None where it has no room."""

    fact: Fact
    x: float
    row: int
    tag: float | None
    tag_before: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The facts of one kind."""

    kind: Kind
    facts: tuple[PlacedFact, ...]

    @property
    def rows(self) -> int:
        """Return how many rows of marks the lane has."""
        return max((each.row for each in self.facts), default=-1) + 1


class Placing:
    """Finds a row for every fact; `right` is where the picture ends."""

    def __init__(self, ruler: Type, shown: TimelineSeries, scale: TimeScale, right: float) -> None:
        self._ruler = ruler
        self._shown = shown
        self._scale = scale
        self._right = right
        self._cut_off = scale.x(shown.cut_off)

    def place(self) -> tuple[Lane, ...]:
        """Return every lane, with ids; where the picture grows too high, those lanes go without that grow most by them.

        Such a lane still has ids where there is room anyway.
        """
        lanes = {kind: self._place_lane(kind, with_tags=True) for kind in KIND_NAMES}
        bare = {kind: self._place_lane(kind, with_tags=False) for kind in KIND_NAMES}
        for kind in sorted(KIND_NAMES, key=lambda each: bare[each].rows - lanes[each].rows):
            if sum(lane.rows for lane in lanes.values()) > TALLEST:
                lanes[kind] = bare[kind]
        return tuple(lanes.values())

    def _place_lane(self, kind: Kind, *, with_tags: bool) -> Lane:
        facts = self._shown.of_kind(kind)
        bare = [self._reach(fact) for fact in facts]
        tagged = [self._reach_with_tag(fact, reach) for fact, reach in zip(facts, bare, strict=True)]
        taken = tagged if with_tags else list(bare)
        rows = pack(taken, GAP)
        placed = []
        for index, fact in enumerate(facts):
            others = [taken[other] for other in range(len(facts)) if rows[other] == rows[index] and other != index]
            start, end = tagged[index]
            has_room = (
                tagged[index] != bare[index]
                and start >= self._scale.start - MARK
                and end <= self._right
                and all(end + GAP <= other[0] or other[1] + GAP <= start for other in others)
            )
            if has_room:
                taken[index] = tagged[index]
            before = self._tag_stands_before(fact)
            x = self._scale.middle(fact.when)
            tag = (x - MARK - 2 if before else x + MARK + 2) if has_room else None
            placed.append(PlacedFact(fact, x, rows[index], tag, before))
        return Lane(kind, tuple(placed))

    def _reach(self, fact: Fact) -> Interval:
        """Return from where to where a fact takes its row: mark, span of its date, line to its deadline and words."""
        x = self._scale.middle(fact.when)
        start, end = x - MARK, x + MARK
        if not fact.when.is_exact:
            start, end = min(start, self._scale.x(fact.when.first)), max(end, self._scale.x(fact.when.last))
        if fact.deadline is not None:
            due = self._scale.due(fact.deadline)
            words = self._ruler.width(tell_deadline(fact.deadline, self._scale), TAG)
            start, end = min(start, due - 2), max(end, due + 10 + words)
        return start, end

    def _reach_with_tag(self, fact: Fact, bare: Interval) -> Interval:
        """Return the reach with room for the id; unchanged where the id is too long to be written."""
        width = self._ruler.width(fact.id, TAG)
        if width > TAG_WIDTH:
            return bare
        x = self._scale.middle(fact.when)
        # A hair wider than needed, so that a reach with an id is never equal to one without.
        if self._tag_stands_before(fact):
            return min(bare[0], x - MARK - 2 - width) - 0.01, bare[1]
        return bare[0], max(bare[1], x + MARK + 2 + width) + 0.01

    def _tag_stands_before(self, fact: Fact) -> bool:
        """Return True where the way to the deadline or the line of the cut-off needs the room behind the mark."""
        end = self._scale.middle(fact.when) + MARK + 2 + self._ruler.width(fact.id, TAG)
        return fact.deadline is not None or end + 2 > self._cut_off


def tell_deadline(deadline: Deadline, scale: TimeScale) -> str:
    """Return the word behind a deadline's flag; none where the scale tells the date."""
    if deadline.overdue_days is not None:
        return "due"
    return str(deadline.when.last.year) if scale.is_beyond(deadline) else ""
