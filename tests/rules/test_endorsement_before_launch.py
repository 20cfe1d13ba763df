from __future__ import annotations

from tests.rules.folder import COMPANY, FRAMEWORK, Folder


def test_an_endorsement_before_the_launch_is_reported(mills: Folder) -> None:
    mills.change(FRAMEWORK, "launched: 2020-05-01", "launched: 2020-05-02")
    mills.change(FRAMEWORK, "    date: 2020-05-01\n", "    date: 2020\n")
    message = "the endorsement of clean-water is dated 2020-05-01, before the framework was launched (2020-05-02)"
    place = mills.place(COMPANY, "date: 2020-05-01\n    source: charter")
    assert mills.sentences() == [("endorsement-before-launch", COMPANY, place, message)]


def test_a_signatory_before_the_launch_is_reported(mills: Folder) -> None:
    mills.change(FRAMEWORK, "signatories:\n", "signatories:\n  - {name: Looms, date: 2020-04, source: charter}\n")
    message = "Looms is listed from 2020-04, before the framework was launched (2020-05-01)"
    assert mills.sentences() == [
        ("endorsement-before-launch", FRAMEWORK, mills.place(FRAMEWORK, "date: 2020-04,"), message)
    ]


def test_an_endorsement_in_the_year_of_the_launch_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    date: 2020-05-01\n", "    date: 2020\n")
    assert mills.check() == []
