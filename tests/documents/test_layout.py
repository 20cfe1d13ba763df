"""How the lines of the real scorecards stand on their pages, asked of the layout itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from weasyprint import HTML

from scorecard import loader
from scorecard.model.dataset import Dataset
from scorecard.render.pdf import load_press
from scorecard.scoring.results import Results
from scorecard.scoring.score import score
from scorecard.views.company import company_page
from tests.real import SAMPLE
from tests.render.made import THEME

ROOT = Path(__file__).parent.parent.parent
MOST_EMPTY = 0.3
LONG_WORD = 20
COLUMN = 300


@lru_cache(maxsize=1)
def judge() -> tuple[Dataset, Results]:
    dataset = loader.load(ROOT / "data").dataset
    assert dataset is not None
    return dataset, score(dataset, dataset.programme.current_edition)


@lru_cache(maxsize=len(SAMPLE))
def lay_out(company: str) -> list[Any]:
    """The boxes of a company's pages, without charts."""
    page = company_page(*judge(), company, {})
    press = load_press(THEME)
    html, fetcher = press.write(page)
    document = HTML(string=html, url_fetcher=fetcher).render(
        stylesheets=press.styles_of(type(page)), font_config=press._fonts
    )
    return [page._page_box for page in document.pages]


def walk(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from walk(child)


def lines_of(box: Any) -> list[Any]:
    return [child for child in getattr(box, "children", ()) if type(child).__name__ == "LineBox"]


def text_of(line: Any) -> str:
    return "".join(item.text for item in line.descendants() if hasattr(item, "text"))


@pytest.mark.parametrize("company", SAMPLE)
def test_no_line_runs_out_of_its_column_and_no_line_breaks_early(company: str) -> None:
    seen, wide, early = 0, [], []
    for page in lay_out(company):
        for box in walk(page):
            lines = lines_of(box)
            for line in lines:
                words = [item for item in line.descendants() if hasattr(item, "text")]
                right = max((item.position_x + item.width for item in words), default=0)
                if right > min(box.content_box_x() + box.width, page.margin_left + page.width) + 1:
                    wide.append(text_of(line))
                seen += 1
            for line, after in pairwise(lines):
                used = sum(item.margin_width() for item in line.children)
                following = text_of(after).split()
                # A word that is too long for the line may leave a gap; a short one may not.
                is_short = bool(following) and len(following[0]) < LONG_WORD
                if is_short and box.width > COLUMN and used < (1 - MOST_EMPTY) * box.width:
                    early.append(f"{text_of(line)} / {text_of(after)[:40]}")
    assert seen > 300
    assert wide == []
    assert early == []


@pytest.mark.parametrize("company", SAMPLE)
def test_a_page_is_not_left_half_empty_before_the_last_one(company: str) -> None:
    # The second page waits for its timeline, which is left out here, and the third begins the appendix.
    for number, page in enumerate(lay_out(company)[2:-1], start=3):
        bottom = max(
            (box.position_y + box.height for box in walk(page) if type(box).__name__ == "LineBox" and box.height),
            default=0,
        )
        assert bottom > 0.6 * (page.margin_top + page.height), f"page {number} ends at {bottom:.0f}"
