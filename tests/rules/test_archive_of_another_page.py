from __future__ import annotations

import pytest

from tests.rules.folder import COMPANY, SOURCES, Folder

ARCHIVED = "https://web.archive.org/web/20260105120000/https://league.example/charter"


def test_a_capture_of_another_page_is_reported(mills: Folder) -> None:
    mills.change(SOURCES, ARCHIVED, "https://web.archive.org/web/20260105120000/https://league.example/charters")
    message = (
        "the archive link of charter is a capture of https://league.example/charters, not of "
        "https://league.example/charter"
    )
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("archive-of-another-page", SOURCES, mills.place(SOURCES, "archived:"), message)
    ]
    assert found[0].level == "error"
    assert found[0].hint == "Compare the capture with the source, and correct the address that is wrong."


@pytest.mark.parametrize(
    "other",
    [
        "https://arquivo.pt/wayback/20260105120002/https://mills.example/news",
        "https://webarchive.nationalarchives.gov.uk/ukgwa/20260105120002/https://mills.example/news/plant?page=2",
        "https://web.archive.org/web/20260105120002id_/https://mills.example.org/news/plant",
    ],
)
def test_every_archive_that_tells_the_address_is_compared(mills: Folder, other: str) -> None:
    mills.change(COMPANY, "https://web.archive.org/web/20260105120002/https://mills.example/news/plant", other)
    ((rule, file, _, message),) = mills.sentences()
    assert (rule, file) == ("archive-of-another-page", COMPANY)
    assert message.startswith("the archive link of news-2024 is a capture of https://mills.example")


@pytest.mark.parametrize(
    "same",
    [
        "https://web.archive.org/web/20260105120000/http://www.league.example:80/charter/",
        "https://web.archive.org/web/20260105120000if_/https:/league.example/charter",
        "https://arquivo.pt/wayback/20260105120000/league.example/charter?utm_source=news",
        "https://archive.ph/aB3dE",
        "https://perma.cc/AB12-CD34",
    ],
)
def test_the_same_page_and_captures_with_short_names_stay_silent(mills: Folder, same: str) -> None:
    mills.change(SOURCES, ARCHIVED, same)
    assert mills.check() == []


def test_a_source_that_is_itself_a_capture_is_compared_by_what_it_shows(mills: Folder) -> None:
    mills.change(
        SOURCES,
        "url: https://league.example/charter",
        "url: https://web.archive.org/web/20250101000000/https://league.example/charter",
    )
    assert mills.check() == []


def test_a_link_that_is_no_capture_is_not_reported_twice(mills: Folder) -> None:
    mills.change(SOURCES, ARCHIVED, "https://web.archive.org/web/20261305120000/https://league.example/press")
    assert [rule for rule, *_ in mills.sentences()] == ["archive-link-not-a-capture"]
