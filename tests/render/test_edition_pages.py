"""The pages of frameworks and of context figures, and the section of a company: safe, well formed and in order."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest

from scorecard.model.context import ContextTopic
from scorecard.render.html import render
from scorecard.render.program import OPENING, read_script
from scorecard.views.company import company_page
from scorecard.views.context import context_page
from scorecard.views.framework import framework_page
from tests.render.made import FILES, THEME, find_scripts
from tests.views.context_register import RECORD, WATER, with_context

HTML = "{http://www.w3.org/1999/xhtml}"
NASTY = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&amp;{{ 7 * 7 }}"
PUBLISHED = FILES | {"context/index.html", "frameworks/river-charter/index.html", "frameworks/weir-pact/index.html"}


def make_pages(note: str = "Without the flour works.") -> dict[str, str]:
    """The three pages by name, from data in which a person wrote `note` wherever a text can stand."""
    record = [{**item, "statement": f"{item['statement']} {note}"} for item in RECORD]
    signatories = [{"name": f"S {note}"[:160].rstrip(), "date": "2019", "source": "charter"}]
    dataset, results = with_context(record=record, signatories=signatories)
    caveats = [{"statement": note, "source": "charter"}]
    series = [{**item, "name": f"{item['name']} {note}"[:160].rstrip(), "note": note} for item in WATER["series"]]
    topic = ContextTopic.model_validate({**WATER, "counts": note, "caveats": caveats, "series": series})
    dataset = replace(dataset, context={**dataset.context, "water": topic})
    return {
        "framework": render(THEME, framework_page(dataset, results, "river-charter", PUBLISHED)),
        "context": render(THEME, context_page(dataset, results, PUBLISHED)),
        "company": render(THEME, company_page(dataset, results, "mixed", {}, PUBLISHED)),
    }


@pytest.fixture(scope="module")
def pages() -> dict[str, ET.Element]:
    parser = html5lib.HTMLParser(strict=True)
    return {name: parser.parse(html) for name, html in make_pages().items()}


@pytest.mark.parametrize("name", ["framework", "context", "company"])
def test_what_a_person_wrote_is_text_and_nothing_else(name: str) -> None:
    html = make_pages(NASTY)[name]
    document = html5lib.HTMLParser(strict=True).parse(html)
    assert find_scripts(document) == [read_script(THEME, OPENING)]
    assert "onerror=alert(1)&gt;" in html
    assert "49" not in "".join(document.find(f"{HTML}body/{HTML}main").itertext()).replace("{{ 7 * 7 }}", "")


@pytest.mark.parametrize("name", ["framework", "context", "company"])
def test_headings_go_down_one_step_at_a_time_and_ids_are_unique(pages: dict[str, ET.Element], name: str) -> None:
    levels = [
        int(item.tag[-1]) for item in pages[name].iter() if re.fullmatch(rf"{re.escape(HTML)}h[1-6]", str(item.tag))
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [item.attrib["id"] for item in pages[name].iter() if "id" in item.attrib]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["framework", "context", "company"])
def test_links_on_the_page_lead_somewhere_on_it(pages: dict[str, ET.Element], name: str) -> None:
    ids = {item.attrib["id"] for item in pages[name].iter() if "id" in item.attrib}
    links = [item.attrib["href"] for item in pages[name].iter(f"{HTML}a")]
    inside = [link[1:] for link in links if link.startswith("#")]
    assert len(inside) > 5
    assert set(inside) <= ids
    assert not [link for link in links if link.startswith("/")]


def test_a_framework_leads_to_each_company_where_it_speaks_of_the_commitment(pages: dict[str, ET.Element]) -> None:
    links = [item.attrib["href"] for item in pages["framework"].iter(f"{HTML}a")]
    for company in ("mixed", "kept", "silent", "unread"):
        for commitment in ("rc-1", "rc-2", "rc-3"):
            assert f"../../companies/{company}/index.html#{commitment}" in links


def test_caveats_stand_before_the_figures_and_the_company_says_that_they_are_not_scored(
    pages: dict[str, ET.Element],
) -> None:
    section = next(item for item in pages["company"].iter(f"{HTML}section") if item.attrib.get("id") == "context")
    text = " ".join("".join(section.itertext()).split())
    assert text.startswith("Context: shown, never scored Water that mills take")
    assert text.index("Without the flour works.") < text.index("1,200")
    links = [item.attrib["href"] for item in section.iter(f"{HTML}a")]
    assert "../../context/index.html#water" in links
