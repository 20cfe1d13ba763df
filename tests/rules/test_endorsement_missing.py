from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, FRAMEWORK, Folder


def test_a_listed_company_without_endorsement_is_reported(mills: Folder) -> None:
    mills.splice(COMPANY, "endorsements: []\n")
    mills.change(ASSESSMENTS, "pledge: collective", "pledge: none")
    message = "the list of Clean Water names Example Mills, which has no endorsement of it here"
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("endorsement-missing", mills.place(COMPANY, "endorsements"), message)
    ]
    assert found[0].level == "warning"


def test_without_the_key_the_problem_stands_at_the_top_of_the_file(mills: Folder) -> None:
    mills.change(COMPANY, "endorsements:\n  - framework: clean-water\n    date: 2020-05-01\n    source: charter\n", "")
    mills.change(ASSESSMENTS, "pledge: collective", "pledge: none")
    assert [(rule, place) for rule, _, place, _ in mills.sentences()] == [("endorsement-missing", (2, 1))]


def test_a_listed_company_whose_endorsement_ended_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    source: charter\n", "    ended: 2021\n    source: charter\n")
    mills.change(FRAMEWORK, "    date: 2020-05-01\n", "    date: 2020-05-01\n    ended: 2021\n")
    mills.change(ASSESSMENTS, "pledge: collective", "pledge: none")
    assert mills.check() == []
