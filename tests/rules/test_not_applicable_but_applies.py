from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder


def test_a_commitment_that_applies_to_a_service_and_is_said_not_to_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "  delivery:\n    dye-works: delivered\n", "  delivery: not-applicable\n")
    message = "cw-1 is not-applicable, and it applies to dye-works"
    place = mills.place(ASSESSMENTS, "delivery: not-applicable")
    assert mills.sentences() == [("not-applicable-but-applies", ASSESSMENTS, place, message)]


def test_the_same_for_one_service_of_several_is_reported_at_the_service(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [selling]", "    features: [selling, dyeing]")
    mills.change(ASSESSMENTS, "    dye-works: delivered\n", "    dye-works: delivered\n    mill-shop: not-applicable\n")
    message = "cw-1 is not-applicable, and it applies to mill-shop"
    place = mills.place(ASSESSMENTS, "mill-shop")
    assert mills.sentences() == [("not-applicable-but-applies", ASSESSMENTS, place, message)]


def test_a_commitment_of_the_whole_company_needs_a_reason(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "  delivery: none\n", "  delivery: not-applicable\n")
    message = "cw-2 is not-applicable, and it is a commitment of the company as a whole"
    place = mills.place(ASSESSMENTS, "delivery: not-applicable")
    assert mills.sentences() == [("not-applicable-but-applies", ASSESSMENTS, place, message)]


def test_a_reason_lifts_it(mills: Folder) -> None:
    mills.change(
        ASSESSMENTS,
        "  delivery:\n    dye-works: delivered\n",
        "  delivery: not-applicable\n  not_applicable_because: It dyes without water.\n",
    )
    assert mills.check() == []


def test_a_commitment_that_needs_a_feature_that_no_service_has_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [dyeing]", "    features: [selling]")
    mills.change(ASSESSMENTS, "  delivery:\n    dye-works: delivered\n", "  delivery: not-applicable\n")
    assert mills.check() == []
