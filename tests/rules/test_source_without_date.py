from __future__ import annotations

from tests.rules.folder import COMPANY, SOURCES, Folder


def test_a_source_with_neither_date_nor_reason_is_reported(mills: Folder) -> None:
    mills.change(SOURCES, "  date: 2020-05-01\n", "")
    message = "the source charter has neither `date` nor `undated`"
    assert mills.sentences() == [("source-without-date", SOURCES, (2, 1), message)]


def test_an_own_source_with_neither_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    date: 2024-05-02\n    accessed", "    accessed")
    message = "the source news-2024 has neither `date` nor `undated`"
    assert mills.sentences() == [("source-without-date", COMPANY, mills.place(COMPANY, "news-2024:"), message)]


def test_a_source_that_says_why_it_bears_no_date_stays_silent(mills: Folder) -> None:
    mills.change(SOURCES, "  date: 2020-05-01\n", "  undated: The page shows none.\n")
    assert mills.check() == []
