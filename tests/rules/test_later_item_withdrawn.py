from __future__ import annotations

from tests.rules.folder import COMPANY, Folder


def test_evidence_that_withdraws_a_later_item_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 2022\n    withdraws: p1")
    message = "evidence e1 of 2022 withdraws pledge p1, which is later (2023-02-01)"
    assert mills.sentences() == [("later-item-withdrawn", COMPANY, mills.place(COMPANY, "withdraws"), message)]


def test_evidence_that_withdraws_itself_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "  - id: e1\n", "  - id: e1\n    withdraws: e1\n")
    message = "evidence e1 withdraws itself"
    assert mills.sentences() == [("later-item-withdrawn", COMPANY, mills.place(COMPANY, "withdraws"), message)]


def test_evidence_that_withdraws_an_item_of_the_same_year_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 2023\n    withdraws: p1")
    assert mills.check() == []
