from __future__ import annotations

from tests.rules.folder import COMPANY, SOURCES, Folder


def test_a_source_that_was_read_before_its_date_is_reported(mills: Folder) -> None:
    mills.change(SOURCES, "accessed: 2026-06-01", "accessed: 2020-04-30")
    message = "the source charter was read on 2020-04-30, before its date 2020-05-01"
    assert mills.sentences() == [("source-read-before-its-date", SOURCES, mills.place(SOURCES, "accessed"), message)]


def test_an_own_source_that_was_read_before_its_year_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    date: 2024-05-02\n    accessed: 2026-06-01", "    date: 2027\n    accessed: 2026-06-01")
    message = "the source news-2024 was read on 2026-06-01, before its date 2027"
    assert mills.sentences() == [("source-read-before-its-date", COMPANY, (50, 5), message)]


def test_a_source_that_was_read_in_its_month_stays_silent(mills: Folder) -> None:
    mills.change(SOURCES, "  date: 2020-05-01\n  accessed: 2026-06-01", "  date: 2026-06\n  accessed: 2026-06-01")
    mills.change(SOURCES, "web/20260105120000/", "web/20260602120000/")
    assert mills.check() == []
