"""Cards: the picture that other sites show beside a link to a page, readable at half its size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.charts import marks
from scorecard.charts.drawing import Drawing, Table
from scorecard.charts.sheet import Pen
from scorecard.charts.style import HEADING, REGULAR, STRONG, Lettering

if TYPE_CHECKING:
    from scorecard.charts.marks import Mark
    from scorecard.charts.style import Look
    from scorecard.scoring.results import Status

WIDTH, HEIGHT = 600, 315
"""Units of the sheet; a card has two pixels to one of them, 1200 by 630."""
_EDGE = 30.0
_ROOM = WIDTH - 2 * _EDGE
_TITLES = ((34.0, 1), (28.0, 2), (24.0, 2), (20.0, 3), (17.0, 4))
"""How a title is set: the first size in which it needs no more than these lines."""
_LARGEST_FOOT = 4
BRAND = Lettering(STRONG, 13, "ink")
SUBJECT = Lettering(REGULAR, 13, "quiet")
NUMBER = Lettering(HEADING, 58, "heading")
COUNT = Lettering(HEADING, 32, "heading")
BODY = Lettering(REGULAR, 15, "text")
BAND = Lettering(STRONG, 16, "ink")
FOOT = Lettering(REGULAR, 13, "quiet")
LABEL = Lettering(REGULAR, 12.5, "quiet")
STAGE = Lettering(STRONG, 12, "draft-text")
MISSING = Lettering(HEADING, 20, "heading")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every card: who publishes it, on what, which edition with its day, and how far it holds.

    `stage` is empty for an edition that holds without reserve.
    """

    title: str
    subject: str
    edition: str
    stage: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One commitment in a signature: what became of it, how much of it was delivered (0 to 1), whether it counts."""

    status: Status
    share: Fraction | None
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """A company: its score from 0 to 100 with the range of it (None: not worked out), or why it has none."""

    imprint: Imprint
    name: str
    score: Fraction | None
    text: str
    band: str
    low: Fraction | None
    high: Fraction | None
    range_text: str
    missing: str
    dots: tuple[Dot, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many promises came to one outcome; `share` fills its circle."""

    status: Status
    share: Fraction | None
    text: str
    word: str


@dataclass(frozen=True, slots=True)
class CountCard:
    """Many promises at once, or the scores of all companies (0 to 100), as dots on a line."""

    imprint: Imprint
    name: str
    lead: str
    counts: tuple[Count, ...]
    scores: tuple[Fraction, ...]
    alt: str


def draw(shown: ScoreCard | CountCard, look: Look) -> Drawing:
    """Return the card."""
    pen = Pen(look.fonts)
    bottom = _write_imprint(pen, shown.imprint)
    top = _write_title(pen, shown.name)
    if isinstance(shown, ScoreCard):
        _draw_score(pen, shown, top, bottom)
    else:
        _draw_counts(pen, shown, top, bottom)
    sheet = pen.finish(WIDTH, HEIGHT)
    return Drawing(shown.name, shown.alt, Table((), ()), WIDTH, HEIGHT, sheet, look)


def _write_imprint(pen: Pen, imprint: Imprint) -> float:
    """Write head and foot of a card; return where the foot begins."""
    pen.box((0, 0), WIDTH, 6, "ink")
    brand = pen.type.clip(imprint.title.upper(), BRAND, _ROOM)
    width = pen.type.width(brand, BRAND)
    pen.words((_EDGE, 37), brand, BRAND)
    if _ROOM - width > 100:
        pen.words((_EDGE + width + 10, 37), pen.type.clip(imprint.subject, SUBJECT, _ROOM - width - 10), SUBJECT)
    y = float(HEIGHT)
    if imprint.stage:
        lines = pen.type.wrap(imprint.stage, STAGE, _ROOM, _LARGEST_FOOT)
        height = len(lines) * STAGE.leading + 12
        y -= height
        pen.box((0, y), WIDTH, height, "draft-paper")
        pen.lines((_EDGE, y + 18), lines, STAGE)
    else:
        y -= 8
    pen.words((_EDGE, y - 12), pen.type.clip(imprint.edition, FOOT, _ROOM), FOOT)
    return y - 12 - FOOT.size


def _write_title(pen: Pen, title: str) -> float:
    """Write the title as large as it fits; return where the next thing can begin."""
    lettering, lines = _fit(pen, title)
    y = 52 + lettering.size
    for line in lines:
        pen.words((_EDGE, y), line, lettering)
        y += lettering.size * 1.18
    return y - lettering.size * 1.18 + 16


def _fit(pen: Pen, title: str) -> tuple[Lettering, tuple[str, ...]]:
    """Return the largest lettering in which the title needs no more lines than it may, and these lines."""
    for size, most in _TITLES[:-1]:
        lettering = Lettering(HEADING, size, "heading")
        lines = pen.type.wrap(title, lettering, _ROOM, most + 1)
        if len(lines) <= most:
            return lettering, lines
    size, most = _TITLES[-1]
    lettering = Lettering(HEADING, size, "heading")
    return lettering, pen.type.wrap(title, lettering, _ROOM, most)


def _draw_score(pen: Pen, shown: ScoreCard, top: float, bottom: float) -> None:
    room = bottom - top
    signature = 26 if shown.dots else 0
    middle = top + (room - signature) / 2
    if shown.missing:
        lines = pen.type.wrap(shown.missing, MISSING, _ROOM, 2)
        pen.lines((_EDGE, middle - len(lines) * MISSING.leading / 2 + MISSING.size), lines, MISSING)
    else:
        pen.words((_EDGE, middle + 21), shown.text, NUMBER)
        left = _EDGE + pen.type.width(shown.text, NUMBER) + 8
        pen.words((left, middle + 21), "of 100", FOOT)
        left = max(left + pen.type.width("of 100", FOOT) + 28, 200)
        _draw_bar(pen, shown, left, middle)
    _draw_signature(pen, shown.dots, bottom - 18)


def _draw_bar(pen: Pen, shown: ScoreCard, left: float, middle: float) -> None:
    """Draw the score on a line from 0 to 100 with its range, and the band above."""
    right = WIDTH - _EDGE
    lines = pen.type.wrap(shown.band, BAND, right - left, 2)
    pen.lines((left, middle - 8 - (len(lines) - 1) * BAND.leading), lines, BAND)
    y = middle + 6

    def x(points: Fraction) -> float:
        return left + 5 + float(points) * (right - left - 10) / 100

    pen.across(y, left + 5, right - 5, "rule", 2)
    if shown.low is not None and shown.high is not None:
        pen.across(y, x(shown.low), x(shown.high), "beyond", 7)
    if shown.score is not None:
        pen.mark((marks.Layer(marks.circle(6), "ink"),), x(shown.score), y)
    if shown.range_text:
        pen.words((left, y + 22), pen.type.clip(shown.range_text, LABEL, right - left), LABEL)


def _draw_signature(pen: Pen, dots: tuple[Dot, ...], y: float) -> None:
    """Draw a circle for each commitment; none where there are too many to be told apart."""
    step = min(22.0, _ROOM / max(len(dots), 1))
    if step < 9:
        return
    radius = min(8.0, step * 0.4)
    for number, dot in enumerate(dots):
        ball = _ball(dot.status, dot.share, radius)
        pen.mark(marks.make_quiet(ball) if dot.is_quiet else ball, _EDGE + radius + 1 + number * step, y)


def _draw_counts(pen: Pen, shown: CountCard, top: float, bottom: float) -> None:
    lines = pen.type.wrap(shown.lead, BODY, _ROOM, 2)
    pen.lines((_EDGE, top + 14), lines, BODY)
    top += 6 + len(lines) * BODY.leading
    middle = (top + bottom) / 2
    if shown.scores:
        _draw_scores(pen, shown.scores, top, bottom)
        return
    step = _ROOM / max(len(shown.counts), 1)
    widest = max((pen.type.width(count.text, COUNT) for count in shown.counts), default=0.0)
    # Thousands of promises are told in smaller figures, so that they don't touch the next circle.
    figure = replace(COUNT, size=round(COUNT.size * min(1.0, (step - 34) / max(widest, 1.0)), 1))
    for number, count in enumerate(shown.counts):
        x = _EDGE + number * step
        pen.mark(_ball(count.status, count.share, 9), x + 10, middle - 8)
        pen.words((x + 26, middle + 3), count.text, figure)
        pen.lines((x, middle + 25), pen.type.wrap(count.word, LABEL, step - 8, 2), LABEL)


def _draw_scores(pen: Pen, scores: tuple[Fraction, ...], top: float, bottom: float) -> None:
    """Draw a dot for each score on a line from 0 to 100; those in one place stand above each other."""
    left, right, radius = _EDGE + 8, WIDTH - _EDGE - 8, 6.0
    y = bottom - 34
    pen.across(y, left, right, "rule", 2)
    for points in (0, 25, 50, 75, 100):
        x = left + points * (right - left) / 100
        pen.down(x, y, y + 5, "rule", 2)
        pen.words((x, y + 20), str(points), LABEL, "middle")
    piled: dict[int, int] = {}
    for score in sorted(scores):
        place = round(float(score) * (right - left) / 100 / (2 * radius + 1))
        piled[place] = piled.get(place, 0) + 1
    highest = max(piled.values())
    rise = min(2 * radius + 1, (y - top - 4) / highest)
    for place, count in sorted(piled.items()):
        for level in range(count):
            pen.mark(
                (marks.Layer(marks.circle(min(radius, rise * 0.46)), "ink"),),
                left + place * (2 * radius + 1),
                y - 9 - level * rise,
            )


def _ball(status: Status, share: Fraction | None, radius: float) -> Mark:
    if status == "reversed":
        return marks.draw_reversed(radius)
    if status == "not-applicable":
        return marks.NOT_APPLICABLE
    if status == "not-assessed" or share is None:
        return marks.draw_not_assessed(radius)
    return marks.draw_ball(float(share), radius)
