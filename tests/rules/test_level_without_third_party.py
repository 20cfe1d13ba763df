from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, SOURCES, Folder


def test_a_level_that_asks_for_a_third_party_and_cites_the_company_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: verified")
    message = (
        "cw-1 at dye-works is verified without evidence about dye-works or the whole company from a third-party source"
    )
    place = mills.place(ASSESSMENTS, "dye-works")
    assert mills.sentences() == [("level-without-third-party", ASSESSMENTS, place, message)]


def test_a_third_party_source_about_another_service_does_not_count(mills: Folder) -> None:
    mills.change(
        COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [charter]\n    services: [mill-shop]\n"
    )
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: verified")
    assert [rule for rule, *_ in mills.sentences()] == ["level-without-third-party"]


def test_a_third_party_source_of_a_pledge_does_not_count(mills: Folder) -> None:
    mills.change(COMPANY, "    source: plan-2023\n", "    source: plan-2023\n    also: [charter]\n")
    mills.change(ASSESSMENTS, "  delivery:\n    dye-works: delivered\n", "  delivery: verified\n")
    message = "cw-1 is verified without evidence from a third-party source"
    place = mills.place(ASSESSMENTS, "delivery: verified")
    assert mills.sentences() == [("level-without-third-party", ASSESSMENTS, place, message)]


def test_a_further_source_of_a_third_party_is_enough(mills: Folder) -> None:
    mills.change(COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [charter]\n")
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: verified")
    assert mills.check() == []


def test_a_source_whose_file_could_not_be_taken_in_may_be_the_third_party_s(mills: Folder) -> None:
    mills.change(COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [charter]\n")
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: verified")
    mills.change(SOURCES, "party: third", "party: fourth")
    assert mills.check_despite_flaws() == []
