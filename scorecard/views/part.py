"""The parts of a score: the whole, its frameworks and their groups, each with the marks of what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import points_text
from scorecard.views.mark import Bar, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from scorecard.scoring.results import CommitmentResult, CompanyResult, NodeResult
    from scorecard.views.commitment import FrameworkView

MOST = 16
"""So many parts share a sheet with the trend and the outlook; of more, the lowest groups stand in the weights alone."""
KINDS = ("whole", "framework", "group", "subgroup")
"""The kinds of parts, from the top down."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a score; `kind` is `whole`, `framework`, `group` or, for a group within one, `subgroup`.

    `marks` are those of the commitments in it that stand in no part below it, each with its words. `kept` counts what
    is kept out of what was promised and applies; `score` is `–` where nothing counts.
    """

    kind: str
    name: str
    marks: tuple[tuple[str, Mark], ...]
    kept: str
    bar: Bar
    score: str


def view_parts(result: CompanyResult, frameworks: tuple[FrameworkView, ...]) -> tuple[PartRow, ...]:
    """Return the whole and its parts, parents first, down to the groups for which there is room."""
    items = {item.commitment_id: item for item in result.commitments}
    marks = {view.id: (view.mark_label, view.mark) for framework in frameworks for view in framework.commitments}
    names = {framework.id: framework.short_name for framework in frameworks}
    deepest = _find_room(result.tree)
    return tuple(
        PartRow(
            kind=KINDS[min(depth, len(KINDS) - 1)],
            name="All commitments" if depth == 0 else names.get(node.id, node.name),
            marks=tuple(marks[leaf.id] for leaf in _own_leaves(node, depth, deepest)),
            kept=_count_kept(node, items),
            bar=_view_bar(node.score),
            score=points_text(node.score),
        )
        for depth, node in _walk(result.tree)
        if depth <= deepest
    )


def _view_bar(score: Fraction | None) -> Bar:
    return Bar(None, "No score") if score is None else Bar(score / 100, f"{points_text(score)} of 100")


def _walk(node: NodeResult, depth: int = 0) -> Iterator[tuple[int, NodeResult]]:
    """Yield a part and those below it with their depths; commitments are no parts."""
    if node.kind != "commitment":
        yield depth, node
        for child in node.children:
            yield from _walk(child, depth + 1)


def _find_room(tree: NodeResult) -> int:
    """Return down to which depth there are no more parts than a sheet has room for; frameworks always have it."""
    depths = [depth for depth, _ in _walk(tree)]
    fitting = (depth for depth in range(max(depths), 1, -1) if sum(each <= depth for each in depths) <= MOST)
    return next(fitting, 1)


def _own_leaves(node: NodeResult, depth: int, deepest: int) -> Iterator[NodeResult]:
    """Yield the commitments that are shown in the row of a part; those of the whole are shown in its parts."""
    for child in node.children:
        if child.kind == "commitment":
            yield child
        elif depth == deepest:
            yield from (leaf for leaf in child.walk() if leaf.kind == "commitment")


def _count_kept(node: NodeResult, items: Mapping[str, CommitmentResult]) -> str:
    promised = [
        items[leaf.id]
        for leaf in node.walk()
        if leaf.kind == "commitment" and items[leaf.id].pledged and items[leaf.id].status != "not-applicable"
    ]
    return f"{sum(item.status == 'kept' for item in promised)} of {len(promised)}" if promised else "–"
