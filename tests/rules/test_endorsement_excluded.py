from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, FRAMEWORK, Folder


def test_an_endorsement_of_an_excluded_company_is_reported(mills: Folder) -> None:
    mills.splice(FRAMEWORK, "signatories: []\nexcluded: [example-mills]\n")
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        (
            "endorsement-excluded",
            COMPANY,
            (16, 5),
            "Clean Water names Example Mills among those that do not belong to it",
        )
    ]
    assert found[0].hint == (
        "Take the endorsement out, or example-mills out of `excluded` in frameworks/clean-water.yaml."
    )


def test_a_company_that_is_both_signatory_and_excluded_is_reported(mills: Folder) -> None:
    mills.splice(COMPANY, "endorsements: []\n")
    mills.splice(FRAMEWORK, "excluded: [example-mills]\n")
    mills.change(ASSESSMENTS, "pledge: collective", "pledge: none")
    message = "example-mills is both a signatory and under `excluded`"
    place = mills.place(FRAMEWORK, "company: example-mills")
    assert mills.sentences() == [("endorsement-excluded", FRAMEWORK, place, message)]


def test_an_excluded_company_without_endorsement_stays_silent(mills: Folder) -> None:
    mills.splice(COMPANY, "endorsements: []\n")
    mills.splice(FRAMEWORK, "signatories: []\nexcluded: [example-mills]\n")
    mills.change(ASSESSMENTS, "pledge: collective", "pledge: none")
    assert mills.check() == []
