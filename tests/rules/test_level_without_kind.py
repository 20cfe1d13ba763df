from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, METHODOLOGY, Folder


def test_a_level_that_asks_for_an_action_or_a_disclosure_and_cites_a_finding_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: finding\n")
    mills.change(COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [charter]\n")
    message = "cw-1 at dye-works is delivered without an action or a disclosure about dye-works or the whole company"
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("level-without-kind", mills.place(ASSESSMENTS, "dye-works"), message)
    ]
    assert found[0].hint == "Cite an action or a disclosure, or give the level that fits what there is."


def test_an_action_at_another_service_does_not_count(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    services: [mill-shop]\n")
    message = "cw-1 at dye-works is delivered without an action or a disclosure about dye-works or the whole company"
    assert mills.sentences() == [("level-without-kind", ASSESSMENTS, mills.place(ASSESSMENTS, "dye-works"), message)]


def test_a_level_of_all_services_is_reported_without_a_service(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "  delivery: none\n", "  delivery: delivered\n")
    message = "cw-2 is delivered without an action or a disclosure"
    place = mills.place(ASSESSMENTS, "delivery: delivered")
    assert mills.sentences() == [("level-without-kind", ASSESSMENTS, place, message)]


def test_where_all_evidence_is_missing_only_that_is_reported(mills: Folder) -> None:
    mills.change(
        METHODOLOGY, "demands: {kinds: [action, disclosure]}", "demands: {evidence: 1, kinds: [action, disclosure]}"
    )
    mills.change(ASSESSMENTS, "evidence: [p1, e1]", "evidence: [p1]")
    assert [rule for rule, *_ in mills.sentences()] == ["level-without-evidence"]


def test_a_disclosure_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: disclosure\n")
    assert mills.check() == []
