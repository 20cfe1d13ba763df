"""The scores and ranks of all companies in all draws: the arithmetic of `score`, on arrays of draws.

Sums run over parts in the order of the tree, never along an array, and what comes out is rounded to nine decimals
before it is compared: so that neither the order of a sum nor the last bit of a logarithm decides anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scorecard.scoring.robustness_draws import Array, Batch, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from scorecard.scoring.robustness_draws import Draws
    from scorecard.scoring.robustness_inputs import CompanyInput, Inputs, LeafInput
    from scorecard.scoring.tree import Node

DIGITS = 9
"""To so many decimals scores are told apart."""
_BLOCK = 1 << 22
"""So many numbers at most are compared at once, to keep memory small."""

Part = tuple[Array, Array]
"""Weights and scores, draw by draw."""


class Scorer:
    """Scores one company in the draws of one batch."""

    def __init__(self, inputs: Inputs, batch: Batch) -> None:
        self._inputs = inputs
        self._batch = batch

    def score(self, company: CompanyInput) -> Array:
        """Return the score of a company in each draw of the batch, 0 to 100."""
        cells = {leaf.commitment_id: self._draw_cells(company, leaf) for leaf in company.leaves}
        means = {key: _mean(list(found.values())) for key, found in cells.items()}
        found = self._evaluate(self._inputs.tree, means, cells)
        if found is None:
            raise ValueError(f"{company.company_id} has no score")
        bound: Array = np.minimum(np.maximum(found, 0.0), 100.0)
        return bound.round(DIGITS)

    def _draw_cells(self, company: CompanyInput, leaf: LeafInput) -> dict[str | None, Part]:
        return {
            cell.service_id: (
                self._batch.service_weight(company.company_id, cell.service_id, cell.weight),
                self._batch.points(company.company_id, leaf, cell),
            )
            for cell in leaf.cells
        }

    def _evaluate(
        self, node: Node, means: Mapping[str, Array], cells: Mapping[str, Mapping[str | None, Part]] | None
    ) -> Array | None:
        """Return the score of a node, as `tree.evaluate` does; None when nothing below it counts."""
        if node.kind == "commitment":
            return means.get(node.id)
        parts: list[Part] = []
        if node.by_service and cells:
            for weight, scores in self._split_services(node, means, cells):
                score = self._evaluate(node, scores, None)
                if score is not None:
                    parts.append((weight, score))
            return _mean(parts) if parts else None
        for child in node.children:
            mass = self._mass(child, means, node.weighting)
            score = None if mass is None else self._evaluate(child, means, cells)
            if mass is not None and score is not None:
                parts.append((mass, score))
        own = node.aggregate != self._inputs.aggregate
        return _AGGREGATES[node.aggregate if own else self._batch.aggregate](parts) if parts else None

    def _split_services(
        self, node: Node, means: Mapping[str, Array], cells: Mapping[str, Mapping[str | None, Part]]
    ) -> list[tuple[Array, dict[str, Array]]]:
        """Return weight and scores of each service, as `tree.split_services` does."""
        counted = [leaf for leaf in _leaves(node) if leaf in means]
        services = {
            service: weight for leaf in counted for service, (weight, _) in cells[leaf].items() if service is not None
        }
        if not services:
            return [(np.ones(len(self._batch.places)), dict(means))]
        found = []
        for service, weight in services.items():
            scores = {leaf: cells[leaf][service][1] for leaf in counted if service in cells[leaf]}
            scores |= {leaf: means[leaf] for leaf in counted if set(cells[leaf]) == {None}}
            found.append((weight, scores))
        return found

    def _mass(self, node: Node, counted: Mapping[str, Array], weighting: str) -> Array | None:
        """Return what a node weighs among its siblings, as `tree.mass` does; None for nothing."""
        if not node.weight:
            return None
        if node.kind == "commitment":
            return self._batch.node_weight(node.id, node.weight) if node.id in counted else None
        total: Array | None = None
        for child in node.children:
            mass = self._mass(child, counted, weighting)
            if mass is not None:
                if weighting != "by-commitment":
                    return self._batch.node_weight(node.id, node.weight)
                total = mass if total is None else total + mass
        return total


def score_draws(draws: Draws, batches: Sequence[Batch]) -> Array:
    """Return the scores of all companies (rows, in the order of the inputs) in all draws of the batches (columns)."""
    scores = np.empty((len(draws.inputs.companies), sum(len(batch.places) for batch in batches)))
    scorers = [(batch, Scorer(draws.inputs, batch)) for batch in batches]
    for row, company in enumerate(draws.inputs.companies):
        for batch, scorer in scorers:
            scores[row, batch.places] = scorer.score(company)
            batch.forget()
        draws.forget()
    return scores


def rank_draws(scores: Array) -> NDArray[np.int32]:
    """Return the ranks of all companies in all draws: ties share one (1, 2, 2, 4)."""
    count = len(scores)
    ranks = np.empty(scores.shape, dtype=np.int32)
    for column in range(scores.shape[1]):
        one = scores[:, column]
        ranks[:, column] = 1 + count - np.searchsorted(np.sort(one), one, side="right")
    return ranks


def share_above(scores: Array, uppers: Rows, lowers: Rows) -> NDArray[np.int64]:
    """Return in how many draws each of some companies stands above another; a tie is not above."""
    step = max(1, _BLOCK // scores.shape[1])
    counts = [
        np.count_nonzero(scores[uppers[at : at + step]] > scores[lowers[at : at + step]], axis=1)
        for at in range(0, len(uppers), step)
    ]
    return np.concatenate(counts) if counts else np.empty(0, dtype=np.int64)


def _leaves(node: Node) -> list[str]:
    """Return the commitments that can weigh something."""
    if not node.weight:
        return []
    if node.kind == "commitment":
        return [node.id]
    return [leaf for child in node.children for leaf in _leaves(child)]


def _mean(parts: Sequence[Part]) -> Array:
    if len(parts) == 1:
        return parts[0][1]
    weights = parts[0][0].copy()
    total = weights * parts[0][1]
    for weight, score in parts[1:]:
        total += weight * score
        weights += weight
    total /= weights
    return total


def _geometric(parts: Sequence[Part]) -> Array:
    if len(parts) == 1:
        return parts[0][1]
    return (np.exp(_mean([(weight, np.log1p(0.99 * score)) for weight, score in parts])) - 1) / 0.99


def _plain_geometric(parts: Sequence[Part]) -> Array:
    lowest = _lowest(parts)
    logs = [(weight, np.log(np.maximum(score, np.finfo(float).tiny))) for weight, score in parts]
    return np.where(lowest > 0, np.exp(_mean(logs)), 0.0)


def _harmonic(parts: Sequence[Part]) -> Array:
    lowest = _lowest(parts)
    turned = [(weight, 1 / np.where(lowest > 0, score, 1.0)) for weight, score in parts]
    return np.where(lowest > 0, 1 / _mean(turned), 0.0)


def _lowest(parts: Sequence[Part]) -> Array:
    found = parts[0][1]
    for _, score in parts[1:]:
        found = np.minimum(found, score)
    return found


_AGGREGATES: Mapping[str, Callable[[Sequence[Part]], Array]] = {
    "mean": _mean,
    "geometric": _geometric,
    "plain-geometric": _plain_geometric,
    "harmonic": _harmonic,
    "lowest": _lowest,
}
