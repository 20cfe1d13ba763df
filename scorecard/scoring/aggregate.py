"""How the scores of parts become the score of a whole: the weighted mean, exact, or the weighted geometric mean."""

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
    total = sum((weight for weight, _ in parts), Fraction(0))
    if not total:
        return None
    scores = {score for _, score in parts}
    if len(scores) == 1:
        return scores.pop()
    with localcontext() as context:
        context.prec = _DIGITS
        context.rounding = ROUND_HALF_EVEN
        logs = [_decimal(weight) * _decimal(1 + score * Fraction(99, 100)).ln() for weight, score in sorted(parts)]
        moved = (sum(logs, Decimal(0)) / _decimal(total)).exp()
        back = ((moved - 1) * 100 / 99).quantize(_KEPT)
    return min(max(Fraction(back), Fraction(0)), Fraction(100))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


AGGREGATES: Mapping[str, Callable[[Sequence[Part]], Fraction | None]] = {"mean": mean, "geometric": geometric}
"""The aggregates that methodology.yaml can name."""
