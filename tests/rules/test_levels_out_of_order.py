from __future__ import annotations

from tests.rules.folder import METHODOLOGY, Folder


def test_a_level_that_is_worth_less_than_the_one_before_it_is_reported(mills: Folder) -> None:
    mills.change(
        METHODOLOGY, "points: 67, criterion: By its own statement.", "points: 32.5, criterion: By its own statement."
    )
    message = "on the scale pledge the level own is worth 32.5 points, fewer than collective before it (33)"
    place = mills.place(METHODOLOGY, "points: 32.5")
    assert mills.sentences() == [("levels-out-of-order", METHODOLOGY, place, message)]


def test_levels_that_are_worth_the_same_stay_silent(mills: Folder) -> None:
    mills.change(
        METHODOLOGY, "points: 67, criterion: By its own statement.", "points: 33, criterion: By its own statement."
    )
    assert mills.check() == []
