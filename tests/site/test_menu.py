"""The way around at the head of a page: a line of links on a desk, behind a button on a phone, without a script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.site.browser import DESKTOP, MOST_SHIFT, NARROWEST, PHONE, TABLET, ZOOMED_HEIGHT, Chromium
from tests.site.test_keyboard import press_tab_to

KINDS = ("index.html", "companies/meta/index.html", "compare/index.html", "404.html")
LINKS = "nav[aria-label=Site] a"
HIGHEST = 175
"""So many pixels at most the head of a page takes on a phone, above the notice."""


def is_expanded(page: Page) -> bool | None:
    """Whether the button says to assistive technology that what it opens is open; None if it says nothing."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    (button,) = (
        node
        for node in tree["nodes"]
        if node.get("role", {}).get("value") == "button" and node["name"]["value"] == "Menu"
    )
    told = {each["name"]: each["value"]["value"] for each in button["properties"]}
    return told.get("expanded")


@pytest.mark.parametrize("page", KINDS)
@pytest.mark.parametrize("width", [NARROWEST, PHONE])
def test_on_a_phone_the_links_wait_behind_one_button(built: Path, chromium: Chromium, page: str, width: int) -> None:
    with chromium.open_page(built / page, width, scripts=False) as visit:
        links = visit.page.locator(LINKS)
        assert links.count() == 12
        assert [link for link in links.all() if link.is_visible()] == []
        head = visit.page.locator(".site-head").bounding_box()
        assert head is not None
        assert head["height"] <= HIGHEST
        visit.page.get_by_role("button", name="Menu").click()
        assert [link for link in links.all() if not link.is_visible()] == []
        assert visit.sideways_overflow() == 0
        visit.page.get_by_role("button", name="Close").click()
        assert [link for link in links.all() if link.is_visible()] == []


@pytest.mark.parametrize("page", KINDS)
@pytest.mark.parametrize("width", [TABLET, DESKTOP])
def test_with_more_room_all_links_are_there_and_no_button(
    built: Path, chromium: Chromium, page: str, width: int
) -> None:
    with chromium.open_page(built / page, width, scripts=False) as visit:
        links = visit.page.locator(LINKS).all()
        assert [link for link in links if not link.is_visible()] == []
        buttons = visit.page.locator("nav[aria-label=Site] button").all()
        assert [button for button in buttons if button.is_visible()] == []


@pytest.mark.parametrize("height", [ZOOMED_HEIGHT, 640])
def test_the_menu_is_opened_walked_and_closed_by_keys(built: Path, chromium: Chromium, height: int) -> None:
    with chromium.open_page(built / "companies/meta/index.html", NARROWEST, scripts=False, height=height) as visit:
        page = visit.page
        press_tab_to(page, ".site-nav > button")
        assert is_expanded(page) is False
        page.keyboard.press("Enter")
        assert is_expanded(page) is True
        press_tab_to(page, "#menu button")
        press_tab_to(page, f"{LINKS}[aria-current]")
        press_tab_to(page, f"{LINKS}[href*='press']")
        page.keyboard.press("Escape")
        assert not page.locator(LINKS).first.is_visible()
        assert page.evaluate("document.activeElement.textContent") == "Menu"
        page.keyboard.press("Space")
        press_tab_to(page, f"{LINKS}[href*='search']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/index.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_menu_is_accessible_and_says_where_one_is(
    built: Path, chromium: Chromium, scheme: Literal["light", "dark"]
) -> None:
    with chromium.open_page(built / "companies/meta/index.html", PHONE, scheme) as visit:
        assert visit.layout_shift() < MOST_SHIFT
        visit.page.get_by_role("button", name="Menu").click()
        assert visit.accessibility_violations() == []
        current = visit.page.locator(f"{LINKS}[aria-current]")
        assert [link.inner_text() for link in current.all()] == ["Companies"]
        assert current.is_visible()
        assert visit.messages == []


def test_a_browser_without_popovers_shows_all_links(built: Path, chromium: Chromium, tmp_path: Path) -> None:
    html = (built / "index.html").read_text(encoding="utf-8")
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', html)
    assert policy is not None
    # What it does not know: the attribute, and selectors with the name of its state.
    html = html.replace(" popover>", ">").replace(":popover-open", ":unheard-of").replace(policy[0], "")
    old = tmp_path / "old.html"
    old.write_text(html, encoding="utf-8")
    with chromium.open_page(old, PHONE) as visit:
        links = visit.page.locator(LINKS).all()
        assert [link for link in links if not link.is_visible()] == []
        assert not visit.page.get_by_role("button", name="Menu").is_visible()
        assert visit.sideways_overflow() == 0
