"""Text on its way into HTML: what cannot be seen is taken out, and only safe addresses become links."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from scorecard.render.errors import RenderError

# Control characters, and those that turn the direction of the text that follows them: with these a line of a page could
# be made to read as something else than what it says.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u061c\ufeff\ufff9-\ufffb]")
# A range with the signs around it, in escaped text: one word, which a browser would break after the dash.
_RANGE = re.compile(r"[(]?(?:&[lg]t;)?\d(?:[\d.,]*\d)?%?–(?:&[lg]t;)?\d(?:[\d.,]*\d)?%?[);,.]*")
_SAFE_ADDRESS = re.compile(
    r"""(?:https?://|mailto:)[^\s"<>`\\]+      # somewhere else
      | \#[a-z0-9-]+                           # on this page
      | (?![a-z][a-z0-9+.-]*:|//)[\w./-]+(?:\#[a-z0-9-]+)?      # beside this page, or a place on such a page
    """,
    re.IGNORECASE | re.VERBOSE,
)


def clean_text(text: str) -> str:
    """Return the text without control characters and marks that turn its direction."""
    return _UNSEEN.sub("", text)


def check_address(address: str) -> str:
    """Return an address that a link may have; RenderError for `javascript:`, `data:`, `file:` and other schemes."""
    if not _SAFE_ADDRESS.fullmatch(address):
        raise RenderError(f"a link may not lead to {address!r}: only http, https, mailto and pages of this site")
    return address


def keep_ranges(text: str) -> Markup:
    """Return the text as HTML in which no range, such as `12–15`, is broken at the end of a line."""
    whole = _RANGE.sub(r'<span class="range">\g<0></span>', str(escape(clean_text(text))))
    return Markup(whole)  # noqa: S704 - the text was escaped a line above
