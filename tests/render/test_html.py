from __future__ import annotations

import base64
import hashlib
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from scorecard.render.errors import RenderError
from scorecard.render.html import hash_source, render
from scorecard.render.program import OPENING, read_script
from scorecard.render.text import clean_text
from scorecard.views.company import CompanyPage, company_page
from scorecard.views.front import FrontPage
from scorecard.views.navigation import Navigation
from tests.render.made import THEME, find_scripts, make_company_page, make_front_page
from tests.views.drawings import InventedDrawing
from tests.views.register import MIXED, Register, make_assessment, make_commitment, make_company, make_source

COMPANIES = ("mixed", "kept", "silent", "unread")
HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
NASTY = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&amp;]]>{{ 7 * 7 }}{% raw %}\u202eevil"


def parse(html: str) -> ET.Element:
    parser = html5lib.HTMLParser(strict=True)
    document: ET.Element = parser.parse(html)
    return document


def make_nasty_register() -> Register:
    """A register in which every text that a person writes holds what a page must not obey."""
    company = make_company(f"Mill {NASTY}"[:160].rstrip())
    for item in (*company["pledges"], *company["evidence"]):
        item["statement"] = f"{item['statement']} {NASTY}"
    for source in company["sources"].values():
        source["title"] = f"T {NASTY}"[:160].rstrip()
        source["publisher"] = f"P {NASTY}"[:160].rstrip()
        source["note"] = NASTY
    company["services"]["cloth"]["name"] = f"S {NASTY}"[:160].rstrip()
    company["endorsements"][0]["note"] = NASTY
    judged = {
        key: {**value, "rationale": NASTY, "searched": [f"x {NASTY}"[:160].rstrip()]} for key, value in MIXED.items()
    }
    text = dict.fromkeys(("summary", "reading_note", "company_note"), NASTY)
    register = Register(
        companies={"mixed": company},
        assessments={"mixed": judged},
        programme={**text, "title": f"R {NASTY}"[:160].rstrip(), "headline": f"H {NASTY}"[:160].rstrip()},
        methodology={"summary": NASTY, "limits": [NASTY]},
        edition={"notice": NASTY, "how_to_contest": NASTY, "title": f"E {NASTY}"[:160].rstrip()},
    )
    pact = register.frameworks["weir-pact"]
    register.frameworks["weir-pact"] = {
        **pact,
        "name": f"F {NASTY}"[:160].rstrip(),
        "summary": NASTY,
        "commitments": [make_commitment("wp-1", "1", f"C {NASTY}"[:100].rstrip(), text=NASTY, text_status=NASTY)],
    }
    return register


@pytest.mark.parametrize("company_id", COMPANIES)
def test_a_scorecard_is_well_formed_and_names_the_company(company_id: str) -> None:
    document = parse(render(THEME, make_company_page(company_id)))
    assert document.attrib["lang"] == "en"
    assert document.findtext(f".//{HTML}h1") == company_id.title()
    assert document.findtext(f".//{HTML}title") == f"{company_id.title()}: River Register, Edition 2024"


def test_the_front_page_is_well_formed() -> None:
    document = parse(render(THEME, make_front_page()))
    assert document.findtext(f".//{HTML}h1") == "They promised clean water. Who kept it?"
    links = {link.attrib["href"] for link in document.iter(f"{HTML}a")}
    assert {f"companies/{company}/index.html" for company in COMPANIES} <= links


@pytest.mark.parametrize("company_id", COMPANIES)
def test_every_link_within_a_page_leads_somewhere(company_id: str) -> None:
    document = parse(render(THEME, make_company_page(company_id)))
    ids = [element.attrib["id"] for element in document.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    targets = {link.attrib["href"][1:] for link in document.iter(f"{HTML}a") if link.attrib["href"].startswith("#")}
    assert len(targets) > 10
    assert targets <= set(ids)
    used = re.findall(r'<use href="#([^"]+)"', render(THEME, make_company_page(company_id)))
    assert used
    assert set(used) <= set(ids)


def test_a_scorecard_shows_every_part_that_a_reader_is_owed() -> None:
    html = render(THEME, make_company_page())
    for words in (
        "Draft.",
        "not reviewed by the mills",
        "It promised all <b>4</b> commitments",
        "What it asks.",
        "What the next level asks",
        "Where we looked:",
        "Measure the water: seen in every mill.",
        "Set up a gauge at the Cloth Works.",
        "archived",
        "Due 31 December 2021. No public evidence by 30 April 2024 that it was done (851 days).",
        "An allegation, not a finding.",
        "The company has not yet been asked",
        "Permanent link",
        "What the score cannot show",
        "Contest",
        "This company’s data 0123456789ab",
        "1 of 2 kept",
        "In between: mean of services",
        "<small>low confidence</small>",
        "On River Charter&nbsp;<a",
        "Judged on 2 May 2024.",
        "Creative Commons Attribution 4.0",
        "Les pêcheurs se plaignent",
        "in French",
        "Counts for 25.0% of the score",
    ):
        assert words in html, words


def test_a_service_can_be_chosen_where_services_differ_and_is_hidden_until_then() -> None:
    document = parse(render(THEME, make_company_page()))
    (choice,) = list(document.iter(f"{HTML}fieldset"))
    assert "hidden" in choice.attrib
    assert choice.findtext(f"{HTML}legend") == "Show how every commitment stands for"
    names = [" ".join("".join(label.itertext()).split()) for label in choice.iter(f"{HTML}label")]
    assert names == ["All services", "Cloth Works", "Sheet Works"]
    fields = list(choice.iter(f"{HTML}input"))
    assert {(field.attrib["type"], field.attrib["name"]) for field in fields} == {("radio", "service")}
    assert ["checked" in field.attrib for field in fields] == [True, False, False]
    apart = [item for item in document.iter() if "data-for" in item.attrib or "data-any" in item.attrib]
    assert apart
    assert all("hidden" in item.attrib for item in apart), "without the style sheet all is as for all services"


@pytest.mark.parametrize("company_id", ["kept", "silent", "unread"])
def test_where_no_services_differ_there_is_no_choice_and_no_rule_for_one(company_id: str) -> None:
    html = render(THEME, make_company_page(company_id))
    assert "<fieldset" not in html
    assert "data-for" not in html
    assert "data-all" not in html
    assert "_n_" not in html


def test_each_choice_has_its_rules_in_the_style_sheet() -> None:
    style = re.search(r"<style>(.*?)</style>", render(THEME, make_company_page()), re.DOTALL)
    assert style is not None
    for number in (1, 2):
        assert f'.tabs:has(#service-{number}:checked) [data-for~="{number}"]' in style[1]
    assert "#service-3" not in style[1]
    assert "_n_" not in style[1]


def test_words_and_numbers_of_ours_stand_without_quotes_and_nothing_of_the_data_does() -> None:
    html = render(THEME, make_company_page(register=make_nasty_register()))
    pairs = [
        pair for tag in re.findall(r"<[a-z][^<>]*>", html) for pair in re.findall(r' ([a-z-]+)=("[^"]*"|[^\s>]*)', tag)
    ]
    bare = {name for name, value in pairs if not value.startswith('"')}
    assert {"class", "scope", "aria-hidden"} <= bare
    assert not bare & {"href", "id", "title", "aria-label", "content", "lang", "src"}
    assert not [value for _, value in pairs if value.endswith("/")], "a slash would be taken for a part of the value"


def test_a_fact_that_stands_further_up_is_named_there_and_never_told_in_part() -> None:
    document = parse(render(THEME, make_company_page()))
    items = [" ".join("".join(item.itertext()).split()) for item in document.iter(f"{HTML}li")]
    again = [item for item in items if "in full under" in item]
    assert again == [
        "4 March 2022 Action e1, Cloth Works in full under Measure the water",
        "6 May 2023 Disclosure e3 in full under Hear the anglers",
    ]
    assert not [item for item in items if "…" in item]


def test_an_allegation_is_called_one_where_it_is_named_again_too() -> None:
    judged = {**MIXED, "rc-3": make_assessment("partial", evidence=["e2"])}
    html = render(THEME, make_company_page(register=Register().add("mixed", judged)))
    document = parse(html)
    items = [" ".join("".join(item.itertext()).split()) for item in document.iter(f"{HTML}li")]
    assert "April 2023 Finding e2 An allegation, not a finding. in full under Keep dye out" in items


def test_the_policy_allows_this_style_sheet_and_nothing_from_outside() -> None:
    for page in (make_company_page(), make_front_page()):
        html = render(THEME, page)
        style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
        opening = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
        linked = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
        assert len(linked) == 1
        assert style is not None
        assert opening is not None
        assert policy is not None
        digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
        rules = dict(rule.split(" ", 1) for rule in policy[1].replace("&#39;", "'").split("; "))
        assert rules == {
            "default-src": "'none'",
            "script-src": " ".join(hash_source(text) for text in (opening[1], *linked)),
            "style-src": f"'sha256-{digest}'",
            "font-src": "data:",
            "connect-src": "'self'",
            "base-uri": "'none'",
            "form-action": "'none'",
        }
        assert html.count("<style") == 1
        assert not re.search(r"<[a-z][^>]* style=", html)
        assert find_scripts(parse(html)) == [read_script(THEME, OPENING)]
        assert "<link" not in html


def test_links_that_leave_give_no_address_away() -> None:
    html = render(THEME, make_company_page())
    leaving = re.findall(r"<a [^>]*href=\"https?:[^>]*>", html)
    assert len(leaving) > 5
    assert not [link for link in leaving if "target=" in link]
    assert '<meta name="referrer" content="no-referrer">' in html


def test_charts_stand_in_the_page_with_words_in_its_own_fonts_and_shapes_of_their_own() -> None:
    document = parse(render(THEME, make_company_page()))
    charts = [element for element in document.iter(f"{SVG}svg") if element.attrib.get("class") == "picture"]
    assert len(charts) == 3
    assert {chart.attrib["aria-label"] for chart in charts} == {InventedDrawing().alt}
    for chart in charts:
        words = chart.find(f"{SVG}text")
        assert words is not None
        assert words.text == "50% <x>"
    shapes = [
        element.attrib["id"] for element in document.iter() if element.tag.startswith(SVG) and "id" in element.attrib
    ]
    assert len(shapes) == len(set(shapes))


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<foreignObject/>",
        '<image href="https://example.org/x.png"/>',
        '<path d="M0 0" onload="alert(1)"/>',
        '<path d="M0 0" style="fill:red"/>',
        '<use href="https://example.org/x.svg#y"/>',
    ],
)
def test_a_chart_that_holds_more_than_shapes_and_words_is_refused(inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">{inside}</svg>'.encode()
    with pytest.raises(RenderError, match="more than shapes and words"):
        render(THEME, make_company_page(charts={"gap": InventedDrawing(svg=svg)}))


def test_nothing_that_a_person_writes_can_become_markup() -> None:
    page: CompanyPage | FrontPage
    for page in (make_company_page(register=make_nasty_register()), make_front_page(make_nasty_register())):
        html = render(THEME, page)
        document = parse(html)
        tags = {element.tag.removeprefix(HTML) for element in document.iter()}
        assert find_scripts(document) == [read_script(THEME, OPENING)]
        assert not tags & {"iframe", "object", "form"}
        assert not [name for element in document.iter() for name in element.attrib if str(name).startswith("on")]
        assert "onerror=alert" in "".join(document.itertext()), "the text itself is shown"
        assert "{{ 7 * 7 }}" in "".join(document.itertext()), "and is no template"
        assert "\u202e" not in html
        assert not list(document.iter(f"{HTML}img"))


def test_a_chart_whose_words_are_nasty_stays_a_picture() -> None:
    drawing = InventedDrawing(alt=NASTY, title=NASTY)
    html = render(THEME, make_company_page(charts={"gap": drawing}))
    assert find_scripts(parse(html)) == [read_script(THEME, OPENING)]


def test_names_of_many_letters_and_other_scripts_are_shown_whole_and_in_our_fonts() -> None:
    name = "Ελληνική Εταιρεία Υδάτων και Водоканал Київ, Spółka z ograniczoną odpowiedzialnością"
    assert len(name) >= 80
    html = render(THEME, make_company_page(register=Register().add("mixed", MIXED, name=name)))
    assert f"<h1>{name}</h1>" in html
    plain = render(THEME, make_company_page(register=Register().add("mixed", MIXED)))
    assert html.index("</style>") > plain.index("</style>"), "the fonts grew by the letters of the name"


def test_a_page_without_charts_files_or_facts_has_no_empty_sections_and_no_dead_links() -> None:
    register = Register().add("mixed", {}, endorsements=[], pledges=[], evidence=[], services={})
    page = replace(make_company_page(register=register, charts={}), downloads=())
    page = replace(page, frame=replace(page.frame, navigation=Navigation("", "", (), ())))
    document = parse(render(THEME, page))
    ids = {element.attrib["id"] for element in document.iter() if "id" in element.attrib}
    links = [link.attrib["href"] for link in document.iter(f"{HTML}a")]
    assert "charts" not in ids
    assert {link[1:] for link in links if link.startswith("#")} <= ids
    assert not [link for link in links if link.endswith((".html", ".pdf"))]


def test_the_same_page_gives_the_same_bytes() -> None:
    assert render(THEME, make_company_page()) == render(THEME, make_company_page())


def test_a_page_opens_from_a_folder_with_any_name(tmp_path: Path) -> None:
    html = render(THEME, make_company_page())
    addresses = re.findall(r'(?:href|src)="([^"#][^"]*)"', html)
    assert addresses
    for address in addresses:
        assert address.startswith(("https://", "mailto:", "data:", "../../index.html", "mixed-scorecard-2024.pdf"))
    assert str(tmp_path) not in html


def test_sources_that_a_page_names_in_another_language_carry_it() -> None:
    company = make_company("Mixed")
    company["sources"]["letter"] = make_source("Offener Brief", language="de")
    html = render(THEME, make_company_page(register=Register().add("mixed", MIXED, sources=company["sources"])))
    assert 'lang="de">Offener Brief</a>' in html
    assert "in German" in html


def test_what_describes_a_page_to_search_engines_is_data_that_no_text_can_leave() -> None:
    dataset, results = make_nasty_register().scored()
    page = company_page(dataset, results, "mixed", {})
    html = render(THEME, page)
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert "<" not in block
    assert json.loads(block)["about"]["name"] == clean_text(page.name)
    assert html.count("<script") == 2
    # The policy names the one script that readies the fonts and this block, and no other.
    (allowed,) = re.findall(r"script-src ([^;]*);", html)
    assert allowed == f"{hash_source(read_script(THEME, OPENING))} {hash_source(block)}"
