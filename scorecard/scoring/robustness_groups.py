"""Groups of companies that can't be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scorecard.scoring.robustness_scores import share_above

if TYPE_CHECKING:
    from scorecard.scoring.robustness_draws import Array
    from scorecard.scoring.robustness_inputs import Inputs

_STEP = 2048
"""So many pairs are compared before one looks whether that settles it."""


def find_groups(inputs: Inputs, scores: Array) -> tuple[tuple[int, ...], ...]:
    """Return the rows of the ranking in groups, from the top: across groups the order of every pair is firm."""
    needed = inputs.settings.firm_share * inputs.settings.draws
    count = len(scores)
    # At most `spare` draws lie below `floor` and at most as many above `ceiling`: a floor above a ceiling is firm.
    spare = int((inputs.settings.draws - needed) / 2)
    ordered = np.sort(scores, axis=1)
    floor, ceiling = ordered[:, spare], ordered[:, -1 - spare]
    rows = np.arange(max(count - 1, 0))
    firm = share_above(scores, rows, rows + 1) >= float(needed)
    groups, start = [], 0
    for cut in range(1, count + 1):
        if cut == count or (firm[cut - 1] and _is_firm(scores, (floor, ceiling), cut, float(needed))):
            groups.append(tuple(range(start, cut)))
            start = cut
    return tuple(groups)


def _is_firm(scores: Array, bounds: tuple[Array, Array], cut: int, needed: float) -> bool:
    """Return whether each company above the cut stands above each one below it in enough draws."""
    floor, ceiling = bounds
    uppers, lowers = np.nonzero(floor[:cut, None] <= ceiling[None, cut:])
    lowers += cut
    # The nearest first: they are the likeliest to be open.
    nearest = np.argsort(lowers - uppers, kind="stable")
    uppers, lowers = uppers[nearest], lowers[nearest]
    return all(
        (share_above(scores, uppers[at : at + _STEP], lowers[at : at + _STEP]) >= needed).all()
        for at in range(0, len(uppers), _STEP)
    )
