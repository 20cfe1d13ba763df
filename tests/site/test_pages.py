"""The published pages of the real data, in a real browser."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from scorecard.views.address import TOOLS
from scorecard.views.chart import WIDE
from tests.real import COMPANIES, EDITIONS, FRAMEWORKS
from tests.site.browser import DESKTOP, PHONE, TABLET, Chromium

HTML = "{http://www.w3.org/1999/xhtml}"
NARROWEST = 320
LARGEST = 420
MOST_BYTES = 300_000
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (PHONE, TABLET, DESKTOP)

LOOKED_AT = (
    "index.html",
    "companies/meta/index.html",
    "companies/roblox/index.html",
    "companies/vsco/index.html",
    "context/index.html",
    "corrections/index.html",
    *(f"frameworks/{framework}/index.html" for framework in FRAMEWORKS),
    "editions/2022/index.html",
    "editions/2022/companies/apple/index.html",
)
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true })"


def pages(built: Path) -> Iterator[Path]:
    found = sorted(built.rglob("*.html"))
    # The front page, those of corrections and of context figures, the tools, each framework and each company.
    assert len(found) == len(EDITIONS) * (3 + len(TOOLS) + len(FRAMEWORKS) + len(COMPANIES))
    yield from found


def parse(path: Path) -> ET.Element:
    document: ET.Element = html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))
    return document


@pytest.mark.parametrize("page", LOOKED_AT)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_is_accessible_silent_and_alone(
    built: Path, chromium: Chromium, page: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    with chromium.open_page(built / page, width, scheme) as visit:
        # What is folded away is not looked at, so everything is opened.
        visit.page.evaluate(OPEN_ALL)
        assert visit.accessibility_violations() == []
        assert visit.sideways_overflow() == 0
        assert visit.messages == []
        assert visit.outside_requests == []


@pytest.mark.parametrize("page", LOOKED_AT)
def test_a_page_fits_the_narrowest_phone_with_everything_open(built: Path, chromium: Chromium, page: str) -> None:
    with chromium.open_page(built / page, NARROWEST) as visit:
        assert visit.sideways_overflow() == 0
        visit.page.evaluate(OPEN_ALL)
        assert visit.sideways_overflow() == 0


@pytest.mark.parametrize("page", LOOKED_AT)
@pytest.mark.parametrize("width", [NARROWEST, *WIDTHS])
def test_no_words_are_cut_off_or_laid_over_others(built: Path, chromium: Chromium, page: str, width: int) -> None:
    with chromium.open_page(built / page, width) as visit:
        visit.page.evaluate(OPEN_ALL)
        cut = visit.page.evaluate(
            """() => [...document.querySelectorAll('main *, header *, footer *')]
                .filter(each => !each.closest('svg, .vh, .scroll') && each.clientWidth > 0)
                .filter(each => each.scrollWidth > each.clientWidth + 1
                    && getComputedStyle(each).overflowX !== 'visible')
                .map(each => each.className + ': ' + each.textContent.slice(0, 60))"""
        )
        assert cut == []
        outside = visit.page.evaluate(
            """() => [...document.querySelectorAll('h1, h2, h3, h4, p, li, td, th, img, summary')]
                .filter(each => !each.closest('.vh, .scroll, .skip'))
                .map(each => [each, each.getBoundingClientRect()])
                .filter(([each, box]) => box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
                .map(([each, box]) => each.tagName + ': ' + each.textContent.slice(0, 60))"""
        )
        assert outside == []


def test_pages_work_without_scripts(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / "companies/meta/index.html", scripts=False) as visit:
        row = visit.page.locator("details.commitment").first
        body = row.locator(".c-body")
        assert not body.is_visible()
        row.locator("summary").click()
        assert body.is_visible()


def test_a_link_to_a_commitment_opens_it(built: Path, chromium: Chromium) -> None:
    page = built / "companies/meta/index.html"
    with chromium.open_page(f"{page.resolve().as_uri()}#vp-11") as visit:
        body = visit.page.locator("#vp-11")
        body.wait_for(state="visible")
        assert visit.page.locator("details.commitment[open]").count() == 1
        assert "NCMEC" in body.inner_text()


def test_a_keyboard_reaches_every_row_and_sees_where_it_is(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / "companies/meta/index.html") as visit:
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.className") == "skip"
        rows = visit.page.locator("details.commitment summary")
        assert rows.count() == 17
        rows.nth(3).focus()
        visit.page.keyboard.press("Enter")
        assert visit.page.locator("details.commitment").nth(3).get_attribute("open") is not None
        outline = visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"


def test_a_printed_page_shows_what_a_screen_keeps_folded(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / "companies/snap/index.html", media="print") as visit:
        assert visit.page.locator("#vp-01 .rationale").is_visible()
        assert not visit.page.locator(".on-page").is_visible()


def test_pages_use_our_fonts(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / "companies/meta/index.html") as visit:
        loaded = visit.page.evaluate(
            "document.fonts.ready.then(all => [...all].map(each => `${each.family} ${each.weight} ${each.status}`))"
        )
        assert sorted(face.replace('"', "") for face in loaded) == [
            "Scorecard Sans 400 loaded",
            "Scorecard Sans 600 loaded",
            "Scorecard Serif 400 loaded",
            "Scorecard Serif 600 loaded",
        ]


def test_every_chart_is_drawn_in_the_pages_own_face_and_has_its_words(built: Path, chromium: Chromium) -> None:
    for page in pages(built):
        with chromium.open_page(page) as visit:
            charts = visit.page.evaluate(
                "[...document.querySelectorAll('svg.picture')].map(each => [each.getBoundingClientRect().width, "
                "each.getAttribute('aria-label'), getComputedStyle(each.querySelector('text')).fontFamily])"
            )
        is_front = page.parent == built or page.parent.parent.name == "editions"
        if page.parent.parent.name == "companies":
            assert len(charts) >= 3, page
        elif is_front:
            assert len(charts) >= 2, page
        for width, words, face in charts:
            # Three charts share a desk's width and one fills a phone's: wider ones would be too small to read.
            assert 0 < width <= (WIDE if is_front else LARGEST)
            assert len(words) > 40
            assert face.strip('"').startswith("Scorecard Sans")


def test_the_dark_scheme_is_dark_and_the_light_one_light(built: Path, chromium: Chromium) -> None:
    seen = {}
    for scheme in SCHEMES:
        with chromium.open_page(built / "index.html", color_scheme=scheme) as visit:
            seen[scheme] = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert seen == {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 25, 34)"}


def test_pages_are_small_enough_to_be_mailed(built: Path) -> None:
    sizes = {page.relative_to(built).as_posix(): page.stat().st_size for page in pages(built)}
    assert {name: size for name, size in sizes.items() if size >= MOST_BYTES} == {}


def test_pages_are_well_formed_and_say_what_they_are(built: Path) -> None:
    for page in pages(built):
        document = parse(page)
        text = " ".join("".join(document.itertext()).split())
        assert document.attrib["lang"] == "en"
        assert len(document.findall(f".//{HTML}h1")) == 1
        assert "Draft. " in text, page
        assert "not reviewed by the company" in text, page
        cut_off = "31 December 2022" if "editions/2022" in page.as_posix() else "31 October 2026"
        assert f"evidence up to {cut_off}" in text, page


def test_every_link_and_anchor_leads_somewhere(built: Path) -> None:
    ids = {page: {item.attrib["id"] for item in parse(page).iter() if "id" in item.attrib} for page in pages(built)}
    checked = 0
    for page in pages(built):
        for link in parse(page).iter(f"{HTML}a"):
            address = urlsplit(link.attrib["href"])
            if address.scheme:
                assert address.scheme in {"http", "https", "mailto"}
                continue
            target = (page.parent / unquote(address.path)).resolve() if address.path else page
            assert target.is_file(), f"{page}: {link.attrib['href']}"
            if address.fragment:
                assert address.fragment in ids[target], f"{page}: {link.attrib['href']}"
            checked += 1
    assert checked > 500


def test_headings_go_down_one_step_at_a_time(built: Path) -> None:
    for page in pages(built):
        levels = [
            int(item.tag[-1]) for item in parse(page).iter() if re.fullmatch(rf"{re.escape(HTML)}h[1-6]", str(item.tag))
        ]
        assert levels[0] == 1
        for before, after in pairwise(levels):
            assert after <= before + 1, page


@pytest.mark.parametrize("company", COMPANIES)
def test_every_commitment_has_its_permanent_address_and_its_citation(built: Path, company: str) -> None:
    document = parse(built / f"companies/{company}/index.html")
    bodies = [item for item in document.iter(f"{HTML}div") if item.attrib.get("class") == "c-body"]
    wanted = ["pp-innovation", "pp-collective-action", "pp-research", "pp-information-sharing", "pp-transparency"]
    wanted += [f"vp-{number:02}" for number in range(1, 12)] + ["cop-lab"]
    assert [body.attrib["id"] for body in bodies] == wanted
    for body in bodies:
        citation = next(item for item in body.iter(f"{HTML}span") if item.attrib.get("class") == "citation")
        assert f"#{body.attrib['id']}" in str(citation.text)
