from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, METHODOLOGY, Folder


def test_a_scale_of_points_with_levels_is_reported(mills: Folder) -> None:
    levels = "levels: [{id: half, name: Half, points: 50, criterion: Half.}]"
    mills.splice(METHODOLOGY, f"scales:\n  percent:\n    name: Percent\n    kind: points\n    {levels}\n")
    message = "the scale percent is one of points and has levels"
    place = mills.place(METHODOLOGY, "levels: [{id: half")
    assert mills.sentences() == [("scale-misshapen", METHODOLOGY, place, message)]


def test_a_scale_of_levels_without_any_is_reported(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "scales:\n  five:\n    name: Five\n")
    message = "the scale five has no levels"
    assert mills.sentences() == [("scale-misshapen", METHODOLOGY, mills.place(METHODOLOGY, "five:"), message)]


def test_a_pledge_scale_of_points_is_reported(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "scales:\n  percent:\n    name: Percent\n    kind: points\npledge_scale: percent\n")
    mills.change(ASSESSMENTS, "pledge: own", "pledge: not-assessed")
    mills.change(ASSESSMENTS, "pledge: collective", "pledge: not-assessed")
    message = "the pledge scale percent is one of points"
    assert mills.sentences() == [("scale-misshapen", METHODOLOGY, mills.place(METHODOLOGY, "kind: points"), message)]


def test_a_level_with_a_name_that_has_a_meaning_already_is_reported(mills: Folder) -> None:
    mills.change(METHODOLOGY, "      - {id: none, name: None,", "      - {id: not-assessed, name: None,")
    message = "a level of the scale pledge is called not-assessed, a word that every scale has already"
    place = mills.place(METHODOLOGY, "id: not-assessed")
    assert mills.sentences() == [("scale-misshapen", METHODOLOGY, place, message)]


def test_a_scale_of_points_without_levels_stays_silent(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "scales:\n  percent:\n    name: Percent\n    kind: points\n")
    assert mills.check() == []


def test_goalposts_at_one_place_are_reported(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "scales:\n  deaths:\n    name: Deaths\n    kind: points\n    worst: 5\n    best: 5\n")
    message = "on the scale deaths the worst and the best number are the same"
    assert mills.sentences() == [("scale-misshapen", METHODOLOGY, mills.place(METHODOLOGY, "best: 5"), message)]


def test_goalposts_of_a_scale_of_levels_are_reported(mills: Folder) -> None:
    mills.change(METHODOLOGY, "    name: What was done\n", "    name: What was done\n    worst: 3\n")
    message = "the scale delivery is one of levels and says what is worst and best"
    assert mills.sentences() == [("scale-misshapen", METHODOLOGY, mills.place(METHODOLOGY, "worst: 3"), message)]


def test_goalposts_where_less_is_better_stay_silent(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "scales:\n  deaths:\n    name: Deaths\n    kind: points\n    worst: 9.5\n    best: -1\n")
    assert mills.check() == []
