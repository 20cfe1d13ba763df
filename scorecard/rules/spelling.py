"""Hints for ids that nothing has: the nearest known one, or what there is."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-"
_MOST_COMPARED = 200
_MOST_NAMES = 8


def suggest(wrong: str, known: Iterable[str], otherwise: str) -> str:
    """Return "Did you mean ...?" with the nearest known id; without a near one what there is, if that is short.

    `otherwise` is a sentence that says what to do when the id is meant as it stands.
    """
    names = sorted(set(known))
    near = _find_near(wrong, names)
    if near:
        return f"Did you mean {near[0]}? {otherwise}"
    if 0 < len(names) <= _MOST_NAMES:
        return f"There is {join_words(names)}. {otherwise}"
    return otherwise


def _find_near(wrong: str, names: list[str]) -> list[str]:
    if len(names) <= _MOST_COMPARED:
        return difflib.get_close_matches(wrong, names, n=1, cutoff=0.6)
    # To compare with thousands takes long, and there may be thousands of mistakes: of so many, one slip away is near.
    parts = [(wrong[:position], wrong[position:]) for position in range(len(wrong) + 1)]
    slips = {head + tail[1:] for head, tail in parts}
    slips |= {head + tail[1:2] + tail[:1] + tail[2:] for head, tail in parts}
    slips |= {head + letter + tail[skip:] for head, tail in parts for letter in _LETTERS for skip in (0, 1)}
    return sorted(slips & set(names))


def join_words(words: Iterable[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    *first, last = list(words)
    return f"{', '.join(first)} and {last}" if first else last


def count_words(number: int, one: str, many: str) -> str:
    """Return "1 item" or "3 items"."""
    return f"{number} {one if number == 1 else many}"


def show_number(value: Fraction) -> str:
    """Return the number as an editor would write it, such as 50 or 33.3."""
    return str(value) if value.denominator == 1 else f"{float(value):g}"
