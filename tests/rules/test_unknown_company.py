from __future__ import annotations

from tests.rules.context_files import TOPIC, WATER_USE
from tests.rules.folder import COMPANY, EDITION, FRAMEWORK, Folder


def test_an_edition_with_an_unknown_company_is_reported(mills: Folder) -> None:
    mills.change(EDITION, "[example-mills]", "[example-mills, sample-looms]")
    message = "the edition covers the company sample-looms, which has no file"
    assert mills.sentences() == [("unknown-company", EDITION, mills.place(EDITION, "sample-looms"), message)]


def test_a_signatory_that_is_an_unknown_company_is_reported(mills: Folder) -> None:
    mills.change(
        FRAMEWORK, "signatories:\n", "signatories:\n  - {name: Looms, company: looms, date: 2021, source: charter}\n"
    )
    message = "the signatory Looms is the company looms, which has no file"
    assert mills.sentences() == [("unknown-company", FRAMEWORK, mills.place(FRAMEWORK, "company: looms"), message)]


def test_an_unknown_company_among_the_excluded_is_reported(mills: Folder) -> None:
    mills.change(FRAMEWORK, "groups:\n", "excluded: [looms]\ngroups:\n")
    message = "the framework excludes the company looms, which has no file"
    assert mills.sentences() == [("unknown-company", FRAMEWORK, mills.place(FRAMEWORK, "looms]"), message)]


def test_a_company_whose_file_could_not_be_taken_in_is_not_called_unknown(mills: Folder) -> None:
    mills.change(COMPANY, "founded: 1998", "founded: long ago")
    assert mills.check_despite_flaws() == []


def test_a_signatory_that_is_none_of_our_companies_stays_silent(mills: Folder) -> None:
    mills.change(FRAMEWORK, "signatories:\n", "signatories:\n  - {name: Looms, date: 2021, source: charter}\n")
    assert mills.check() == []


def test_a_series_about_a_company_without_a_file_is_reported(mills: Folder) -> None:
    mills.write(TOPIC, WATER_USE.replace("company: example-mills", "company: example-mill"))
    message = "the series Example Mills is about the company example-mill, which has no file"
    assert mills.sentences() == [("unknown-company", TOPIC, mills.place(TOPIC, "company: example-mill"), message)]


def test_a_series_about_nobody_of_ours_stays_silent(mills: Folder) -> None:
    mills.write(TOPIC, WATER_USE.replace("    company: example-mills\n", ""))
    assert mills.check() == []
