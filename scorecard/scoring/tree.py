"""The tree overall <- framework <- group … <- commitment, with weights and one recursion for every measure."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.model.methodology import NodeMethod
from scorecard.scoring.aggregate import AGGREGATES, mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Commitment, Group
    from scorecard.scoring.aggregate import Part
    from scorecard.scoring.results import NodeKind

_AS_USUAL = NodeMethod()


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the tree with its own weight, before any company is put on it.

    `aggregate` and `weighting` say how its children make up its score; `by_service`, that this is done for each service
    by itself and the services' scores are averaged.
    """

    kind: NodeKind
    id: str
    name: str
    weight: Fraction
    children: tuple[Node, ...] = ()
    aggregate: str = "mean"
    weighting: str = "by-group"
    by_service: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A score for the leaves that count, by commitment id: what is not in it does not count.

    `aggregate` overrules that of every node. `cells` has the weight and the points of each assessed service, by
    commitment id and service id, for nodes with `by_service`; None stands for the company as a whole.
    """

    scores: Mapping[str, Fraction]
    aggregate: str | None = None
    cells: Mapping[str, Mapping[str | None, Part]] = field(default_factory=dict)


def describe_tree(node: Node, tell: Callable[[Fraction], object]) -> dict[str, object]:
    """Return how the whole is put together as plain data, every choice of the method resolved for each node.

    `tell` says how a weight is written.
    """
    head: dict[str, object] = {"kind": node.kind, "id": node.id, "weight": tell(node.weight)}
    if node.kind == "commitment":
        return head
    return {
        **head,
        "aggregate": node.aggregate,
        "weighting": node.weighting,
        "services": "last" if node.by_service else "first",
        "children": [describe_tree(child, tell) for child in node.children],
    }


def build_tree(dataset: Dataset, framework_ids: tuple[str, ...]) -> Node:
    """Return the tree of the frameworks named, in the order in which pages show them."""
    method = dataset.methodology

    def weigh(node_id: str) -> Fraction:
        return method.weights.get(node_id, Fraction(1))

    def leaf(commitment: Commitment) -> Node:
        return Node("commitment", commitment.id, commitment.name, weigh(commitment.id))

    def branch(node: Node, commitments: tuple[Commitment, ...], groups: tuple[Group, ...], *, apart: bool) -> Node:
        own = method.nodes.get(node.id, _AS_USUAL)
        by_service = apart if own.services is None else own.services == "last"
        return Node(
            node.kind,
            node.id,
            node.name,
            node.weight,
            (
                *node.children,
                *map(leaf, commitments),
                *(
                    branch(
                        Node("group", group.id, group.name, weigh(group.id)),
                        group.commitments,
                        group.groups,
                        apart=by_service,
                    )
                    for group in groups
                ),
            ),
            own.aggregate or method.aggregate,
            own.weighting or method.weighting,
            by_service,
        )

    top = method.nodes.get("overall", _AS_USUAL)
    frameworks = tuple(
        branch(
            Node("framework", framework_id, framework.short_name, weigh(framework_id)),
            framework.commitments,
            framework.groups,
            apart=top.services == "last",
        )
        for framework_id, framework in dataset.ordered_frameworks()
        if framework_id in framework_ids
    )
    return branch(Node("overall", "overall", dataset.programme.title, Fraction(1), frameworks), (), (), apart=False)


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


def evaluate(node: Node, measure: Measure) -> Fraction | None:
    """Return the score of a node from its children that count, put together as the node says; None when none does."""
    if node.kind == "commitment":
        return measure.scores.get(node.id)
    parts: list[Part] = []
    if node.by_service and measure.cells:
        for weight, part in split_services(node, measure):
            score = evaluate(node, part)
            if score is not None:
                parts.append((weight, score))
        return mean(parts)
    for child in node.children:
        weight = mass(child, measure.scores, node.weighting)
        score = evaluate(child, measure) if weight else None
        if score is not None:
            parts.append((weight, score))
    return AGGREGATES[measure.aggregate or node.aggregate](parts)


def split_services(node: Node, measure: Measure) -> Iterator[tuple[Fraction, Measure]]:
    """Yield weight and scores of each service that something of weight below the node was assessed for.

    What was judged for the company as a whole stands for each of its services. Without any service the company is one.
    """
    weighty = [leaf_id for child in node.children for leaf_id in weighing(child)]
    counted = [leaf_id for leaf_id in weighty if leaf_id in measure.scores]
    cells = {leaf_id: measure.cells.get(leaf_id, {}) for leaf_id in counted}
    services = {service: weight for found in cells.values() for service, (weight, _) in found.items() if service}
    if not services:
        yield Fraction(1), Measure(measure.scores, measure.aggregate)
    for service, weight in services.items():
        scores = {}
        for leaf_id, found in cells.items():
            if service in found:
                scores[leaf_id] = found[service][1]
            elif not any(found):
                scores[leaf_id] = measure.scores[leaf_id]
        yield weight, Measure(scores, measure.aggregate)


def effective_weights(node: Node, measure: Measure) -> dict[str, Fraction]:
    """Return every node's share (0 to 1) of the whole, by id; the shares of the commitments that count add to 1."""
    shares: dict[str, Fraction] = {}
    for found, share, _ in _spread(node, measure, Fraction(1)):
        shares[found.id] = shares.get(found.id, Fraction(0)) + share
    return shares


def contributions(node: Node, measure: Measure) -> dict[str, Fraction]:
    """Return what each commitment adds to the score, in points; empty where the parts of some node do not add up."""
    added: dict[str, Fraction] = {}
    if not is_additive(node):
        return added
    for found, share, part in _spread(node, measure, Fraction(1)):
        score = part.scores.get(found.id) if found.kind == "commitment" else None
        if score is not None:
            added[found.id] = added.get(found.id, Fraction(0)) + share * score
    return added


def is_additive(node: Node) -> bool:
    """Return True when every node is the mean of its parts, so that what they add is the score."""
    return node.kind == "commitment" or (node.aggregate == "mean" and all(map(is_additive, node.children)))


def _spread(node: Node, measure: Measure, share: Fraction) -> Iterator[tuple[Node, Fraction, Measure]]:
    """Yield each node with its share of the whole and the scores that it weighs; once for each service where apart."""
    if node.by_service and measure.cells:
        services = [item for item in split_services(node, measure) if mass(node, item[1].scores, "by-group")]
        total = sum((weight for weight, _ in services), Fraction(0))
        if total:
            for weight, part in services:
                yield from _spread(node, part, share * weight / total)
            return
    yield node, share, measure
    masses = [(child, mass(child, measure.scores, node.weighting)) for child in node.children]
    total = sum((weight for _, weight in masses), Fraction(0))
    for child, weight in masses:
        yield from _spread(child, measure, share * weight / total if total else Fraction(0))
