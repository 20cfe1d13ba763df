from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, EDITION, FRAMEWORK, Folder


def test_the_lowest_level_beside_an_endorsement_in_force_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "pledge: collective", "pledge: none")
    message = "the pledge level of cw-2 is none, and Example Mills has endorsed clean-water since 2020-05-01"
    assert mills.sentences() == [("pledge-overlooked", ASSESSMENTS, mills.place(ASSESSMENTS, "pledge: none"), message)]


def without_endorsement(mills: Folder) -> None:
    mills.splice(COMPANY, "endorsements: []\n")
    mills.splice(FRAMEWORK, "signatories: []\n")
    mills.change(ASSESSMENTS, "pledge: collective", "pledge: none")
    mills.change(ASSESSMENTS, "pledge: own", "pledge: none")


def test_the_lowest_level_beside_an_own_pledge_is_reported(mills: Folder) -> None:
    without_endorsement(mills)
    message = "the pledge level of cw-1 is none, and pledge p1 of 2023-02-01 bears on it"
    assert mills.sentences() == [("pledge-overlooked", ASSESSMENTS, (3, 3), message)]


def test_a_pledge_that_was_withdrawn_stays_silent(mills: Folder) -> None:
    without_endorsement(mills)
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    withdraws: p1\n")
    assert mills.check() == []


def test_a_pledge_and_an_endorsement_after_the_cut_off_stay_silent(mills: Folder) -> None:
    mills.change(EDITION, "cut_off: 2026-06-30", "cut_off: 2020-04-30")
    mills.change(ASSESSMENTS, "pledge: collective", "pledge: none")
    mills.change(
        ASSESSMENTS,
        "  pledge: own\n  delivery:\n    dye-works: delivered\n  evidence: [p1, e1]\n",
        "  pledge: none\n  delivery: not-assessed\n",
    )
    assert mills.check() == []
