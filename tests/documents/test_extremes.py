"""Scorecards at the ends of what there can be: nothing is cut off, laid over another or spilt to a second sheet."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from tests.documents.extremes import NAMES, write_programme
from tests.documents.reading import read_pages
from tests.documents.validators import assert_valid, find_program
from tests.render.made import THEME

CASES = {"one": (1, ("long",)), "forty": (40, ("greek", "cyrillic", "unscored"))}
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
EDGE = 15.0
"""Points of paper at each side that stay white."""


@dataclass(frozen=True, slots=True)
class Box:
    """A word on a page, in points from the upper left."""

    left: float
    top: float
    right: float
    bottom: float
    word: str

    def covers(self, other: Box) -> bool:
        """Whether a third of the smaller of two words lies under the other one."""
        one, two = self.core, other.core
        width = min(one.right, two.right) - max(one.left, two.left)
        height = min(one.bottom, two.bottom) - max(one.top, two.top)
        return width > 0 and height > 0 and width * height > min(one.area, two.area) / 3

    @property
    def core(self) -> Box:
        """The box without what the font keeps free above and below its small letters."""
        quarter = (self.bottom - self.top) / 4
        return Box(self.left, self.top + quarter, self.right, self.bottom - quarter, self.word)

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


def read_words(path: Path) -> list[list[Box]]:
    """The words of each page of a document with the boxes in which they stand."""
    printed = subprocess.run(
        [find_program("pdftotext", "poppler-utils"), "-bbox", str(path), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    pages = printed.split("<page ")[1:]
    return [
        [Box(float(a), float(b), float(c), float(d), word) for a, b, c, d, word in WORD.findall(page)] for page in pages
    ]


def find_overlaps(words: list[Box]) -> list[tuple[str, str]]:
    """Pairs of words of which one is laid over the other."""
    found = []
    ordered = sorted(words, key=lambda box: box.top)
    for place, box in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.top >= box.bottom:
                break
            if box.covers(other):
                found.append((box.word, other.word))
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The output folders of all cases."""
    folders = {}
    for name, (commitments, companies) in CASES.items():
        folder = write_programme(tmp_path_factory.mktemp(name), commitments, companies)
        command = [sys.executable, "-m", "scorecard", "build", "--templates", str(THEME.folder), "--only", "html,pdf"]
        build = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert build.returncode == 0, build.stdout + build.stderr
        folders[name] = folder / "output"
    return folders


def documents(made: dict[str, Path]) -> list[Path]:
    found = [path for folder in made.values() for path in sorted(folder.rglob("*-scorecard-*.pdf"))]
    assert len(found) == sum(len(companies) for _, companies in CASES.values())
    return found


def test_they_are_valid_and_bring_their_fonts(made: dict[str, Path]) -> None:
    assert_valid(documents(made), ("ua1", "3a"))
    for path in documents(made):
        with pikepdf.open(path) as document:
            for page in document.pages:
                for font in page.Resources.Font.values():
                    descriptor = font.DescendantFonts[0].FontDescriptor
                    assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_no_word_leaves_its_page_or_lies_over_another(made: dict[str, Path]) -> None:
    for path in documents(made):
        for number, (page, words) in enumerate(zip(PdfReader(path).pages, read_words(path), strict=True), start=1):
            assert words, f"{path.name}, page {number}"
            width, height = float(page.mediabox.width), float(page.mediabox.height)
            outside = [
                box.word
                for box in words
                if min(box.left, box.top) < EDGE or box.right > width - EDGE or box.bottom > height - EDGE
            ]
            assert outside == [], f"{path.name}, page {number}"
            assert find_overlaps(words) == [], f"{path.name}, page {number}"


def test_words_over_others_are_noticed() -> None:
    word = Box(10, 10, 40, 20, "word")
    assert find_overlaps([word, Box(30, 12, 60, 22, "other")]) == []
    assert find_overlaps([word, Box(20, 12, 50, 22, "other")]) == [("word", "other")]


def test_the_first_page_is_one_sheet_with_the_whole_name(made: dict[str, Path]) -> None:
    for path in documents(made):
        first, second = read_pages(path)[:2]
        company = path.parent.name
        assert NAMES[company] in first
        assert "how to cite and contest: on the pages that follow" in first, path.name
        assert "Behind the score" in second, path.name
        assert ("No score" in first) == (company == "unscored")


def test_a_table_that_runs_on_has_its_head_again(made: dict[str, Path]) -> None:
    path = made["forty"] / "companies/greek/greek-scorecard-2025.pdf"
    with_rows = [number for number, text in enumerate(read_pages(path)) if "Saying and doing, 0 to 100" in text]
    assert len(with_rows) == 2
    assert all(after == before + 1 for before, after in pairwise(with_rows))


def test_every_commitment_of_forty_has_its_circle_and_its_entry(made: dict[str, Path]) -> None:
    path = made["forty"] / "companies/cyrillic/cyrillic-scorecard-2025.pdf"
    text = " ".join(read_pages(path))
    assert text.count("Judged on") == 40
    page = (path.parent / "index.html").read_text(encoding="utf-8")
    assert len(re.findall(r'id="rc-\d+"', page)) == 40
