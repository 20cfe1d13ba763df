"""What levels and numbers are worth on a scale."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.readings import find_place
from scorecard.model.scale import Scale

LEVELS = Scale.model_validate(
    {
        "name": "Levels",
        "levels": [
            {"id": "none", "name": "None", "points": 0, "criterion": "None."},
            {"id": "reversed", "name": "Reversed", "points": 0, "criterion": "Reversed."},
            {"id": "done", "name": "Done", "points": 100, "criterion": "Done."},
        ],
    }
)


@pytest.mark.parametrize(
    ("worst", "best", "number", "points"),
    [
        (0, 100, Fraction(67, 2), Fraction(67, 2)),
        (0, 2, Fraction(1, 2), Fraction(25)),
        (20, 85, Fraction(20), Fraction(0)),
        (130, 30, Fraction(55), Fraction(75)),
        (-50, 50, Fraction(0), Fraction(50)),
        (0, 2, Fraction(3), None),
        (130, 30, Fraction(131), None),
        (5, 5, Fraction(5), None),
    ],
)
def test_a_number_is_worth_its_share_of_the_way_from_the_worst_to_the_best(
    worst: int, best: int, number: Fraction, points: Fraction | None
) -> None:
    scale = Scale.model_validate({"name": "Points", "kind": "points", "worst": worst, "best": best})
    assert scale.points_of(number) == points


def test_a_number_is_worth_nothing_on_a_scale_of_levels() -> None:
    assert LEVELS.points_of(Fraction(50)) is None


def test_levels_stand_in_the_order_of_points_and_then_of_the_scale() -> None:
    places = [find_place(level.id, LEVELS) for level in LEVELS.levels]
    assert places == [(Fraction(0), 0), (Fraction(0), 1), (Fraction(100), 0)]
    assert [find_place(word, LEVELS) for word in ("not-applicable", "not-assessed", "other")] == [None, None, None]
    assert find_place("done", None) is None
