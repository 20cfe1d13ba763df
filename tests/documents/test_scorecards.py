"""The PDFs of the real data: valid, whole, and with a first page that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from tests.documents.validators import assert_valid
from tests.documents.words import Page, empty_pages, opening_titles, read_pages
from tests.real import COMPANIES, CURRENT, DATA, EDITIONS, SAMPLE, document_of

A4_WIDTH, A4_HEIGHT = 595.28, 841.89
MOST_PAGES = 24


def test_scorecards_are_valid_for_readers_with_tools_and_for_archives(built: Path) -> None:
    # All come from one template: the sample has every part that one can have, tests of the extremes have the rest.
    current = [document_of(built, company) for company in SAMPLE]
    earlier = [document_of(built, SAMPLE[0], edition) for edition in EDITIONS if edition != CURRENT]
    assert_valid([*current, *earlier], ("ua1", "3a"))


@pytest.mark.parametrize("company", SAMPLE)
def test_a_scorecard_says_what_it_is(built: Path, company: str) -> None:
    with pikepdf.open(document_of(built, company)) as document:
        assert document.check_pdf_syntax() == []
        assert document.Root.Lang == "en"
        assert document.Root.MarkInfo.Marked
        information = document.docinfo
        assert str(information["/Title"]).endswith("Commitment Scorecard, Edition 2026")
        assert str(information["/Author"])
        assert "commitments that apply" in str(information["/Subject"])
        assert "Voluntary Principles" in str(information["/Keywords"])
        assert "/CreationDate" not in information
        assert document.open_metadata()["pdfuaid:part"] == "1"


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_first_page_of_every_scorecard_is_one_sheet(built: Path, edition: str) -> None:
    spilt = [
        company
        for company in COMPANIES
        if "Behind the score" not in read_pages(document_of(built, company, edition))[1].text
    ]
    assert spilt == []


@pytest.mark.parametrize("company", SAMPLE)
def test_the_first_page_stands_alone(built: Path, company: str) -> None:
    pages = read_pages(document_of(built, company))
    first, second = (page.text for page in pages[:2])
    assert "Draft. Made from public sources" in first
    assert "not reviewed by the company" in first
    assert re.search(r"It promised .* commitments that apply to it[.,]|We found no public pledge", first)
    assert re.search(r"\b\d{1,3} / 100|No score", first)
    assert "Rank" in first
    for words in ("Build and spread tools", "Publish meaningful data", "Test, evaluate and share"):
        assert words in first
    assert "The company has not yet been asked" in first
    # The last words of the page, so nothing of it has slipped to the next one.
    assert "how to cite and contest: on the pages that follow" in first
    assert "…" not in first
    assert "Best shown" in first
    assert "Least shown" in first
    assert f"page 1 of {len(pages)}" in first
    assert "Behind the score" in second


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[tuple[str, str], tuple[Page, ...]]:
    """The pages of every scorecard with the places of their words, by edition and company."""
    return {
        (edition, company): read_pages(document_of(built, company, edition))
        for edition in EDITIONS
        for company in COMPANIES
    }


def test_the_second_page_of_every_scorecard_holds_its_parts_trend_and_outlook(
    pages: dict[tuple[str, str], tuple[Page, ...]],
) -> None:
    for (edition, company), (_, second, *later) in pages.items():
        place = f"{company}, {edition}"
        titles = ["Scores by part", "In numbers", "What would raise the score"]
        titles += ["Since Edition 2022"] * (edition == CURRENT)
        assert [title for title in titles if title not in second.text] == [], place
        assert [title for title in titles for page in later if title in page.text] == [], place
        assert "Every commitment" not in second.text, place
        assert ("over time" in second.text) != ("over time" in later[0].text), place
        assert ("They stand under Other changes" in second.text) == any(
            "Other changes since Edition 2022" in page.text for page in later
        ), place


def test_no_page_of_a_scorecard_is_half_empty_within_a_chapter_cut_off_or_overlaid(
    pages: dict[tuple[str, str], tuple[Page, ...]],
) -> None:
    titles = opening_titles(DATA)
    empty = {place: numbers for place, found in pages.items() if (numbers := empty_pages(found, titles))}
    assert empty == {}
    for (edition, company), found in pages.items():
        for number, page in enumerate(found, start=1):
            place = f"{company}, {edition}, page {number}"
            assert page.outside == [], place
            assert page.overlaps == [], place


def test_no_sentence_ends_with_two_full_stops(pages: dict[tuple[str, str], tuple[Page, ...]]) -> None:
    doubled = [
        (*place, number, found)
        for place, sheets in pages.items()
        for number, page in enumerate(sheets, start=1)
        for found in re.findall(r"\S*\w\.\.(?!\.)", page.text)
    ]
    assert doubled == []


@pytest.mark.parametrize("company", SAMPLE)
def test_every_page_says_how_far_it_can_be_relied_on(built: Path, company: str) -> None:
    pages = read_pages(document_of(built, company))
    count = len(pages)
    assert 4 < count <= MOST_PAGES
    for number, text in enumerate((page.text for page in pages), start=1):
        assert "Draft. Made from public sources" in text, number
        assert "not reviewed by the company" in text, number
        assert "Edition 2026" in text, number
        assert "evidence up to 31 October 2026 · draft, collecting evidence" in text, number
        assert f"page {number} of {count}" in text


@pytest.mark.parametrize("company", SAMPLE)
def test_bookmarks_lead_to_every_part_and_every_commitment(built: Path, company: str) -> None:
    with pikepdf.open(document_of(built, company)) as document:
        titles: list[str] = []

        def walk(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
            for item in items:
                yield item.title
                yield from walk(list(item.children))

        with document.open_outline() as outline:
            titles = list(walk(list(outline.root)))
    for part in ("Behind the score", "Every commitment", "The company’s answer", "How the score is made", "Sources"):
        assert part in titles
    assert sum(bool(re.match(r"\d+ ", title)) for title in titles) == 17
    assert any(title.endswith("Publish meaningful data") for title in titles)


@pytest.mark.parametrize("company", SAMPLE)
def test_links_lead_to_the_web_or_within_the_document(built: Path, company: str) -> None:
    outside = inside = 0
    with pikepdf.open(document_of(built, company)) as document:
        named = {str(name) for name in pikepdf.NameTree(document.Root.Names.Dests)}
        for page in document.pages:
            for note in page.get("/Annots", []):
                if "/A" in note:
                    assert re.match(r"(https?://|mailto:)", str(note.A.URI))
                    outside += 1
                else:
                    assert str(note.Dest) in named
                    inside += 1
    assert outside > 20
    assert inside > 40


@pytest.mark.parametrize("company", SAMPLE)
def test_fonts_are_ours_and_travel_with_the_document(built: Path, company: str) -> None:
    seen = 0
    with pikepdf.open(document_of(built, company)) as document:
        for page in document.pages:
            for font in page.Resources.Font.values():
                descendant = font.DescendantFonts[0]
                assert re.match(r"/[A-Z]{6}\+Scorecard-?S(ans|erif)", str(descendant.BaseFont))
                assert "/FontFile2" in descendant.FontDescriptor or "/FontFile3" in descendant.FontDescriptor
                seen += 1
    assert seen


@pytest.mark.parametrize("company", SAMPLE)
def test_every_page_is_a_sheet_of_a4(built: Path, company: str) -> None:
    for page in PdfReader(document_of(built, company)).pages:
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert size == pytest.approx((A4_WIDTH, A4_HEIGHT), abs=0.1)


@pytest.mark.parametrize("company", SAMPLE)
def test_every_assessment_is_in_the_appendix_with_the_sources_at_the_end(built: Path, company: str) -> None:
    text = " ".join(page.text for page in read_pages(document_of(built, company)))
    assert text.count("Judged on") == 17
    assert text.count("What it asks.") == 17
    assert "None promise" not in text
    assert "in full under" in text
    assert re.search(r"Sources \d+ sources, \d+ with an archived copy\.", text)
    assert "How to contest" in text
    assert "How to cite" in text
    assert "The weights that this score was made with" in text
