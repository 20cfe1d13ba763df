"""The measures of one company: headline, practice and coverage, for any node of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.scoring.results import NodeResult
from scorecard.scoring.tree import Measure, Node, contributions, effective_weights, evaluate, leaf_weights

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from scorecard.model.methodology import Methodology
    from scorecard.scoring.judgement import Judgement


class Measures:
    """The measures of one company, each from the commitments that count for it."""

    def __init__(self, methodology: Methodology, judged: Mapping[str, Judgement]) -> None:
        """Sort the commitments: practice takes all that are assessed, the headline those of them that are pledged."""
        self._min_coverage = methodology.min_coverage
        self.practice = {key: item.points for key, item in judged.items() if item.points is not None}
        self.headline = {key: points for key, points in self.practice.items() if judged[key].pledged}
        self._cells = {key: item.cells for key, item in judged.items() if item.points is not None}
        # Coverage is asked of all that should be assessed for the headline: what applies and is pledged.
        self._due = {
            key: item.assessed_share for key, item in judged.items() if item.pledged and item.status != "not-applicable"
        }

    def evaluate_headline(self, node: Node) -> Fraction | None:
        """Return the delivery on pledges below a node, 0 to 100, however much of it was assessed."""
        return evaluate(node, Measure(self.headline, cells=self._cells))

    def evaluate_practice(self, node: Node) -> Fraction | None:
        """Return the delivery on all that applies and is assessed below a node, 0 to 100."""
        return evaluate(node, Measure(self.practice, cells=self._cells))

    def evaluate_coverage(self, node: Node) -> Fraction | None:
        """Return assessed weight / weight that should be assessed below a node, 0 to 1."""
        return evaluate(node, Measure(self._due, "mean"))

    def contributions(self, node: Node) -> dict[str, Fraction]:
        """Return what each commitment adds to the headline, in points; empty where the parts do not add up."""
        return contributions(node, Measure(self.headline, cells=self._cells))

    def covered_headline(self, node: Node) -> Fraction | None:
        """Return the delivery on pledges below a node, or None where too little of it was assessed to say."""
        if node.kind == "commitment":
            return self.headline.get(node.id)
        coverage = self.evaluate_coverage(node)
        if coverage is None or coverage < self._min_coverage:
            return None
        return self.evaluate_headline(node)

    def finish(self, node: Node, shares: Mapping[str, Fraction] | None = None) -> NodeResult:
        """Return the node with its scores and all nodes below it; `shares` are worked out at the root."""
        if shares is None:
            shares = effective_weights(node, Measure(self.headline, cells=self._cells))
        return NodeResult(
            kind=node.kind,
            id=node.id,
            name=node.name,
            weight=node.weight,
            effective_weight=shares[node.id],
            score=self.covered_headline(node),
            practice=self.evaluate_practice(node),
            coverage=self.evaluate_coverage(node),
            counted=sum(1 for leaf_id in leaf_weights(node) if leaf_id in self.headline),
            children=tuple(self.finish(child, shares) for child in node.children),
        )
