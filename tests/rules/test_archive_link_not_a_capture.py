from __future__ import annotations

from tests.rules.folder import COMPANY, SOURCES, Folder


def test_an_archive_link_to_another_site_is_reported(mills: Folder) -> None:
    mills.change(
        SOURCES, "https://web.archive.org/web/20260105120000/https://league.example/charter", "https://keep.example/1"
    )
    message = "the archive link of charter is no capture: https://keep.example/1"
    assert mills.sentences() == [("archive-link-not-a-capture", SOURCES, mills.place(SOURCES, "archived"), message)]


def test_an_archive_link_to_the_list_of_all_captures_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "web/20260105120002/", "web/2026*/")
    message = "the archive link of news-2024 is no capture: https://web.archive.org/web/2026*/https://mills.example/news/plant"
    line, column = mills.place(COMPANY, "https://web.archive.org/web/2026*")
    assert mills.sentences() == [("archive-link-not-a-capture", COMPANY, (line, column - len("archived: ")), message)]


def test_a_capture_stays_silent(mills: Folder) -> None:
    mills.change(
        COMPANY,
        "https://web.archive.org/web/20260105120002/https://mills.example/news/plant",
        "https://archive.ph/aB3dE",
    )
    assert mills.check() == []
