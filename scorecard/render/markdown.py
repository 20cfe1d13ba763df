"""Markdown in the few texts of the programme that allow it: emphasis, code and links; in a foreword also blocks."""

from __future__ import annotations

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from scorecard.render.text import clean_text

_PARSER = MarkdownIt("zero", {"html": False}).enable(["backticks", "emphasis", "link", "escape"])
_BLOCK_PARSER = MarkdownIt("zero", {"html": False}).enable(
    ["backticks", "emphasis", "link", "escape", "list", "blockquote", "heading"]
)
_TAGS = {"a", "code", "em", "strong"}
_BLOCK_TAGS = _TAGS | {"p", "ul", "ol", "li", "blockquote", "h3", "h4"}
_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}


def render_markdown(text: str) -> Markup:
    """Return the text as HTML that holds nothing but emphasis, code and links to web and mail addresses."""
    return _clean(_PARSER.renderInline(clean_text(text)), _TAGS)


def render_blocks(text: str) -> Markup:
    """Return a longer text as HTML: the same, in paragraphs, lists, quotations and headings below the page's own."""
    tokens = _BLOCK_PARSER.parse(clean_text(text))
    for token in tokens:
        token.tag = _HEADINGS.get(token.tag, token.tag)
    return _clean(_BLOCK_PARSER.renderer.render(tokens, _BLOCK_PARSER.options, {}), _BLOCK_TAGS)


def _clean(html: str, tags: set[str]) -> Markup:
    safe = nh3.clean(
        html,
        tags=tags,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return Markup(safe)  # noqa: S704 - nh3 has just cleaned it
