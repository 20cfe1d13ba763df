"""Scores by group: the score of a company, of each framework and of each group in it, from 0 to 100."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.charts.drawing import Drawing, Reading, Table, compose
from scorecard.charts.score_rows import BandEdge, ScoreRow, ScoreRows
from scorecard.scoring.texts import points_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from scorecard.charts.drawing import Caption
    from scorecard.charts.sheet import Pen
    from scorecard.charts.style import Look
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import NodeResult, Results

NO_SCORE = {
    "no-pledges": "no score: nothing pledged",
    "nothing-assessed": "no score: nothing assessed yet",
    "weighs-nothing": "no score: nothing weighs anything",
    "low-coverage": "no score: too little assessed",
}
"""In a few words why a company has no score."""


@dataclass(frozen=True, slots=True)
class Part:
    """The whole (depth 0), a framework (depth 1) or a group (deeper); `counted` of `total` commitments count."""

    name: str
    depth: int
    score: Fraction | None
    why_none: str
    counted: int
    total: int


@dataclass(frozen=True, slots=True)
class GroupSeries:
    """What the chart shows."""

    company: str
    parts: tuple[Part, ...]
    bands: tuple[BandEdge, ...]


def series(results: Results, dataset: Dataset, company_id: str) -> GroupSeries:
    """Return the company's score and those of all parts above single commitments, parents first."""
    company = results.by_id[company_id]
    short_names = {framework_id: framework.short_name for framework_id, framework in dataset.frameworks.items()}
    overall = Part(
        name="All commitments",
        depth=0,
        score=company.score,
        why_none=NO_SCORE[company.no_score] if company.no_score else "",
        counted=company.tree.counted,
        total=_count_leaves(company.tree),
    )
    below = (part for child in company.tree.children for part in _walk(child, 1, short_names))
    return GroupSeries(company.name, (overall, *below), _edges(dataset))


def _walk(node: NodeResult, depth: int, short_names: dict[str, str]) -> Iterator[Part]:
    if node.kind == "commitment":
        return
    why = "no score: no commitment counts" if not node.counted else "no score: too little assessed"
    name = short_names.get(node.id, node.name) if node.kind == "framework" else node.name
    yield Part(name, depth, node.score, "" if node.score is not None else why, node.counted, _count_leaves(node))
    for child in node.children:
        yield from _walk(child, depth + 1, short_names)


def _count_leaves(node: NodeResult) -> int:
    return sum(each.kind == "commitment" for each in node.walk())


def _edges(dataset: Dataset) -> tuple[BandEdge, ...]:
    return tuple(BandEdge(band.name, band.from_score) for band in dataset.methodology.bands)


def draw(shown: GroupSeries, caption: Caption, look: Look) -> Drawing:
    """Return the chart: a dot for every part, with its score and how many commitments count for it."""
    reading = Reading(f"{shown.company}: scores by framework and theme", describe(shown), tabulate(shown))
    rows = [
        ScoreRow(
            label=part.name,
            score=part.score,
            words=part.why_none,
            note=f"{part.counted} of {part.total} count",
            depth=min(max(part.depth - 1, 0), 3),
            strong=part.depth <= 1,
            opens=part.depth <= 1,
        )
        for part in shown.parts
    ]

    def body(pen: Pen, left: float, right: float, top: float) -> float:
        return ScoreRows(pen, look, rows, shown.bands).draw(left, right, top)

    return compose(reading, caption, look, body)


def describe(shown: GroupSeries) -> str:
    """Return in at most three sentences the score, those of the frameworks, and the ends among the groups."""
    overall, *parts = shown.parts
    frameworks = [f"{part.name} {_say(part, brackets=True)}" for part in parts if part.depth == 1]
    sentences = [f"{shown.company}, delivery on pledges from 0 to 100, over all: {_say(overall)}."]
    if frameworks:
        sentences.append(f"By framework: {'; '.join(frameworks)}.")
    groups = sorted((part.score, part.name) for part in parts if part.depth > 1 and part.score is not None)
    if len(groups) > 1:
        (low, lowest), (high, highest) = groups[0], groups[-1]
        sentences.append(
            f"Highest group: {highest} {points_text(high)}; lowest: {lowest} {points_text(low)}."
            if low != high
            else f"All groups with a score stand at {points_text(low)}."
        )
    return " ".join(sentences)


def _say(part: Part, *, brackets: bool = False) -> str:
    if part.score is not None:
        return points_text(part.score)
    return f"({part.why_none})" if brackets else part.why_none


def tabulate(shown: GroupSeries) -> Table:
    """Return the rows behind the chart, one for each part."""
    header = ("Part", "Score", "Commitments that count", "Commitments")
    return Table(header, tuple((part.name, _say(part), str(part.counted), str(part.total)) for part in shown.parts))
