from __future__ import annotations

import pytest

from scorecard.views.address import chart_links, contact_link, file_links, relative, web_address

FILES = {
    "index.html",
    "results.json",
    "scores.csv",
    "charts/comparison.svg",
    "companies/mill/index.html",
    "companies/mill/mill-scorecard-2024.pdf",
    "companies/mill/charts/say-do-gap.png",
    "companies/mill/charts/say-do-gap.svg",
    "companies/other/other-scorecard-2024.pdf",
}


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/path?query=a&b=c#part",
        "https://web.archive.org/web/2024/https://example.org/a",
        "https://xn--bcher-kva.example/ü",
    ],
)
def test_web_addresses_become_links(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "ftp://example.org/",
        "//example.org/",
        "/etc/passwd",
        "https://",
        "https://user:secret@example.org/",
        'https://example.org/"onmouseover="alert(1)',
        "https://example.org/<script>",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://example.org/\x00",
        "https://example.org\\@evil.example/",
        " https://example.org/",
        "",
        None,
    ],
)
def test_other_addresses_do_not(address: str | None) -> None:
    assert web_address(address) is None


def test_a_contact_is_a_mail_address_a_web_address_or_plain_text() -> None:
    mail = contact_link("river@example.org")
    assert mail is not None
    assert mail.address == "mailto:river@example.org"
    web = contact_link("https://example.org/contact")
    assert web is not None
    assert web.address == "https://example.org/contact"
    assert contact_link("Knock at the mill") is None
    assert contact_link("javascript:alert(1)") is None
    assert contact_link("river@example.org?subject=<script>") is None


def test_addresses_are_relative_to_the_page_that_names_them() -> None:
    assert relative("index.html", "companies/mill/index.html") == "../../index.html"
    assert relative("companies/mill/a.pdf", "companies/mill/index.html") == "a.pdf"
    assert relative("companies/mill/index.html", "index.html") == "companies/mill/index.html"


def test_links_lead_only_to_files_that_will_be_there() -> None:
    page = "companies/mill/index.html"
    own = file_links(FILES, "companies/mill", page)
    assert [(link.text, link.address) for link in own] == [("PDF", "mill-scorecard-2024.pdf")]
    assert [link.address for link in file_links(FILES, "", "index.html")] == ["results.json", "scores.csv"]
    assert file_links((), "", "index.html") == ()
    charts = chart_links(FILES, "companies/mill", "gap", page)
    assert [(link.text, link.address) for link in charts] == [
        ("SVG", "charts/say-do-gap.svg"),
        ("PNG", "charts/say-do-gap.png"),
    ]
    assert chart_links(FILES, "companies/mill", "timeline", page) == ()
    assert [link.address for link in chart_links(FILES, "", "comparison", "index.html")] == ["charts/comparison.svg"]
