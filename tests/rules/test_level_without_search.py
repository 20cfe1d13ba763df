from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, Folder


def test_a_level_that_asks_for_a_search_without_one_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "  searched: [web site of the company]\n", "")
    message = "cw-2 is none without `searched`"
    assert mills.sentences() == [
        ("level-without-search", ASSESSMENTS, mills.place(ASSESSMENTS, "delivery: none"), message)
    ]


def test_such_a_level_of_one_service_is_reported_at_the_service(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: none")
    message = "cw-1 at dye-works is none without `searched`"
    assert mills.sentences() == [("level-without-search", ASSESSMENTS, mills.place(ASSESSMENTS, "dye-works"), message)]


def test_a_level_that_asks_for_no_search_stays_silent(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "  delivery: none\n  searched: [web site of the company]\n", "  delivery: not-assessed\n")
    assert mills.check() == []
