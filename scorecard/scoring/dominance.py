"""Dominance: who is at least as good as whom on everything that counts for both; exact, and free of assumptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scorecard.scoring.robustness_results import Dominance

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy.typing import NDArray

    from scorecard.scoring.robustness_inputs import Inputs
    from scorecard.scoring.tree import Node

_ABSENT = -1


def find_dominances(inputs: Inputs) -> tuple[Dominance, ...]:
    """Return every pair of companies of which one dominates the other, in the order of the ranking.

    Points are compared as exact fractions: each is replaced by its place among all that occur.
    """
    places = _place_points(inputs)
    # Where services are put together last, what a commitment got is not all that decides.
    plain = not _has_services_last(inputs.tree)
    found = []
    for row, upper in enumerate(inputs.companies):
        own = places[row]
        both = (own != _ABSENT) & (places != _ABSENT)
        beaten = ~((places > own) & both).any(axis=1) & ((places < own) & both).any(axis=1)
        for other in np.flatnonzero(beaten):
            same = bool(((own == _ABSENT) == (places[other] == _ABSENT)).all())
            apart = own[own != _ABSENT].min() >= places[other].max()
            found.append(
                Dominance(
                    upper.company_id,
                    inputs.companies[other].company_id,
                    int(both[other].sum()),
                    any_weights=plain and (same or bool(apart)),
                )
            )
    return tuple(found)


def _has_services_last(node: Node) -> bool:
    return node.by_service or any(map(_has_services_last, node.children))


def _place_points(inputs: Inputs) -> NDArray[np.int32]:
    """Return the place of each company's points on each commitment among all points that occur; -1: does not count."""
    columns: dict[str, int] = {}
    for company in inputs.companies:
        for leaf in company.leaves:
            columns.setdefault(leaf.commitment_id, len(columns))
    known: set[Fraction] = {leaf.points for company in inputs.companies for leaf in company.leaves}
    place = {points: number for number, points in enumerate(sorted(known))}
    places = np.full((len(inputs.companies), len(columns)), _ABSENT, dtype=np.int32)
    for row, company in enumerate(inputs.companies):
        for leaf in company.leaves:
            places[row, columns[leaf.commitment_id]] = place[leaf.points]
    return places
