"""Badges and charts for other sites: code that works where it is pasted, whatever a company is called."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import html5lib

from scorecard.render.html import render
from scorecard.views.address import badge_path, company_page_path, framed_chart_path
from scorecard.views.downloads import MOST_LISTED
from scorecard.views.embed import NOWHERE, Embeddable, EmbedPage, embed_page, framed_chart
from tests.render.made import THEME
from tests.views.drawings import InventedDrawing
from tests.views.register import KEPT, Register, every_kind

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results

BASE = "https://river.example/books"
NASTY = 'Mill "A" & [b](c) <script>'


def make(register: Register | None = None, base: str | None = BASE) -> tuple[Dataset, Results]:
    dataset, results = (register or every_kind()).scored()
    return replace(dataset, programme=dataset.programme.model_copy(update={"base_url": base})), results


def files_of(results: Results) -> frozenset[str]:
    companies = [company.company_id for company in results.companies]
    return frozenset(
        {
            "index.html",
            *map(badge_path, companies),
            *map(company_page_path, companies),
            *(framed_chart_path(company_id, "gap") for company_id in companies),
            framed_chart_path(None, "comparison"),
        }
    )


def make_page(register: Register | None = None, base: str | None = BASE) -> EmbedPage:
    dataset, results = make(register, base)
    return embed_page(dataset, results, files_of(results))


def find(page: EmbedPage, company_id: str) -> Embeddable:
    return next(item for item in page.companies if item.id == company_id)


def test_each_company_has_its_badge_in_two_languages_and_its_chart() -> None:
    codes = [item.code for item in find(make_page(), "mixed").snippets]
    alt = "River Register: Mixed (score, edition and stage stand in the picture)"
    assert codes[0] == (
        f'<a href="{BASE}/companies/mixed/"><img src="{BASE}/companies/mixed/badge.svg" width="360" alt="{alt}"></a>'
    )
    assert codes[1] == f"[![{alt}]({BASE}/companies/mixed/badge.svg)]({BASE}/companies/mixed/)"
    assert f'<iframe src="{BASE}/embed/companies/mixed/" title="Mixed: promises and evidence' in codes[2]


def test_a_chart_that_is_not_published_has_no_code() -> None:
    page = make_page()
    assert [item.id for item in page.charts] == ["comparison"]
    dataset, results = make()
    assert embed_page(dataset, results, ()).charts == ()
    assert all(item.snippets == () for item in embed_page(dataset, results, ()).companies)


def test_without_an_address_of_the_site_the_code_says_what_to_replace() -> None:
    page = make_page(base=None)
    assert not page.has_address
    assert f'href="{NOWHERE}companies/mixed/"' in find(page, "mixed").snippets[0].code
    assert "SITE-ADDRESS for it" in render(THEME, page)


def test_a_name_cannot_end_the_code_that_it_stands_in() -> None:
    register = Register().add("kept", KEPT, name=NASTY)
    html, markdown, frame = (item.code for item in find(make_page(register), "kept").snippets)
    for code in (html, frame):
        document = html5lib.parseFragment(code, namespaceHTMLElements=False)
        assert [item.tag for item in document.iter() if item.tag != "DOCUMENT_FRAGMENT"] in (["a", "img"], ["iframe"])
        assert NASTY in unescape(code)
    assert markdown.startswith('[![River Register: Mill "A" & \\[b\\](c) \\<script> (score')
    shown = html5lib.parse(render(THEME, make_page(register)), namespaceHTMLElements=False)
    assert [item.text for item in shown.iter("code")][1:] == [html, markdown, frame]


def test_of_too_many_companies_one_stands_for_all() -> None:
    register = Register()
    for number in range(MOST_LISTED + 1):
        register.add(f"mill-{number:03}", KEPT)
    page = make_page(register)
    assert [item.id for item in page.companies] == ["mill-000"]
    assert "“mill-000”" in page.pattern
    assert make_page().pattern == ""


def test_a_framed_chart_says_its_stage_and_leads_out_of_the_frame() -> None:
    dataset, results = make()
    drawing = InventedDrawing("A <chart> & more")
    page = framed_chart(dataset, results, "mixed", "gap", (drawing, drawing), files_of(results))
    assert page.page == "../../../companies/mixed/index.html"
    html = render(THEME, page)
    assert '<a href="../../../companies/mixed/index.html" target="_top">' in html
    assert "A &lt;chart&gt; &amp; more" in html
    assert dataset.editions[results.edition_id].edition.notice in unescape(html)
    # The only script is the one that readies the faces before there are words.
    assert re.search(r"content=\"default-src 'none'; script-src 'sha256-[^ ]+; style-src", html)
    assert html.count("<script") == 1
    assert framed_chart(dataset, results, None, "comparison", (drawing, drawing)).page == ""
