"""How the scores of parts become the score of a whole: the weighted mean, exact, and its relatives."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Part = tuple[Fraction, Fraction]
"""A weight (above 0) and a score (0 to 100)."""

_DIGITS = 60
_KEPT = Decimal(1).scaleb(-40)
"""Geometric means are irrational: worked out to 60 digits and kept to 40, so that the order of the parts can't show."""


def mean(parts: Sequence[Part]) -> Fraction | None:
    """Return Σ w·x / Σ w, exact; None without parts."""
    total = sum((weight for weight, _ in parts), Fraction(0))
    if not total:
        return None
    return sum((weight * score for weight, score in parts), Fraction(0)) / total


def geometric(parts: Sequence[Part]) -> Fraction | None:
    """Return the weighted geometric mean, taken over points moved from 0-100 to 1-100; None without parts.

    The move (x -> 1 + 99x/100) keeps a single zero from wiping out the rest.
    """
    moved = _multiply([(weight, 1 + score * Fraction(99, 100)) for weight, score in parts])
    return None if moved is None else _bound((moved - 1) * Fraction(100, 99), parts)


def plain_geometric(parts: Sequence[Part]) -> Fraction | None:
    """Return the weighted geometric mean of the points as they are: 0 as soon as one is 0; None without parts."""
    if any(not score for _, score in parts):
        return Fraction(0)
    found = _multiply(parts)
    return None if found is None else _bound(found, parts)


def harmonic(parts: Sequence[Part]) -> Fraction | None:
    """Return the weighted harmonic mean, exact: 0 as soon as one of the points is 0; None without parts."""
    if any(not score for _, score in parts):
        return Fraction(0)
    total = sum((weight for weight, _ in parts), Fraction(0))
    return total / sum((weight / score for weight, score in parts), Fraction(0)) if total else None


def lowest(parts: Sequence[Part]) -> Fraction | None:
    """Return the lowest score, whatever it weighs; None without parts."""
    return min((score for _, score in parts), default=None)


def _multiply(parts: Sequence[Part]) -> Fraction | None:
    """Return Π x^(w / Σ w) for values above 0, to 40 digits; None without parts."""
    total = sum((weight for weight, _ in parts), Fraction(0))
    if not total:
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        context.rounding = ROUND_HALF_EVEN
        logs = [_decimal(weight) * _decimal(value).ln() for weight, value in sorted(parts)]
        return Fraction((sum(logs, Decimal(0)) / _decimal(total)).exp())


def _bound(value: Fraction, parts: Sequence[Part]) -> Fraction:
    """Return a mean to the digits that are kept, and not beyond the lowest and the highest part."""
    scores = [score for _, score in parts]
    with localcontext() as context:
        context.prec = _DIGITS
        context.rounding = ROUND_HALF_EVEN
        kept = Fraction(_decimal(value).quantize(_KEPT))
    return min(max(kept, min(scores)), max(scores))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


AGGREGATES: Mapping[str, Callable[[Sequence[Part]], Fraction | None]] = {
    "mean": mean,
    "geometric": geometric,
    "plain-geometric": plain_geometric,
    "harmonic": harmonic,
    "lowest": lowest,
}
"""The aggregates that methodology.yaml can name."""
