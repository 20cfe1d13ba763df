from __future__ import annotations

from tests.rules.folder import COMPANY, Folder


def test_a_deadline_before_its_pledge_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "deadline: 2024-12-31", "deadline: 2023-01")
    message = "the deadline 2023-01 of pledge p1 is before the pledge of 2023-02-01"
    assert mills.sentences() == [("deadline-before-pledge", COMPANY, mills.place(COMPANY, "deadline"), message)]


def test_a_deadline_in_the_year_of_its_pledge_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "deadline: 2024-12-31", "deadline: 2023")
    assert mills.check() == []
