"""Say-do gap: what it shows, says and tabulates is what scoring found."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from scorecard.charts import marks
from scorecard.charts.drawing import Drawing
from scorecard.charts.say_do_gap import SayDoSeries, describe, series, tabulate
from scorecard.charts.sheet import Line, Placed
from scorecard.charts.style import Look


@pytest.fixture
def world(rows: Callable[..., Any]) -> Any:
    return rows(17)


@pytest.fixture
def shown(world: Any) -> SayDoSeries:
    return series(world.results, world.dataset, world.company_id)


def test_every_commitment_is_shown_once_under_its_framework(world: Any, shown: SayDoSeries) -> None:
    company = world.results.by_id[world.company_id]
    assert [section.name for section in shown.sections] == [
        "River Compact 1 – 6 principles (2020)",
        "River Compact 2 – 11 principles (2020)",
    ]
    assert [row.number for row in shown.rows()] == [result.commitment_id[2:] for result in company.commitments]
    for row, result in zip(shown.rows(), company.commitments, strict=True):
        assert row.pledge_points == result.pledge.points
        assert row.delivery_points == result.delivery_points
        assert row.gap == result.gap
        assert row.status == result.status


def test_the_head_names_the_levels_of_both_scales_without_reversals(shown: SayDoSeries) -> None:
    assert shown.pledge.name == "How firmly it was promised"
    assert [name for name, _ in shown.pledge.levels] == ["None", "Collective", "Own", "Measurable"]
    assert shown.delivery.levels == (
        ("None found", Fraction(0)),
        ("Partial", Fraction(33)),
        ("Delivered", Fraction(67)),
        ("Verified", Fraction(100)),
    )


def test_the_table_holds_levels_points_and_gaps(shown: SayDoSeries) -> None:
    table = tabulate(shown)
    assert table.header == (
        "Framework",
        "No.",
        "Commitment",
        "Pledge",
        "Pledge points",
        "Delivery",
        "Delivery points",
        "Pledge less delivery",
    )
    assert len(table.rows) == 17
    assert all(len(row) == len(table.header) for row in table.rows)
    by_number = {row[1]: row[2:] for row in table.rows}
    assert by_number["1"] == ("Count the fish", "Measurable", "100", "Partial", "33", "67")
    assert by_number["2"] == ("Publish what flows in and out", "Collective", "33", "Delivered", "67", "−34")
    assert by_number["3"][3:] == ("Delivered", "67", "0")
    assert by_number["5"][1:] == ("Own", "67", "Reversed", "0", "67")
    assert by_number["6"][1:] == ("Collective", "33", "Not assessed", "–", "–")
    assert by_number["7"][3:] == ("Does not apply", "–", "–")
    assert by_number["8"][3:] == ("North Mill: Verified; South Mill: Partial", "66.5", "33.5")


def test_the_text_alternative_counts_the_gaps_and_names_the_largest_and_the_reversals(
    world: Any, shown: SayDoSeries
) -> None:
    gaps = [result.gap for result in world.results.by_id[world.company_id].commitments]
    ahead = sum(gap is not None and gap > 0 for gap in gaps)
    beyond = sum(gap is not None and gap < 0 for gap in gaps)
    text = describe(shown)
    assert text.startswith(f"Alder Mills, 17 commitments: the promise outruns the evidence for {ahead}; ")
    assert f"the evidence goes further than the promise for {beyond}; both stand level for 2; " in text
    assert "not assessed: 2; not applicable: 2." in text
    assert "The largest gap, 100 of 100 points: Count the fish and Publish what flows in and out." in text
    assert text.endswith("Reversed: Publish what flows in and out and Clean the wheels (South Mill).")


def test_a_single_gap_is_told_with_its_levels(rows: Callable[..., Any]) -> None:
    world = rows(1)
    assert describe(series(world.results, world.dataset, world.company_id)) == (
        "Alder Mills, 1 commitment: the promise outruns the evidence for 1. "
        "The largest gap, 67 of 100 points: Count the fish (promise: Measurable; evidence: Partial)."
    )


def count_marks(drawing: Drawing, mark: marks.Mark) -> int:
    return sum(isinstance(item, Placed) and item.mark == mark for item in drawing.sheet.items)


def test_each_case_has_a_mark_of_its_own_shape(
    world: Any, shown: SayDoSeries, draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    drawing = draw(world, look)["say-do-gap"]
    rows = list(shown.rows())
    with_delivery = [row for row in rows if row.delivery_points is not None]
    whole_reversals = [row for row in rows if row.status == "reversed"]
    # The head has one diamond and one circle more, to name the scales.
    assert count_marks(drawing, marks.PLEDGE) == len(rows) + 1
    assert count_marks(drawing, marks.DELIVERY) == len(with_delivery) - len(whole_reversals) + 1
    assert count_marks(drawing, marks.REVERSED) == len(whole_reversals) == 1
    assert count_marks(drawing, marks.REVERSED_BALL) == 1
    assert count_marks(drawing, marks.SERVICE_REVERSED) == 1
    assert count_marks(drawing, marks.NOT_ASSESSED) == 2
    assert count_marks(drawing, marks.NOT_APPLICABLE) == 2


def test_an_amber_line_runs_where_the_promise_is_ahead_and_a_steel_one_where_the_evidence_is(
    world: Any, shown: SayDoSeries, draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    items = draw(world, look)["say-do-gap"].sheet.items
    rows = list(shown.rows())
    for role, number in (
        ("promise-line", sum(row.gap is not None and row.gap > 0 for row in rows)),
        ("beyond", sum(row.gap is not None and row.gap < 0 for row in rows)),
    ):
        # One more in the key.
        assert sum(isinstance(item, Line) and item.role == role for item in items) == number + 1


def test_level_stand_diamond_and_circle_at_the_same_place(
    rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    world = rows(17)
    items = draw(world, look)["say-do-gap"].sheet.items
    diamonds = {(item.x, item.y) for item in items if isinstance(item, Placed) and item.mark == marks.PLEDGE}
    circles = {(item.x, item.y) for item in items if isinstance(item, Placed) and item.mark == marks.DELIVERY}
    assert len(diamonds & circles) == 2


def test_points_given_straight_are_named_as_points(rows: Callable[..., Any]) -> None:
    from dataclasses import replace

    from scorecard.scoring.results import LevelResult

    world = rows(1)
    company = world.results.by_id[world.company_id]
    level = LevelResult("points", "points", Fraction(145, 2))
    result = replace(company.commitments[0], delivery_level=level, delivery_points=level.points)
    company = replace(company, commitments=(result,))
    results = replace(world.results, companies=(company,), by_id={world.company_id: company})
    row = next(series(results, world.dataset, world.company_id).rows())
    assert row.delivery == "72.5 points"


def test_a_level_that_nobody_gave_to_some_services_says_so(rows: Callable[..., Any]) -> None:
    from dataclasses import replace

    from scorecard.scoring.results import LevelResult, ServiceResult

    world = rows(1)
    company = world.results.by_id[world.company_id]
    levels = (LevelResult("delivered", "Delivered", Fraction(67), 2), LevelResult("not-assessed", "not assessed", None))
    services = tuple(
        ServiceResult(name, name, level, "kept" if level.points else "not-assessed", Fraction(1))
        for name, level in zip(("mill", "shop"), levels, strict=True)
    )
    result = replace(
        company.commitments[0], services=services, delivery_level=levels[0], delivery_points=levels[0].points
    )
    company = replace(company, commitments=(result,))
    results = replace(world.results, companies=(company,), by_id={world.company_id: company})
    row = next(series(results, world.dataset, world.company_id).rows())
    assert row.delivery == "Delivered where assessed"


def test_a_company_without_commitments_still_has_a_picture(
    rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    from dataclasses import replace

    world = rows(1)
    company = replace(world.results.by_id[world.company_id], commitments=(), score=None, rank=None)
    results = replace(world.results, companies=(company,), by_id={world.company_id: company})
    drawings = draw(replace(world, results=results), look)
    assert drawings["say-do-gap"].alt == "Alder Mills: no commitment to show."
    assert drawings["say-do-gap"].table.rows == ()
    assert drawings["say-do-gap"].svg
