from __future__ import annotations

from tests.rules.folder import COMPANY, Folder

SHORT = "https://archive.ph/aB3dE"
"""A capture that does not tell which page it is of."""


def move_plan(mills: Folder, url: str) -> None:
    """Give the plan another address, without a capture."""
    capture = "https://web.archive.org/web/20260105120001/https://mills.example/plan"
    mills.change(
        COMPANY, f"url: https://mills.example/plan\n    archived: {capture}\n", f"url: {url}\n    archived: {SHORT}\n"
    )


def test_an_address_that_another_source_of_the_file_has_is_reported_at_the_second(mills: Folder) -> None:
    move_plan(mills, "http://www.mills.example/news/plant/#top")
    message = "the source plan-2023 has the address of news-2024 in this file: http://www.mills.example/news/plant/#top"
    assert mills.sentences() == [("same-address-twice", COMPANY, mills.place(COMPANY, "url: http://www"), message)]


def test_an_address_that_a_shared_source_has_is_reported_in_the_company_s_file(mills: Folder) -> None:
    move_plan(mills, "https://league.example/charter?utm_source=news")
    message = (
        "the source plan-2023 has the address of charter in sources/water.yaml: "
        "https://league.example/charter?utm_source=news"
    )
    assert mills.sentences() == [("same-address-twice", COMPANY, mills.place(COMPANY, "url: https://league"), message)]


def test_other_pages_of_the_same_site_stay_silent(mills: Folder) -> None:
    move_plan(mills, "https://mills.example/news/plant?page=2")
    assert mills.check() == []
