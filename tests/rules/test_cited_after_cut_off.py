from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, EDITION, Folder


def test_a_cited_item_after_the_cut_off_is_reported(mills: Folder) -> None:
    mills.change(EDITION, "cut_off: 2026-06-30", "cut_off: 2024-05-01")
    message = "cw-1 cites evidence e1 of 2024-05-02, after the cut-off 2024-05-01"
    assert mills.sentences() == [("cited-after-cut-off", ASSESSMENTS, mills.place(ASSESSMENTS, "e1]"), message)]


def test_a_cited_pledge_of_a_later_year_is_reported(mills: Folder) -> None:
    mills.change(EDITION, "cut_off: 2026-06-30", "cut_off: 2025-12-31")
    mills.change(COMPANY, "  - id: p1\n    date: 2023-02-01", "  - id: p1\n    date: 2026")
    mills.change(COMPANY, "    deadline: 2024-12-31\n", "")
    found = [problem for problem in mills.sentences() if problem[0] == "cited-after-cut-off"]
    message = "cw-1 cites pledge p1 of 2026, after the cut-off 2025-12-31"
    assert found == [("cited-after-cut-off", ASSESSMENTS, mills.place(ASSESSMENTS, "p1, e1"), message)]


def test_an_item_of_the_cut_off_day_stays_silent(mills: Folder) -> None:
    mills.change(EDITION, "cut_off: 2026-06-30", "cut_off: 2024-05-02")
    assert mills.check() == []


def test_a_later_item_that_is_not_cited_stays_silent(mills: Folder) -> None:
    mills.change(
        COMPANY,
        "sources:\n",
        "  - {id: e2, date: 2027-01-01, kind: action, commitments: [cw-1], statement: Shut.,"
        " source: later}\nsources:\n  later: {title: Shut, publisher: Mills, url: 'https://mills.example/shut',"
        " archived: 'https://perma.cc/AB12-CD34', date: 2027, accessed: 2027-01-03, language: en, party: first}\n",
    )
    assert mills.check() == []
