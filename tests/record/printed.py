"""How a figure of the record is printed: worked out here from the exact fraction, not by the code under test."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any

# Enough digits that a quotient which is no exact half never looks like one.
PRECISE = Context(prec=60, rounding=ROUND_HALF_UP)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def exact(value: Any) -> Fraction:
    """The fraction that an entry of results.json stands for."""
    return Fraction(value["exact"]) if isinstance(value, dict) else Fraction(str(value))


def fixed(value: Fraction, digits: int) -> str:
    """Exactly so many decimals, commas at the thousands, a true minus sign."""
    quotient = PRECISE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"{quotient.quantize(Decimal(1).scaleb(-digits), context=PRECISE):,}".replace("-", "−")


def points(value: Fraction, digits: int = 0) -> str:
    """On the scale from 0 to 100; only a true 0 reads 0 and only a true 100 reads 100."""
    if value in {0, 100}:
        return str(value)
    text = fixed(value, digits)
    step = Decimal(1).scaleb(-digits)
    if not Decimal(text.replace("−", "-").replace(",", "")):
        return f"<{step}"
    return f">{100 - step}" if Decimal(text.replace("−", "-").replace(",", "")) == 100 else text


def share(value: Fraction, digits: int = 0) -> str:
    return f"{points(100 * value, digits)}%"


def number(value: Fraction | int) -> str:
    """Whole, or with its own decimals, four at most."""
    text = fixed(Fraction(value), 4)
    return text.rstrip("0").rstrip(".")


def tenth(value: Fraction) -> str:
    return fixed(value, 1).removesuffix(".0")


def change(value: Fraction, digits: int = 1) -> str:
    """With its sign: `+4.2`, `−0.8`, `+<0.1`, `±0`."""
    return f"{'+' if value > 0 else '−'}{points(abs(value), digits)}" if value else "±0"


def span(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def day(text: str) -> str:
    """A date of the data in words, as exact as it is known: `2024-09` is September 2024."""
    year, *rest = text.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) == 2 else f"{month} {year}"
