"""The theme: the folder with the templates, style sheets and fonts that pages and documents are made with."""

from __future__ import annotations

import base64
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from scorecard.render.errors import RenderError
from scorecard.render.faces import FaceStore, take_face
from scorecard.render.stylesheet import read_rules, write_rules

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.render.stylesheet import Group, Holdings, Rule

_FIRST, _LAST = ("fonts-page.css", "tokens.css", "screen.css"), ("print-page.css",)
PAGE_STYLES = (*_FIRST, *_LAST)
"""Those of scorecards, the largest pages: they carry no rule that only other pages need."""
FRONT_STYLES = (*_FIRST, "beside.css", "front.css", *_LAST)
SITE_STYLES = (*_FIRST, "beside.css", "front.css", "site.css", *_LAST)
TOOL_STYLES = (*FRONT_STYLES, "tools.css")
"""Those of pages with a script."""
SEARCH_STYLES = (*_FIRST, "beside.css", *_LAST, "tools.css")
FRAMED_STYLES = ("fonts-page.css", "tokens.css", "framed.css")
"""Those of a chart in the frame of another site."""
PLAIN_STYLES = ("tokens.css", "plain.css")
DOCUMENT_STYLES = ("fonts-document.css", "tokens.css", "document.css")
HEADING_FACE = "scorecard-serif-600.ttf"
"""What headings, captions and large figures are set in on pages, and nothing else."""
REPORT_STYLE = "report.css"
FACT_SHEET_STYLE = "fact-sheet.css"

_ADDRESS = re.compile(r"url\((?P<quote>[\"']?)(?P<path>[^\"')]+)(?P=quote)\)")
_VARIABLE = re.compile(r"--(?P<name>[a-z0-9-]+):\s*(?P<value>[^;}]+);")
_USE = re.compile(r"var\(--([a-z0-9-]+)\)")
_SIGNS = "<>±−"
"""What figures are written with beside letters and digits, also where a script writes them."""
_ALPHABET = frozenset(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz \n.,:;'()[]+-/%·–’“”"
    '!?"#$&…−×›\N{NO-BREAK SPACE}ÀÇÈÉàçèé'
)
"""What pages show, more or less: each face has all of it, so that pages have faces in common and few have to be cut.

To cut and pack one takes as long as to write three pages; the second line costs a page one kilobyte a face at most.
"""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class ThemeError(RenderError):
    """The theme lacks a file, or a style sheet of it points out of the theme."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme's folder; it comes from whoever calls, never from the place of this file.

    `faces` is where cut fonts wait for the next page or build; None: they are cut each time. `state` says what the
    folder held when it was opened: what a process keeps of a theme counts for that state alone.
    """

    folder: Path
    faces: FaceStore | None = None
    state: str = ""

    @property
    def scripts(self) -> Path:
        """The folder of the scripts."""
        return self.folder / "assets" / "js"

    @property
    def styles(self) -> Path:
        """The folder of the style sheets."""
        return self.folder / "assets" / "css"

    def read(self, path: Path) -> bytes:
        """Return a file of the theme; ThemeError for a file that is missing or stands outside."""
        resolved = path.resolve()
        if not resolved.is_relative_to(self.folder.resolve()):
            raise ThemeError(f"{path} stands outside the theme {self.folder}")
        try:
            return resolved.read_bytes()
        except OSError as error:
            raise ThemeError(f"the theme has no readable file {path}") from error

    def document_style(self, *more: str) -> str:
        """Return the rules of documents, and of some kinds of them, with the values of their variables in place.

        That saves looking them up.
        """
        names = (*DOCUMENT_STYLES, *more)
        text = "\n".join(self.read(self.styles / name).decode("utf-8") for name in names)
        values = dict(_VARIABLE.findall(_COMMENT.sub("", text)))
        missing = {name for name in _USE.findall(text) if name not in values}
        if missing:
            raise ThemeError(f"the style sheets of documents use undefined variables: {', '.join(sorted(missing))}")
        return _USE.sub(lambda found: values[found[1]], text)

    def page_style(self, text: str, names: tuple[str, ...] = PAGE_STYLES, holds: Holdings | None = None) -> str:
        """Return the style sheet of a page that shows `text`, as one text that needs no other file.

        Fonts are inside, cut to the characters of the text. Of a page that is known, by what it holds, rules that ask
        for something else are left out, and the face of headings is cut to these.
        """
        shown = _ALPHABET | frozenset(text + text.upper()) | frozenset(_NOT_ASCII.findall(_rules(self, names)))
        headings = _ALPHABET | shown & frozenset(holds.headings + _SIGNS) if holds else shown

        def place(found: re.Match[str]) -> str:
            characters = headings if found["path"].endswith(HEADING_FACE) else shown
            return f"url({_data_address(self, found['path'], characters)})"

        return _ADDRESS.sub(place, write_rules(_read_rules(self, names), holds))

    def plain_style(self) -> str:
        """Return the style sheet of a page that needs little: no fonts of its own, a few rules."""
        return _rules(self, PLAIN_STYLES)


@lru_cache(maxsize=8)
def _rules(theme: Theme, names: tuple[str, ...]) -> str:
    """Return the rules of some style sheets, without comments and without blanks that mean nothing."""
    text = "\n".join(theme.read(theme.styles / name).decode("utf-8") for name in names)
    if "</" in text or "<!--" in text:
        raise ThemeError("a style sheet of the theme would end the page's style element")
    short = _place_constants(" ".join(_COMMENT.sub("", text).split()))
    return re.sub(r"\s*([{};,])\s*|(?<=:)\s", lambda found: found[1] or "", short).replace(";}", "}")


@lru_cache(maxsize=8)
def _read_rules(theme: Theme, names: tuple[str, ...]) -> tuple[Rule | Group, ...]:
    return read_rules(_rules(theme, names))


def _place_constants(rules: str) -> str:
    """Return rules with the values of such variables in place as no scheme changes, where that is shorter."""
    found = _VARIABLE.findall(rules)
    defined = Counter(name for name, _ in found)
    values = {name: value for name, value in found if defined[name] == 1 and len(value) < len(f"var(--{name})")}
    rules = _VARIABLE.sub(lambda one: "" if one["name"] in values else one[0], rules)
    return _USE.sub(lambda one: values.get(one[1], one[0]), rules)


@lru_cache(maxsize=32)
def _data_address(theme: Theme, path: str, characters: frozenset[str]) -> str:
    """Return a font that a style sheet names as a data address."""
    if not path.endswith(".ttf"):
        raise ThemeError(f"a style sheet of the theme names {path}, which is not a TrueType font")
    face = take_face(theme.faces, theme.read(theme.styles / path), "".join(sorted(characters)))
    return data_address("font/woff2", face)


def data_address(media_type: str, content: bytes) -> str:
    """Return content as a data address."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"
