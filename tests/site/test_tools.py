"""Comparison, side by side and search in a real browser: by mouse, by keys, from an address, and without a script."""

from __future__ import annotations

import base64
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from tests.site.browser import Chromium, Visit
from tests.site.test_keyboard import wait_until
from tests.site.test_pages import MOST_BYTES

COMPARE, SIDE, WEIGH, SEARCH = (f"{name}/index.html" for name in ("compare", "side-by-side", "weigh", "search"))
ROWS = "#comparison tbody tr:not([hidden]) .k-name"
NAMES = f"[...document.querySelectorAll('{ROWS}')].map(each => each.textContent.trim())"
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true })"


def address(built: Path, page: str) -> str:
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", page).groups()  # type: ignore[union-attr]  # it matches any text
    return f"{(built / path).resolve().as_uri()}{mark}{rest}"


def read_record(built: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((built / "results.json").read_text(encoding="utf-8"))
    return record


def column(visit: Visit, name: str) -> list[str]:
    found: list[str] = visit.page.evaluate(
        "name => [...document.querySelectorAll(`#comparison td[data-name='${name}']`)].map(each => each.textContent)",
        name,
    )
    return [text.strip() for text in found]


def test_the_table_shows_the_published_figures(built: Path, chromium: Chromium) -> None:
    record = read_record(built)
    names = {item["id"]: item["name"] for item in record["companies"]}
    with chromium.open_page(built / COMPARE) as visit:
        assert visit.page.evaluate(NAMES) == [names[company] for company in record["ranking"]]
        counts = {item["id"]: item["counts"] for item in record["companies"]}
        for key, name in (("kept", "Kept"), ("none", "No evidence"), ("not_pledged", "Not promised")):
            assert column(visit, name) == [str(counts[company][key]) for company in record["ranking"]]


def test_what_the_script_writes_is_what_the_page_has(built: Path, chromium: Chromium) -> None:
    rows = "[...document.querySelectorAll('#comparison tbody tr, #map tbody tr')].map(row => row.innerText)"
    links = "[...document.querySelectorAll('#map tbody a')].map(each => [each.href, each.getAttribute('aria-label')])"
    with chromium.open_page(built / COMPARE) as visit:
        before = visit.page.evaluate(f"[{rows}, {links}]")
        visit.page.locator("select[name=band]").select_option(index=1)
        visit.page.locator("button[type=reset]").click()
        visit.page.wait_for_function("document.querySelector('#found').textContent.startsWith('All')")
        assert visit.page.evaluate(f"[{rows}, {links}]") == before


def test_keys_sort_the_table_and_the_address_keeps_it(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / COMPARE) as visit:
        page = visit.page
        page.locator("th[data-sort=kept] button").focus()
        page.keyboard.press("Enter")
        kept = [int(text) for text in column(visit, "Kept")]
        assert kept == sorted(kept, reverse=True)
        assert page.locator("th[aria-sort]").get_attribute("data-sort") == "kept"
        assert page.evaluate("location.hash") == "#sort=-kept"
        page.keyboard.press("Enter")
        assert [int(text) for text in column(visit, "Kept")] == sorted(kept)
        shown = page.evaluate(NAMES)
        page.reload()
        assert page.evaluate(NAMES) == shown
        page.locator("th[data-sort=name] button").click()
        assert page.evaluate(NAMES) == sorted(shown, key=str.casefold)


def test_filters_are_those_of_the_record(built: Path, chromium: Chromium) -> None:
    record = read_record(built)
    with chromium.open_page(built / COMPARE) as visit:
        page = visit.page
        for band in record["method"]["bands"]:
            page.locator("select[name=band]").select_option(band["id"])
            wanted = [item["name"] for item in record["companies"] if item["band"] == band["id"]]
            assert sorted(page.evaluate(NAMES)) == sorted(wanted)
        page.locator("button[type=reset]").click()
        page.locator("select[name=signed]").select_option("voluntary-principles")
        signed = page.evaluate(NAMES)
        assert 0 < len(signed) < len(record["companies"])
        page.locator("select[name=signed]").select_option("")
        page.locator("select[name=offers]").select_option("messaging")
        assert 0 < len(page.evaluate(NAMES)) < len(record["companies"])
        page.locator("input[name=name]").fill("no such company")
        assert page.evaluate(NAMES) == []
        assert "No company matches" in page.locator("#found").inner_text()


def test_one_framework_alone_has_its_own_score_rank_counts_and_map(built: Path, chromium: Chromium) -> None:
    record = read_record(built)
    nodes = {
        item["id"]: next(node for node in item["tree"]["children"] if node["id"] == "project-protect")
        for item in record["companies"]
    }
    scores = [node["score"]["value"] for node in nodes.values() if node["score"]]
    best = [
        item["name"] for item in record["companies"] if (nodes[item["id"]]["score"] or {}).get("value") == max(scores)
    ]
    with chromium.open_page(address(built, f"{COMPARE}#framework=project-protect")) as visit:
        page = visit.page
        assert page.evaluate(NAMES)[: len(best)] == [name for name in page.evaluate(NAMES) if name in best]
        assert page.locator("#comparison .k-rank b").first.inner_text() == "1"
        assert page.locator("#map tbody tr").first.locator("td").count() == 5
        assert "under Project Protect alone" in page.locator("#found").inner_text()


def test_every_cell_of_the_map_leads_to_its_judgement(built: Path, chromium: Chromium) -> None:
    record = read_record(built)
    ids = {
        item["id"]: set(
            re.findall(r'id="([a-z0-9-]+)"', (built / f"companies/{item['id']}/index.html").read_text("utf-8"))
        )
        for item in record["companies"]
    }
    with chromium.open_page(built / COMPARE) as visit:
        links: list[str] = visit.page.evaluate("[...document.querySelectorAll('#map td a')].map(each => each.href)")
    assert len(links) == sum(len(item["commitments"]) for item in record["companies"])
    for link in links:
        found = re.fullmatch(r".*/companies/([a-z0-9-]+)/index\.html#([a-z0-9-]+)", link)
        assert found is not None, link
        assert found[2] in ids[found[1]], link


def test_companies_stand_side_by_side_with_the_words_of_their_pages(built: Path, chromium: Chromium) -> None:
    record = read_record(built)
    companies = {item["id"]: item for item in record["companies"]}
    with chromium.open_page(built / SIDE) as visit:
        page = visit.page
        assert page.locator("#beside").is_hidden()
        for place, company in enumerate(("snap", "meta", "x"), start=1):
            page.locator(f"select[name=c{place}]").focus()
            page.locator(f"select[name=c{place}]").select_option(company)
        assert page.evaluate("location.hash") == "#companies=snap,meta,x"
        assert page.locator("#sides thead th").all_inner_texts() == [
            companies[key]["name"] for key in ("snap", "meta", "x")
        ]
        assert page.locator("#sides .s-level").count() == 3 * len(companies["snap"]["commitments"])
        reasons = page.locator("#sides .s-reason").all_inner_texts()
        for company in ("snap", "meta", "x"):
            for item in companies[company]["commitments"]:
                assert not item["rationale"] or " ".join(item["rationale"].split()) in reasons
        page.reload()
        assert page.locator("#sides thead th").count() == 3
        page.locator("button[type=reset]").click()
        page.wait_for_function("document.querySelector('#beside').hidden")
        assert visit.messages == []


def test_side_by_side_leaves_out_what_is_no_company(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(address(built, f"{SIDE}#companies=meta,nobody,meta,snap,x,roblox,alphabet")) as visit:
        assert visit.page.locator("#sides thead th").count() in {3, 4}
        assert visit.messages == []


def test_the_search_finds_companies_services_commitments_and_evidence(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / SEARCH) as visit:
        page = visit.page
        field = page.locator("input[name=q]")
        field.focus()
        page.keyboard.type("WhatsApp")
        first = page.locator("#hits li a").first
        assert "Meta" in first.inner_text()
        assert page.locator("#hits mark").count() > 0
        field.fill("grooming")
        page.wait_for_function("location.search === '?q=grooming'")
        assert "Voluntary Principles 3" in page.locator("#hits li a").first.inner_text()
        page.locator("#hits li:has(small) a").first.click()
        assert re.search(r"companies/[a-z0-9-]+/index\.html#[a-z0-9-]+$", page.url)
        page.go_back()
        assert page.locator("#hits li").count() > 1
        page.locator("input[name=q]").fill("qqqqqqqq <b>")
        assert "Nothing found for “qqqqqqqq <b>”" in page.locator("#found").inner_text()
        assert visit.messages == []


def test_the_search_has_room_for_a_third_more_of_everything_that_it_finds(built: Path) -> None:
    page = (built / SEARCH).read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert found is not None
    facts = json.loads(zlib.decompress(base64.b64decode(json.loads(found[1])["facts"])))
    assert len(facts) > 500
    assert len(page.encode()) + len(found[1].encode()) / 3 < MOST_BYTES


def test_a_browser_that_cannot_unpack_the_evidence_still_finds_the_rest_and_says_so(
    built: Path, chromium: Chromium
) -> None:
    with chromium.open_page(built / SEARCH) as visit:
        visit.page.add_init_script("delete globalThis.DecompressionStream")
        visit.page.goto(address(built, f"{SEARCH}?q=grooming"))
        wait_until(visit.page, "document.querySelectorAll('#hits li').length > 0")
        assert "Voluntary Principles 3" in visit.page.locator("#hits li a").first.inner_text()
        assert visit.page.locator("#hits li:has(small)").count() == 0
        assert "too old to search the evidence" in visit.page.locator("#found").inner_text()
        assert visit.messages == []


def test_the_front_page_asks_the_search_without_a_script(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / "index.html", scripts=False) as visit:
        visit.page.locator("input[name=q]").fill("hash matching")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/search/index.html?q=hash+matching")
        assert visit.page.get_by_text("scripts are off here").is_visible()


@pytest.mark.parametrize("page", [COMPARE, SIDE, SEARCH])
def test_without_a_script_there_are_lists_and_no_dead_controls(built: Path, chromium: Chromium, page: str) -> None:
    with chromium.open_page(built / page, scripts=False) as visit:
        controls = visit.page.locator("main :is(input, select, button)")
        assert controls.count() > 0
        assert [each for each in controls.all() if each.is_visible()] == []
        links = visit.page.locator("main a[href*='companies/']")
        assert len([each for each in links.all() if each.is_visible()]) >= len(read_record(built)["companies"])
