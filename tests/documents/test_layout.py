"""How the lines of the real scorecards stand on their pages, asked of the layout itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest

from scorecard import loader
from scorecard.publishing.chart_files import ChartMaker, ChartStore
from scorecard.render.composing import compose
from scorecard.render.fetcher import PictureFetcher
from scorecard.render.pdf import load_press
from scorecard.scoring.hindsight import look_back
from scorecard.scoring.insight import Insight
from scorecard.scoring.outlook import look_ahead
from scorecard.scoring.score import score
from scorecard.views.company import company_page
from tests.real import CURRENT, EDITIONS, SAMPLE
from tests.render.made import THEME

ROOT = Path(__file__).parent.parent.parent
MOST_EMPTY = 0.3
LONG_WORD = 20
COLUMN = 300
HALF = 0.6
"""A page that is filled less than this looks half empty."""

LayOut = Callable[[str, str], list[list[Any]]]


@pytest.fixture(scope="module")
def lay_out(tmp_path_factory: pytest.TempPathFactory) -> LayOut:
    """Gives the boxes of a company's pages in an edition, by chapter, with trend, outlook and charts."""
    dataset = loader.load(ROOT / "data").dataset
    assert dataset is not None
    fonts = THEME.folder / "assets" / "fonts"
    maker = ChartMaker(ChartStore(tmp_path_factory.mktemp("charts")), fonts, "layout")

    @cache
    def look(edition: str) -> tuple[Any, Insight]:
        results = score(dataset, edition)
        return results, Insight(None, look_ahead(dataset, results), look_back(dataset, results))

    @cache
    def lay(company: str, edition: str) -> list[list[Any]]:
        results, insight = look(edition)
        charts = maker.for_document(dataset, results, company, insight)
        page = company_page(dataset, results, company, charts, insight=insight)
        press = load_press(THEME)
        return [
            [page._page_box for page in press.lay_out(chapter, PictureFetcher(chapter.pictures)).pages]
            for chapter in compose(THEME, page).chapters
        ]

    return lay


def walk(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from walk(child)


def lines_of(box: Any) -> list[Any]:
    return [child for child in getattr(box, "children", ()) if type(child).__name__ == "LineBox"]


def text_of(line: Any) -> str:
    return "".join(item.text for item in line.descendants() if hasattr(item, "text"))


@pytest.mark.parametrize("company", SAMPLE)
def test_no_line_runs_out_of_its_column_and_no_line_breaks_early(lay_out: LayOut, company: str) -> None:
    seen, wide, early = 0, [], []
    for page in chain.from_iterable(lay_out(company, CURRENT)):
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


def end_of(page: Any) -> float:
    """How far down a page its lines reach, as a share of its height."""
    bottom = max(
        (box.position_y + box.height for box in walk(page) if type(box).__name__ == "LineBox" and box.height),
        default=0,
    )
    return float(bottom / (page.margin_top + page.height))


def titles_of(page: Any) -> list[str]:
    return [
        text_of(line) for box in walk(page) if getattr(box, "element_tag", "") in {"h2", "h3"} for line in lines_of(box)
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("company", SAMPLE)
def test_a_page_is_not_left_half_empty_within_a_chapter(lay_out: LayOut, company: str, edition: str) -> None:
    chapters = lay_out(company, edition)
    assert len(chapters) > 4
    for chapter in chapters:
        for number, page in enumerate(chapter[:-1], start=1):
            assert end_of(page) > HALF, f"page {number} of {len(chapter)} ends at {end_of(page):.2f}"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("company", SAMPLE)
def test_the_second_page_holds_the_parts_what_moved_the_score_and_what_would_raise_it(
    lay_out: LayOut, company: str, edition: str
) -> None:
    (first,), (second,), (third, *_), *_ = lay_out(company, edition)
    assert titles_of(first)[0] == "What it said, and what evidence shows"
    expected = ["Behind the score", "Scores by part", "In numbers"]
    if edition == CURRENT:
        expected.append("Since Edition 2022")
        expected += ["From one score to the other"] * ("From one score to the other" in titles_of(second))
    expected.append("What would raise the score")
    timeline = "Promises, evidence and deadlines over time"
    shares = timeline in titles_of(second)
    assert titles_of(second) == [*expected, *[timeline] * shares]
    # The next page begins with what comes next, nothing of the second page is left over for it.
    assert titles_of(third)[0] == ("Every commitment" if shares else timeline)
