from __future__ import annotations

from tests.rules.folder import COMPANY, FRAMEWORK, Folder


def test_a_pledge_before_the_company_was_founded_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "founded: 1998", "founded: 2023-03")
    mills.change(COMPANY, "    date: 2020-05-01\n    source: charter", "    date: 2023-03-05\n    source: charter")
    mills.change(FRAMEWORK, "    date: 2020-05-01\n    source: charter", "    date: 2023-03-05\n    source: charter")
    message = "pledge p1 is dated 2023-02-01, before Example Mills was founded (2023-03)"
    assert mills.sentences() == [("before-founding", COMPANY, (21, 5), message)]


def test_evidence_before_the_company_was_founded_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 1997")
    message = "evidence e1 is dated 1997, before Example Mills was founded (1998)"
    assert mills.sentences() == [("before-founding", COMPANY, mills.place(COMPANY, "date: 1997"), message)]


def test_an_endorsement_before_the_company_was_founded_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "founded: 1998", "founded: 2020-05-02")
    message = "the endorsement of clean-water is dated 2020-05-01, before Example Mills was founded (2020-05-02)"
    place = mills.place(COMPANY, "date: 2020-05-01\n    source: charter")
    assert mills.sentences() == [("before-founding", COMPANY, place, message)]


def test_a_service_that_began_before_the_company_was_founded_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "features: [selling]", "features: [selling]\n    since: 1990")
    message = "the beginning of the service mill-shop is dated 1990, before Example Mills was founded (1998)"
    assert mills.sentences() == [("before-founding", COMPANY, mills.place(COMPANY, "since: 1990"), message)]


def test_dates_inside_the_year_of_founding_stay_silent(mills: Folder) -> None:
    mills.change(COMPANY, "features: [selling]", "features: [selling]\n    since: 1998-01-01")
    assert mills.check() == []
