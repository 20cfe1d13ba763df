from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, EDITION, Folder


def test_a_year_that_holds_the_cut_off_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 2024")
    mills.change(EDITION, "cut_off: 2026-06-30", "cut_off: 2024-11-30")
    message = "cw-1 cites evidence e1 of 2024, which may be after the cut-off 2024-11-30"
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("cited-perhaps-after-cut-off", mills.place(ASSESSMENTS, "e1]"), message)
    ]
    assert found[0].level == "warning"


def test_a_month_that_holds_the_cut_off_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 2024-05")
    mills.change(EDITION, "cut_off: 2026-06-30", "cut_off: 2024-05-30")
    message = "cw-1 cites evidence e1 of 2024-05, which may be after the cut-off 2024-05-30"
    assert mills.sentences() == [("cited-perhaps-after-cut-off", ASSESSMENTS, mills.place(ASSESSMENTS, "e1]"), message)]


def test_a_year_that_ends_with_the_cut_off_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 2024")
    mills.change(EDITION, "cut_off: 2026-06-30", "cut_off: 2024-12-31")
    assert mills.check() == []
