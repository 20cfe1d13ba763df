from __future__ import annotations

from tests.rules.context_files import TOPIC, WATER_USE
from tests.rules.folder import COMPANY, FRAMEWORK, Folder


def test_an_endorsement_that_ended_before_it_began_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    source: charter\n", "    ended: 2020-04\n    source: charter\n")
    found = [problem for problem in mills.sentences() if problem[0] == "end-before-beginning"]
    message = "the endorsement of clean-water ended 2020-04, before it began (2020-05-01)"
    assert found == [("end-before-beginning", COMPANY, mills.place(COMPANY, "ended"), message)]


def test_a_service_that_ended_before_it_began_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "features: [selling]", "features: [selling]\n    since: 2010\n    until: 2009-12-31")
    message = "the service mill-shop ended 2009-12-31, before it began (2010)"
    assert mills.sentences() == [("end-before-beginning", COMPANY, mills.place(COMPANY, "until"), message)]


def test_a_signatory_that_left_before_it_signed_is_reported(mills: Folder) -> None:
    mills.change(
        FRAMEWORK, "signatories:\n", "signatories:\n  - {name: Looms, date: 2022, ended: 2021, source: charter}\n"
    )
    message = "the listing of Looms ended 2021, before it began (2022)"
    assert mills.sentences() == [("end-before-beginning", FRAMEWORK, mills.place(FRAMEWORK, "ended"), message)]


def test_a_framework_that_ended_before_its_launch_is_reported(mills: Folder) -> None:
    mills.change(FRAMEWORK, "launched: 2020-05-01\n", "launched: 2020-05-01\nended: 2019\n")
    message = "the framework ended 2019, before it began (2020-05-01)"
    assert mills.sentences() == [("end-before-beginning", FRAMEWORK, mills.place(FRAMEWORK, "ended"), message)]


def test_an_end_on_the_day_of_the_beginning_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "features: [selling]", "features: [selling]\n    since: 2010-03-01\n    until: 2010-03")
    assert mills.check() == []


def test_a_figure_whose_time_ends_before_it_begins_is_reported(mills: Folder) -> None:
    mills.write(TOPIC, WATER_USE.replace("period: 2019", "period: 2019, to: 2017"))
    message = "the time that a figure of Example Mills covers ended 2017, before it began (2019)"
    assert mills.sentences() == [("end-before-beginning", TOPIC, mills.place(TOPIC, "to: 2017"), message)]
