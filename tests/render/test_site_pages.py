"""Pages of commitments, of the method, of editions, files and texts, as HTML; strictly parsed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

from scorecard.render.html import hash_source, render
from scorecard.render.program import OPENING, read_script
from scorecard.scoring.insight import Insight
from scorecard.scoring.outlook import look_ahead
from scorecard.views.commitment_page import commitment_page
from scorecard.views.commitments import commitments_page
from scorecard.views.downloads import PublishedFile, downloads_page
from scorecard.views.editions import editions_page, permanent_page
from scorecard.views.methodology import methodology_page
from scorecard.views.text_page import not_found_page, text_page
from tests.render.made import THEME, find_scripts, make_company_page
from tests.views.register import MIXED, Register
from tests.views.site_register import FILES, with_pages

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

HTML = "{http://www.w3.org/1999/xhtml}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
NASTY = "<script>alert(1)</script>"


def make_pages(register: Register | None = None) -> dict[str, Any]:
    dataset, results = with_pages(register)
    insight = Insight(None, look_ahead(dataset, results))
    published = [PublishedFile(path, 100, "0" * 64) for path in sorted(FILES)]
    return {
        "commitment": commitment_page(dataset, results, "rc-1", FILES, insight),
        "commitments": commitments_page(dataset, results, FILES),
        "downloads": downloads_page(dataset, results, published, FILES),
        "editions": editions_page(dataset, results, FILES),
        "methodology": methodology_page(dataset, results, FILES, insight),
        "not-found": not_found_page(dataset, results, FILES),
        "permanent": permanent_page(dataset, results, "companies/mixed/index.html", FILES),
        "press": text_page(dataset, results, "press", FILES),
        "about": text_page(dataset, results, "about", FILES),
    }


KINDS = (
    "commitment",
    "commitments",
    "downloads",
    "editions",
    "methodology",
    "not-found",
    "permanent",
    "press",
    "about",
)


def parse(html: str) -> ET.Element:
    document: ET.Element = html5lib.HTMLParser(strict=True).parse(html)
    return document


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_well_formed_names_itself_and_has_each_id_once(kind: str) -> None:
    document = parse(render(THEME, make_pages()[kind]))
    ids = [item.attrib["id"] for item in document.iter() if "id" in item.attrib]
    assert len(ids) == len(set(ids))
    assert len(document.findall(f".//{HTML}h1")) == 1
    assert str(document.findtext(f".//{HTML}title")).count("River Register") == 1
    policy = next(item.attrib["content"] for item in document.iter(f"{HTML}meta") if "http-equiv" in item.attrib)
    # One script makes the fonts inside ready before anything is drawn; the page at a permanent address has no fonts.
    scripts = find_scripts(document)
    assert scripts == ([] if kind == "permanent" else [read_script(THEME, OPENING)])
    linked = [item.text or "" for item in document.iter(f"{HTML}script") if "type" in item.attrib]
    allowed = f"script-src {' '.join(map(hash_source, (*scripts, *linked)))}; " if scripts else ""
    assert policy.startswith(f"default-src 'none'; {allowed}style-src 'sha256-")


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"permanent", "not-found"}))
def test_a_page_has_the_navigation_at_its_head_and_foot_and_marks_where_one_is(kind: str) -> None:
    document = parse(render(THEME, make_pages()[kind]))
    named = {item.attrib.get("aria-label"): item for item in document.iter(f"{HTML}nav")}
    for label in ("Site", "Site, at the foot"):
        current = [
            link.attrib["aria-current"] for link in named[label].iter(f"{HTML}a") if "aria-current" in link.attrib
        ]
        assert current == (["true"] if kind == "commitment" else ["page"])


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_the_data_stay_words(kind: str) -> None:
    register = Register(
        programme={"title": NASTY + "River Register", "summary": NASTY, "publisher": NASTY},
        methodology={"summary": NASTY, "limits": [NASTY]},
    ).add("mixed", MIXED, name=NASTY)
    html = render(THEME, make_pages(register)[kind])
    assert NASTY not in html
    assert find_scripts(parse(html)) == ([] if kind == "permanent" else [read_script(THEME, OPENING)])


def test_markdown_of_a_text_becomes_emphasis_and_links_and_nothing_else() -> None:
    html = render(THEME, make_pages()["about"])
    assert "<em>books</em>" in html
    assert '<a href="https://example.org/all">all</a>' in html
    assert "<strong>call</strong>" in html


@pytest.mark.parametrize("aggregate", ["mean", "geometric", "plain-geometric", "harmonic", "lowest"])
def test_each_way_to_put_parts_together_has_its_formula(aggregate: str) -> None:
    page = make_pages(Register(methodology={"aggregate": aggregate}).add("mixed", MIXED))["methodology"]
    document = parse(render(THEME, page))
    formulas = ["".join("".join(item.itertext()).split()) for item in document.iter(f"{MATH}math")]
    starts = {
        "mean": "S=∑iwiSi∑iwi",
        "geometric": "S=10099(",
        "plain-geometric": "S=(∏i",
        "harmonic": "S=∑iwi∑i",
        "lowest": "S=miniSi",
    }
    assert formulas[0] == "D=∑swsps∑sws"
    assert formulas[1].startswith(starts[aggregate])


def test_a_stand_in_is_light_enough_for_thousands_of_them() -> None:
    html = render(THEME, make_pages()["permanent"])
    assert len(html) < 6_000
    assert "@font-face" not in html
    assert 'name="robots" content="noindex"' in html


def test_scorecards_do_not_carry_the_rules_of_other_pages() -> None:
    assert ".level-card" in render(THEME, make_pages()["commitment"])
    assert ".level-card" not in render(THEME, make_company_page())


def test_a_page_without_a_best_company_or_an_example_has_no_empty_section() -> None:
    page = replace(make_pages()["commitment"], best=None, levels=(), breadth=())
    html = render(THEME, page)
    assert set(re.findall(r'<section[^>]* id="([a-z]+)"', html)) == {"companies", "sources"}
    links = re.findall(r'href="#([a-z]+)"', html)
    assert {"best", "levels", "breadth"} & set(links) == set()
