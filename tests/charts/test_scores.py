"""Scores by group and of all companies: what they show, say and tabulate is what scoring found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from scorecard.charts import comparison, group_scores
from scorecard.charts.drawing import Caption, Drawing
from scorecard.charts.score_rows import DOT, LARGE_DOT
from scorecard.charts.sheet import Line, Placed, Words
from scorecard.charts.style import NARROW, Look
from scorecard.scoring.robustness import assess
from scorecard.scoring.robustness_inputs import gather_inputs
from scorecard.scoring.texts import points_text, range_text


def dots(drawing: Drawing) -> list[Placed]:
    return [item for item in drawing.sheet.items if isinstance(item, Placed) and item.mark in {DOT, LARGE_DOT}]


def words(drawing: Drawing) -> list[str]:
    return [item.text for item in drawing.sheet.items if isinstance(item, Words)]


def test_every_part_above_single_commitments_has_a_row_with_its_score(rows: Callable[..., Any]) -> None:
    world = rows(17)
    company = world.results.by_id[world.company_id]
    shown = group_scores.series(world.results, world.dataset, world.company_id)
    assert [(part.name, part.depth) for part in shown.parts] == [
        ("All commitments", 0),
        ("River Compact 1", 1),
        ("River Compact 2", 1),
        ("Outer theme", 2),
        ("Inner theme", 3),
    ]
    nodes = [node for node in company.tree.walk() if node.kind != "commitment"]
    assert [part.score for part in shown.parts] == [node.score for node in nodes]
    assert [part.counted for part in shown.parts] == [node.counted for node in nodes]
    assert [part.total for part in shown.parts] == [17, 6, 11, 11, 6]


def test_the_table_and_the_picture_hold_the_same_scores(
    rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    world = rows(17)
    drawing = draw(world, look)["group-scores"]
    company = world.results.by_id[world.company_id]
    scores = [node.score for node in company.tree.walk() if node.kind != "commitment"]
    assert drawing.table.header == ("Part", "Score", "Commitments that count", "Commitments")
    assert [row[1] for row in drawing.table.rows] == [points_text(score) for score in scores if score is not None]
    assert drawing.table.rows[0][2:] == (str(company.tree.counted), "17")
    for row in drawing.table.rows:
        assert row[0] in words(drawing)
        assert row[1] in words(drawing)
        assert f"{row[2]} of {row[3]} count" in words(drawing)


def test_dots_stand_where_the_scores_are_on_a_scale_that_begins_at_0(
    rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    world = rows(17)
    drawing = draw(world, look)["group-scores"]
    scores = [part.score for part in group_scores.series(world.results, world.dataset, world.company_id).parts]
    stems = [item for item in drawing.sheet.items if isinstance(item, Line) and item.width == 1.6]
    assert len(stems) == len(scores) == len(dots(drawing))
    start = stems[0].points[0][0]
    lengths = {round(stem.points[0][1]): stem.points[1][0] - stem.points[0][0] for stem in stems}
    by_height = sorted(dots(drawing), key=lambda dot: dot.y)
    unit = (by_height[0].x - start) / float(scores[0] or 1)
    for dot, score in zip(by_height, scores, strict=True):
        assert score is not None
        assert dot.x - start == pytest.approx(float(score) * unit, abs=0.05)
        assert lengths[round(dot.y)] == pytest.approx(dot.x - start, abs=0.02)


def test_a_part_without_a_score_says_so_in_words_and_has_no_dot(
    rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    world = rows(17)
    company = world.results.by_id[world.company_id]
    first, second = company.tree.children
    unscored = replace(first, score=None, counted=0)
    little = replace(second, score=None)
    tree = replace(company.tree, score=None, children=(unscored, little))
    company = replace(company, score=None, no_score="low-coverage", band=None, rank=None, tree=tree)
    results = replace(world.results, companies=(company,), by_id={world.company_id: company})
    drawing = draw(replace(world, results=results), look)["group-scores"]
    assert words(drawing).count("no score: too little assessed") == 2
    assert words(drawing).count("no score: no commitment counts") == 1
    assert len(dots(drawing)) == 2
    assert [row[1] for row in drawing.table.rows][:2] == [
        "no score: too little assessed",
        "no score: no commitment counts",
    ]
    assert drawing.alt.startswith(
        "Alder Mills, delivery on pledges from 0 to 100, over all: no score: too little assessed. "
        "By framework: River Compact 1 (no score: no commitment counts); River Compact 2 (no score: too little "
    )


def test_the_text_alternative_names_the_frameworks_and_both_ends_among_the_groups(rows: Callable[..., Any]) -> None:
    world = rows(17)
    shown = group_scores.series(world.results, world.dataset, world.company_id)
    score = {part.name: points_text(part.score) for part in shown.parts if part.score is not None}
    assert group_scores.describe(shown) == (
        f"Alder Mills, delivery on pledges from 0 to 100, over all: {score['All commitments']}. "
        f"By framework: River Compact 1 {score['River Compact 1']}; River Compact 2 {score['River Compact 2']}. "
        f"Highest group: Outer theme {score['Outer theme']}; lowest: Inner theme {score['Inner theme']}."
    )


@pytest.mark.parametrize("count", [1, 6, 40])
def test_companies_stand_in_the_order_of_the_ranking_with_their_ranks_and_scores(
    field: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look, count: int
) -> None:
    world = field(count)
    drawing = draw(world, look)["comparison"]
    assert drawing.table.header == ("Rank", "Range", "Company", "Score", "Band", "Kept", "Pledged")
    assert len(drawing.table.rows) == count
    for company_id, row in zip(world.results.ranking, drawing.table.rows, strict=True):
        company = world.results.by_id[company_id]
        assert row[2] == company.name
        assert row[5:] == (str(company.counts.kept), str(company.counts.pledged))
        if company.score is None:
            assert row[:2] + row[3:5] == ("–", "–", "no score: too little assessed", "–")
        else:
            assert company.band is not None
            assert row[:2] + row[3:5] == (str(company.rank), "–", points_text(company.score), company.band.name)
        assert company.name in words(drawing)
    scored = sum(company.score is not None for company in world.results.companies)
    assert len(dots(drawing)) == scored
    assert words(drawing).count("no score: too little assessed") == count - scored


def test_a_rank_stands_with_its_range(field: Callable[..., Any], look: Look) -> None:
    world = field(6)
    robustness = assess(gather_inputs(world.dataset, world.results), world.results.edition_id)
    shown = comparison.series(world.results, world.dataset, robustness)
    drawing = comparison.draw(shown, Caption("Source: a test"), look)
    ranges = {firm.company_id: range_text(firm.rank_best, firm.rank_worst) for firm in robustness.companies}
    assert any("–" in ranks for ranks in ranges.values())
    told = words(drawing)
    for company_id, row in zip(world.results.ranking, drawing.table.rows, strict=True):
        assert row[1] == ranges.get(company_id, "–")
        assert row[1] in told


def test_few_companies_are_all_told_and_of_many_both_ends(field: Callable[..., Any]) -> None:
    few, many = field(6), field(40)
    text = comparison.describe(comparison.series(few.results, few.dataset))
    assert text.startswith("Delivery on pledges of 6 companies, from 0 to 100. Company 2 57, Company 3 40, ")
    assert text.endswith("Without a score: Company 4 (no score: too little assessed).")
    text = comparison.describe(comparison.series(many.results, many.dataset))
    names = [many.results.by_id[company_id].name for company_id in many.results.ranking]
    scored = [name for name in names if f"{name} (no score" not in text][:32]
    assert f"Highest: {scored[0]} 57, {scored[1]} 57 and {scored[2]} 57; lowest: " in text
    assert text.endswith("and 5 more.")


def test_the_edges_of_the_bands_stand_above_the_scale_with_the_names_of_the_bands(
    field: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    for width in (look.width, NARROW):
        shown = " ".join(words(draw(field(6), replace(look, width=width))["comparison"]))
        for text in ("Little", "Kept in", "Largely", "confirmed", "0 20 40 60 80 100"):
            assert text in shown


def test_only_a_true_0_reads_0_and_only_a_true_100_reads_100() -> None:
    assert [points_text(Fraction(*value)) for value in ((0, 1), (1, 3), (1, 2), (99, 2), (299, 3), (100, 1))] == [
        "0",
        "<1",
        "1",
        "50",
        ">99",
        "100",
    ]
