"""Ranks with their ranges: what the chart shows, says and tabulates is what the draws found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from scorecard.charts import ranks
from scorecard.charts.drawing import Caption, Drawing
from scorecard.charts.score_rows import DOT
from scorecard.charts.sheet import Line, Placed, Words
from scorecard.charts.style import HEAVY, NARROW, THIN, Look
from scorecard.scoring.robustness_results import Interval

CAPTION = Caption("Source: a scorecard")


def place(name: str, rank: int, best: int, worst: int, **changes: Any) -> ranks.RankPlace:
    interval = Interval(Fraction(20), Fraction(61, 2))
    found = ranks.RankPlace(name, rank, best, worst, interval, group=1, order="open", share=Fraction(3, 5), why_none="")
    return replace(found, **changes)


@pytest.fixture
def shown() -> ranks.RankSeries:
    places = (
        place("Alder", 1, 1, 1, order="firm", share=Fraction(1)),
        place("Birch", 2, 2, 3, group=2),
        place("Cedar", 3, 2, 3, group=2, order=None, share=None),
        ranks.RankPlace("Dogwood", None, 0, 0, None, 0, None, None, "no score: nothing pledged"),
    )
    return ranks.RankSeries(places, 3, 2000, Fraction(9, 10), Fraction(19, 20))


def words(drawing: Drawing) -> list[str]:
    return [item.text for item in drawing.sheet.items if isinstance(item, Words)]


def test_the_series_is_what_the_draws_found(field: Callable[..., Any], firmness: Callable[..., Any]) -> None:
    world = field(6)
    robustness = firmness(world)
    shown = ranks.series(world.results, robustness)
    assert [item.name for item in shown.places] == [world.results.by_id[key].name for key in world.results.ranking]
    ranked = [item for item in shown.places if item.rank is not None]
    assert [(item.best, item.worst, item.score, item.group) for item in ranked] == [
        (item.rank_best, item.rank_worst, item.score, item.group) for item in robustness.companies
    ]
    assert [item.share for item in ranked[:-1]] == [pair.share for pair in robustness.neighbours]
    assert (ranked[-1].order, ranked[-1].share) == (None, None)


@pytest.mark.parametrize("width", [720, NARROW])
def test_every_rank_has_a_dot_on_a_line_over_its_range(shown: ranks.RankSeries, look: Look, width: int) -> None:
    drawing = ranks.draw(shown, CAPTION, replace(look, width=width, embedded=True))
    items = drawing.sheet.items
    # The last dot and the last line stand in the key.
    dots = [item for item in items if isinstance(item, Placed) and item.mark == DOT][:-1]
    spans = [item for item in items if isinstance(item, Line) and item.width == HEAVY and item.role == "beyond"]
    level = [item for item in spans if item.points[0][1] == item.points[1][1]][:-1]
    assert len(dots) == len(level) == 3
    step = dots[1].x - dots[0].x
    assert step > 20
    for number, (dot, line) in enumerate(zip(dots, level, strict=True)):
        best, worst = shown.places[number].best, shown.places[number].worst
        assert dot.y == line.points[0][1]
        assert dot.x == pytest.approx(dots[0].x + number * step, abs=0.05)
        assert line.points[0][0] == pytest.approx(dots[0].x + (best - 1) * step, abs=0.05)
        assert line.points[1][0] == pytest.approx(dots[0].x + (worst - 1) * step, abs=0.05)


def test_a_dark_line_stands_where_a_group_begins_and_the_key_says_so(shown: ranks.RankSeries, look: Look) -> None:
    drawing = ranks.draw(shown, CAPTION, look)
    dark = [item for item in drawing.sheet.items if isinstance(item, Line) and (item.role, item.width) == ("ink", THIN)]
    # Before Birch, before the company without a rank, and in the key.
    assert len(dark) == 3
    assert any("dark line" in text for text in words(drawing))
    one = replace(shown, places=tuple(replace(item, group=1) for item in shown.places[:3]))
    assert not any("dark line" in text for text in words(ranks.draw(one, CAPTION, look)))


def test_a_company_without_a_rank_says_why(shown: ranks.RankSeries, look: Look) -> None:
    assert "no score: nothing pledged" in words(ranks.draw(shown, CAPTION, look))


def test_the_words_tell_ranks_ranges_and_firm_orders(shown: ranks.RankSeries) -> None:
    assert ranks.describe(shown) == (
        "Ranks of 3 companies, each with its range in 90% of 2,000 trials of other reasonable choices. "
        "Alder 1 (1), Birch 2 (2–3), Cedar 3 (2–3). "
        "Firm orders: Alder before Birch; the others are open."
    )
    nothing = replace(shown, places=shown.places[3:], ranked=0)
    assert ranks.describe(nothing) == "Ranks of 1 company: none has one."
    many = replace(shown, places=tuple(place(f"C{number}", number, 1, 12) for number in range(1, 13)), ranked=12)
    assert "First: C1 1 (1–12), C2 2 (1–12) and C3 3 (1–12); last: C10 10 (1–12)" in ranks.describe(many)
    assert ranks.describe(many).endswith("No order is firm.")


def test_the_table_holds_all_that_the_picture_shows(shown: ranks.RankSeries) -> None:
    table = ranks.tabulate(shown)
    assert table.header == (
        "Rank",
        "Company",
        "Ranks it could have",
        "Scores it could have",
        "Order to the next",
        "Held in",
    )
    assert table.rows == (
        ("1", "Alder", "1", "20–31", "firm", "100%"),
        ("2", "Birch", "2–3", "20–31", "open", "60%"),
        ("3", "Cedar", "2–3", "20–31", "–", "–"),
        ("–", "Dogwood", "no score: nothing pledged", "–", "–", "–"),
    )
