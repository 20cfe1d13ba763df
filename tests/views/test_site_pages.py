"""Editions, permanent addresses, downloads, the programme's own texts, and the page for errors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from scorecard.model.text_page import TextPage
from scorecard.views.downloads import MOST_LISTED, PublishedFile, downloads_page, size_text
from scorecard.views.editions import editions_page, permanent_page
from scorecard.views.text_page import not_found_page, text_page
from tests.views.register import KEPT, Register, every_kind
from tests.views.site_register import ABOUT, FILES, with_pages

HASH = "ab" * 32


def published(*paths: str) -> list[PublishedFile]:
    return [PublishedFile(path, 1234 * number, HASH) for number, path in enumerate(paths, 1)]


def test_each_edition_has_its_permanent_address_and_its_data() -> None:
    dataset, results = with_pages()
    older = dataset.editions["2024"].edition.model_copy(
        update={"title": "Edition 2022", "cut_off": results.cut_off.replace(year=2022)}
    )
    past = replace(dataset, editions={**dataset.editions, "2022": replace(dataset.editions["2024"], edition=older)})
    page = editions_page(past, results, FILES | {"editions/2022/index.html", "editions/2022/scores.csv"})
    rows = [(row.title, row.address, row.permanent, row.is_current) for row in page.editions]
    assert rows == [
        ("Edition 2024", "2024/index.html", "editions/2024/", True),
        ("Edition 2022", "2022/index.html", "editions/2022/", False),
    ]
    assert [[link.address for link in row.downloads] for row in page.editions] == [
        ["../results.json"],
        ["2022/scores.csv"],
    ]
    assert page.editions[0].standing == "Everything in it can still change; it is not to be cited."
    based = replace(past, programme=past.programme.model_copy(update={"base_url": "https://river.example/"}))
    assert editions_page(based, results, FILES).editions[1].permanent == "https://river.example/editions/2022/"
    assert editions_page(based, results, FILES).citation.endswith(" https://river.example/editions/2024/")


def test_a_permanent_address_leads_to_the_page_and_to_each_assessment_on_it() -> None:
    dataset, results = with_pages()
    page = permanent_page(dataset, results, "companies/mixed/index.html", FILES)
    assert (page.name, page.address) == ("Mixed", "../../../../companies/mixed/index.html")
    assert page.anchors[0] == (
        "rc-1",
        "River Charter 1, Measure the water",
        "../../../../companies/mixed/index.html#rc-1",
    )
    assert [key for key, _, _ in page.anchors] == ["rc-1", "rc-2", "rc-3", "wp-1"]
    front = permanent_page(dataset, results, "index.html", FILES)
    assert [link.address for link in front.downloads] == ["../../results.json"]
    assert permanent_page(dataset, results, "commitments/rc-1/index.html", FILES).name == "Measure the water"


def test_every_file_is_listed_with_type_size_and_hash_and_none_that_is_not_for_readers() -> None:
    dataset, results = every_kind().scored()
    files = published(
        "404.html",
        "charts/ranks.png",
        "companies/mixed/index.html",
        "companies/mixed/mixed-scorecard-2024.pdf",
        "downloads/index.html",
        "editions/2024/index.html",
        "editions/index.html",
        "index.html",
        "results.json",
        "sitemap.xml",
    )
    page = downloads_page(dataset, results, files)
    assert [(group.title, [row.link.address for row in group.rows]) for group in page.groups] == [
        ("Data", ["../results.json"]),
        ("Charts of all companies", ["../charts/ranks.png"]),
        ("Pages", ["../editions/index.html", "../index.html"]),
    ]
    row = page.groups[0].rows[0]
    assert (row.link.text, row.type, row.size, row.sha256) == ("results.json", "JSON", "11 kB", HASH)
    assert [(group.title, [row.link.text for row in group.rows]) for group in page.companies] == [
        ("Mixed", ["mixed-scorecard-2024.pdf", "index.html"])
    ]
    assert page.total.startswith("6 files, ")
    assert (page.sums.address, page.manifest.address) == ("../SHA256SUMS", "../manifest.json")


def test_with_very_many_companies_their_files_are_left_to_the_lists_for_programs() -> None:
    register = Register()
    for number in range(MOST_LISTED + 1):
        register.add(f"mill-{number}", KEPT)
    dataset, results = register.scored()
    page = downloads_page(dataset, results, published("companies/mill-1/index.html", "results.json"))
    assert page.companies == ()
    assert page.companies_note.startswith("1 file, 1 kB:")


def test_a_past_edition_finds_the_lists_of_all_files_further_up() -> None:
    dataset, results = every_kind().scored()
    later = replace(dataset, programme=dataset.programme.model_copy(update={"current_edition": "2025"}))
    assert downloads_page(later, results, []).sums.address == "../../../SHA256SUMS"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (1, "1 byte"),
        (812, "812 bytes"),
        (1500, "2 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (12_345_678, "12.3 MB"),
    ],
)
def test_sizes_read_as_people_write_them(size: int, text: str) -> None:
    assert size_text(size) == text


def test_a_text_has_its_sections_and_the_parts_that_they_ask_for() -> None:
    dataset, results = with_pages()
    page = text_page(dataset, results, "press", FILES)
    assert [section.show for section in page.sections][:3] == ["answering", "citation", "companies"]
    assert page.answering.startswith("The company review of Edition 2024 has not begun")
    assert "A company has 30 days for its answer" in page.answering
    companies = {item.page.text: (item.page.address, [link.address for link in item.files]) for item in page.companies}
    assert companies["Mixed"] == (
        "../../companies/mixed/index.html",
        ["../../companies/mixed/mixed-scorecard-2024.pdf"],
    )
    assert companies["Unread"] == ("", [])
    assert [(link.text, link.address) for link in page.pictures] == [("Ranks (SVG)", "../../charts/ranks.svg")]


@pytest.mark.parametrize("change", [{"sections": []}, {"order": "first"}, {"show": "figures"}])
def test_a_text_without_sections_or_with_unknown_keys_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        TextPage.model_validate({**ABOUT, **change})


def test_the_page_for_errors_has_whole_addresses_where_the_programme_has_one() -> None:
    dataset, results = with_pages()
    assert not_found_page(dataset, results, FILES).frame.navigation.head[0].address == "index.html"
    based = replace(dataset, programme=dataset.programme.model_copy(update={"base_url": "https://river.example/r/"}))
    navigation = not_found_page(based, results, FILES).frame.navigation
    assert navigation.home == "https://river.example/r/index.html"
    assert {link.address.startswith("https://river.example/r/") for link in navigation.head} == {True}
