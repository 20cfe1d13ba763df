from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, Folder


def test_a_level_that_asks_for_an_own_pledge_without_one_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "[p1, e1]", "[e1]")
    message = "the pledge level of cw-1 is own, and no pledge on cw-1 is cited"
    assert mills.sentences() == [
        ("level-without-own-pledge", ASSESSMENTS, mills.place(ASSESSMENTS, "pledge: own"), message)
    ]


def test_a_pledge_on_another_commitment_does_not_count(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "pledge: collective\n  delivery: none", "pledge: own\n  delivery: none\n  evidence: [p1]")
    message = "the pledge level of cw-2 is own, and no pledge on cw-2 is cited"
    found = [problem for problem in mills.sentences() if problem[0] == "level-without-own-pledge"]
    place = mills.place(ASSESSMENTS, "pledge: own\n  delivery: none")
    assert found == [("level-without-own-pledge", ASSESSMENTS, place, message)]


def test_the_level_above_asks_for_it_too(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "[p1, e1]", "[e1]")
    mills.change(ASSESSMENTS, "pledge: own", "pledge: measurable")
    message = "the pledge level of cw-1 is measurable, and no pledge on cw-1 is cited"
    place = mills.place(ASSESSMENTS, "pledge: measurable")
    assert mills.sentences() == [("level-without-own-pledge", ASSESSMENTS, place, message)]


def test_a_cited_pledge_on_the_commitment_stays_silent(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "[p1, e1]", "[e1, p1]")
    assert mills.check() == []
