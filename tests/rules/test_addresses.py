from __future__ import annotations

from datetime import date

import pytest

from scorecard.rules.addresses import (
    Capture,
    belongs_to_site,
    is_capture,
    read_capture,
    same_page_key,
    shows_same_page,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://web.archive.org/web/20260105120000/https://www.example.org/",
        "http://web.archive.org/web/20260105120000id_/http://example.org/a?b=c",
        "https://web.archive.org/web/20260105120000/example.org",
        "https://archive.ph/aB3dE",
        "https://archive.today/20260105120000/https://example.org/a",
        "https://archive.is/aB3dE",
        "https://perma.cc/AB12-CD34",
        "https://webarchive.nationalarchives.gov.uk/ukgwa/20260105120000/https://www.example.org/",
        "https://webarchive.nationalarchives.gov.uk/20260105120000/https://www.example.org/",
        "https://www.webarchive.org.uk/wayback/archive/20260105120000/https://www.example.org/",
        "https://arquivo.pt/wayback/20260105120000/https://www.example.org/",
        "https://ghostarchive.org/archive/aB3dE",
        "https://webarchive.loc.gov/all/20260105120000/https://www.example.org/",
        "https://wayback.archive-it.org/1234/20260105120000/https://www.example.org/",
    ],
)
def test_the_address_of_one_capture_is_known(url: str) -> None:
    assert is_capture(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/web/20260105120000/https://www.example.org/",
        "https://web.archive.org/",
        "https://web.archive.org/web/*/https://www.example.org/",
        "https://web.archive.org/web/2026/https://www.example.org/",
        "https://web.archive.org/web/20260105120000/",
        "https://web.archive.org/web/20261305120000/https://www.example.org/",
        "https://web.archive.org/web/20260230120000/https://www.example.org/",
        "https://web.archive.org/save/https://www.example.org/",
        "https://web.archive.org.example.org/web/20260105120000/https://www.example.org/",
        "https://archive.org/details/example",
        "https://archive.ph/",
        "https://archive.ph/https://www.example.org/",
        "https://archive.ph/search/?q=example",
        "https://perma.cc/ab12-cd34",
        "https://perma.cc/AB12",
        "https://ghostarchive.org/search?term=example",
        "https://arquivo.pt/wayback/https://www.example.org/",
        "https://[web.archive.org/web/20260105120000/https://www.example.org/",
    ],
)
def test_anything_else_is_no_capture(url: str) -> None:
    assert not is_capture(url)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "http://example.org/a"),
        ("https://example.org/a", "https://www.example.org/a"),
        ("https://example.org/a", "https://EXAMPLE.org/a/"),
        ("https://example.org/a", "https://example.org/a#page=3"),
        ("https://example.org/a", "https://example.org/a?utm_source=x&utm_medium=y"),
        ("https://example.org/a?b=1", "https://example.org/a?utm_source=x&b=1"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a", "https://example.org:443/a"),
    ],
)
def test_two_addresses_of_one_page_have_one_key(one: str, other: str) -> None:
    assert same_page_key(one) == same_page_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a", "https://example.com/a"),
        ("https://example.org/a", "https://de.example.org/a"),
        ("https://example.org/a?b=1", "https://example.org/a?b=2"),
        ("https://example.org/#/2024", "https://example.org/#/2025"),
        ("https://example.org/a?b=https://c.example/", "https://example.org/a"),
    ],
)
def test_two_pages_have_two_keys(one: str, other: str) -> None:
    assert same_page_key(one) != same_page_key(other)


@pytest.mark.parametrize(
    ("url", "captured"),
    [
        ("https://web.archive.org/web/20260105120000/https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("https://web.archive.org/web/20260105120000id_/http://example.org/", "http://example.org/"),
        ("https://web.archive.org/web/20260105120000/https://example.org/#!/a", "https://example.org/#!/a"),
        ("https://arquivo.pt/wayback/20260105120000/example.org", "example.org"),
        (
            "https://webarchive.nationalarchives.gov.uk/ukgwa/20260105120000/https://example.org/a",
            "https://example.org/a",
        ),
        ("https://wayback.archive-it.org/1234/20260105120000/https://example.org/a", "https://example.org/a"),
        ("https://archive.today/20260105120000/https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_capture_tells_its_page_and_its_day(url: str, captured: str) -> None:
    assert read_capture(url) == Capture(captured, date(2026, 1, 5))


@pytest.mark.parametrize("url", ["https://archive.ph/aB3dE", "https://perma.cc/AB12-CD34", "https://example.org/"])
def test_a_short_name_tells_nothing(url: str) -> None:
    assert read_capture(url) is None


@pytest.mark.parametrize(
    ("captured", "url", "same"),
    [
        ("example.org/a", "https://www.example.org/a/", True),
        ("https:/example.org/a", "http://example.org:80/a", True),
        ("https://example.org/a%20b", "https://example.org/a b", True),
        ("https://example.org/a?utm_medium=x&b=1", "https://example.org/a?b=1", True),
        ("https://example.org/a?b=1", "https://example.org/a", False),
        ("https://example.org/A", "https://example.org/a", False),
        ("https://example.com/a", "https://example.org/a", False),
        ("https://example.org/#!/a", "https://example.org/#!/b", False),
    ],
)
def test_a_captured_page_is_compared_as_addresses_are(captured: str, url: str, *, same: bool) -> None:
    assert shows_same_page(captured, url) is same


def test_an_address_that_is_no_address_belongs_to_no_site() -> None:
    assert not belongs_to_site("https://[example.org/", "https://example.org")
