from __future__ import annotations

import pytest

from tests.rules.folder import COMPANY, SOURCES, Folder

NEWS = "    date: 2024-05-02\n    accessed: 2026-06-01\n    language: en\n    party: first\n"
PUBLISHED = "    title: Our plant is open\n    publisher: Example Mills\n"


def call_third(mills: Folder) -> None:
    """Let the news of the company count as third-party, without a capture that would tell its address."""
    mills.change(COMPANY, NEWS, NEWS.replace("first", "third"))
    mills.change(
        COMPANY,
        "https://web.archive.org/web/20260105120002/https://mills.example/news/plant",
        "https://archive.ph/aB3dE",
    )


@pytest.mark.parametrize(
    ("names", "publisher"),
    [
        ("name: Example Mills", "Example Mills"),
        ("name: Example Mills", "example  mills"),
        ("name: Example Mills\nalso_known_as: [Mills & Co.]", "Mills & Co."),
    ],
)
def test_a_publisher_of_the_company_s_name_is_reported(mills: Folder, names: str, publisher: str) -> None:
    call_third(mills)
    mills.change(COMPANY, "name: Example Mills\nheadquarters", f"{names}\nheadquarters")
    mills.change(COMPANY, PUBLISHED, PUBLISHED.replace("Example Mills", publisher))
    mills.change(COMPANY, "url: https://mills.example/news/plant", "url: https://times.example/plant")
    message = f"the source news-2024 counts as third-party, and its publisher is {publisher}, a name of Example Mills"
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("own-source-as-third-party", COMPANY, mills.place(COMPANY, "party: third"), message)
    ]
    assert found[0].level == "warning"
    assert (
        found[0].hint == "Write first; if somebody other than Example Mills wrote it, cite it where that body shows it."
    )


@pytest.mark.parametrize(
    ("website", "url"),
    [
        ("https://mills.example/", "https://mills.example/news/plant"),
        ("https://about.mills.example", "http://NEWS.mills.example/plant"),
        ("https://www.mills.co.uk", "https://shop.mills.co.uk:443/plant"),
        ("https://www.mills.example/en-us", "https://news.mills.example/plant"),
        ("https://host.example/mills/", "https://www.host.example/mills/plant"),
    ],
)
def test_an_address_within_the_company_s_site_is_reported(mills: Folder, website: str, url: str) -> None:
    call_third(mills)
    mills.change(COMPANY, PUBLISHED, PUBLISHED.replace("Example Mills", "The Mill Times"))
    mills.change(COMPANY, "website: https://mills.example/", f"website: {website}")
    mills.change(COMPANY, "url: https://mills.example/news/plant", f"url: {url}")
    reason = f"its address lies within the web site of Example Mills ({website}): {url}"
    message = f"the source news-2024 counts as third-party, and {reason}"
    place = mills.place(COMPANY, "party: third")
    assert mills.sentences() == [("own-source-as-third-party", COMPANY, place, message)]


def test_a_shared_source_that_the_company_s_facts_cite_is_reported_where_it_stands(mills: Folder) -> None:
    mills.change(SOURCES, "publisher: River League", "publisher: Example Mills")
    message = "the source charter counts as third-party, and its publisher is Example Mills, a name of Example Mills"
    place = mills.place(SOURCES, "party: third")
    assert mills.sentences() == [("own-source-as-third-party", SOURCES, place, message)]


@pytest.mark.parametrize(
    ("website", "url"),
    [
        ("https://mills.example/", "https://mills.example.org/plant"),
        ("https://mills.example/", "https://bigmills.example/plant"),
        ("https://host.example/mills", "https://host.example/mills-watch/plant"),
        ("https://mills.co.uk", "https://times.co.uk/plant"),
        ("https://about.co.uk", "https://times.co.uk/plant"),
    ],
)
def test_the_word_of_somebody_else_stays_silent(mills: Folder, website: str, url: str) -> None:
    call_third(mills)
    mills.change(COMPANY, PUBLISHED, PUBLISHED.replace("Example Mills", "Example Mills Watch"))
    mills.change(COMPANY, "website: https://mills.example/", f"website: {website}")
    mills.change(COMPANY, "url: https://mills.example/news/plant", f"url: {url}")
    assert mills.check() == []


def test_a_shared_source_of_a_company_that_does_not_cite_it_stays_silent(mills: Folder) -> None:
    text = mills.read(COMPANY).partition("endorsements:")[0].replace("name: Example Mills", "name: River League")
    mills.write("companies/league.yaml", text.replace("mills.example", "league.example"))
    assert mills.check() == []
