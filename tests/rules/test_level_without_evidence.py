from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, METHODOLOGY, Folder


def test_a_level_that_asks_for_evidence_and_cites_a_pledge_only_is_reported(mills: Folder) -> None:
    mills.change(
        ASSESSMENTS, "    dye-works: delivered\n  evidence: [p1, e1]", "    dye-works: partial\n  evidence: [p1]"
    )
    message = (
        "cw-1 at dye-works is partial, which needs 1 evidence item about dye-works or the whole company; none is cited"
    )
    assert mills.sentences() == [
        ("level-without-evidence", ASSESSMENTS, mills.place(ASSESSMENTS, "dye-works"), message)
    ]


def test_a_level_that_asks_for_two_items_and_cites_one_is_reported(mills: Folder) -> None:
    mills.change(METHODOLOGY, "demands: {evidence: 1}", "demands: {evidence: 2}")
    mills.change(ASSESSMENTS, "  delivery:\n    dye-works: delivered\n", "  delivery: partial\n")
    message = "cw-1 is partial, which needs 2 evidence items; 1 is cited"
    place = mills.place(ASSESSMENTS, "delivery: partial")
    assert mills.sentences() == [("level-without-evidence", ASSESSMENTS, place, message)]


def test_evidence_about_another_service_does_not_count(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    services: [mill-shop]\n")
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: partial")
    assert [rule for rule, *_ in mills.sentences()] == ["level-without-evidence"]


def test_evidence_about_the_service_counts(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    services: [mill-shop, dye-works]\n")
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: partial")
    assert mills.check() == []


def test_evidence_about_any_service_counts_for_a_level_of_all(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    services: [mill-shop]\n")
    mills.change(ASSESSMENTS, "  delivery:\n    dye-works: delivered\n", "  delivery: partial\n")
    assert mills.check() == []
