from __future__ import annotations

from tests.rules.context_files import RECORD
from tests.rules.folder import COMPANY, FRAMEWORK, Folder


def test_a_fact_that_is_newer_than_all_its_sources_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 2024-06")
    mills.change(COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [plan-2023]\n")
    message = "evidence e1 is dated 2024-06, later than each of its sources (the newest: 2024-05-02)"
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("fact-newer-than-sources", mills.place(COMPANY, "date: 2024-06"), message)
    ]
    assert found[0].level == "warning"


def test_a_fact_that_is_newer_than_the_last_reading_of_an_undated_source_is_reported(mills: Folder) -> None:
    mills.change(
        COMPANY, "    date: 2023-02-01\n    accessed: 2026-06-01", "    undated: No date.\n    accessed: 2022-06-01"
    )
    message = "pledge p1 is dated 2023-02-01, later than each of its sources (the newest: 2022-06-01)"
    assert mills.sentences() == [("fact-newer-than-sources", COMPANY, (21, 5), message)]


def test_one_source_that_is_new_enough_is_enough(mills: Folder) -> None:
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 2020-05-01")
    mills.change(COMPANY, "    source: news-2024\n", "    source: charter\n    also: [news-2024]\n")
    assert mills.check() == []


def test_a_source_of_the_same_year_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    date: 2024-05-02\n    accessed", "    date: 2024\n    accessed")
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 2024-12-31")
    assert mills.check() == []


def test_an_item_of_a_record_later_than_its_source_is_reported(mills: Folder) -> None:
    mills.splice(FRAMEWORK, RECORD.replace("date: 2020-05-01", "date: 2021"))
    assert [(rule, file) for rule, file, _, _ in mills.sentences()] == [("fact-newer-than-sources", FRAMEWORK)]
