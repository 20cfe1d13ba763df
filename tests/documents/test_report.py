"""The annual report and the fact sheet of the real data: valid, whole, with data inside and ways in both directions."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tests.documents.validators import assert_valid
from tests.documents.words import read_pages
from tests.real import COMPANIES

EDITION = "2026"


@pytest.fixture(scope="module")
def report(built: Path) -> Path:
    return built / f"report-{EDITION}.pdf"


@pytest.fixture(scope="module")
def sheet(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fact sheet, taken out of the press kit."""
    path = tmp_path_factory.mktemp("kit") / "fact-sheet.pdf"
    with zipfile.ZipFile(built / f"press-kit-{EDITION}.zip") as kit:
        path.write_bytes(kit.read(f"press-kit-{EDITION}/fact-sheet-{EDITION}.pdf"))
    return path


@pytest.fixture(scope="module")
def texts(report: Path) -> tuple[str, ...]:
    return tuple(page.text for page in read_pages(report))


def walk(items: list[pikepdf.OutlineItem], depth: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.title
        yield from walk(list(item.children), depth + 1)


def test_report_and_fact_sheet_are_valid_for_readers_with_tools_and_for_archives(report: Path, sheet: Path) -> None:
    assert_valid([report, sheet], ("ua1", "3a"))


def test_bookmarks_go_three_levels_deep(report: Path) -> None:
    with pikepdf.open(report) as document, document.open_outline() as outline:
        found = list(walk(list(outline.root)))
    assert {depth for depth, _ in found} == {1, 2, 3}
    top = [title for depth, title in found if depth == 1]
    assert top[1:] == [
        "Contents",
        "Foreword",
        "Key findings",
        "Ranking",
        "Commitments",
        "Companies",
        "How scores are made",
        "Sources",
        "Index of companies",
    ]
    assert sum(depth == 3 for depth, _ in found) >= 17


def test_it_has_the_length_that_it_should_have(texts: tuple[str, ...]) -> None:
    assert 50 <= len(texts) <= 90


def test_every_page_but_the_cover_says_how_far_it_can_be_relied_on(texts: tuple[str, ...]) -> None:
    for number, text in enumerate(texts, start=1):
        assert "Draft. Made from public sources" in text, number
        assert number == 1 or re.search(rf"\b{number}\b", text), number


def test_each_commitment_and_each_company_has_one_page(built: Path, texts: tuple[str, ...]) -> None:
    results = json.loads((built / "results.json").read_text("utf-8"))
    names = [company["name"] for company in results["companies"]]
    commitments = [text for text in texts if "Why, in a sentence" in text]
    assert len(commitments) == len(results["companies"][0]["commitments"])
    for text in commitments:
        assert all(name in text for name in names)
    assert sum("Saying and doing, 0 to 100" in text for text in texts) == len(names)


def test_the_contents_name_the_pages_on_which_things_stand(texts: tuple[str, ...]) -> None:
    contents = texts[1]
    for heading in ("Key findings", "Ranking", "How scores are made", "Sources", "Index of companies"):
        (number,) = re.findall(rf"(\d+) {heading}", contents)
        assert heading in texts[int(number) - 1]


def test_links_lead_within_the_report_in_both_directions(report: Path) -> None:
    with pikepdf.open(report) as document:
        named = {str(name) for name in pikepdf.NameTree(document.Root.Names.Dests)}
        found = [str(note.Dest) for page in document.pages for note in page.get("/Annots", []) if "/Dest" in note]
    assert set(found) <= named
    assert found.count("vp-11") > 10
    assert found.count("company-meta") > 10
    assert {"ranking", "sources-meta"} <= set(found)


@pytest.mark.parametrize("name", ["report", "scorecard"])
def test_the_data_travels_inside_as_associated_files(built: Path, report: Path, name: str) -> None:
    path = report if name == "report" else built / f"companies/meta/meta-scorecard-{EDITION}.pdf"
    with pikepdf.open(path) as document:
        associated = list(document.Root.AF)
        assert [str(item.AFRelationship) for item in associated] == ["/Data", "/Data"]
        files = {key: item.get_file().read_bytes() for key, item in document.attachments.items()}
        metadata = document.open_metadata()
        digest = str(metadata["{urn:commitment-scorecard:document:1:}dataHash"])
        assert str(metadata["{urn:commitment-scorecard:document:1:}edition"]) == EDITION
        assert "Creative Commons" in str(metadata["dc:rights"])
    inside = json.loads(next(content for key, content in files.items() if key.endswith(".json")))
    assert inside["edition"]["data_sha256"] == digest
    assert next(content for key, content in files.items() if key.endswith(".csv")).startswith(b"edition,")
    published = json.loads((built / "results.json").read_text("utf-8"))
    if name == "report":
        assert files["results.json"] == (built / "results.json").read_bytes()
    else:
        (own,) = inside["companies"]
        (other,) = [company for company in published["companies"] if company["id"] == "meta"]
        assert own == other


def test_no_range_on_the_fact_sheet_breaks_at_the_end_of_a_line(sheet: Path) -> None:
    run = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", sheet, "-"], capture_output=True, check=True)
    text = run.stdout.decode()
    assert len(re.findall(r"\d–<?\d", text)) > len(COMPANIES)
    # The columns of a table stand side by side, so a line may go on after its sentence's end.
    assert re.findall(r"\d–(?:\n|  .*)", text) == []


def test_the_fact_sheet_has_two_pages_with_every_company(built: Path, sheet: Path) -> None:
    pages = read_pages(sheet)
    text = " ".join(page.text for page in pages)
    assert len(pages) == 2
    for company in json.loads((built / "results.json").read_text("utf-8"))["companies"]:
        assert company["name"] in text
    assert "What one may not conclude" in text
