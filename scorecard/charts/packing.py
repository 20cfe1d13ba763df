"""Packing: intervals into rows, so that none touches another; the same intervals always give the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Interval = tuple[float, float]


def pack(intervals: Sequence[Interval], gap: float) -> tuple[int, ...]:
    """Return a row for every interval, counted from 0: the first row in which it stays `gap` away from all others.

    The intervals are taken in the order of their starts; ties in the order given.
    """
    rows = [0] * len(intervals)
    ends: list[float] = []
    for index in sorted(range(len(intervals)), key=lambda each: intervals[each][0]):
        start, end = intervals[index]
        row = next((number for number, last in enumerate(ends) if last + gap <= start), len(ends))
        if row == len(ends):
            ends.append(end)
        else:
            ends[row] = end
        rows[index] = row
    return tuple(rows)
