"""Pages: one file each, with style sheet, fonts, pictures and scripts inside; they work without a script, too."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup

from scorecard.render.environment import make_environment
from scorecard.render.marks import PageMarks
from scorecard.render.pictures import PagePictures
from scorecard.render.program import CHOOSING, OPENING, Program, make_program, read_script, write_linked_data
from scorecard.render.stylesheet import take_stock
from scorecard.render.theme import FRAMED_STYLES, FRONT_STYLES, PAGE_STYLES, SEARCH_STYLES, SITE_STYLES, TOOL_STYLES
from scorecard.views.commitment_page import CommitmentPage
from scorecard.views.commitments import CommitmentsPage
from scorecard.views.company import CompanyPage
from scorecard.views.comparison import ComparePage
from scorecard.views.context import ContextPage
from scorecard.views.corrections import CorrectionsPage
from scorecard.views.downloads import DownloadsPage
from scorecard.views.editions import EditionsPage, PermanentPage
from scorecard.views.embed import EmbedPage, FramedChart
from scorecard.views.fact_sheet import FactSheet
from scorecard.views.framework import FrameworkPage
from scorecard.views.front import FrontPage
from scorecard.views.methodology import MethodologyPage
from scorecard.views.search import SearchPage
from scorecard.views.side_by_side import SidePage
from scorecard.views.text_page import NotFoundPage, TextPageView
from scorecard.views.weighing import WeighPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.render.stylesheet import Holdings
    from scorecard.render.theme import Theme

    Page = (
        CommitmentPage
        | CommitmentsPage
        | CompanyPage
        | ComparePage
        | ContextPage
        | CorrectionsPage
        | DownloadsPage
        | EditionsPage
        | EmbedPage
        | FactSheet
        | FramedChart
        | FrameworkPage
        | FrontPage
        | MethodologyPage
        | NotFoundPage
        | PermanentPage
        | SearchPage
        | SidePage
        | TextPageView
        | WeighPage
    )

# Stand-ins for what can only be made once the page's text is known; no text from the data can hold a null character.
_STYLE, _OPENING, _POLICY, _PROGRAM = map(Markup, ("\0style\0", "\0opening\0", "\0policy\0", "\0program\0"))
_LINKED = Markup("\0linked\0")
_TAG = re.compile(r"<[^>]*>")
_BLANK_LINES = re.compile(r"\n\s*\n")
# The ends of cells, rows and items may be left out of HTML, as may those of paragraphs before what ends them anyway:
# with thousands of them a page is lighter by some kilobytes.
_IMPLIED_ENDS = re.compile(
    r"</(?:li|td|th|tr|thead|tbody|dt|dd)>|</p>(?=\s*<(?:/?(?:details|div|section)|figure|h[2-6]|ol|p|table|ul)\b)"
)
# Quotes may be left out around a plain word or number. Only what the templates and the charts write is unquoted so: an
# address, an id and a text keep their quotes, whatever is in them.
_TAGS = re.compile(r"<[a-z][^<>]*>")
_BARE = re.compile(
    r" (class|data-at|data-for|scope|role|tabindex|aria-hidden|fill|stroke|width|height|x|y|cx|cy|r|rx"
    r'|[a-z]+-(?:size|weight|width|anchor|opacity|dasharray))="([\w.#%-]+)"(?:(?=[ >])|(/))'
)
_TEMPLATES: dict[type, str] = {
    CommitmentPage: "pages/commitment.html",
    CommitmentsPage: "pages/commitments.html",
    CompanyPage: "pages/company.html",
    ComparePage: "pages/compare.html",
    ContextPage: "pages/context.html",
    CorrectionsPage: "pages/corrections.html",
    DownloadsPage: "pages/downloads.html",
    EditionsPage: "pages/editions.html",
    EmbedPage: "pages/embed.html",
    FactSheet: "pages/fact-sheet.html",
    FramedChart: "pages/framed.html",
    FrameworkPage: "pages/framework.html",
    FrontPage: "pages/index.html",
    MethodologyPage: "pages/methodology.html",
    NotFoundPage: "pages/not-found.html",
    PermanentPage: "pages/permanent.html",
    SearchPage: "pages/search.html",
    SidePage: "pages/side_by_side.html",
    TextPageView: "pages/text.html",
    WeighPage: "pages/weigh.html",
}
_SCRIPTS: dict[type, tuple[str, ...]] = {
    ComparePage: ("compare",),
    SearchPage: ("vendor/minisearch", "search"),
    SidePage: ("side-by-side",),
    WeighPage: ("weigh",),
}
"""The scripts of the pages that have any; what they import comes with them."""
_PACKED: dict[type, tuple[str, ...]] = {SearchPage: ("facts",)}
"""What of their data is packed: every word of every fact."""
_FORM = re.compile(r"<form[^>]* action=")
"""A form that leads to another page of the site, also without a script."""
_STYLES: dict[type, tuple[str, ...]] = {
    CompanyPage: PAGE_STYLES,
    FramedChart: FRAMED_STYLES,
    FrontPage: FRONT_STYLES,
    **dict.fromkeys(_SCRIPTS, TOOL_STYLES),
    SearchPage: SEARCH_STYLES,
}
"""The style sheets of the pages that do with fewer than the rest, or need others."""
_PLAIN = frozenset({PermanentPage})
"""Pages that only lead to another one: without fonts, so that there can be one for each of thousands."""


def render(theme: Theme, page: Page) -> str:
    """Return the page as HTML; RenderError for a link or a value that may not stand in it."""
    template = make_environment(theme).get_template(_TEMPLATES[type(page)])
    pictures, marks = PagePictures(), PageMarks()
    scripts = _SCRIPTS.get(type(page), ())
    # Before the page itself: marks that only the script shows belong on its sheet, too.
    program = (
        make_program(theme, scripts, getattr(page, "data", None), marks, _PACKED.get(type(page), ()))
        if scripts
        else Program()
    )
    blocks = template.render(
        page=page,
        marks=marks,
        picture=pictures.place,
        style=_STYLE,
        opening=_OPENING,
        policy=_POLICY,
        program=_PROGRAM,
        linked=_LINKED,
    )
    # Apostrophes may stand for themselves, and make a page lighter by one more: no attribute is in single quotes.
    html = f"{_BLANK_LINES.sub(chr(10), _IMPLIED_ENDS.sub('', blocks)).strip()}\n".replace("&#39;", "'")
    html = _TAGS.sub(lambda tag: _BARE.sub(_leave_out_quotes, tag[0]), html)
    # A program may give a page what it does not have yet.
    holds = None if program.parts else take_stock(blocks, _count_choices(page))
    style = _style(theme, page, unescape(_TAG.sub("", html)) + program.text, holds) + pictures.style()
    opening = ""
    if _OPENING in html:
        names = (OPENING, CHOOSING) if program.parts else (OPENING,)
        opening = "\n".join(read_script(theme, name) for name in names)
    described = getattr(page, "linked_data", None)
    linked = write_linked_data(described) if described else ""
    # Data runs nowhere, but some checkers take every script element for a program that needs leave.
    parts = [part for part in (opening, linked, *program.parts) if part]
    policy = _policy(style, parts if opening else (), forms=bool(_FORM.search(html)))
    for place, text in (
        (_STYLE, style),
        (_OPENING, f"<script>{opening}</script>"),
        (_POLICY, policy),
        (_PROGRAM, program.html),
        (_LINKED, f'<script type="application/ld+json">{linked}</script>' if linked else ""),
    ):
        html = html.replace(place, text, 1)
    return html


def _leave_out_quotes(found: re.Match[str]) -> str:
    """Return an attribute without quotes; a slash after it would be taken for a part of the value."""
    return f" {found[1]}={found[2]}{' /' if found[3] else ''}"


def _count_choices(page: Page) -> int:
    """Return how many services a reader can choose from."""
    return len(page.choice.options) if isinstance(page, CompanyPage) and page.choice else 0


def _style(theme: Theme, page: Page, shown: str, holds: Holdings | None) -> str:
    """Return the style sheet of a page that shows this text: its kind and what it holds say which rules it needs."""
    if type(page) in _PLAIN:
        return theme.plain_style()
    return theme.page_style(shown, _STYLES.get(type(page), SITE_STYLES), holds)


def _policy(style: str, scripts: Sequence[str], *, forms: bool) -> str:
    """Return the content security policy: nothing from elsewhere, this style sheet and these scripts, fonts inside."""
    allowed = f"script-src {' '.join(map(hash_source, scripts))}; " if scripts else ""
    action = "'self'" if forms else "'none'"
    return (
        f"default-src 'none'; {allowed}style-src {hash_source(style)}; font-src data:; connect-src 'self'; "
        f"base-uri 'none'; form-action {action}"
    )


def hash_source(text: str) -> str:
    """Return how a policy names an element by what it holds."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"
