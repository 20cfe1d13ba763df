"""Numbers and dates as charts print them: rounded once, half up, and the same in every locale."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecard.model.base import PartialDate

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_HALF = Fraction(1, 2)


def whole(value: Fraction) -> str:
    """Return a score rounded half up to a whole number; only a true 0 reads 0, and only a true 100 reads 100."""
    rounded = math.floor(value + _HALF)
    if rounded == 0 and value > 0:
        return "<1"
    return ">99" if rounded == 100 and value < 100 else str(rounded)


def exact(value: Fraction) -> str:
    """Return a whole number as it is, any other with one decimal, rounded half up; a minus sign where it is below 0."""
    tenths = math.floor(abs(value) * 10 + _HALF)
    text = str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
    return f"−{text}" if value < 0 and tenths else text


def full_date(day: date) -> str:
    """Return a day as 5 March 2020."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def fuzzy_date(when: PartialDate) -> str:
    """Return a date as exact as it is known: 5 March 2020, March 2020 or 2020."""
    if when.is_exact:
        return full_date(when.first)
    if when.first.month == when.last.month:
        return f"{_MONTHS[when.first.month - 1]} {when.first.year}"
    return str(when.first.year)


def count(number: int, one: str, several: str) -> str:
    """Return the number with its word."""
    return f"{number} {one if number == 1 else several}"


def enumerate_words(words: Sequence[str], most: int = 3) -> str:
    """Return the words as a list in a sentence; beyond `most` it says how many more there are."""
    shown = list(words[:most])
    if len(words) > most:
        shown.append(f"{len(words) - most} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
