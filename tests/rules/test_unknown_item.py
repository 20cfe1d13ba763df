from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder


def test_an_assessment_that_cites_an_unknown_item_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "[p1, e1]", "[p1, e1, e9]")
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("unknown-item", (6, 22), "cw-1 cites e9, which is neither a pledge nor evidence of Example Mills")
    ]
    assert found[0].hint == "There is e1 and p1. Pledges and evidence stand in companies/example-mills.yaml."


def test_evidence_that_withdraws_an_unknown_item_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    source: news-2024\n", "    withdraws: e0\n    source: news-2024\n")
    message = "evidence e1 withdraws e0, which is neither a pledge nor evidence in this file"
    assert mills.sentences() == [("unknown-item", COMPANY, mills.place(COMPANY, "withdraws: e0"), message)]


def test_evidence_that_fulfils_an_unknown_pledge_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    source: news-2024\n", "    fulfils: [p1, p2]\n    source: news-2024\n")
    message = "evidence e1 fulfils p2, which is no pledge in this file"
    assert mills.sentences() == [("unknown-item", COMPANY, mills.place(COMPANY, "p2]"), message)]


def test_evidence_can_not_fulfil_evidence(mills: Folder) -> None:
    mills.change(COMPANY, "    source: news-2024\n", "    fulfils: [e1]\n    source: news-2024\n")
    message = "evidence e1 fulfils e1, which is no pledge in this file"
    assert mills.sentences() == [("unknown-item", COMPANY, mills.place(COMPANY, "e1]"), message)]


def test_evidence_that_fulfils_and_withdraws_known_items_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    source: news-2024\n", "    fulfils: [p1]\n    withdraws: p1\n    source: news-2024\n")
    assert mills.check() == []
