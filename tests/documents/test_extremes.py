"""Scorecards at the ends of what there can be: nothing is cut off, laid over another or spilt to a second sheet."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.documents.extremes import EARLIER, EDITION, NAMES, write_programme
from tests.documents.validators import assert_valid
from tests.documents.words import Box, Page, empty_pages, opening_titles, read_pages
from tests.render.made import THEME


@dataclass(frozen=True, slots=True)
class Case:
    """A programme with so many commitments and these companies."""

    commitments: int
    companies: tuple[str, ...]
    shape: dict[str, Any] = field(default_factory=dict)
    options: tuple[str, ...] = ()


CASES = {
    "one": Case(1, ("long",)),
    "forty": Case(40, ("greek", "cyrillic", "unscored"), {"has_past": True}, ("--edition", EDITION)),
    # As many commitments as the real ones, in small groups, with names and changes as long as they may be.
    "moved": Case(17, ("long", "greek"), {"has_past": True, "group_size": 2}, ("--paper", "letter")),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The output folders of all cases."""
    folders = {}
    for name, case in CASES.items():
        folder = write_programme(tmp_path_factory.mktemp(name), case.commitments, case.companies, **case.shape)
        command = [sys.executable, "-m", "scorecard", "build", "--templates", str(THEME.folder), "--only", "html,pdf"]
        build = subprocess.run([*command, *case.options], cwd=folder, capture_output=True, text=True, check=False)
        assert build.returncode == 0, build.stdout + build.stderr
        folders[name] = folder / "output"
    return folders


def documents(made: dict[str, Path]) -> list[Path]:
    found = [path for folder in made.values() for path in sorted(folder.rglob("*-scorecard-*.pdf"))]
    editions = {name: 2 if case.shape and "--edition" not in case.options else 1 for name, case in CASES.items()}
    assert len(found) == sum(len(case.companies) * editions[name] for name, case in CASES.items())
    return found


def find_case(path: Path) -> str:
    """The case that a document belongs to: the name of its programme's folder."""
    return next(name for name in CASES if any(part.startswith(name) for part in path.parts))


@pytest.fixture(scope="module")
def pages(made: dict[str, Path]) -> dict[Path, tuple[Page, ...]]:
    """The pages of every document."""
    return {path: read_pages(path) for path in documents(made)}


def test_they_are_valid_and_bring_their_fonts(made: dict[str, Path]) -> None:
    assert_valid(documents(made), ("ua1", "3a"))
    for path in documents(made):
        with pikepdf.open(path) as document:
            for page in document.pages:
                for font in page.Resources.Font.values():
                    descriptor = font.DescendantFonts[0].FontDescriptor
                    assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_no_word_leaves_its_page_or_lies_over_another(pages: dict[Path, tuple[Page, ...]]) -> None:
    for path, found in pages.items():
        for number, page in enumerate(found, start=1):
            assert page.words, f"{path.name}, page {number}"
            assert page.outside == [], f"{path.name}, page {number}"
            assert page.overlaps == [], f"{path.name}, page {number}"


def test_words_over_others_are_noticed() -> None:
    word = Box(10, 10, 40, 20, "word")
    assert Page(600, 800, (word, Box(30, 12, 60, 22, "other"))).overlaps == []
    assert Page(600, 800, (word, Box(20, 12, 50, 22, "other"))).overlaps == [("word", "other")]


def test_words_at_the_edge_are_noticed_and_how_far_a_page_is_filled() -> None:
    page = Page(600, 1000, (Box(30, 20, 60, 30, "in"), Box(570, 457, 590, 467.5, "out"), Box(30, 960, 60, 970, "foot")))
    assert page.outside == ["out"]
    assert page.filled == pytest.approx(0.5)


def test_the_first_page_is_one_sheet_with_the_whole_name(pages: dict[Path, tuple[Page, ...]]) -> None:
    for path, (first, second, *_) in pages.items():
        company = path.parent.name
        assert NAMES[company] in first.text
        assert "how to cite and contest: on the pages that follow" in first.text, path.name
        assert "Behind the score" in second.text, path.name
        assert ("No score" in first.text) == (company == "unscored" and EDITION in path.name)


def test_the_second_page_is_one_sheet_with_parts_trend_and_outlook(pages: dict[Path, tuple[Page, ...]]) -> None:
    told = 0
    for path, (_, second, third, *rest) in pages.items():
        later = [third.text, *(page.text for page in rest)]
        assert "Scores by part" in second.text
        has_past = EDITION in path.name and len(CASES[find_case(path)].shape) > 0
        assert (f"Since Edition {EARLIER}" in second.text) == has_past, path
        has_score = "No score" not in pages[path][0].text
        assert ("What would raise the score" in second.text) == has_score, path
        for title in ("Scores by part", f"Since Edition {EARLIER}", "What would raise the score"):
            assert not any(title in text for text in later), f"{path}: {title}"
        assert "Every commitment" not in second.text
        # What moved the score leaves no room for the timeline, which then begins the next page.
        assert ("over time" in second.text) != ("over time" in third.text), path
        told += has_past
    assert told == 5


def test_no_page_is_half_empty_within_a_chapter(made: dict[str, Path], pages: dict[Path, tuple[Page, ...]]) -> None:
    titles = opening_titles(made["one"].parent / "data")
    # The first page is short where there is little to tell: the second always begins anew.
    empty = {path.name: numbers for path, found in pages.items() if (numbers := empty_pages(found[1:], titles))}
    assert empty == {}


def test_the_changes_that_the_second_page_has_no_room_for_follow(pages: dict[Path, tuple[Page, ...]]) -> None:
    heading = f"Other changes since Edition {EARLIER}"
    (found,) = (
        found for path, found in pages.items() if path.name == f"greek-scorecard-{EDITION}.pdf" and len(found) < 12
    )
    assert f"They stand under {heading}." in found[1].text
    (table,) = (page for page in found[2:] if heading in page.text)
    rows = found[1].text.count("→") + table.text.count("→")
    assert rows == 11


def test_a_table_that_runs_on_has_its_head_again(made: dict[str, Path]) -> None:
    path = made["forty"] / f"companies/greek/greek-scorecard-{EDITION}.pdf"
    with_rows = [number for number, page in enumerate(read_pages(path)) if "Saying and doing, 0 to 100" in page.text]
    assert len(with_rows) == 2
    assert all(after == before + 1 for before, after in pairwise(with_rows))


def test_every_commitment_of_forty_has_its_circle_and_its_entry(made: dict[str, Path]) -> None:
    path = made["forty"] / f"companies/cyrillic/cyrillic-scorecard-{EDITION}.pdf"
    text = " ".join(page.text for page in read_pages(path))
    assert text.count("Judged on") == 40
    page = (path.parent / "index.html").read_text(encoding="utf-8")
    assert len(re.findall(r'id="rc-\d+"', page)) == 40
