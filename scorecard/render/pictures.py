"""Charts as part of a page, so that their words are set in the page's own fonts and can be searched and copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from scorecard.render.errors import RenderError
from scorecard.render.text import clean_text

if TYPE_CHECKING:
    from scorecard.views.chart import Picture

_ROOT = re.compile(r"<svg [^>]*>")
# A picture's own title and description: on a page the same words stand in the text alternative.
_WORDS = re.compile(r"<(title|desc)>[^<]*</\1>")
_DARK = re.compile(r"<style>@media\(prefers-color-scheme:dark\)\{((?:\[[^\]]*\]\{[^}]*\})*)\}</style>")
_RULE = re.compile(r"\[[^\]]*\]\{[^}]*\}")
_ID = re.compile(r' id="')
_USE = re.compile(r' xlink:href="#')
_TAG = re.compile(r"<(?!/)([^\s/>]*)([^>]*)>")
_HUNDREDTHS = re.compile(r"\d+\.\d\d(?![\d.])")
_ACTIVE = re.compile(r"""\s(?:on\w*|style|href=["'](?!#))""", re.IGNORECASE)
ELEMENTS = frozenset({"svg", "defs", "g", "path", "circle", "text", "use"})


class PagePictures:
    """The charts of one page: drawn where they stand, with their colours for dark screens gathered in one place."""

    def __init__(self) -> None:
        """Begin with none."""
        self._rules: dict[str, None] = {}
        self._placed = 0

    def place(self, picture: Picture, words: str) -> Markup:
        """Return a chart as an element of the page; RenderError if it holds anything but shapes and words."""
        svg = _WORDS.sub("", picture.svg.decode("utf-8")).strip()
        dark = _DARK.search(svg)
        if dark:
            self._rules.update(dict.fromkeys(_RULE.findall(dark[1])))
            svg = svg.replace(dark[0], "", 1)
        self._placed += 1
        prefix = f"c{self._placed}-"
        shapes, end, rest = _ROOT.sub("", svg, count=1).rpartition("</defs>")
        # A tenth of a pixel is enough for where a shape stands, though not for its outline.
        places = _TAG.sub(lambda tag: _HUNDREDTHS.sub(_round, tag[0]), rest)
        body = _USE.sub(f' href="#{prefix}', _ID.sub(f' id="{prefix}', f"{shapes}{end}{places}"))
        strange = sorted({name for name, attributes in _TAG.findall(body) if not _is_plain(name, attributes)})
        if strange or not _ROOT.match(svg):
            raise RenderError(f"the chart {picture.name} holds more than shapes and words: {', '.join(strange)}")
        return Markup(  # noqa: S704 - charts escape their words, and what they may hold has just been looked at
            f'<svg class="picture" width="{picture.width}" height="{picture.height}" '
            f'viewBox="0 0 {picture.width} {picture.height}" role="img" aria-label="{escape(clean_text(words))}">{body}'
        )

    def style(self) -> str:
        """Return the rules that turn the charts dark where the reader's screen asks for it; empty without charts."""
        rules = "".join(f".picture {rule}" for rule in sorted(self._rules))
        return f"@media screen and (prefers-color-scheme:dark){{{rules}}}" if rules else ""


class DocumentPictures:
    """The charts of one document: pictures that the renderer takes from memory, by address."""

    def __init__(self) -> None:
        """Begin with none."""
        self.pictures: dict[str, bytes] = {}

    def place(self, picture: Picture, words: str) -> Markup:
        """Return a chart as an image."""
        address = f"chart:{picture.name}"
        self.pictures[address] = picture.svg
        return Markup(  # noqa: S704 - words are escaped, and names of charts are ours
            f'<img src="{escape(address)}" width="{picture.width}" height="{picture.height}" '
            f'alt="{escape(clean_text(words))}">'
        )


def _round(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")


def _is_plain(name: str, attributes: str) -> bool:
    """Return whether an element is a shape or a word, with nothing that acts or points anywhere else."""
    return name in ELEMENTS and not _ACTIVE.search(attributes)
