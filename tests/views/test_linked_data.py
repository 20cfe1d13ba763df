"""What pages say of themselves to other sites: addresses, cards and linked data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scorecard.views.company import company_page
from scorecard.views.downloads import PublishedFile, downloads_page
from scorecard.views.frame import view_frame
from scorecard.views.front import front_page
from tests.views.register import every_kind

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results

DOCUMENT = "companies/mixed/mixed-scorecard-2024.pdf"
FILES = ("index.html", "companies/mixed/index.html", DOCUMENT, "results.json", "scores.csv", "data/scorecard-2024.xlsx")
BASE = "https://river.example/books"


def make(base: str | None, current: str = "2024") -> tuple[Dataset, Results]:
    dataset, results = every_kind().scored()
    programme = dataset.programme.model_copy(update={"base_url": base, "current_edition": current})
    return replace(dataset, programme=programme), results


def test_the_front_page_describes_a_data_set_with_its_files_and_its_publisher() -> None:
    page = front_page(*make(BASE), {}, FILES)
    publisher, dataset = page.linked_data["@graph"]
    assert publisher == {"@type": "Organization", "name": "Friends of the River", "url": BASE}
    assert dataset["@type"] == "Dataset"
    assert dataset["temporalCoverage"] == "../2024-04-30"
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "draft" in dataset["version"]
    assert [(item["contentUrl"], item["encodingFormat"]) for item in dataset["distribution"]] == [
        (f"{BASE}/results.json", "application/json"),
        (f"{BASE}/scores.csv", "text/csv"),
        (
            f"{BASE}/data/scorecard-2024.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ]


def test_without_an_address_files_are_named_as_the_page_sees_them() -> None:
    dataset = front_page(*make(None), {}, FILES).linked_data["@graph"][1]
    assert dataset["url"] == "index.html"
    assert [item["contentUrl"] for item in dataset["distribution"]][:2] == ["results.json", "scores.csv"]
    report = company_page(*make(None), "mixed", {}, FILES).linked_data
    assert report["isBasedOn"] == "../../index.html"
    assert report["encoding"]["contentUrl"] == "mixed-scorecard-2024.pdf"
    assert "url" not in report


def test_a_scorecard_is_a_report_about_an_organisation_and_no_rating() -> None:
    report = company_page(*make(BASE), "mixed", {}, FILES).linked_data
    assert report["@type"] == "Report"
    assert report["about"]["@type"] == "Organization"
    assert report["about"]["name"] == "Mixed"
    assert report["url"] == f"{BASE}/companies/mixed/"
    assert report["encoding"]["contentUrl"] == f"{BASE}/{DOCUMENT}"
    assert report["version"] == "Edition 2024 (draft, collecting evidence)"
    assert not any("ating" in key for key in (*report, *report["about"]))
    assert "encoding" not in company_page(*make(BASE), "mixed", {}, ()).linked_data


def test_the_list_of_files_gives_size_and_hash() -> None:
    files = [PublishedFile("results.json", 812, "ab" * 32), PublishedFile("companies/mixed/index.html", 5, "cd" * 32)]
    (only,) = downloads_page(*make(BASE), files).linked_data["@graph"][1]["distribution"]
    assert (only["contentSize"], only["sha256"]) == ("812 B", "ab" * 32)


@pytest.mark.parametrize(
    ("page", "address", "card"),
    [
        ("index.html", f"{BASE}/", f"{BASE}/card.png"),
        ("companies/mixed/index.html", f"{BASE}/companies/mixed/", f"{BASE}/companies/mixed/card.png"),
        ("methodology/index.html", f"{BASE}/methodology/", f"{BASE}/card.png"),
        ("404.html", "", f"{BASE}/card.png"),
        ("", "", ""),
    ],
)
def test_a_page_knows_its_address_and_its_card_or_that_of_the_edition(page: str, address: str, card: str) -> None:
    frame = view_frame(*make(BASE), page, ("card.png", "companies/mixed/card.png"))
    assert (frame.address, frame.card) == (address, card)


def test_without_an_address_of_the_site_or_a_published_card_a_page_names_none() -> None:
    frame = view_frame(*make(None), "index.html", ("card.png",))
    assert (frame.address, frame.card) == ("", "")
    assert view_frame(*make(BASE), "index.html", ()).card == ""


def test_a_page_of_a_past_edition_has_the_address_of_its_edition_and_never_the_current_card() -> None:
    frame = view_frame(*make(BASE, current="2026"), "companies/mixed/index.html", ("../../card.png", "../../feed.xml"))
    assert frame.address == f"{BASE}/editions/2024/companies/mixed/"
    assert frame.card == ""
    assert frame.navigation.feed == "../../../../feed.xml"
