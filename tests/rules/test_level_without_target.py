from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder


def test_a_level_that_asks_for_a_target_without_one_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "pledge: own", "pledge: measurable")
    message = "the pledge level of cw-1 is measurable, and no cited pledge is measurable: p1 (checkable)"
    place = mills.place(ASSESSMENTS, "pledge: measurable")
    assert mills.sentences() == [("level-without-target", ASSESSMENTS, place, message)]


def test_a_measurable_pledge_stays_silent(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "pledge: own", "pledge: measurable")
    mills.change(COMPANY, "clarity: checkable", "clarity: measurable")
    assert mills.check() == []
