"""The score of a company with all that must stand beside it: counts, measures, and the weights it was made with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import number_text, points_text, share_text
from scorecard.views.mark import Bar
from scorecard.views.robustness import tell_band, view_firmness
from scorecard.views.sentence import ORDER_NOTE, tell_coverage, tell_no_score, tell_rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from scorecard.model.methodology import Methodology
    from scorecard.scoring.results import CommitmentResult, CompanyResult, NodeResult, Results
    from scorecard.scoring.robustness_results import Robustness
    from scorecard.views.commitment import CommitmentView
    from scorecard.views.robustness import FirmnessView

COUNT_NAMES = (
    ("kept", "kept"),
    ("partly", "kept in part"),
    ("none", "without public evidence"),
    ("reversed_", "reversed"),
    ("not_assessed", "not assessed"),
    ("not_pledged", "not promised"),
    ("not_applicable", "do not apply"),
)
SINGULAR = {"not_applicable": "does not apply"}


@dataclass(frozen=True, slots=True)
class ScoreView:
    """The score; `text` is `–` where there is none, and `missing` then says why.

    `firmness` says how firm score and rank are; empty where that was not worked out, and `order_note` warns instead.
    """

    text: str
    bar: Bar
    band: str
    rank: str
    order_note: str
    firmness: str
    coverage: str
    missing: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its name and what it means."""

    name: str
    text: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class WeightRow:
    """A node of the tree with its share of the score, its own score and what it adds to the whole.

    `depth` counts from 0 at the frameworks; `number` is empty but for commitments.
    """

    kind: str
    depth: int
    number: str
    name: str
    weight: str
    score: str
    contribution: str


def view_score(
    methodology: Methodology, results: Results, result: CompanyResult, robustness: Robustness | None = None
) -> ScoreView:
    """Return the score with its band, its rank, how firm both are, and its coverage."""
    text = points_text(result.score)
    firm = view_firmness(results, robustness, result.company_id)
    return ScoreView(
        text=text,
        bar=view_bar(result, firm),
        band=tell_band(methodology, result, robustness),
        rank=tell_rank(result, results),
        order_note=ORDER_NOTE if result.rank is not None and firm is None else "",
        firmness=firm.sentence if firm else "",
        coverage=tell_coverage(result.coverage),
        missing=tell_no_score(result, methodology.min_coverage),
    )


def view_bar(result: CompanyResult, firm: FirmnessView | None) -> Bar:
    """Return the score as a bar, with its range where that is known."""
    text = points_text(result.score)
    if result.score is None:
        return Bar(None, text)
    if firm is None:
        return Bar(result.score / 100, f"Score {text} of 100")
    return Bar(result.score / 100, f"Score {text} of 100, range {firm.score_range}", firm.low, firm.high)


def view_counts(result: CompanyResult) -> Iterator[Measure]:
    """Yield what became of the commitments, in plain counts; what did not happen is left out."""
    for key, name in COUNT_NAMES:
        count: int = getattr(result.counts, key)
        if count:
            yield Measure(SINGULAR.get(key, name) if count == 1 else name, number_text(count))


def count_collective(methodology: Methodology, result: CompanyResult) -> int:
    """Return how many promises were made only by joining a common text."""
    return _count_promises(methodology, result, {"endorsement"})


def count_own(methodology: Methodology, result: CompanyResult) -> int | None:
    """Return how many promises the company made in its own words; None where the scale does not tell them apart."""
    demands = {"own", "measurable"}
    if not any(level.demands.pledge in demands for level in methodology.scales[methodology.pledge_scale].levels):
        return None
    return _count_promises(methodology, result, demands)


def _count_promises(methodology: Methodology, result: CompanyResult, demands: set[str]) -> int:
    levels = {
        level.id
        for level in methodology.scales[methodology.pledge_scale].levels
        if level.demands.pledge is not None and level.demands.pledge in demands
    }
    return sum(
        item.pledged and item.status != "not-applicable" and item.pledge.id in levels for item in result.commitments
    )


def view_measures(result: CompanyResult) -> Iterator[Measure]:
    """Yield the other measures of a company, each with what it means."""
    counts = result.counts
    yield Measure(
        "Score",
        points_text(result.score),
        "Mean delivery on the commitments that apply and were promised, 0 to 100.",
    )
    yield Measure(
        "Practice",
        points_text(result.practice),
        "The same over all commitments that apply and were assessed, promised or not.",
    )
    yield Measure(
        "Breadth",
        share_text(result.breadth),
        f"Share of the commitments that apply which it promised: {counts.pledged} of {counts.applicable}.",
    )
    yield Measure(
        "Strength",
        points_text(result.strength),
        "How firmly it promised: mean pledge points over the commitments that apply, 0 to 100.",
    )
    yield Measure("Coverage", share_text(result.coverage), "Share of what it promised that has been assessed.")
    if counts.overdue:
        yield Measure(
            "Due",
            number_text(counts.overdue),
            "Commitments with a dated promise not shown as done.",
        )


def view_weights(result: CompanyResult, views: Mapping[str, CommitmentView]) -> Iterator[WeightRow]:
    """Yield the frameworks, groups and commitments with the weights that this company's score was made with."""
    items = {item.commitment_id: item for item in result.commitments}
    for framework in result.tree.children:
        yield from _view_node(framework, 0, items, views, has_score=result.score is not None)


def _view_node(
    node: NodeResult,
    depth: int,
    items: Mapping[str, CommitmentResult],
    views: Mapping[str, CommitmentView],
    *,
    has_score: bool,
) -> Iterator[WeightRow]:
    item = items.get(node.id) if node.kind == "commitment" else None
    counts = item.standing == "counts" if item else node.counted > 0
    added = _contribution(node, items) if counts and has_score else None
    yield WeightRow(
        kind=node.kind,
        depth=depth,
        number=views[node.id].number if item else "",
        name=views[node.id].name if item else node.name,
        weight=share_text(node.effective_weight, 1) if counts else "–",
        score=points_text(item.delivery_points if item else node.score) if counts else "–",
        contribution=points_text(added, 1),
    )
    for child in node.children:
        yield from _view_node(child, depth + 1, items, views, has_score=has_score)


def _contribution(node: NodeResult, items: Mapping[str, CommitmentResult]) -> Fraction | None:
    """Return what a node adds to the score; None under an aggregate whose parts do not add."""
    if node.kind == "commitment":
        return items[node.id].contribution
    parts = [_contribution(child, items) for child in node.children if _counts(child, items)]
    total: Fraction | None = None
    for part in parts:
        if part is None:
            return None
        total = part if total is None else total + part
    return total


def _counts(node: NodeResult, items: Mapping[str, CommitmentResult]) -> bool:
    return items[node.id].standing == "counts" if node.kind == "commitment" else node.counted > 0
