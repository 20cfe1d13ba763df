"""Markdown in the few texts of the programme that allow it: emphasis, code and links, on one line."""

from __future__ import annotations

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from scorecard.render.text import clean_text

_PARSER = MarkdownIt("zero", {"html": False}).enable(["backticks", "emphasis", "link", "escape"])
_TAGS = {"a", "code", "em", "strong"}


def render_markdown(text: str) -> Markup:
    """Return the text as HTML that holds nothing but emphasis, code and links to web and mail addresses."""
    html = _PARSER.renderInline(clean_text(text))
    safe = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return Markup(safe)  # noqa: S704 - nh3 has just cleaned it
