"""Waterfall and bumps: what they show, in the picture, in words and in the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from scorecard.charts import bumps, waterfall
from scorecard.charts.bumps import BumpSeries, Path, Place
from scorecard.charts.drawing import Caption, Drawing
from scorecard.charts.marks import circle
from scorecard.charts.sheet import Box, Line, Placed, Words
from scorecard.charts.style import NARROW, Look
from scorecard.charts.waterfall import Move, Stand, WaterfallSeries
from scorecard.publishing.chart_subjects import chart_names
from scorecard.scoring.insight import Insight

CAPTION = Caption("Source: a test")
WAY = WaterfallSeries(
    "Alder Mills",
    (
        Stand("Edition 2022", Fraction(33)),
        Move("scope", Fraction(33), Fraction(30)),
        Stand("Edition 2022, restated", Fraction(30)),
        Move("new judgement", Fraction(30), Fraction(61, 2)),
        Move("new evidence", Fraction(61, 2), Fraction(42)),
        Stand("Edition 2026", Fraction(42)),
    ),
    "",
)
RANKS = BumpSeries(
    ("Edition 2022", "Edition 2024", "Edition 2026"),
    ("1", "1", "2"),
    (
        Path("Alder", (Place(2, Fraction(20)), Place(1, Fraction(50)), Place(1, Fraction(60)))),
        Path("Birch", (Place(1, Fraction(30)), Place(2, Fraction(40)), Place(2, Fraction(41)))),
        Path("Cedar", (Place(None, None), Place(None, None), Place(3, Fraction(1)))),
    ),
)


def words_of(drawing: Drawing) -> list[str]:
    return [item.text for item in drawing.sheet.items if isinstance(item, Words)]


def lines_of(drawing: Drawing, role: str) -> list[Line]:
    return [item for item in drawing.sheet.items if isinstance(item, Line) and item.role == role]


def test_every_score_and_every_move_has_its_number_with_a_sign(look: Look) -> None:
    words = words_of(waterfall.draw(WAY, CAPTION, look))
    for text in ("33.0", "−3.0", "30.0", "+0.5", "+11.5", "42.0", "New evidence", "raised it", "lowered it"):
        assert text.replace(".0", "") in {word.replace(".0", "") for word in words}, text


def test_the_text_alternative_says_both_scores_and_what_moved_them() -> None:
    assert waterfall.describe(WAY) == (
        "Alder Mills: 33.0 in Edition 2022, 42.0 in Edition 2026 (+9.0). "
        "By cause: scope −3.0, new judgement +0.5 and new evidence +11.5."
    )
    changed = replace(WAY, note="The method changed, from 1.0 to 2.0")
    assert waterfall.describe(changed).endswith("The method changed, from 1.0 to 2.0.")


def test_the_table_of_the_waterfall_runs_from_one_score_to_the_other() -> None:
    assert waterfall.tabulate(WAY).rows == (
        ("Edition 2022", "–", "33.00"),
        ("scope", "−3.00", "30.00"),
        ("Edition 2022, restated", "–", "30.00"),
        ("new judgement", "+0.50", "30.50"),
        ("new evidence", "+11.50", "42.00"),
        ("Edition 2026", "–", "42.00"),
    )


def test_what_lowers_is_hollow_and_what_raises_is_filled_so_that_no_colour_is_needed(look: Look) -> None:
    drawing = waterfall.draw(WAY, CAPTION, look)
    filled = [item for item in drawing.sheet.items if isinstance(item, Box) and item.role == "ink"]
    hollow = [item for item in drawing.sheet.items if isinstance(item, Box) and item.role == "paper"]
    # Two of three moves and a sample in the key are filled; one move and a sample are drawn in outline.
    assert (len(filled), len(hollow)) == (3, 2)
    outlines = [line for line in lines_of(drawing, "ink") if len(line.points) > 2]
    assert [line.points[0][0] for line in outlines] == [box.x for box in hollow]


def test_a_move_begins_where_the_one_before_ended(look: Look) -> None:
    for width in (720, NARROW):
        drawing = waterfall.draw(WAY, CAPTION, replace(look, width=width))
        bars = [item for item in drawing.sheet.items if isinstance(item, Box)][:3]
        scope, judgement, evidence = bars
        assert scope.x == pytest.approx(judgement.x, abs=0.1)
        assert judgement.x + judgement.width == pytest.approx(evidence.x, abs=2.1)


def test_a_company_without_an_earlier_score_has_no_waterfall(
    field: Callable[..., Any], find_hindsight: Callable[..., Any]
) -> None:
    world = field(6)
    past = find_hindsight(world)
    assert waterfall.series(world.results, past, "company-00") is not None
    assert waterfall.series(world.results, past, "company-04") is None
    assert waterfall.series(world.results, past, "nobody") is None


def test_a_score_that_nothing_moved_has_no_waterfall(
    field: Callable[..., Any], find_hindsight: Callable[..., Any]
) -> None:
    world = field(6)
    past = find_hindsight(world)
    trend = past.trends["company-00"]
    still = replace(trend, after=trend.before, restated=trend.before, parts=())
    past = replace(past, trends={**past.trends, "company-00": still})
    assert waterfall.series(world.results, past, "company-00") is None
    names = {key: chart_names(key, Insight(hindsight=past)) for key in ("company-00", "company-01")}
    assert {key: "waterfall" in each for key, each in names.items()} == {"company-00": False, "company-01": True}


def test_the_moves_of_a_waterfall_lead_from_the_earlier_score_to_the_later_one(
    field: Callable[..., Any], find_hindsight: Callable[..., Any]
) -> None:
    world = field(6)
    shown = waterfall.series(world.results, find_hindsight(world), "company-02")
    assert shown is not None
    first, last = shown.steps[0], shown.steps[-1]
    assert isinstance(first, Stand)
    assert isinstance(last, Stand)
    moves = [step for step in shown.steps if isinstance(step, Move)]
    assert moves
    assert first.score + sum((move.change for move in moves), Fraction(0)) == last.score
    assert "from 0.9 to 1" in shown.note


def test_a_line_breaks_where_the_method_changed_and_nowhere_else(look: Look) -> None:
    assert RANKS.breaks == (2,)
    drawing = bumps.draw(RANKS, CAPTION, look)
    # Two whole lines to 2024, then two stubs for each of the two companies.
    lines = lines_of(drawing, "ink")
    assert len(lines) == 2 + 2 * 2
    xs = sorted({item.x for item in drawing.sheet.items if isinstance(item, Placed)})[-3:]
    middle = (xs[1] + xs[2]) / 2
    assert not any(line.points[0][0] < middle < line.points[1][0] for line in lines)
    assert any("the method changed" in word for word in words_of(drawing))
    same = bumps.draw(replace(RANKS, methods=("1", "1", "1")), CAPTION, look)
    assert len(lines_of(same, "ink")) == 4
    assert not any("the method changed" in word for word in words_of(same))


def test_bumps_name_every_company_at_its_ends_with_its_rank(look: Look) -> None:
    words = words_of(bumps.draw(RANKS, CAPTION, look))
    assert (words.count("Alder"), words.count("Birch"), words.count("Cedar")) == (2, 2, 1)
    assert "Edition 2024" in words
    assert "3" in words


def test_the_words_of_bumps_tell_who_rose_and_fell_and_where_lines_break() -> None:
    two = BumpSeries(
        ("Edition 2022", "Edition 2026"),
        ("1", "1"),
        tuple(Path(path.name, (path.places[0], path.places[2])) for path in RANKS.paths),
    )
    assert bumps.describe(two) == (
        "Ranks of 3 companies in Edition 2022 and Edition 2026. "
        "Rose most since Edition 2022: Alder (2 to 1); fell most since Edition 2022: Birch (1 to 2)."
    )
    assert bumps.describe(RANKS).endswith("Lines break where the method changed: 1 to 2 before Edition 2026.")


def test_the_table_of_bumps_has_rank_and_score_of_every_edition() -> None:
    table = bumps.tabulate(RANKS)
    assert len(table.header) == 7
    assert table.rows[2] == ("Cedar", "–", "–", "–", "–", "3", "1")


def test_companies_that_share_a_rank_stand_one_below_the_other(look: Look) -> None:
    tied = BumpSeries(
        ("Then", "Now"),
        ("1", "1"),
        tuple(Path(name, (Place(1, Fraction(5)), Place(1, Fraction(5)))) for name in ("Alder", "Birch")),
    )
    drawing = bumps.draw(tied, CAPTION, look)
    dots = [item for item in drawing.sheet.items if isinstance(item, Placed) and item.mark[0].outline == circle(4.2)]
    assert len({dot.y for dot in dots[:4]}) == 2


def test_one_edition_alone_has_no_bumps(field: Callable[..., Any], find_hindsight: Callable[..., Any]) -> None:
    world = field(3)
    past = find_hindsight(world)
    assert bumps.series(world.results, past) is not None
    assert bumps.series(world.results, replace(past, history=past.history[-1:])) is None
