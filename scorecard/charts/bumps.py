"""Bumps: the rank of every company from edition to edition, as published; a line breaks where the method changed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.charts.axis import Entry, Tick, draw_key, place_labels, write_labels
from scorecard.charts.drawing import Drawing, Reading, Table, compose
from scorecard.charts.score_rows import DOT
from scorecard.charts.style import HAIR, LABEL, LABEL_STRONG, NUMBER, THIN
from scorecard.scoring.texts import count_text, list_text, points_text

if TYPE_CHECKING:
    from fractions import Fraction

    from scorecard.charts.drawing import Caption
    from scorecard.charts.sheet import Pen
    from scorecard.charts.style import Look
    from scorecard.scoring.hindsight import Hindsight
    from scorecard.scoring.results import Results

_GAP = 11.0
_LEAST_EDITIONS = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A company in an edition; without a rank it has no score there, or is not in it."""

    rank: int | None
    score: Fraction | None


@dataclass(frozen=True, slots=True)
class Path:
    """A company through the editions, one place for each."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class BumpSeries:
    """What the chart shows: the companies in the order of the last edition's ranking; `breaks` lie before editions.

    `editions` have their titles, `methods` the versions of the method that they were published by.
    """

    editions: tuple[str, ...]
    methods: tuple[str, ...]
    paths: tuple[Path, ...]

    @property
    def breaks(self) -> tuple[int, ...]:
        """The places of the editions before which the method changed."""
        return tuple(place for place, (one, other) in enumerate(pairwise(self.methods), 1) if one != other)


def series(results: Results, hindsight: Hindsight) -> BumpSeries | None:
    """Return the ranks of the edition's companies through all editions so far; None where there is but one."""
    history = hindsight.history
    if len(history) < _LEAST_EDITIONS:
        return None
    paths = []
    for company_id in results.ranking:
        places = tuple(Place(each.ranks.get(company_id), each.scores.get(company_id)) for each in history)
        if any(place.rank is not None for place in places):
            paths.append(Path(results.by_id[company_id].name, places))
    titles, methods = (each.title for each in history), (each.method_version for each in history)
    return BumpSeries(tuple(titles), tuple(methods), tuple(paths))


def draw(shown: BumpSeries, caption: Caption, look: Look) -> Drawing:
    """Return the chart: a column for every edition, a line for every company from rank to rank."""
    reading = Reading("Ranks from edition to edition", describe(shown), tabulate(shown))

    def body(pen: Pen, left: float, right: float, top: float) -> float:
        return _Columns(pen, look, shown).draw(left, right, top)

    return compose(reading, caption, look, body)


def describe(shown: BumpSeries) -> str:
    """Return in at most three sentences which editions there are, who rose and fell most, and where lines break."""
    names = list_text(shown.editions)
    sentences = [f"Ranks of {count_text(len(shown.paths), 'company', 'companies')} in {names}."]
    moved = [
        (path.places[-2].rank - path.places[-1].rank, path)
        for path in shown.paths
        if path.places[-2].rank is not None and path.places[-1].rank is not None
    ]
    told = []
    for word, sign in (("Rose", 1), ("Fell", -1)):
        most = max((sign * change for change, _ in moved), default=0)
        if most > 0:
            who = [
                f"{path.name} ({path.places[-2].rank} to {path.places[-1].rank})"
                for change, path in moved
                if sign * change == most
            ]
            told.append(f"{word} most since {shown.editions[-2]}: {list_text(who, 3)}")
    if told:
        sentences.append(f"{'; '.join([told[0], *(f'{each[:1].lower()}{each[1:]}' for each in told[1:])])}.")
    if shown.breaks:
        where = [
            f"{shown.methods[place - 1]} to {shown.methods[place]} before {shown.editions[place]}"
            for place in shown.breaks
        ]
        sentences.append(f"Lines break where the method changed: {list_text(where)}.")
    return " ".join(sentences)


def tabulate(shown: BumpSeries) -> Table:
    """Return the rows behind the chart: a company's rank, and its score, in each edition."""
    header = ("Company", *(f"{name}: {what}" for name in shown.editions for what in ("rank", "score")))
    return Table(
        header,
        tuple(
            (
                path.name,
                *(
                    text
                    for place in path.places
                    for text in ("–" if place.rank is None else str(place.rank), points_text(place.score))
                ),
            )
            for path in shown.paths
        ),
    )


class _Columns:
    """Draws ranks as heights, editions as columns; companies that share a rank stand one below the other."""

    def __init__(self, pen: Pen, look: Look, shown: BumpSeries) -> None:
        self._pen, self._look, self._shown = pen, look, shown
        ranks = [place.rank for path in shown.paths for place in path.places if place.rank is not None]
        self._number = max((pen.type.width(str(rank), NUMBER) for rank in ranks), default=0) + 8
        self._names: list[tuple[str, ...]] = []
        self._row = LABEL.leading
        self._rows = [_stack(shown, edition) for edition in range(len(shown.editions))]

    def draw(self, left: float, right: float, top: float) -> float:
        """Draw all between two edges and return where it ends."""
        pen, shown = self._pen, self._shown
        share = 0.3 if self._look.is_narrow else 0.34
        widest = max((pen.type.width(path.name, LABEL) for path in shown.paths), default=0)
        edge = _GAP + self._number
        room = min(widest, (right - left) * share) + edge
        first, last = left + room, right - room
        xs = [first + place * (last - first) / (len(shown.editions) - 1) for place in range(len(shown.editions))]
        y = self._write_heads(xs, left, right, top)
        self._names = [pen.type.wrap(path.name, LABEL, room - edge, 3) for path in shown.paths]
        self._row = max((len(lines) for lines in self._names), default=1) * LABEL.leading + 8
        height = max((len(rows) for rows in self._rows), default=0) * self._row
        self._draw_breaks(xs, y, y + height)
        for number in range(len(shown.paths)):
            self._draw_path(number, xs, y)
        for number, path in enumerate(shown.paths):
            self._write_path(number, path, xs, y)
        return self._write_foot(left, right, y + height + 4)

    def _y(self, edition: int, number: int, top: float) -> float | None:
        row = self._rows[edition].get(number)
        return None if row is None else top + (row + 0.5) * self._row

    def _write_heads(self, xs: list[float], left: float, right: float, top: float) -> float:
        ticks = [Tick(x, name) for x, name in zip(xs, self._shown.editions, strict=True)]
        labels = place_labels(self._pen.type, ticks, LABEL_STRONG, (left, right))
        return write_labels(self._pen, labels, LABEL_STRONG, top) + 8

    def _draw_breaks(self, xs: list[float], top: float, bottom: float) -> None:
        for place in self._shown.breaks:
            x = (xs[place - 1] + xs[place]) / 2
            for side in (-3, 3):
                self._pen.down(x + side, top, bottom, "rule", HAIR)

    def _draw_path(self, number: int, xs: list[float], top: float) -> None:
        for place, (x0, x1) in enumerate(pairwise(xs)):
            y0, y1 = self._y(place, number, top), self._y(place + 1, number, top)
            if y0 is None or y1 is None:
                continue
            start, end = (x0, y0), (x1, y1)
            if place + 1 not in self._shown.breaks:
                self._pen.line("ink", THIN, start, end)
                continue
            # A stub on either side shows which way it went; between the two nothing may be read.
            for share, point in ((0.16, start), (0.84, end)):
                near = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
                self._pen.line("ink", THIN, point, near)

    def _write_path(self, number: int, path: Path, xs: list[float], top: float) -> None:
        pen = self._pen
        for place, x in enumerate(xs):
            y = self._y(place, number, top)
            if y is None:
                continue
            pen.mark(DOT, x, y)
        lines = self._names[number]
        rise = LABEL.leading * 0.76 - len(lines) * LABEL.leading / 2
        first, last = self._y(0, number, top), self._y(len(xs) - 1, number, top)
        if first is not None:
            pen.words((xs[0] - _GAP, first + 4.5), str(path.places[0].rank), NUMBER, "end")
            pen.lines((xs[0] - _GAP - self._number, first + rise), lines, LABEL, "end")
        if last is not None:
            pen.words((xs[-1] + _GAP, last + 4.5), str(path.places[-1].rank), NUMBER)
            pen.lines((xs[-1] + _GAP + self._number, last + rise), lines, LABEL)

    def _write_foot(self, left: float, right: float, top: float) -> float:
        pen = self._pen
        entries = [Entry("rank, the first at the top", 9, lambda x, y: pen.mark(DOT, x + 4.5, y))]
        if self._shown.breaks:

            def draw_break(x: float, y: float) -> None:
                for side in (-3, 3):
                    pen.down(x + 8 + side, y - 7, y + 7, "rule", HAIR)

            entries.append(Entry("the method changed: ranks before and after are not comparable", 16, draw_break))
        return draw_key(pen, entries, (left, right), top + 6)


def _stack(shown: BumpSeries, edition: int) -> dict[int, int]:
    """Return the row of each company in an edition's column, from the top."""
    ranked = [
        (path.places[edition].rank or 0, number)
        for number, path in enumerate(shown.paths)
        if path.places[edition].rank is not None
    ]
    return {number: row for row, (_, number) in enumerate(sorted(ranked))}
