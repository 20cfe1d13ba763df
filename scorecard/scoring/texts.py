"""Numbers and dates as readers see them: rounded once, here, and the same in every place and language setting."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.base import PartialDate
    from scorecard.scoring.results import CommitmentResult

MONTHS = (
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


def round_half_up(value: Fraction, digits: int = 0) -> Fraction:
    """Return the value rounded to `digits` decimals; a half goes away from zero."""
    scale = 10**digits
    scaled = abs(value) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, scale)


def points_text(value: Fraction | None, digits: int = 0) -> str:
    """Return points on the scale from 0 to 100, such as `53`, or `4.2` with one digit; `–` for None.

    Only a true 0 reads 0 and only a true 100 reads 100: what would round to them reads `<1` and `>99`.
    """
    if value is None:
        return "–"
    rounded = round_half_up(value, digits)
    step = Fraction(1, 10**digits)
    if rounded == 0 and value > 0:
        return f"<{_fixed(step, digits)}"
    if rounded == 100 and value < 100:
        return f">{_fixed(100 - step, digits)}"
    return _fixed(rounded, 0 if rounded in {0, 100} else digits)


def share_text(ratio: Fraction | None, digits: int = 0) -> str:
    """Return a ratio from 0 to 1 in percent, such as `94%`; the rules of `points_text` hold."""
    return "–" if ratio is None else f"{points_text(100 * ratio, digits)}%"


def number_text(value: Fraction | int) -> str:
    """Return a number whole or with its own decimals (at most four), commas at the thousands: `30,658,047`, `3.5`."""
    rounded = round_half_up(Fraction(value), 4)
    digits = next(digits for digits in range(5) if (rounded * 10**digits).denominator == 1)
    return _fixed(rounded, digits)


def tenth_text(value: Fraction) -> str:
    """Return any number rounded half up to one decimal, which is left out where it is 0: `33`, `16.5`."""
    return number_text(round_half_up(value, 1))


def count_text(count: int, singular: str, plural: str) -> str:
    """Return the count with its noun: `1 company`, `1,204 companies`."""
    return f"{number_text(count)} {singular if count == 1 else plural}"


def date_text(value: date | PartialDate) -> str:
    """Return a date in full, as exact as it is known: `31 October 2026`, `March 2023`, `2023`."""
    if isinstance(value, date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    if value.is_exact:
        return date_text(value.first)
    if value.first.month == value.last.month:
        return f"{MONTHS[value.first.month - 1]} {value.first.year}"
    return str(value.first.year)


def range_text(low: int | str, high: int | str) -> str:
    """Return two ends as a range, `1–3`; one number where both read the same."""
    low_text, high_text = (number_text(end) if isinstance(end, int) else end for end in (low, high))
    return low_text if low_text == high_text else f"{low_text}–{high_text}"


def list_text(words: Sequence[str], most: int | None = None) -> str:
    """Return the words as an enumeration: `a`, `a and b`, `a, b and c`; beyond `most`, how many more there are."""
    shown = list(words if most is None else words[:most])
    if len(words) > len(shown):
        shown.append(f"{len(words) - len(shown)} more")
    return "".join(shown) if len(shown) < 2 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def sentence_text(words: str) -> str:
    """Return words as a sentence: with a full stop, unless they end with a name that has one."""
    return words if words.endswith(".") else f"{words}."


def services_text(result: CommitmentResult) -> str:
    """Return at how many services a commitment is kept, or, where at none, what can be said of most: `2 of 6 kept`."""
    assessed = [service for service in result.services if service.level.points is not None]
    for status, words in (("kept", "kept"), ("partly", "in part"), ("reversed", "reversed")):
        count = sum(service.status == status for service in assessed)
        if count:
            return f"{number_text(count)} of {number_text(len(assessed))} {words}{reserve_text(result)}"
    return "Not assessed"


def reserve_text(result: CommitmentResult) -> str:
    """Return what a level must be told with if nobody has assessed some of the services that it stands for."""
    levels = [service.level.points for service in result.services]
    return " where assessed" if None in levels and levels.count(None) < len(levels) else ""


def _fixed(value: Fraction, digits: int) -> str:
    """Return an already rounded value with exactly so many decimals and commas between thousands."""
    scaled = abs(value) * 10**digits
    whole, rest = divmod(scaled.numerator // scaled.denominator, 10**digits)
    decimals = f".{rest:0{digits}d}" if digits else ""
    return f"{'−' if value < 0 else ''}{whole:,}{decimals}"


def change_text(value: Fraction | None, digits: int = 1) -> str:
    """Return a change in points with its sign, `+4.2`, `−0.8`, `+<0.1`; `±0` for none, `–` for None."""
    if value is None:
        return "–"
    return "±0" if not value else f"{'+' if value > 0 else '−'}{points_text(abs(value), digits)}"
