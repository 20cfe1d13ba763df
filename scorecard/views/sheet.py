"""The second sheet of a scorecard as a document: what of parts, trend, outlook and timeline fills it, and no more.

A document is laid out once, so this is decided before. Heights are estimated in millimetres, rather too high.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from scorecard.views import outlook as steps
from scorecard.views import trend as moves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scorecard.views.address import Link
    from scorecard.views.chart import ChartView
    from scorecard.views.outlook import OutlookView
    from scorecard.views.part import PartRow
    from scorecard.views.score import Measure
    from scorecard.views.trend import TrendView

SHEET = 239
"""What its title, and at its foot how to cite it, leave of the sheet."""
BLOCK = 13
"""What a block has around it: its rule, its heading, and the space below."""
LINE, ROW, HEAD = 3.7, 1.3, 5.0
"""A line of a table or of a note, what a row adds to its lines, and the head of a table."""
SENTENCE, GAP = 4.8, 1.2
"""A line of the sentence that opens a block, and the space below each sentence."""
SMALL_LINE = 3.2
"""A line of what a measure says."""
SOURCE = 16
"""The heading of a picture and what stands under it."""
FULL_WIDTH, COLUMN_WIDTH = 178, 60
"""How wide a picture is at most: across the sheet, and in the column at its right."""
SMALLEST = 0.7
"""How much smaller a timeline may become to share the sheet; below that its letters are too small to read."""
STEP = 10
"""Heights of timelines come in steps, one rule of the style sheet each."""
FEWEST = 3
"""So many moves and steps stand on the sheet, however long they are."""
ALL = 15
"""So many steps at most stand on a sheet that has room for all there are, or that tells of no moves."""


@dataclass(frozen=True, slots=True)
class SecondSheet:
    """What the second sheet shows below the parts.

    `timeline` names the height that is left for the timeline, `room-enough` if it needs no more; it is empty where the
    timeline is not on this sheet. `is_timeline_next`: for lack of room it begins the appendix.
    """

    trend: TrendView | None
    outlook: OutlookView | None
    timeline: str
    is_timeline_next: bool


def view_sheet(
    parts: tuple[PartRow, ...],
    make_trend: Callable[[int], TrendView | None],
    make_outlook: Callable[[int], OutlookView | None],
    measures: tuple[Measure, ...],
    charts: Mapping[str, ChartView],
) -> SecondSheet:
    """Return what fills the sheet; trend and outlook are made with so many rows at most.

    `measures` are those that stand on this sheet.
    """
    room = SHEET - _measure_parts(parts, measures)
    trend = make_trend(moves.MOST)
    if trend is None or not trend.rows:
        return _share_with_timeline(trend, make_outlook, charts, room)
    outlook = make_outlook(ALL)
    if outlook is None or outlook.more or _measure_trend(trend, charts) + _measure_outlook(outlook) > room:
        most = max(moves.MOST, steps.MOST)
        trend, outlook = make_trend(most), make_outlook(most)
        while most > FEWEST and _measure_trend(trend, charts) + _measure_outlook(outlook) > room:
            most -= 1
            trend, outlook = make_trend(most), make_outlook(most)
    return SecondSheet(trend, outlook, "", is_timeline_next="timeline" in charts)


def _share_with_timeline(
    trend: TrendView | None,
    make_outlook: Callable[[int], OutlookView | None],
    charts: Mapping[str, ChartView],
    room: float,
) -> SecondSheet:
    """Return what fills a sheet that tells of no moves."""
    room -= _measure_trend(trend, charts)
    most = ALL
    while most > FEWEST and _measure_outlook(make_outlook(most)) > room:
        most -= 1
    outlook = make_outlook(most)
    if "timeline" not in charts:
        return SecondSheet(trend, outlook, "", is_timeline_next=False)
    timeline = _fit_timeline(charts["timeline"], room - _measure_outlook(outlook))
    return SecondSheet(trend, outlook, timeline, is_timeline_next=not timeline)


def _fit_timeline(chart: ChartView, room: float) -> str:
    """Return the name of the height at which the timeline fits into some room; nothing where it doesn't."""
    height = _measure_picture(chart, FULL_WIDTH)
    left = room - SOURCE
    if height <= left:
        return "room-enough"
    step = int(left // STEP) * STEP
    return f"room-{step}" if height * SMALLEST <= step else ""


def _measure_picture(chart: ChartView | None, width: int) -> float:
    return 0 if chart is None else int(chart.picture.height) * width / int(chart.picture.width)


def _measure_parts(parts: tuple[PartRow, ...], measures: tuple[Measure, ...]) -> float:
    rows = _measure_rows(max(_count_lines(part.name, 37), ceil(len(part.marks) / 5)) for part in parts)
    said = sum(SMALL_LINE * _count_lines(measure.meaning, 26) + ROW for measure in measures)
    # Below the parts stands a note of two lines, above the measures two lines of counts.
    return BLOCK + max(HEAD + rows, HEAD + said) + GAP + 2 * LINE


def _measure_trend(trend: TrendView | None, charts: Mapping[str, ChartView]) -> float:
    if trend is None:
        return 0
    if not trend.rows:
        return BLOCK + _measure_sentences(trend.sentences, 110, 125)
    rows = _measure_rows(
        max(_count_name_lines(row.commitment, row.label, 30), _count_lines(row.what, 23)) for row in trend.rows
    )
    note = GAP + 2 * LINE if trend.others else 0
    told = _measure_sentences(trend.sentences, 62, 78) + HEAD + rows + note
    return BLOCK + max(told, _measure_picture(charts.get("waterfall"), COLUMN_WIDTH) + SOURCE)


def _measure_outlook(outlook: OutlookView | None) -> float:
    if outlook is None:
        return 0
    rows = _measure_rows(
        max(_count_name_lines(row.commitment, row.label, 56), _count_lines(row.level, 21), _count_lines(row.best, 28))
        for row in outlook.rows
    )
    table = HEAD + rows + GAP + 2 * LINE if outlook.rows else 0
    return BLOCK + _measure_sentences((outlook.ceiling,), 110, 125) + table


def _measure_sentences(sentences: tuple[str, ...], letters: int, small_letters: int) -> float:
    """Return the height of sentences of which the first is set larger than the others."""
    first, *others = sentences
    height = SENTENCE * _count_lines(first, letters) + GAP
    return height + sum(LINE * _count_lines(text, small_letters) + GAP for text in others)


def _measure_rows(lines: Iterable[int]) -> float:
    """Return the height of the rows of a table with so many lines each."""
    return sum(LINE * count + ROW for count in lines)


def _count_lines(text: str, letters: int) -> int:
    return max(ceil(len(text) / letters), 1)


def _count_name_lines(name: Link, label: str, letters: int) -> int:
    """Return how many lines a commitment takes; its label stays together on one of them."""
    whole = f"{name.text} {label}"
    if len(whole) <= letters:
        return 1
    return _count_lines(name.text, letters) + _count_lines(label, letters)
