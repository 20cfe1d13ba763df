"""A picture before it is drawn: lines, boxes, marks and words, each with its place and what its colour stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard.charts.lettering import Type, clean_text

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.charts.marks import Mark
    from scorecard.charts.style import Lettering, Role

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line through two or more points."""

    points: tuple[Point, ...]
    role: Role
    width: float


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    role: Role


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark at a place."""

    mark: Mark
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `y` is its baseline."""

    text: str
    x: float
    y: float
    lettering: Lettering
    anchor: Anchor


Item = Line | Box | Placed | Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished picture: x to the right, y downwards, later items over earlier ones."""

    width: int
    height: int
    items: tuple[Item, ...]


class Pen:
    """Collects what goes onto a sheet."""

    def __init__(self, fonts: Path) -> None:
        self.type = Type(fonts)
        self._items: list[Item] = []

    def line(self, role: Role, width: float, *points: Point) -> None:
        """Draw a line through the points."""
        self._items.append(Line(tuple((round(x, 2), round(y, 2)) for x, y in points), role, width))

    def across(self, y: float, x0: float, x1: float, role: Role = "hairline", width: float = 1.0) -> None:
        """Draw a level line."""
        self.line(role, width, (x0, y), (x1, y))

    def down(self, x: float, y0: float, y1: float, role: Role = "hairline", width: float = 1.0) -> None:
        """Draw an upright line."""
        self.line(role, width, (x, y0), (x, y1))

    def box(self, corner: Point, width: float, height: float, role: Role) -> None:
        """Fill a rectangle; `corner` is its upper left one."""
        self._items.append(Box(round(corner[0], 2), round(corner[1], 2), round(width, 2), round(height, 2), role))

    def mark(self, mark: Mark, x: float, y: float) -> None:
        """Set a mark."""
        self._items.append(Placed(mark, round(x, 2), round(y, 2)))

    def words(self, place: Point, text: str, lettering: Lettering, anchor: Anchor = "start") -> None:
        """Write a line of text; `place` is on its baseline."""
        cleaned = clean_text(text)
        if cleaned:
            self._items.append(Words(cleaned, round(place[0], 2), round(place[1], 2), lettering, anchor))

    def lines(self, place: Point, lines: tuple[str, ...], lettering: Lettering, anchor: Anchor = "start") -> float:
        """Write lines under each other and return the baseline that the next one would have."""
        x, y = place
        for text in lines:
            self.words((x, y), text, lettering, anchor)
            y += lettering.leading
        return y

    def finish(self, width: int, height: float) -> Sheet:
        """Return the sheet; its height is a whole number, so that a PNG has no half row."""
        return Sheet(width, int(-(-height // 1)), tuple(self._items))
