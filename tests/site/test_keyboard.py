"""By keys alone, from the top of a page, and in the window that a desk's has left at 400 % zoom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.browser import NARROWEST, ZOOMED_HEIGHT, Chromium

FARTHEST = 150
"""So many presses of Tab, at most, lead to anything above the table of a page."""
ROWS = "#comparison tbody tr:not([hidden]) .k-name"
KINDS = (
    "index.html",
    "companies/meta/index.html",
    "commitments/vp-03/index.html",
    "methodology/index.html",
    "compare/index.html",
    "side-by-side/index.html",
    "weigh/index.html",
    "search/index.html",
)
HIDDEN = """() => {
    const each = document.activeElement;
    if (each === document.body) return null;
    const boxes = [...each.getClientRects()].filter(box => box.width > 0 && box.height > 0);
    const style = getComputedStyle(each);
    const name = `${each.tagName} ${each.className} ${each.textContent.trim().slice(0, 40)}`;
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0) return `${name}: no outline`;
    // What is larger than the window is seen if the middle of what lies within is of it.
    const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
    const seen = boxes.some(box => {
        const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
        const top = document.elementFromPoint(x, y);
        return top !== null && (each.contains(top) || top.contains(each));
    });
    return seen ? '' : `${name}: not to be seen`;
}"""


def press_tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Goes on with Tab until the element has the focus; each stop on the way shows where it is."""
    for _ in range(FARTHEST):
        page.keyboard.press(key)
        assert page.evaluate(HIDDEN) == ""
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{FARTHEST} presses of {key} do not lead to {selector}")


def wait_until(page: Page, expression: str) -> None:
    """Asks again and again from outside: inside, the page's policy lets nobody evaluate a text."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"it never came true: {expression}")


def read_names(page: Page) -> list[str]:
    return [name.strip() for name in page.locator(ROWS).all_inner_texts()]


def test_the_comparison_is_filtered_ordered_and_reset_by_keys(built: Path, chromium: Chromium) -> None:
    record = json.loads((built / "results.json").read_text(encoding="utf-8"))
    names = {item["id"]: item["name"] for item in record["companies"]}
    ranking = [names[company] for company in record["ranking"]]
    with chromium.open_page(built / "compare/index.html") as visit:
        page = visit.page
        press_tab_to(page, "input[name=name]")
        page.keyboard.type("me")
        assert read_names(page) == [name for name in ranking if "me" in name.lower()]
        press_tab_to(page, "select[name=framework]")
        page.keyboard.type("Project")
        wait_until(page, "location.hash.includes('framework=project-protect')")
        press_tab_to(page, "button[type=reset]")
        page.keyboard.press("Space")
        wait_until(page, "document.querySelector('#found').textContent.startsWith('All')")
        assert read_names(page) == ranking
        press_tab_to(page, "th[data-sort=name] button")
        page.keyboard.press("Space")
        assert read_names(page) == sorted(ranking, key=str.casefold)
        assert visit.messages == []


def test_two_companies_are_put_side_by_side_by_keys(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / "side-by-side/index.html") as visit:
        page = visit.page
        for place, name in enumerate(("Snap", "Meta"), start=1):
            press_tab_to(page, f"select[name=c{place}]")
            page.keyboard.type(name)
        assert page.evaluate("location.hash") == "#companies=snap,meta"
        assert page.locator("#sides thead th").count() == 2
        press_tab_to(page, "#sides a")
        page.keyboard.press("Enter")
        page.wait_for_url("**/companies/*/index.html*")


def test_a_slider_is_moved_and_everything_taken_back_by_keys(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / "weigh/index.html") as visit:
        page = visit.page
        before = page.locator("#weighed").inner_text()
        press_tab_to(page, "input[type=range]")
        name = page.evaluate("document.activeElement.name")
        page.keyboard.press("End")
        wait_until(page, "location.hash.length > 1")
        assert page.evaluate("location.hash").startswith(f"#{name}=")
        assert page.locator("#weighed").inner_text() != before
        press_tab_to(page, "#back", "Shift+Tab")
        page.keyboard.press("Enter")
        wait_until(page, "location.hash.length < 2")
        assert page.locator("#weighed").inner_text() == before


def test_a_table_wider_than_the_window_is_moved_by_keys(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / "compare/index.html", NARROWEST) as visit:
        page = visit.page
        press_tab_to(page, ".scroll:has(#map)")
        page.keyboard.press("ArrowRight")
        wait_until(page, "document.activeElement.scrollLeft > 0")


@pytest.mark.parametrize("page", KINDS)
def test_at_four_hundred_per_cent_each_stop_of_the_keyboard_is_seen(built: Path, chromium: Chromium, page: str) -> None:
    # A window of 1280 by 1024 pixels at 400 %.
    with chromium.open_page(built / page, NARROWEST, height=ZOOMED_HEIGHT) as visit:
        assert visit.sideways_overflow() == 0
        stops = []
        for _ in range(40):
            visit.page.keyboard.press("Tab")
            stops.append(visit.page.evaluate(HIDDEN))
        assert len([stop for stop in stops if stop is not None]) > 20
        assert [stop for stop in stops if stop] == []
