from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder


def test_a_pledge_on_an_unknown_service_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    clarity: checkable\n", "    clarity: checkable\n    services: [dye-house]\n")
    message = "pledge p1 names the service dye-house, which Example Mills does not have"
    assert mills.sentences() == [("unknown-service", COMPANY, mills.place(COMPANY, "dye-house"), message)]


def test_evidence_on_an_unknown_service_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    services: [dye-works, mill]\n")
    message = "evidence e1 names the service mill, which Example Mills does not have"
    assert mills.sentences() == [("unknown-service", COMPANY, mills.place(COMPANY, "mill]"), message)]


def test_a_level_for_an_unknown_service_is_reported_with_the_nearest_one(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "    dye-works: delivered\n", "    dye-works: delivered\n    mill-shops: partial\n")
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("unknown-service", (6, 5), "cw-1 gives a level to mill-shops, a service that Example Mills does not have")
    ]
    assert found[0].hint == "Did you mean mill-shop? Services stand in companies/example-mills.yaml."


def test_the_sign_for_all_services_is_no_service_beside_others(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "    dye-works: delivered\n", '    dye-works: delivered\n    "*": partial\n')
    message = "cw-1 gives a level to *, a service that Example Mills does not have"
    assert mills.sentences() == [("unknown-service", ASSESSMENTS, mills.place(ASSESSMENTS, '"*"'), message)]


def test_known_services_stay_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    services: [dye-works, mill-shop]\n")
    assert mills.check() == []
