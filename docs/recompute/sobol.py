"""Sobol' indices: what each choice has to do with how much an outcome varies."""

from fractions import Fraction
from math import fsum

from trials import CHOICES


def mean(values):
    return fsum(values) / len(values)


def variance(values):
    middle = mean(values)
    return mean([(value - middle) ** 2 for value in values])


def find_indices(outcomes, count, choices):
    """Return the first-order and the total index of each choice; none where the outcome does not vary.

    Outcomes are those of `count` trials, whose halves are independent of each other, and then for each choice those of
    the first half with that choice alone from the second: the estimators of Saltelli et al. (2010),
    doi:10.1016/j.cpc.2009.09.018.
    """
    half = count // 2
    starts = [0, half, *(count + place * half for place in range(choices))]
    halves = [outcomes[start : start + half] for start in starts]
    every = [value for own in halves for value in own]
    if not every or not variance(every) ** 0.5 > 1e-9:
        return []
    middle, spread = mean(every), variance(every) ** 0.5
    first, second, *swapped = [[(value - middle) / spread for value in own] for own in halves]
    whole = variance(first + second)
    if not whole > 1e-9:
        return []
    return [
        (
            mean([b * (c - a) for a, b, c in zip(first, second, own, strict=True)]) / whole,
            mean([(a - c) ** 2 for a, c in zip(first, own, strict=True)]) / 2 / whole,
        )
        for own in swapped
    ]


def fix(value, places):
    """Return a number rounded to so many decimals, exact from then on."""
    return Fraction(round(value * 10**places), 10**places)


def find_drivers(outcomes, count):
    pairs = zip(CHOICES, find_indices(outcomes, count, len(CHOICES)), strict=False)
    return [{"choice": choice, "first": fix(first, 3), "total": fix(total, 3)} for choice, (first, total) in pairs]
