"""The published pages of the real data, in a real browser."""

from __future__ import annotations

import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from scorecard.views.address import TOOLS, edition_folder, is_framed
from scorecard.views.chart import WIDE
from tests.real import COMPANIES, CURRENT, DATA, EDITIONS, FRAMEWORKS, SAMPLE
from tests.site.browser import PHONE, TABLET, Chromium
from tests.site.test_looks import FRAMED, LOOKED_AT

HTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"
LARGEST = 420
MOST_BYTES = 300_000
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

COMMITMENTS = 17
TEXTS = tuple(sorted(path.stem for path in (DATA / "pages").glob("*.yaml")))
OF_AN_EDITION = (
    "",
    "commitments",
    "compare",
    "context",
    "corrections",
    "downloads",
    "embed",
    "methodology",
    "search",
    "side-by-side",
    "weigh",
)
"""The folders of the pages that each edition has once."""


def pages(built: Path) -> Iterator[Path]:
    """The pages of all editions and those that stand once for all of them; no stand-in at a permanent address."""
    stand_ins = built / "editions" / CURRENT
    every = set(built.rglob("*.html"))
    framed = {page for page in every if is_framed(page.relative_to(built).as_posix().removeprefix("editions/2022/"))}
    assert len(framed) == len(EDITIONS) * (len(COMPANIES) + 2)
    every -= framed
    found = sorted(page for page in every if not page.is_relative_to(stand_ins))
    each = len(OF_AN_EDITION) + len(FRAMEWORKS) + COMMITMENTS + len(COMPANIES)
    # Once for all: the texts, the page of all editions, and the one for an address that leads nowhere.
    assert len(found) == len(EDITIONS) * each + len(TEXTS) + 2
    assert len(every) == len(found) + each
    for edition in EDITIONS:
        tree = built / edition_folder(edition, CURRENT)
        assert {(tree / folder / "index.html").is_file() for folder in OF_AN_EDITION} == {True}
    yield from found


@cache
def parse(path: Path) -> ET.Element:
    """A page as its elements, read once for all tests: they only look."""
    document: ET.Element = html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))
    return document


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


def test_every_chart_has_its_words(built: Path) -> None:
    for page in pages(built):
        words = [
            item.attrib["aria-label"]
            for item in parse(page).iter(f"{SVG}svg")
            if item.attrib.get("class", "").startswith("picture")
        ]
        is_front = page in {built / edition_folder(edition, CURRENT) / "index.html" for edition in EDITIONS}
        assert len(words) >= (3 if page.parent.parent.name == "companies" else 2 if is_front else 0), page
        assert all(len(text) > 40 for text in words), page


@pytest.mark.parametrize("page", ["index.html", *(f"companies/{company}/index.html" for company in SAMPLE)])
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_chart_is_drawn_in_the_pages_own_face(built: Path, chromium: Chromium, edition: str, page: str) -> None:
    with chromium.open_page(built / edition_folder(edition, CURRENT) / page) as visit:
        charts = visit.page.evaluate(
            "[...document.querySelectorAll('svg.picture')].map(each => [each.getBoundingClientRect().width, "
            "getComputedStyle(each.querySelector('text')).fontFamily])"
        )
    assert charts
    for width, face in charts:
        # Three charts share a desk's width and one fills a phone's: wider ones would be too small to read.
        assert 0 < width <= (WIDE if page == "index.html" else LARGEST)
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
    ids = {page: set(re.findall(r'\sid="([^"]+)"', page.read_text(encoding="utf-8"))) for page in built.rglob("*.html")}
    stand_ins = [built / "editions/2026" / path for path in ("index.html", "companies/meta/index.html")]
    checked = 0
    for page in (*pages(built), *stand_ins):
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


@pytest.mark.parametrize(
    "page", [page for page in LOOKED_AT if page not in FRAMED and not page.startswith("editions/2026/")]
)
def test_the_way_around_is_the_same_on_every_page(built: Path, page: str) -> None:
    document = parse(built / page)
    navigation = [item for item in document.iter(f"{HTML}nav") if item.attrib.get("aria-label") == "Site"]
    assert len(navigation) == 1
    words = [" ".join("".join(link.itertext()).split()) for link in navigation[0].iter(f"{HTML}a")]
    assert words == [
        "Companies", "Commitments", *TOOLS.values(), "Method", "Editions", "Downloads", "About", "For companies",
        "For the press",
    ]  # fmt: skip
    current = [link for link in navigation[0].iter(f"{HTML}a") if "aria-current" in link.attrib]
    at_the_foot = page in {"404.html", "context/index.html", "corrections/index.html", "embed/index.html"}
    assert len(current) == (0 if at_the_foot else 1)


def test_a_keyboard_walks_from_the_front_page_to_a_commitment_and_on_to_a_company(
    built: Path, chromium: Chromium
) -> None:
    with chromium.open_page(built / "index.html", scripts=False) as visit:
        for link, place in (
            ("Commitments", "commitments/index.html"),
            ("Stop grooming", "commitments/vp-03/index.html"),
            ("Snap Inc.", "companies/snap/index.html#vp-03"),
        ):
            visit.page.get_by_role("link", name=link, exact=True).first.focus()
            visit.page.keyboard.press("Enter")
            visit.page.wait_for_url(f"**/{place}")
        assert visit.page.locator("#vp-03 .rationale").is_visible()


def test_a_permanent_address_with_an_assessment_marks_the_way_to_it(built: Path, chromium: Chromium) -> None:
    page = built / "editions/2026/companies/meta/index.html"
    with chromium.open_page(f"{page.resolve().as_uri()}#vp-11") as visit:
        entry = visit.page.locator("li:target")
        assert entry.get_attribute("id") == "vp-11"
        entry.get_by_role("link").click()
        assert visit.page.url.endswith("/companies/meta/index.html#vp-11")
        assert "/editions/" not in visit.page.url


def test_every_listed_file_has_the_size_and_the_hash_that_stand_beside_it(built: Path) -> None:
    listing = parse(built / "downloads/index.html")
    rows = [row for row in listing.iter(f"{HTML}tr") if row.find(f"{HTML}td") is not None]
    listed = set()
    for row in rows:
        link = next(row.iter(f"{HTML}a")).attrib["href"]
        path = (built / "downloads" / unquote(link)).resolve()
        cell = next(cell for cell in row.iter(f"{HTML}td") if cell.attrib.get("class") == "hash")
        assert (cell.text or "").strip() == hashlib.sha256(path.read_bytes()).hexdigest(), link
        listed.add(path.relative_to(built.resolve()).as_posix())
    left_out = {"404.html", "downloads/index.html", "manifest.json", "SHA256SUMS", "robots.txt", "sitemap.xml"}
    there = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    assert {path for path in there - left_out if not path.startswith(("editions/2022/", "editions/2026/"))} == listed


def test_the_worked_example_ends_in_the_score_that_is_published(built: Path) -> None:
    example = next(
        item for item in parse(built / "methodology/index.html").iter() if item.attrib.get("id") == "example"
    )
    text = " ".join("".join(example.itertext()).split())
    name = str(next(example.iter(f"{HTML}a")).text)
    printed = re.search(r"is printed as (\d+)", text)
    assert printed is not None
    results = json.loads((built / "results.json").read_bytes())
    company = next(item for item in results["companies"] if item["name"] == name)
    assert int(printed[1]) == int(Decimal(str(company["score"]["value"])).quantize(Decimal(1), ROUND_HALF_UP))


def test_a_badge_fits_and_a_frame_shows_its_chart_in_another_page(
    built: Path, chromium: Chromium, tmp_path: Path
) -> None:
    badge, framed = built / "companies/snap/badge.svg", built / "embed/companies/snap/index.html"
    other = tmp_path / "other.html"
    other.write_text(
        "<!doctype html><html lang=en><title>x</title><main>"
        f'<img src="{badge.resolve().as_uri()}" alt="x">'
        f'<iframe src="{framed.resolve().as_uri()}" title="x" width="100%" height="640"></iframe></main>',
        encoding="utf-8",
    )
    with chromium.open_page(other, PHONE) as visit:
        assert visit.page.evaluate("document.querySelector('img').naturalWidth") == PHONE
        frame = visit.page.frame_locator("iframe")
        assert frame.locator("svg.picture").first.is_visible()
        assert not frame.locator("svg.picture").nth(1).is_visible()
        assert frame.locator("a").get_attribute("target") == "_top"
        assert visit.messages == []


@pytest.mark.parametrize(
    "page", ["index.html", "compare/index.html", "companies/snap/index.html", "downloads/index.html"]
)
def test_a_printed_page_is_light_shows_all_and_no_way_around(built: Path, chromium: Chromium, page: str) -> None:
    with chromium.open_page(built / page, TABLET, "dark", media="print") as visit:
        seen = visit.page.evaluate(
            """() => ({
                paper: getComputedStyle(document.body).backgroundColor,
                ways: [...document.querySelectorAll('nav, form')].filter(each => each.checkVisibility()).length,
                folded: [...document.querySelectorAll('details > :not(summary)')]
                    .filter(each => each.getBoundingClientRect().height === 0 && each.textContent.trim()).length,
                dark: [...document.querySelectorAll('svg.picture path')]
                    .filter(each => getComputedStyle(each).fill === 'rgb(15, 25, 34)').length,
            })"""
        )
    assert seen == {"paper": "rgb(255, 255, 255)", "ways": 0, "folded": 0, "dark": 0}
