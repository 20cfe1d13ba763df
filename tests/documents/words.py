"""Where the words of a PDF stand on its pages, and which of them lie over each other."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import pairwise
from pathlib import Path

import yaml

from tests.documents.validators import find_program

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
EDGE = 15.0
"""Points of paper at each side that stay white."""
FOOT = 0.935
"""Below so much of a page stands what every page says at its foot."""
HALF, FEW_LINES = 0.6, 0.2
"""A page that is filled less than the first looks half empty, less than the second it holds but a few lines."""
HEAD = re.compile(r"^.*? page \d+ of \d+ ")
"""What every page says at its head and foot comes first."""


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


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its words."""

    width: float
    height: float
    words: tuple[Box, ...]

    @property
    def text(self) -> str:
        return " ".join(box.word for box in self.words)

    @property
    def filled(self) -> float:
        """How far down the page its own words reach, as a share of where they may end."""
        limit = FOOT * self.height
        return max((box.bottom for box in self.words if box.bottom < limit), default=0.0) / limit

    @property
    def outside(self) -> list[str]:
        """The words that leave the page or touch its edge."""
        return [
            box.word
            for box in self.words
            if min(box.left, box.top) < EDGE or box.right > self.width - EDGE or box.bottom > self.height - EDGE
        ]

    @property
    def overlaps(self) -> list[tuple[str, str]]:
        """Pairs of words of which one is laid over the other."""
        found = []
        ordered = sorted(self.words, key=lambda box: box.top)
        for place, box in enumerate(ordered):
            for other in ordered[place + 1 :]:
                if other.top >= box.bottom:
                    break
                if box.covers(other):
                    found.append((box.word, other.word))
        return found


@lru_cache(maxsize=64)
def read_pages(path: Path) -> tuple[Page, ...]:
    """The pages of a document with the boxes in which their words stand, read once for all tests that ask."""
    printed = subprocess.run(
        # In the order in which they are drawn, which is that of the page's text.
        [find_program("pdftotext", "poppler-utils"), "-raw", "-bbox", str(path), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    sizes = PAGE.findall(printed)
    return tuple(
        Page(
            float(width),
            float(height),
            tuple(
                Box(float(a), float(b), float(c), float(d), unescape(word)) for a, b, c, d, word in WORD.findall(words)
            ),
        )
        for (width, height), words in zip(sizes, PAGE.split(printed)[3::3], strict=True)
    )


def opening_titles(data: Path) -> tuple[str, ...]:
    """What a chapter of a scorecard may begin with, behind its first three: a framework, what follows, the sources."""
    names = [yaml.safe_load(path.read_text(encoding="utf-8"))["name"] for path in (data / "frameworks").glob("*.yaml")]
    assert names
    return (*names, "What it signed", "Sources")


def empty_pages(pages: tuple[Page, ...], titles: tuple[str, ...]) -> list[int]:
    """The numbers of pages that look half empty, or hold but a few lines where the next one begins a chapter."""
    found = []
    for number, (page, after) in enumerate(pairwise(pages), start=1):
        is_end = HEAD.sub("", after.text).startswith(titles)
        if page.filled <= (FEW_LINES if is_end else HALF):
            found.append(number)
    return found
