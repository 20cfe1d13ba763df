"""How far scores and ranks can be trusted: thousands of draws of other reasonable choices, and what they agree on."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from scorecard.scoring.dominance import find_dominances
from scorecard.scoring.robustness_draws import CHOICES, Array, Draws
from scorecard.scoring.robustness_groups import find_groups
from scorecard.scoring.robustness_results import CompanyRobustness, Driver, Interval, Neighbours, Order, Robustness
from scorecard.scoring.robustness_scores import rank_draws, score_draws, share_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.scoring.robustness_inputs import Inputs

PLACES = 4
"""Decimals of a published end of an interval; rounding there hides what machines may do to a float's last bits."""
INDEX_PLACES = 3
"""Decimals of a published Sobol' index."""


def assess(inputs: Inputs, edition_id: str) -> Robustness:
    """Return how firm an edition's scores and ranks are; the same inputs give the same result on every machine.

    Half of the draws serve, against the other half, to tell the choices apart: a choice takes its outcomes from the
    second half while all others keep those of the first (Saltelli et al. 2010).
    """
    draws = Draws(inputs)
    count, half = draws.count, draws.count // 2
    sets = [dict.fromkeys(CHOICES, slice(None))]
    sets += [{each: slice(half, 2 * half) if each == choice else slice(half) for each in CHOICES} for choice in CHOICES]
    everything = score_draws(draws, draws.batches(sets))
    ranks = rank_draws(everything)
    scores = everything[:, :count]
    groups = find_groups(inputs, scores)
    return Robustness(
        edition_id=edition_id,
        draws=count,
        seed=inputs.settings.seed,
        interval_share=inputs.settings.interval_share,
        firm_share=inputs.settings.firm_share,
        companies=_describe_companies(inputs, everything, ranks, groups),
        neighbours=_compare_neighbours(inputs, scores),
        groups=tuple(tuple(inputs.companies[row].company_id for row in group) for group in groups),
        drivers=_find_drivers(_shift(inputs, ranks), count) if inputs.companies else (),
        dominances=find_dominances(inputs),
    )


def sobol_indices(first: Array, second: Array, swapped: Sequence[Array]) -> list[tuple[float, float]]:
    """Return the first-order and the total Sobol' index of each choice; none where the outcome does not vary.

    `first` and `second` are outcomes of independent draws, `swapped` those of the first draws with one choice taken
    from the second. The estimators of Saltelli et al. (2010), doi:10.1016/j.cpc.2009.09.018, on centred outcomes.
    """
    every = np.concatenate([first, second, *swapped])
    centre, spread = np.mean(every), np.std(every)
    if not spread > 1e-9:
        return []
    a, b = (first - centre) / spread, (second - centre) / spread
    variance = np.var(np.concatenate([a, b]))
    if not variance > 1e-9:
        return []
    moved = [(each - centre) / spread for each in swapped]
    return [
        (float(np.mean(b * (each - a)) / variance), float(np.mean((a - each) ** 2) / 2 / variance)) for each in moved
    ]


def _describe_companies(
    inputs: Inputs, everything: Array, ranks: np.ndarray, groups: Sequence[Sequence[int]]
) -> tuple[CompanyRobustness, ...]:
    count = inputs.settings.draws
    tail = float((1 - inputs.settings.interval_share) / 2)
    # Outwards to the next draw, so that an interval never holds less than it says.
    low, high = math.floor(tail * (count - 1)), math.ceil((1 - tail) * (count - 1))
    number = {row: place for place, group in enumerate(groups, start=1) for row in group}
    found = []
    for row, company in enumerate(inputs.companies):
        scores, places = np.sort(everything[row, :count]), np.sort(ranks[row, :count])
        interval = Interval(_fix(scores[low], PLACES), _fix(scores[high], PLACES))
        found.append(
            CompanyRobustness(
                company_id=company.company_id,
                score=interval,
                rank_best=int(places[low]),
                rank_worst=int(places[high]),
                bands=_touched_bands(inputs, interval),
                group=number[row],
                drivers=_find_drivers(ranks[row].astype(float), count),
            )
        )
    return tuple(found)


def _touched_bands(inputs: Inputs, interval: Interval) -> tuple[str, ...]:
    """Return the bands that an interval reaches into: a band holds the scores from its threshold up to the next one."""
    starts = [start for _, start in inputs.bands]
    return tuple(
        band
        for (band, start), end in zip(inputs.bands, [*starts[1:], None], strict=True)
        if start <= interval.high and (end is None or interval.low < end)
    )


def _compare_neighbours(inputs: Inputs, scores: Array) -> tuple[Neighbours, ...]:
    rows = np.arange(max(len(inputs.companies) - 1, 0))
    counts = share_above(scores, rows, rows + 1)
    found = []
    for row, kept in zip(rows, counts, strict=True):
        upper, lower = inputs.companies[row], inputs.companies[row + 1]
        share = Fraction(int(kept), inputs.settings.draws)
        firm = share >= inputs.settings.firm_share
        order: Order = "shared" if upper.score == lower.score else "firm" if firm else "open"
        found.append(Neighbours(upper.company_id, lower.company_id, share, order))
    return tuple(found)


def _shift(inputs: Inputs, ranks: np.ndarray) -> Array:
    """Return by how many places the companies stand apart from their published ranks, on average, in each draw."""
    published = np.array([company.rank for company in inputs.companies])
    shift: Array = np.abs(ranks - published[:, None]).sum(axis=0) / len(published)
    return shift


def _find_drivers(outcomes: Array, count: int) -> tuple[Driver, ...]:
    half = count // 2
    swapped = [outcomes[count + number * half : count + (number + 1) * half] for number in range(len(CHOICES))]
    indices = sobol_indices(outcomes[:half], outcomes[half : 2 * half], swapped)
    return tuple(
        Driver(choice, _fix(first, INDEX_PLACES), _fix(total, INDEX_PLACES))
        for choice, (first, total) in zip(CHOICES, indices, strict=False)
    )


def _fix(value: float, places: int) -> Fraction:
    """Return a number rounded to so many decimals, exact from then on."""
    return Fraction(round(float(value) * 10**places), 10**places)
