"""What a screen reader reads of a document is what its HTML says, word for word and in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

from scorecard import loader
from scorecard.render.composing import FACT_SHEET, REPORT, SCORECARD, write_document
from scorecard.render.manuscript import Enclosure
from scorecard.render.pdf import load_press
from scorecard.scoring.hindsight import look_back
from scorecard.scoring.insight import Insight
from scorecard.scoring.outlook import look_ahead
from scorecard.scoring.score import score
from scorecard.views.company import company_page
from scorecard.views.fact_sheet import fact_sheet
from scorecard.views.report import report_page
from scorecard.workflow.starter import start_project
from tests.documents.extremes import EARLIER, EDITION, write_programme
from tests.documents.structure import Tagged, read_tags
from tests.render.made import THEME
from tests.views.drawings import InventedDrawing

if TYPE_CHECKING:
    from scorecard.render.composing import DocumentView

PAGE_NUMBER = "\0"
TEMPLATES = {"scorecard": SCORECARD, "scorecard-with-past": SCORECARD, "report": REPORT, "fact-sheet": FACT_SHEET}
KINDS = tuple(TEMPLATES)


def views(folder: Path) -> dict[str, DocumentView]:
    """One document of each kind, of the example project, and a scorecard that tells what moved its score."""
    start_project(folder)
    (folder / "data/editions/2025/foreword.md").write_text("# Before\n\nA *foreword*.\n\n- one\n- two\n", "utf-8")
    dataset = loader.load(folder / "data").dataset
    assert dataset is not None
    results = score(dataset, "2025")
    insight = Insight(None, look_ahead(dataset, results), look_back(dataset, results))
    return {
        "scorecard": company_page(dataset, results, "example-mills", {}, insight=insight),
        "scorecard-with-past": with_past(folder / "past"),
        "report": report_page(dataset, results, {}, insight),
        "fact-sheet": fact_sheet(dataset, results, insight),
    }


def with_past(folder: Path) -> DocumentView:
    dataset = loader.load(write_programme(folder, 17, ("long", "greek"), has_past=True) / "data").dataset
    assert dataset is not None
    results = score(dataset, EDITION)
    insight = Insight(None, look_ahead(dataset, results), look_back(dataset, results))
    charts = {"timeline": InventedDrawing(), "waterfall": InventedDrawing(alt="From one score to the other.")}
    return company_page(dataset, results, "long", charts, insight=insight)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, list[Tagged]]]:
    """The HTML of each document, and the pieces of its PDF in the order of the tags."""
    folder = tmp_path_factory.mktemp("reading")
    press = load_press(THEME)
    found = {}
    for name, view in views(folder).items():
        path = folder / f"{name}.pdf"
        path.write_bytes(press.make(view, [Enclosure("data.json", "Results", b"{}", date(2025, 6, 30))]))
        found[name] = (write_document(THEME, TEMPLATES[name], view)[0], read_tags(path))
    return found


def squeeze(text: str) -> str:
    return "".join(text.split()).casefold()


def words_of(node: Any) -> Iterator[str]:
    """The words of HTML in the order in which they stand, pictures by what stands for them."""
    # Comments have no tag.
    name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
    if name in {"", "head"}:
        return
    if name == "img":
        yield node.attrib["alt"]
    elif "data-to" in node.attrib:
        yield PAGE_NUMBER
    else:
        yield node.text or ""
        for child in node:
            yield from words_of(child)
            yield child.tail or ""


def follow(expected: str, pieces: list[Tagged]) -> tuple[int, int]:
    """How far the pieces follow the words, and how many heads of tables came again at the top of a page."""
    place, heads, repeats = 0, set[str](), 0
    for piece in pieces:
        within = (*piece.above, piece.tag)
        text = squeeze(piece.text)
        if "Lbl" in within or not text:
            continue
        if expected[place : place + 1] == PAGE_NUMBER and text.removeprefix("p.").isdigit():
            place += 1
        elif expected.startswith(text, place):
            place += len(text)
            heads |= {text} if "THead" in within else set()
        elif "THead" in within and text in heads:
            repeats += 1
        else:
            pytest.fail(f"the tags say {piece.text!r} where the page says {expected[place : place + 60]!r}")
    return place, repeats


@pytest.mark.parametrize("kind", KINDS)
def test_the_tags_say_the_words_of_the_page_in_their_order(made: dict[str, Any], kind: str) -> None:
    html, pieces = made[kind]
    expected = squeeze(" ".join(words_of(html5lib.parse(html))))
    place, _ = follow(expected, pieces)
    assert place == len(expected)
    assert place > 1500


def test_a_reader_hears_the_parts_then_what_moved_the_score_then_what_would_raise_it(made: dict[str, Any]) -> None:
    _, pieces = made["scorecard-with-past"]
    heard = " ".join(piece.text for piece in pieces)
    places = [
        heard.rindex(title)
        for title in (
            "Scores by part",
            "In numbers",
            f"Since Edition {EARLIER}",
            "What moved it most",
            "From one score to the other.",
            "What would raise the score",
            "Promises, evidence and deadlines over time",
            "Every commitment",
            f"Other changes since Edition {EARLIER}",
            "What moved it, too",
        )
    ]
    assert places == sorted(places)
    # In the table of parts the circles say what they show, with the commitment's name.
    parts = [piece.text for piece in pieces if piece.tag == "Figure" and "TD" in piece.above]
    assert "River Charter 1, Use less water: Verified" in parts
    assert "48 of 100" in parts


def test_words_out_of_order_are_noticed(made: dict[str, Any]) -> None:
    html, pieces = made["fact-sheet"]
    expected = squeeze(" ".join(words_of(html5lib.parse(html))))
    with pytest.raises(pytest.fail.Exception):
        follow(expected, [*pieces[20:], *pieces[:20]])


@pytest.mark.parametrize("kind", KINDS)
def test_headings_go_down_one_level_at_a_time_and_tables_have_heads(made: dict[str, Any], kind: str) -> None:
    _, pieces = made[kind]
    levels = [
        int(tag[1]) for piece in pieces for tag in (*piece.above, piece.tag) if tag in {"H1", "H2", "H3", "H4", "H5"}
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert any("TH" in (*piece.above, piece.tag) for piece in pieces)


def test_a_source_in_another_language_says_so_in_the_tags(tmp_path: Path) -> None:
    start_project(tmp_path)
    path = tmp_path / "data/sources/council.yaml"
    text = path.read_text("utf-8")
    assert "language: en" in text
    path.write_text(text.replace("language: en", "language: de", 1), "utf-8")
    dataset = loader.load(tmp_path / "data").dataset
    assert dataset is not None
    results = score(dataset, "2025")
    document = tmp_path / "report.pdf"
    document.write_bytes(load_press(THEME).make(report_page(dataset, results, {})))
    foreign = [piece for piece in read_tags(document) if piece.language == "de"]
    assert foreign
    assert {piece.tag for piece in foreign} == {"Link"}
