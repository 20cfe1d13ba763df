"""The marks: what stands for a pledge, a delivery, a fact; told apart by shape, so that colour is never needed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from scorecard.charts.style import Role

Command = Literal["M", "L", "C", "Z"]
Outline = tuple[tuple[Command, tuple[float, ...]], ...]
"""A path as SVG writes it, around the mark's centre, y downwards."""

BALL_STEPS = 12
"""Into how many slices the filling of a ball is told."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A part of a mark: an outline with a filling, a stroke or both."""

    outline: Outline
    fill: Role | None = None
    stroke: Role | None = None
    stroke_width: float = 0.0


Mark = tuple[Layer, ...]
"""The layers of a mark, lowest first."""


def draw_ball(share: float, radius: float = 6.0) -> Mark:
    """Return the ball whose filling tells how much was delivered; `share` runs from 0 to 1."""
    return _ball(round(min(max(share, 0.0), 1.0) * BALL_STEPS), radius)


def make_quiet(mark: Mark) -> Mark:
    """Return the mark in the colour of what does not count."""
    return tuple(
        replace(
            layer,
            fill="absent" if layer.fill == "ink" else layer.fill,
            stroke="absent" if layer.stroke == "ink" else layer.stroke,
        )
        for layer in mark
    )


@lru_cache(maxsize=128)
def _ball(slices: int, radius: float) -> Mark:
    ring = Layer(circle(radius), "paper", "ink", 1.3)
    if slices == 0:
        return (ring,)
    if slices == BALL_STEPS:
        return (Layer(circle(radius), "ink", "ink", 1.3),)
    return (ring, Layer(_wedge(radius, slices / BALL_STEPS), "ink"))


def circle(radius: float) -> Outline:
    """Return a circle."""
    return (("M", (0.0, -radius)), *_arc(radius, 0.0, 2 * math.pi), ("Z", ()))


def polygon(*points: tuple[float, float]) -> Outline:
    """Return a closed outline through the points."""
    (first, *rest) = points
    return (("M", first), *(("L", point) for point in rest), ("Z", ()))


def _arc(radius: float, start: float, end: float) -> tuple[tuple[Command, tuple[float, ...]], ...]:
    """Return the curves of an arc; angles run clockwise from twelve o'clock."""
    count = max(1, math.ceil((end - start) / (math.pi / 2) - 1e-9))
    step = (end - start) / count
    pull = 4 / 3 * math.tan(step / 4) * radius
    curves: list[tuple[Command, tuple[float, ...]]] = []
    for index in range(count):
        a, b = start + index * step, start + (index + 1) * step
        ax, ay, bx, by = math.sin(a), -math.cos(a), math.sin(b), -math.cos(b)
        points = (
            radius * ax - pull * ay,
            radius * ay + pull * ax,
            radius * bx + pull * by,
            radius * by - pull * bx,
            radius * bx,
            radius * by,
        )
        curves.append(("C", points))
    return tuple(curves)


def _wedge(radius: float, share: float) -> Outline:
    return (("M", (0.0, 0.0)), ("L", (0.0, -radius)), *_arc(radius, 0.0, 2 * math.pi * share), ("Z", ()))


def _dotted_ring(radius: float, dots: int) -> Outline:
    """Return a ring of short arcs: a dash pattern would not survive in every program that opens an SVG."""
    outline: list[tuple[Command, tuple[float, ...]]] = []
    for index in range(dots):
        start = 2 * math.pi * index / dots
        outline.append(("M", (radius * math.sin(start), -radius * math.cos(start))))
        outline.extend(_arc(radius, start, start + math.pi / dots))
    return tuple(outline)


def _cross(reach: float) -> Outline:
    return (("M", (-reach, -reach)), ("L", (reach, reach)), ("M", (reach, -reach)), ("L", (-reach, reach)))


def _diamond(reach: float) -> Outline:
    return polygon((0, -reach), (reach, 0), (0, reach), (-reach, 0))


def _square(reach: float) -> Outline:
    return polygon((-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach))


def _triangle(reach: float) -> Outline:
    return polygon((0, -reach), (reach, reach * 0.75), (-reach, reach * 0.75))


@lru_cache(maxsize=16)
def draw_reversed(radius: float) -> Mark:
    """Return the ball of what was taken back: a ring with a cross."""
    ring = Layer(circle(radius), "paper", "reversed", 1.5)
    return (ring, Layer(_cross(radius * 0.46), None, "reversed", 1.6))


@lru_cache(maxsize=16)
def draw_not_assessed(radius: float) -> Mark:
    """Return the ball of what nobody looked at: a dotted ring."""
    return (Layer(_dotted_ring(radius, 9), None, "absent", 1.3),)


def _small_reversal() -> Mark:
    return (Layer(circle(3.8), "paper", "reversed", 1.2), Layer(_cross(1.7), None, "reversed", 1.2))


_FLAG = polygon((0, -7), (7.5, -4.2), (0, -1.4))
_POLE: Outline = (("M", (0, -7)), ("L", (0, 5)))

PLEDGE: Mark = (Layer(_diamond(6.4), "paper", "promise", 1.7),)
DELIVERY: Mark = (Layer(circle(4.2), "ink"),)
REVERSED: Mark = draw_reversed(5.2)
REVERSED_BALL: Mark = draw_reversed(6.0)
NOT_ASSESSED: Mark = draw_not_assessed(6.0)
NOT_APPLICABLE: Mark = (Layer((("M", (-4, 0)), ("L", (4, 0))), None, "absent", 1.7),)
SERVICE: Mark = (Layer(circle(2.1), "paper", "ink", 1.1),)
"""So small that it stands inside a diamond and beside a circle without hiding them."""
SERVICE_REVERSED: Mark = _small_reversal()

ACTION: Mark = (Layer(circle(4.3), "ink", "ink", 1.2),)
DISCLOSURE: Mark = (Layer(_square(3.8), "ink", "ink", 1.2),)
FINDING: Mark = (Layer(_triangle(4.9), "ink", "ink", 1.2),)
ACTION_ALLEGED: Mark = (Layer(circle(4.3), "paper", "ink", 1.3),)
DISCLOSURE_ALLEGED: Mark = (Layer(_square(3.8), "paper", "ink", 1.3),)
FINDING_ALLEGED: Mark = (Layer(_triangle(4.9), "paper", "ink", 1.3),)
PLEDGE_MADE: Mark = (Layer(_diamond(5.6), "paper", "promise", 1.8),)
MEMBERSHIP: Mark = (Layer((("M", (0, -5.5)), ("L", (0, 5.5))), None, "ink", 2.4),)
DEADLINE: Mark = (Layer(_FLAG, "paper", "ink", 1.1), Layer(_POLE, None, "ink", 1.4))
OVERDUE: Mark = (Layer(_FLAG, "ink", "ink", 1.1), Layer(_POLE, None, "ink", 1.4))
LATER: Mark = (Layer((("M", (-5, -4)), ("L", (0, 0)), ("L", (-5, 4))), None, "promise", 1.6),)
