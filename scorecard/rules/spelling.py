"""Hints for ids that nothing has: the nearest known one, or what there is."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

_MOST_NAMES = 8


def suggest(wrong: str, known: Iterable[str], otherwise: str) -> str:
    """Return "Did you mean ...?" with the nearest known id; without a near one what there is, if that is short.

    `otherwise` is a sentence that says what to do when the id is meant as it stands.
    """
    names = sorted(set(known))
    near = difflib.get_close_matches(wrong, names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {near[0]}? {otherwise}"
    if 0 < len(names) <= _MOST_NAMES:
        return f"There is {join_words(names)}. {otherwise}"
    return otherwise


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
