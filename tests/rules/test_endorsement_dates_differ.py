from __future__ import annotations

from tests.rules.folder import COMPANY, FRAMEWORK, Folder


def test_an_endorsement_with_another_date_than_the_list_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    date: 2020-05-01\n", "    date: 2020-06\n")
    message = "the endorsement of clean-water is dated 2020-06; the framework's list says 2020-05-01"
    assert mills.sentences() == [("endorsement-dates-differ", COMPANY, mills.place(COMPANY, "date: 2020-06"), message)]


def test_an_endorsement_that_ended_while_the_list_goes_on_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    source: charter\n", "    ended: 2026-12-31\n    source: charter\n")
    message = "the endorsement of clean-water ended 2026-12-31; by the framework's list it has not ended"
    assert mills.sentences() == [("endorsement-dates-differ", COMPANY, mills.place(COMPANY, "ended"), message)]


def test_an_endorsement_that_goes_on_while_the_list_says_it_ended_is_reported_at_the_endorsement(mills: Folder) -> None:
    mills.change(FRAMEWORK, "    date: 2020-05-01\n", "    date: 2020-05-01\n    ended: 2027\n")
    message = "the endorsement of clean-water has not ended; by the framework's list it ended 2027"
    assert mills.sentences() == [("endorsement-dates-differ", COMPANY, mills.place(COMPANY, "framework:"), message)]


def test_a_company_that_left_and_came_back_is_compared_with_each_entry(mills: Folder) -> None:
    mills.change(
        COMPANY,
        "endorsements:\n",
        "endorsements:\n  - {framework: clean-water, date: 2020-05, ended: 2021, source: charter}\n",
    )
    mills.change(COMPANY, "    date: 2020-05-01\n", "    date: 2022-01-01\n")
    mills.splice(
        FRAMEWORK,
        "signatories:\n"
        "  - {name: Mills, company: example-mills, date: 2020-05-01, ended: 2021-03, source: charter}\n"
        "  - {name: Mills, company: example-mills, date: 2022, source: charter}\n",
    )
    assert mills.check() == []
