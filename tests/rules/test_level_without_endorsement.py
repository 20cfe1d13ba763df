from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, FRAMEWORK, Folder


def test_a_level_that_asks_for_an_endorsement_without_one_is_reported(mills: Folder) -> None:
    mills.splice(COMPANY, "endorsements: []\n")
    mills.splice(FRAMEWORK, "signatories: []\n")
    message = (
        "the pledge level of cw-2 is collective, "
        "and no endorsement of clean-water is in force at the cut-off 2026-06-30"
    )
    place = mills.place(ASSESSMENTS, "pledge: collective")
    assert mills.sentences() == [("level-without-endorsement", ASSESSMENTS, place, message)]


def test_an_endorsement_that_ended_on_the_cut_off_day_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    source: charter\n", "    ended: 2026-06-30\n    source: charter\n")
    mills.change(FRAMEWORK, "    date: 2020-05-01\n", "    date: 2020-05-01\n    ended: 2026-06-30\n")
    assert [rule for rule, *_ in mills.sentences()] == ["level-without-endorsement"]


def test_an_endorsement_after_the_cut_off_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    date: 2020-05-01\n", "    date: 2026-07-01\n")
    mills.change(FRAMEWORK, "    date: 2020-05-01\n", "    date: 2026-07-01\n")
    assert [rule for rule, *_ in mills.sentences()] == ["level-without-endorsement"]


def test_an_endorsement_that_may_have_ended_after_the_cut_off_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    source: charter\n", "    ended: 2026\n    source: charter\n")
    mills.change(FRAMEWORK, "    date: 2020-05-01\n", "    date: 2020-05-01\n    ended: 2026\n")
    assert mills.check() == []
