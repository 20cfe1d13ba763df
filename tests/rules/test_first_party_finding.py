from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder


def test_a_finding_with_the_company_s_own_sources_only_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: finding\n")
    mills.change(ASSESSMENTS, "    dye-works: delivered\n", "    dye-works: partial\n")
    message = "evidence e1 is a finding, and all its sources are first-party"
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("first-party-finding", mills.place(COMPANY, "kind: finding"), message)
    ]
    assert found[0].level == "warning"


def test_a_finding_with_one_source_of_a_third_party_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: finding\n    also: [charter]\n")
    mills.change(ASSESSMENTS, "    dye-works: delivered\n", "    dye-works: partial\n")
    assert mills.check() == []


def test_a_finding_with_an_unknown_source_is_the_matter_of_another_rule(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: finding\n    also: [report]\n")
    mills.change(ASSESSMENTS, "    dye-works: delivered\n", "    dye-works: partial\n")
    assert [rule for rule, *_ in mills.sentences()] == ["unknown-source"]
