from __future__ import annotations

from tests.rules.folder import COMPANY, Folder


def test_evidence_that_fulfils_a_later_pledge_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 2023-01\n    fulfils: [p1]")
    message = "evidence e1 of 2023-01 fulfils pledge p1, which is later (2023-02-01)"
    assert mills.sentences() == [("later-pledge-fulfilled", COMPANY, mills.place(COMPANY, "p1]"), message)]


def test_evidence_of_the_day_of_the_pledge_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 2023-02-01\n    fulfils: [p1]")
    assert mills.check() == []
