"""Pages: one file each, with style sheet, fonts and pictures inside, and without any script."""

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
from scorecard.views.company import CompanyPage
from scorecard.views.context import ContextPage
from scorecard.views.corrections import CorrectionsPage
from scorecard.views.framework import FrameworkPage
from scorecard.views.front import FrontPage

if TYPE_CHECKING:
    from scorecard.render.theme import Theme

    Page = CompanyPage | ContextPage | CorrectionsPage | FrameworkPage | FrontPage

# Stand-ins for what can only be made once the page's text is known; no text from the data can hold a null character.
_STYLE, _POLICY = Markup("\0style\0"), Markup("\0policy\0")
_TAG = re.compile(r"<[^>]*>")
_BLANK_LINES = re.compile(r"\n\s*\n")
# The ends of cells, rows and items may be left out of HTML; with thousands of them a page is lighter by some kilobytes.
_IMPLIED_ENDS = re.compile(r"</(?:li|td|th|tr|thead|tbody|dt|dd)>")
_TEMPLATES: dict[type, str] = {
    CompanyPage: "pages/company.html",
    ContextPage: "pages/context.html",
    CorrectionsPage: "pages/corrections.html",
    FrameworkPage: "pages/framework.html",
    FrontPage: "pages/index.html",
}


def render(theme: Theme, page: Page) -> str:
    """Return the page as HTML; RenderError for a link or a value that may not stand in it."""
    template = make_environment(theme).get_template(_TEMPLATES[type(page)])
    pictures = PagePictures()
    blocks = template.render(page=page, marks=PageMarks(), picture=pictures.place, style=_STYLE, policy=_POLICY)
    html = f"{_BLANK_LINES.sub(chr(10), _IMPLIED_ENDS.sub('', blocks)).strip()}\n"
    style = theme.page_style(unescape(_TAG.sub("", html))) + pictures.style()
    return html.replace(_STYLE, style, 1).replace(_POLICY, _policy(style), 1)


def _policy(style: str) -> str:
    """Return the content security policy: nothing from anywhere, this one style sheet, fonts inside."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; form-action 'none'"
