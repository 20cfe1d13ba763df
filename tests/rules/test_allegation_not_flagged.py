from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder


def test_a_finding_with_cue_and_mark_and_without_flag_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: finding\n    also: [charter]\n")
    mills.change(COMPANY, "Opened a plant for its waste water.", "A lawsuit alleges that no plant exists.")
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: partial")
    message = "evidence e1 speaks of “lawsuit” and says “alleges”, and is not flagged as an allegation"
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("allegation-not-flagged", mills.place(COMPANY, "statement: A lawsuit"), message)
    ]
    assert found[0].level == "warning"


def test_the_flag_silences_it(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: finding\n    also: [charter]\n    allegation: true\n")
    mills.change(COMPANY, "Opened a plant for its waste water.", "A lawsuit alleges that no plant exists.")
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: partial")
    assert mills.check() == []


def test_an_action_of_the_company_is_no_allegation(mills: Folder) -> None:
    mills.change(COMPANY, "Opened a plant for its waste water.", "Answered a lawsuit that alleged leaks.")
    assert mills.check() == []
