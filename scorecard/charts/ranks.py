"""Ranks: the place of each company, and the places that other reasonable choices would have given it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.charts.axis import Entry, draw_key
from scorecard.charts.drawing import Drawing, Reading, Table, compose
from scorecard.charts.group_scores import NO_SCORE
from scorecard.charts.score_rows import DOT
from scorecard.charts.style import HAIR, HEAVY, LABEL, NOTE, NUMBER, SMALL_QUIET, THIN, VALUE
from scorecard.scoring.texts import count_text, list_text, number_text, points_text, range_text, share_text

if TYPE_CHECKING:
    from scorecard.charts.drawing import Caption
    from scorecard.charts.sheet import Pen
    from scorecard.charts.style import Look
    from scorecard.scoring.results import Results
    from scorecard.scoring.robustness_results import Interval, Order, Robustness

ORDERS: dict[Order, str] = {"firm": "firm", "open": "open", "shared": "shared"}


@dataclass(frozen=True, slots=True)
class RankPlace:
    """One company; without a rank, `why_none` says why and the rest is empty.

    `order` and `share` are about the company that follows in the ranking; None at its end.
    """

    name: str
    rank: int | None
    best: int
    worst: int
    score: Interval | None
    group: int
    order: Order | None
    share: Fraction | None
    why_none: str


@dataclass(frozen=True, slots=True)
class RankSeries:
    """What the chart shows: the companies in the order of the ranking; `ranked` of them have a rank."""

    places: tuple[RankPlace, ...]
    ranked: int
    draws: int
    interval_share: Fraction
    firm_share: Fraction


def series(results: Results, robustness: Robustness) -> RankSeries:
    """Return all companies of the edition, ranked ones first."""
    found = {item.company_id: item for item in robustness.companies}
    below = {pair.upper: pair for pair in robustness.neighbours}
    places = []
    for company_id in results.ranking:
        company, item, pair = results.by_id[company_id], found.get(company_id), below.get(company_id)
        places.append(
            RankPlace(
                name=company.name,
                rank=company.rank if item else None,
                best=item.rank_best if item else 0,
                worst=item.rank_worst if item else 0,
                score=item.score if item else None,
                group=item.group if item else 0,
                order=pair.order if pair else None,
                share=pair.share if pair else None,
                why_none=NO_SCORE[company.no_score] if company.no_score else "",
            )
        )
    return RankSeries(tuple(places), len(found), robustness.draws, robustness.interval_share, robustness.firm_share)


def draw(shown: RankSeries, caption: Caption, look: Look) -> Drawing:
    """Return the chart: a dot at the rank of every company, on a line over the ranks that it could have had."""
    reading = Reading("Ranks, and how firm they are", describe(shown), tabulate(shown))

    def body(pen: Pen, left: float, right: float, top: float) -> float:
        return _RankRows(pen, look, shown).draw(left, right, top)

    return compose(reading, caption, look, body)


def describe(shown: RankSeries) -> str:
    """Return in at most three sentences the ranks with their ranges, and which orders are firm."""
    ranked = [place for place in shown.places if place.rank is not None]
    if not ranked:
        return f"Ranks of {count_text(len(shown.places), 'company', 'companies')}: none has one."
    trials = f"{share_text(shown.interval_share)} of {number_text(shown.draws)} trials of other reasonable choices"
    sentences = [f"Ranks of {count_text(len(ranked), 'company', 'companies')}, each with its range in {trials}."]
    told = [f"{place.name} {place.rank} ({range_text(place.best, place.worst)})" for place in ranked]
    if len(told) > 8:
        sentences.append(f"First: {list_text(told[:3])}; last: {list_text(told[-3:])}.")
    else:
        sentences.append(f"{', '.join(told)}.")
    firm = [f"{upper.name} before {lower.name}" for upper, lower in pairwise(ranked) if upper.order == "firm"]
    if len(ranked) > 1:
        orders = "The order of all neighbours is firm." if len(firm) == len(ranked) - 1 else ""
        orders = orders or (f"Firm orders: {list_text(firm, 3)}; the others are open." if firm else "No order is firm.")
        sentences.append(orders)
    return " ".join(sentences)


def tabulate(shown: RankSeries) -> Table:
    """Return the rows behind the chart, one for each company."""
    header = ("Rank", "Company", "Ranks it could have", "Scores it could have", "Order to the next", "Held in")
    return Table(
        header,
        tuple(
            (
                "–" if place.rank is None else str(place.rank),
                place.name,
                place.why_none if place.score is None else range_text(place.best, place.worst),
                "–" if place.score is None else range_text(*(points_text(each) for each in _ends(place.score))),
                ORDERS[place.order] if place.order else "–",
                "–" if place.share is None else share_text(place.share),
            )
            for place in shown.places
        ),
    )


def _ends(interval: Interval) -> tuple[Fraction, Fraction]:
    return interval.low, interval.high


@dataclass(frozen=True, slots=True)
class _PlacedRow:
    place: RankPlace
    lines: tuple[str, ...]
    top: float
    middle: float
    bottom: float


class _RankRows:
    """Draws the rows; in a narrow picture rank and name stand above the scale."""

    def __init__(self, pen: Pen, look: Look, shown: RankSeries) -> None:
        self._pen = pen
        self._shown = shown
        self._stacked = look.is_narrow
        self._left = self._right = self._label = self._width = self._track = self._end = 0.0

    def draw(self, left: float, right: float, top: float) -> float:
        """Draw all rows between two edges and return where they end."""
        self._fit(left, right)
        y = self._write_scale(top)
        rows = []
        for place in self._shown.places:
            lines = self._pen.type.wrap(place.name, LABEL, self._width, 3)
            height = math.ceil(len(lines) * LABEL.leading)
            bottom = y + (height + 28 if self._stacked else max(height + 8, 27))
            rows.append(_PlacedRow(place, lines, y, bottom - 13 if self._stacked else (y + bottom) / 2, bottom))
            y = bottom
        self._draw_lines(rows)
        for row in rows:
            self._write_row(row)
        return self._write_key(y)

    def _fit(self, left: float, right: float) -> None:
        ruler = self._pen.type
        lead = max((ruler.width(str(place.rank or "–"), NUMBER) for place in self._shown.places), default=0) + 10
        self._left, self._right, self._label = left, right, left + lead
        if self._stacked:
            self._width, self._track, self._end = right - self._label - 60, left + 8, right - 8
            return
        self._end = right - 70
        widest = max((ruler.width(place.name, LABEL) for place in self._shown.places), default=0)
        self._width = min(max(widest, 90.0), (self._end - self._label) * 0.38)
        self._track = self._label + self._width + 26

    def _x(self, rank: int) -> float:
        most = max(self._shown.ranked, 2)
        return self._track + (rank - 1) * (self._end - self._track) / (most - 1)

    def _ticks(self) -> list[int]:
        """Return the ranks that have room for their number, the first and the last always."""
        most = max(self._shown.ranked, 1)
        room = max(self._pen.type.width(str(most), NOTE) + 10, 1)
        step = max(1, math.ceil(room * max(most - 1, 1) / (self._end - self._track)))
        return [rank for rank in range(1, most, step) if most - rank >= step or rank == 1] + [most] * (most > 1)

    def _write_scale(self, top: float) -> float:
        if not self._shown.ranked:
            return top
        y = top + NOTE.size + 2
        for rank in self._ticks():
            self._pen.words((self._x(rank), y), str(rank), NOTE, "middle")
        return math.ceil(y + 7)

    def _draw_lines(self, rows: list[_PlacedRow]) -> None:
        pen = self._pen
        opening = [index > 0 and row.place.group != rows[index - 1].place.group for index, row in enumerate(rows)]
        for row in (row for row, opens in zip(rows, opening, strict=True) if not opens):
            pen.across(row.top, self._left, self._right, "hairline", HAIR)
        for row in (row for row, opens in zip(rows, opening, strict=True) if opens):
            pen.across(row.top, self._left, self._right, "ink", THIN)
        ranked = [row for row in rows if row.place.rank is not None]
        for row in ranked:
            for rank in self._ticks():
                pen.down(self._x(rank), row.middle - 9, row.middle + 9, "rule", HAIR)
        for row in ranked:
            _draw_range(pen, self._x(row.place.best), self._x(row.place.worst), row.middle)
        for row in ranked:
            pen.mark(DOT, self._x(row.place.rank or 1), row.middle)

    def _write_row(self, row: _PlacedRow) -> None:
        pen, place = self._pen, row.place
        rise = LABEL.leading * 0.76
        first = row.top + 18 if self._stacked else row.middle - len(row.lines) * LABEL.leading / 2 + rise
        pen.words((self._left, first), "–" if place.rank is None else str(place.rank), NUMBER)
        pen.lines((self._label, first), row.lines, LABEL)
        if place.rank is None:
            words = pen.type.clip(place.why_none, SMALL_QUIET, self._end - self._track)
            pen.words((self._track, row.middle + 4), words, SMALL_QUIET)
            return
        end = first if self._stacked else row.middle + 5
        pen.words((self._right, end), range_text(place.best, place.worst), VALUE, "end")

    def _write_key(self, top: float) -> float:
        pen = self._pen
        if not self._shown.ranked:
            return top
        pen.across(top, self._left, self._right, "hairline", HAIR)
        share = share_text(self._shown.interval_share)
        entries = [
            Entry("rank by the published method", 9, lambda x, y: pen.mark(DOT, x + 4.5, y)),
            Entry(f"ranks in {share} of all trials", 26, lambda x, y: _draw_range(pen, x, x + 26, y)),
        ]
        if len({place.group for place in self._shown.places if place.rank is not None}) > 1:
            words = "dark line: the order across it is firm"
            entries.append(Entry(words, 22, lambda x, y: pen.across(y, x, x + 22, "ink", THIN)))
        return draw_key(pen, entries, (self._left, self._right), top + 8)


def _draw_range(pen: Pen, low: float, high: float, y: float) -> None:
    pen.across(y, low, high, "beyond", HEAVY)
    for end in (low, high):
        pen.down(end, y - 4, y + 4, "beyond", HEAVY)
