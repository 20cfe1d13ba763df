from __future__ import annotations

from tests.rules.folder import METHODOLOGY, Folder


def test_bands_that_do_not_begin_at_0_are_reported(mills: Folder) -> None:
    mills.change(METHODOLOGY, "{id: low, name: Low, from_score: 0}", "{id: low, name: Low, from_score: 0.5}")
    message = "the first band low begins at 0.5, not at 0"
    place = mills.place(METHODOLOGY, "from_score: 0.5")
    assert mills.sentences() == [("bands-out-of-order", METHODOLOGY, place, message)]


def test_two_bands_that_begin_at_the_same_score_are_reported(mills: Folder) -> None:
    mills.change(METHODOLOGY, "from_score: 50}", "from_score: 0}")
    message = "the band high begins at 0, not above low before it (0)"
    line, column = mills.place(METHODOLOGY, "{id: high")
    place = (line, column + len("{id: high, name: High, "))
    assert mills.sentences() == [("bands-out-of-order", METHODOLOGY, place, message)]


def test_one_band_from_0_stays_silent(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "bands: [{id: all, name: All, from_score: 0}]\n")
    assert mills.check() == []
