"""What the server adds to its copy of a page, and the pages of its own: for when there is nothing else to show."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from scorecard.render.html import hash_source

if TYPE_CHECKING:
    from collections.abc import Iterable

EVENTS = "/.preview/events"
"""Where the server tells its news; no file of a site begins with a dot."""
_POLICY = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*(?=">)')
_END_OF_HEAD = "</head>"


def add_script(page: bytes, state: str) -> bytes:
    """Return a page with the script that loads it again when it is no longer in this state, and leave to run it.

    Nothing else in the page is changed. A page that is not built as ours are comes back as it is.
    """
    html = page.decode("utf-8")
    head, end, rest = html.partition(_END_OF_HEAD)
    if not end:
        return page
    return f"{_POLICY.sub(lambda found: allow_script(found[0]), head)}{write_script(state)}\n{end}{rest}".encode()


def allow_script(policy: str) -> str:
    """Return a content security policy that lets the script run and ask this server, and nothing more."""
    directives = {name: sources for name, *sources in map(str.split, filter(str.strip, policy.split(";")))}
    for name, source in (("script-src", hash_source(read_script())), ("connect-src", "'self'")):
        sources = [given for given in directives.get(name, ()) if given != "'none'"]
        directives[name] = [*sources, *([] if source in sources else [source])]
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


@cache
def read_script() -> str:
    """Return the script."""
    return _read("live.js").strip()


def write_script(state: str) -> str:
    """Return the script as an element of a page that is in this state."""
    return f'<script data-state="{escape(state)}">{read_script()}</script>'


def write_notice(title: str, told: str, lines: Iterable[str], state: str) -> bytes:
    """Return a page of the server's own: what is wrong, in words, and each problem."""
    style = _read("notice.css").strip()
    items = "".join(f"<li><pre>{escape(line)}</pre></li>" for line in lines)
    page = Template(_read("notice.html")).substitute(
        policy=(
            f"default-src 'none'; script-src {hash_source(read_script())}; style-src {hash_source(style)}; "
            "connect-src 'self'; base-uri 'none'; form-action 'none'"
        ),
        title=escape(title),
        told=escape(told),
        problems=f"<ol>{items}</ol>" if items else "",
        style=style,
        script=write_script(state),
    )
    return page.encode()


def _read(name: str) -> str:
    return (resources.files("scorecard.preview") / name).read_text(encoding="utf-8")
