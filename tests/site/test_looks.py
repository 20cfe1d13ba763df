"""One page of each kind and each tool in a real browser: in four windows, with everything opened that folds.

What tests ask of a page in a window they ask of one visit, for to open it and to open all that is folded takes longest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from tests.real import FRAMEWORKS
from tests.site.browser import DESKTOP, HEIGHT, LOOKS, MOST_SHIFT, NARROWEST, PHONE, TABLET, Chromium, Visit

FRAMED = ("embed/comparison/index.html", "embed/ranks/index.html", "embed/companies/meta/index.html")
"""Charts for the frames of other sites, which are no pages of this one."""
LOOKED_AT = (
    "index.html",
    "companies/meta/index.html",
    "companies/vsco/index.html",
    "404.html",
    "about/index.html",
    "about/for-companies/index.html",
    "about/press/index.html",
    "commitments/index.html",
    "commitments/vp-01/index.html",
    "context/index.html",
    "corrections/index.html",
    "downloads/index.html",
    "editions/index.html",
    "embed/index.html",
    *FRAMED,
    "editions/2026/companies/meta/index.html",
    "methodology/index.html",
    *(f"frameworks/{framework}/index.html" for framework in FRAMEWORKS),
    "editions/2022/index.html",
    "editions/2022/companies/apple/index.html",
)
COMPARE, SIDE, WEIGH, SEARCH = (f"{name}/index.html" for name in ("compare", "side-by-side", "weigh", "search"))
TOOLS = (
    COMPARE,
    f"{COMPARE}#framework=voluntary-principles&sort=-kept",
    SIDE,
    f"{SIDE}#companies=meta,snap,x,roblox",
    WEIGH,
    f"{WEIGH}#vp-01=3",
    SEARCH,
    f"{SEARCH}?q=grooming",
)
"""Each tool as it opens, and with a choice in its address."""
WINDOWS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (PHONE, "dark"),
    (TABLET, "light"),
    (DESKTOP, "light"),
)
JUDGED_WHOLE = frozenset(width for width, _ in LOOKS)
SLOWER = 8
"""How many times slower a page is opened that must not move even then: a cheap phone, or a machine with much to do."""
MOST_SHIFT_SLOWER = 0.02
"""What rows that come in one by one may move it then; without its choice first a tool jumped by 0.34."""
OF_WINDOWS = ("target-size", "scrollable-region-focusable")
"""The rules of axe-core whose answer hangs on the size of the window."""


@dataclass(frozen=True, slots=True)
class Look:
    """An open page with everything opened, and what was measured before that."""

    visit: Visit
    is_tool: bool
    width: int
    moved: float
    overflow: int

    def each_window(self) -> Iterator[int]:
        """Widths of the windows in which this visit is judged: what was opened, and of a phone the narrowest, too."""
        yield self.width
        if self.width == PHONE:
            self.visit.page.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
            yield NARROWEST
            self.visit.page.set_viewport_size({"width": PHONE, "height": HEIGHT})


@pytest.fixture(
    scope="module", params=[(page, *window) for page in (*LOOKED_AT, *TOOLS) for window in WINDOWS], ids=str
)
def look(request: pytest.FixtureRequest, built: Path, chromium: Chromium) -> Iterator[Look]:
    """A page in a window; tests of one and the same follow each other, so that each is opened once."""
    page, width, scheme = request.param
    with chromium.open_page(f"{built.resolve().as_uri()}/{page}", width, scheme) as visit:
        moved, overflow = visit.layout_shift(), visit.sideways_overflow()
        visit.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        yield Look(visit, page in TOOLS, width, moved, overflow)


def test_nothing_moves_while_a_page_opens(look: Look) -> None:
    assert look.moved < MOST_SHIFT


@pytest.mark.parametrize("page", TOOLS)
def test_nothing_moves_where_the_page_is_drawn_before_its_script_has_run(
    built: Path, chromium: Chromium, page: str
) -> None:
    with chromium.open_page(f"{built.resolve().as_uri()}/{page}", TABLET, slower=SLOWER) as visit:
        assert visit.layout_shift() < MOST_SHIFT_SLOWER


def test_a_tool_is_seen_though_its_program_fails(built: Path, chromium: Chromium, tmp_path: Path) -> None:
    whole = (built / SIDE).read_text(encoding="utf-8")
    # Nothing of a changed program runs: its hash is not the one in the page's policy.
    broken = whole.replace('<script type="module">', '<script type="module">throw new Error();', 1)
    assert broken != whole
    page = tmp_path / "page.html"
    page.write_text(broken, encoding="utf-8")
    with chromium.open_page(f"{page.as_uri()}#companies=meta,snap") as visit:
        assert visit.messages
        assert visit.page.locator("#sides tbody tr").count() == 0
        assert visit.page.locator("h1").is_visible()


def test_a_page_fits_its_window_with_everything_folded_or_opened(look: Look) -> None:
    assert look.overflow == 0
    for _ in look.each_window():
        assert look.visit.sideways_overflow() == 0


def test_a_page_is_silent_and_alone(look: Look) -> None:
    assert look.visit.messages == []
    assert look.visit.outside_requests == []
    if look.is_tool:
        # Everything is in the page: nothing else is asked for, not even from its folder.
        asked = [url for url in look.visit.requests if not url.startswith("data:")]
        assert asked == [look.visit.page.url.split("#")[0]]


def test_a_page_is_accessible(look: Look) -> None:
    for width in look.each_window():
        assert look.visit.accessibility_violations(() if width in JUDGED_WHOLE else OF_WINDOWS) == []


def test_no_words_are_cut_off_or_laid_over_others(look: Look) -> None:
    for _ in look.each_window():
        cut = look.visit.page.evaluate(
            """() => [...document.querySelectorAll('main *, header *, footer *')]
                .filter(each => !each.closest('svg, .vh, .scroll') && each.clientWidth > 0)
                .filter(each => each.scrollWidth > each.clientWidth + 1
                    && getComputedStyle(each).overflowX !== 'visible')
                .map(each => each.className + ': ' + each.textContent.slice(0, 60))"""
        )
        assert cut == []
        outside = look.visit.page.evaluate(
            """() => [...document.querySelectorAll('h1, h2, h3, h4, p, li, td, th, img, summary')]
                .filter(each => !each.closest('.vh, .scroll, .skip'))
                .map(each => [each, each.getBoundingClientRect()])
                .filter(([each, box]) => box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
                .map(([each, box]) => each.tagName + ': ' + each.textContent.slice(0, 60))"""
        )
        assert outside == []
