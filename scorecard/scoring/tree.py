"""The tree overall <- framework <- group … <- commitment, with weights and one recursion for every measure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.scoring.aggregate import AGGREGATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Commitment, Group
    from scorecard.scoring.results import NodeKind


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the tree with its own weight, before any company is put on it."""

    kind: NodeKind
    id: str
    name: str
    weight: Fraction
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A score for the leaves that count, by commitment id: what is not in it does not count."""

    scores: Mapping[str, Fraction]
    aggregate: str = "mean"


def build_tree(dataset: Dataset, framework_ids: tuple[str, ...]) -> Node:
    """Return the tree of the frameworks named, in the order in which pages show them."""
    weights = dataset.methodology.weights

    def weigh(node_id: str) -> Fraction:
        return weights.get(node_id, Fraction(1))

    def leaf(commitment: Commitment) -> Node:
        return Node("commitment", commitment.id, commitment.name, weigh(commitment.id))

    def branch(group: Group) -> Node:
        children = (*map(leaf, group.commitments), *map(branch, group.groups))
        return Node("group", group.id, group.name, weigh(group.id), children)

    roots = tuple(
        Node(
            "framework",
            framework_id,
            framework.short_name,
            weigh(framework_id),
            (*map(leaf, framework.commitments), *map(branch, framework.groups)),
        )
        for framework_id, framework in dataset.ordered_frameworks()
        if framework_id in framework_ids
    )
    return Node("overall", "overall", dataset.programme.title, Fraction(1), roots)


def leaf_weights(tree: Node) -> dict[str, Fraction]:
    """Return the own weight of every commitment in the tree."""
    if tree.kind == "commitment":
        return {tree.id: tree.weight}
    return {key: value for child in tree.children for key, value in leaf_weights(child).items()}


def weighing(tree: Node) -> frozenset[str]:
    """Return the ids of the commitments that can weigh anything: no node from the root down to them has weight 0."""
    if not tree.weight:
        return frozenset()
    if tree.kind == "commitment":
        return frozenset({tree.id})
    return frozenset().union(*(weighing(child) for child in tree.children))


def mass(node: Node, counted: Mapping[str, object], weighting: str) -> Fraction:
    """Return what a node weighs among its siblings, 0 when nothing below it counts.

    `by-group`: its own weight. `by-commitment`: the weights of the commitments that count below it. Either way a node
    of weight 0 weighs nothing, and nothing below it counts.
    """
    if node.kind == "commitment":
        return node.weight if node.id in counted else Fraction(0)
    if not node.weight:
        return Fraction(0)
    below = sum((mass(child, counted, weighting) for child in node.children), Fraction(0))
    return below if weighting == "by-commitment" or not below else node.weight


def evaluate(node: Node, measure: Measure, weighting: str) -> Fraction | None:
    """Return Σ w·score(child) / Σ w over the children that count (or their geometric mean); None when none does."""
    if node.kind == "commitment":
        return measure.scores.get(node.id)
    parts = []
    for child in node.children:
        weight = mass(child, measure.scores, weighting)
        score = evaluate(child, measure, weighting) if weight else None
        if score is not None:
            parts.append((weight, score))
    return AGGREGATES[measure.aggregate](parts)


def effective_weights(
    node: Node, counted: Mapping[str, object], weighting: str, share: Fraction = Fraction(1)
) -> dict[str, Fraction]:
    """Return every node's share (0 to 1) of the whole, by id; the shares of the commitments that count add to 1."""
    shares = {node.id: share}
    masses = [(child, mass(child, counted, weighting)) for child in node.children]
    total = sum((weight for _, weight in masses), Fraction(0))
    for child, weight in masses:
        part = share * weight / total if total else Fraction(0)
        shares |= effective_weights(child, counted, weighting, part)
    return shares
