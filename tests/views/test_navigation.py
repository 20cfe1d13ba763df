from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.views.address import TOOLS, compare_page_path
from scorecard.views.navigation import Navigation, view_navigation
from tests.views.site_register import FILES, with_pages


def navigate(page: str, edition: str = "2024", files: frozenset[str] = FILES) -> Navigation:
    dataset, _ = with_pages()
    return view_navigation(dataset, edition, page, files)


def test_every_page_has_the_same_entries_and_the_texts_stand_in_their_order() -> None:
    words = ["Companies", "Commitments", *TOOLS.values(), "Method", "Editions", "Downloads", "About", "Press"]
    for page in sorted(FILES):
        if page.endswith(".html"):
            assert [link.text for link in navigate(page).head] == words, page


@pytest.mark.parametrize(
    ("page", "current"),
    [
        ("index.html", {"Companies": "page"}),
        ("companies/mixed/index.html", {"Companies": "true"}),
        ("commitments/index.html", {"Commitments": "page"}),
        ("commitments/rc-1/index.html", {"Commitments": "true"}),
        ("frameworks/river-charter/index.html", {"Commitments": "true"}),
        ("about/press/index.html", {"Press": "page"}),
        ("compare/index.html", {"Compare": "page"}),
        (compare_page_path(2), {"Compare": "true"}),
        ("404.html", {}),
    ],
)
def test_the_entry_of_the_page_or_of_its_part_of_the_site_is_marked(page: str, current: dict[str, str]) -> None:
    assert {link.text: link.current for link in navigate(page).head if link.current} == current


def test_only_what_is_published_is_linked_to() -> None:
    files = frozenset({"index.html", "about/index.html"})
    assert [link.address for link in navigate("companies/mixed/index.html", files=files).head] == [
        "../../index.html",
        "../../about/index.html",
    ]
    alone = navigate("", files=frozenset())
    assert (alone.home, alone.head, alone.foot) == ("", (), ())


def test_the_front_page_does_not_lead_to_itself_by_its_title() -> None:
    assert navigate("index.html").home == ""
    assert navigate("commitments/rc-1/index.html").home == "../../index.html"


def test_a_past_edition_leads_to_its_own_pages_and_to_what_stands_once_for_all() -> None:
    dataset, _ = with_pages()
    past = replace(dataset, editions={**dataset.editions, "2022": dataset.editions["2024"]})
    files = frozenset({"index.html", "methodology/index.html", "../../about/index.html", "../index.html"})
    found = view_navigation(past, "2022", "methodology/index.html", files)
    assert [(link.text, link.address, link.current) for link in found.head] == [
        ("Companies", "../index.html", ""),
        ("Method", "index.html", "page"),
        ("Editions", "../../index.html", ""),
        ("About", "../../../about/index.html", ""),
    ]
