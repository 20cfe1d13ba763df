from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, METHODOLOGY, Folder


def test_a_judgement_with_neither_evidence_nor_search_is_reported(mills: Folder) -> None:
    mills.change(METHODOLOGY, "        demands: {searched: true}\n", "")
    mills.change(ASSESSMENTS, "  searched: [web site of the company]\n", "")
    message = "the judgement on cw-2 cites no evidence and names no search"
    assert mills.sentences() == [("judgement-on-nothing", ASSESSMENTS, mills.place(ASSESSMENTS, "cw-2"), message)]


def test_where_the_level_itself_asks_for_more_only_that_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "  delivery: none\n  searched: [web site of the company]\n", "  delivery: partial\n")
    assert [rule for rule, *_ in mills.sentences()] == ["level-without-evidence"]


def test_a_search_alone_is_enough(mills: Folder) -> None:
    mills.change(METHODOLOGY, "        demands: {searched: true}\n", "")
    assert mills.check() == []


def test_what_is_not_assessed_rests_on_nothing(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "  delivery: none\n  searched: [web site of the company]\n", "  delivery: not-assessed\n")
    assert mills.check() == []
