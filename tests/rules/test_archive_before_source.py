from __future__ import annotations

import pytest

from tests.rules.folder import COMPANY, SOURCES, Folder


def test_a_capture_from_before_the_document_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "web/20260105120002/", "web/20240430235959/")
    message = "the capture of news-2024 is of 2024-04-30, before the source's date 2024-05-02"
    line, column = mills.place(COMPANY, "https://web.archive.org/web/20240430235959/")
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("archive-before-source", COMPANY, (line, column - len("archived: ")), message)
    ]
    assert found[0].level == "warning"


def test_a_capture_from_before_the_year_of_the_document_is_reported(mills: Folder) -> None:
    mills.change(SOURCES, "  date: 2020-05-01", "  date: 2021")
    mills.change(SOURCES, "web/20260105120000/", "web/20201230000000/")
    message = "the capture of charter is of 2020-12-30, before the source's date 2021"
    assert mills.sentences() == [("archive-before-source", SOURCES, mills.place(SOURCES, "archived:"), message)]


@pytest.mark.parametrize("stamp", ["20200430000000", "20200501000000", "20210101000000"])
def test_a_capture_of_the_day_before_or_later_stays_silent(mills: Folder, stamp: str) -> None:
    mills.change(SOURCES, "web/20260105120000/", f"web/{stamp}/")
    assert mills.check() == []


def test_a_source_read_before_its_date_has_only_that_mistake(mills: Folder) -> None:
    mills.change(SOURCES, "  date: 2020-05-01", "  date: 2027")
    assert [rule for rule, *_ in mills.sentences()] == ["source-read-before-its-date"]
