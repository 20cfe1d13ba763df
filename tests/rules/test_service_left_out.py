from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder


def test_a_service_that_the_commitment_applies_to_and_that_has_no_level_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [selling]", "    features: [selling, dyeing]")
    message = "cw-1 gives no level to mill-shop, to which it applies"
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("service-left-out", mills.place(ASSESSMENTS, "delivery:\n"), message)
    ]
    assert found[0].level == "warning"


def test_one_level_for_all_services_leaves_none_out(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [selling]", "    features: [selling, dyeing]")
    mills.change(ASSESSMENTS, "  delivery:\n    dye-works: delivered\n", "  delivery: delivered\n")
    assert mills.check() == []


def test_a_closed_service_can_be_left_out(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [selling]", "    features: [selling, dyeing]\n    until: 2025")
    assert mills.check() == []
