from __future__ import annotations

from tests.rules.folder import COMPANY, FRAMEWORK, Folder


def test_an_endorsement_that_the_complete_list_lacks_is_reported(mills: Folder) -> None:
    mills.splice(FRAMEWORK, "signatories: []\n")
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("endorsement-not-listed", COMPANY, (16, 5), "the complete list of Clean Water does not name Example Mills")
    ]
    assert found[0].hint == "Take the endorsement out, or correct the list in frameworks/clean-water.yaml."


def test_a_signatory_with_the_name_of_the_company_is_pointed_out(mills: Folder) -> None:
    mills.change(FRAMEWORK, "    company: example-mills\n", "")
    (problem,) = mills.check()
    assert problem.rule == "endorsement-not-listed"
    assert problem.hint == (
        "Is it Example Mills? Then add `company: example-mills` there, in frameworks/clean-water.yaml."
    )


def test_a_list_that_is_not_complete_contradicts_nobody(mills: Folder) -> None:
    mills.splice(FRAMEWORK, "signatories: []\nsignatories_complete: false\n")
    assert mills.check() == []
