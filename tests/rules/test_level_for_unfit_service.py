from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder


def test_a_level_for_a_service_without_the_feature_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "    dye-works: delivered\n", "    dye-works: delivered\n    mill-shop: not-assessed\n")
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        (
            "level-for-unfit-service",
            mills.place(ASSESSMENTS, "mill-shop"),
            "cw-1 gives a level to mill-shop, which has none of the features that it needs (dyeing)",
        )
    ]
    assert found[0].hint == "Take the service out, or correct it in companies/example-mills.yaml."


def test_a_level_for_a_closed_service_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [selling]", "    features: [dyeing]\n    until: 2026-06-30")
    mills.change(ASSESSMENTS, "    dye-works: delivered\n", "    dye-works: delivered\n    mill-shop: delivered\n")
    message = "cw-1 gives a level to mill-shop, which was closed at the cut-off 2026-06-30 (until 2026-06-30)"
    place = mills.place(ASSESSMENTS, "mill-shop")
    assert mills.sentences() == [("level-for-unfit-service", ASSESSMENTS, place, message)]


def test_a_level_for_a_service_that_had_not_begun_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [selling]", "    features: [dyeing]\n    since: 2026-07")
    mills.change(ASSESSMENTS, "    dye-works: delivered\n", "    dye-works: delivered\n    mill-shop: delivered\n")
    message = "cw-1 gives a level to mill-shop, which had not begun at the cut-off 2026-06-30 (since 2026-07)"
    place = mills.place(ASSESSMENTS, "mill-shop")
    assert mills.sentences() == [("level-for-unfit-service", ASSESSMENTS, place, message)]


def test_a_closed_service_is_reported_for_a_commitment_of_the_whole_company_too(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [selling]", "    features: [selling]\n    until: 2020")
    mills.change(ASSESSMENTS, "  delivery: none\n", "  delivery:\n    dye-works: none\n    mill-shop: none\n")
    message = "cw-2 gives a level to mill-shop, which was closed at the cut-off 2026-06-30 (until 2020)"
    place = mills.place(ASSESSMENTS, "mill-shop")
    assert mills.sentences() == [("level-for-unfit-service", ASSESSMENTS, place, message)]


def test_levels_by_service_for_a_commitment_of_the_whole_company_stay_silent(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "  delivery: none\n", "  delivery:\n    dye-works: none\n    mill-shop: none\n")
    assert mills.check() == []


def test_a_service_to_which_it_says_that_it_does_not_apply_stays_silent(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "    dye-works: delivered\n", "    dye-works: delivered\n    mill-shop: not-applicable\n")
    assert mills.check() == []
