"""Words that explain a picture: labels along a scale, entries of a key; never touching, never outside."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.charts.style import NOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scorecard.charts.lettering import Type
    from scorecard.charts.sheet import Pen
    from scorecard.charts.style import Lettering

_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the scale and its name."""

    x: float
    name: str


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a name, centred on `x`; labels of level 1 stand one step below those of level 0."""

    x: float
    lines: tuple[str, ...]
    level: int = 0


def place_labels(
    ruler: Type, ticks: Sequence[Tick], lettering: Lettering, bounds: tuple[float, float]
) -> tuple[Label, ...]:
    """Return the labels that have room, on two levels where one is too narrow; the ends come first."""
    order = [*dict.fromkeys([0, len(ticks) - 1]), *range(1, len(ticks) - 1)] if ticks else []
    spacing = min((b.x - a.x for a, b in pairwise(ticks)), default=bounds[1] - bounds[0])
    taken: list[tuple[int, float, float]] = []
    placed: list[Label] = []
    for index in order:
        tick = ticks[index]
        longest = max((ruler.width(word, lettering) for word in tick.name.split()), default=0)
        lines = ruler.wrap(tick.name, lettering, min(max(spacing - _GAP, longest), bounds[1] - bounds[0]), 2)
        half = max((ruler.width(line, lettering) for line in lines), default=0) / 2
        x = min(max(tick.x, bounds[0] + half), bounds[1] - half)
        for level in (0, 1):
            start, end = x - half - _GAP / 2, x + half + _GAP / 2
            if lines and all(end <= other[1] or other[2] <= start for other in taken if other[0] == level):
                taken.append((level, start + _GAP / 2, end - _GAP / 2))
                placed.append(Label(x, lines, level))
                break
    return tuple(sorted(placed, key=lambda label: label.x))


def write_labels(pen: Pen, labels: Sequence[Label], lettering: Lettering, top: float) -> float:
    """Write the labels and return where they end; the first line of level 0 is `top` and one line high at least."""
    heights = [max((len(each.lines) for each in labels if each.level == level), default=0) for level in (0, 1)]
    for label in labels:
        first = top + lettering.size + (heights[0] * lettering.leading if label.level else 0)
        pen.lines((label.x, first), label.lines, lettering, "middle")
    return top + max(sum(heights), 1) * lettering.leading


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a key: its words, how wide its sample is, and what draws the sample from a left end at a height."""

    words: str
    width: float
    draw: Callable[[float, float], None]


def draw_key(pen: Pen, entries: Sequence[Entry], bounds: tuple[float, float], top: float) -> float:
    """Write the entries in as few rows as they need and return where they end."""
    left, right = bounds
    x, y = left, top + 9
    for entry in entries:
        words = pen.type.clip(entry.words, NOTE, right - left - entry.width - 7)
        width = entry.width + 7 + pen.type.width(words, NOTE)
        if x > left and x + width > right:
            x, y = left, y + 18
        entry.draw(x, y)
        pen.words((x + entry.width + 7, y + 4), words, NOTE)
        x += width + 20
    return y + 10 if entries else top
