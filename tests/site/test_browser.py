"""The browser sees what it is there to see: a page with a fault of each kind is caught."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.browser import MOST_SHIFT, PHONE, Chromium

GOOD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>A page</h1><p>Some words.</p></main></body></html>"""


@pytest.fixture
def page_with(tmp_path: Path) -> Path:
    page = tmp_path / "page.html"
    page.write_text(GOOD, encoding="utf-8")
    return page


def change(page: Path, old: str, new: str) -> Path:
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    return page


def test_a_good_page_is_silent(chromium: Chromium, page_with: Path) -> None:
    with chromium.open_page(page_with, PHONE) as visit:
        assert visit.accessibility_violations() == []
        assert visit.messages == []
        assert visit.outside_requests == []
        assert visit.requests == [page_with.as_uri()]
        assert visit.sideways_overflow() == 0


def test_a_picture_without_words_is_a_violation(chromium: Chromium, page_with: Path) -> None:
    change(page_with, "<p>", "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><p>")
    with chromium.open_page(page_with) as visit:
        violations = visit.accessibility_violations()
    assert len(violations) == 1
    assert violations[0].startswith("image-alt (critical)")


def test_a_request_to_the_network_is_seen_and_not_answered(chromium: Chromium, page_with: Path) -> None:
    change(page_with, "<p>", "<script src='http://localhost:9/counter.js'></script><p>")
    with chromium.open_page(page_with) as visit:
        assert visit.outside_requests == ["http://localhost:9/counter.js"]
        assert [message for message in visit.messages if "ERR_INTERNET_DISCONNECTED" in message]


def test_a_broken_script_is_heard(chromium: Chromium, page_with: Path) -> None:
    change(page_with, "<p>", "<script>missing.call()</script><p>")
    with chromium.open_page(page_with) as visit:
        assert [message for message in visit.messages if "missing is not defined" in message]


def test_a_page_that_is_too_wide_for_a_phone_is_measured(chromium: Chromium, page_with: Path) -> None:
    change(page_with, "<p>", "<p style='width:500px'>")
    with chromium.open_page(page_with, PHONE) as visit:
        assert visit.sideways_overflow() > 0


def test_words_that_move_after_they_were_shown_are_measured(chromium: Chromium, page_with: Path) -> None:
    script = "<script>setTimeout(() => { document.body.style.paddingTop = '300px' }, 100)</script>"
    with chromium.open_page(change(page_with, "</main>", f"{script}</main>")) as visit:
        assert visit.layout_shift() > MOST_SHIFT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colour_scheme_is_the_one_asked_for(chromium: Chromium, page_with: Path, scheme: str) -> None:
    with chromium.open_page(page_with, color_scheme="dark" if scheme == "dark" else "light") as visit:
        assert visit.page.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches") is True
