from __future__ import annotations

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
