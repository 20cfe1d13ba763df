"""The words of a finished file, in pieces that each say where they stand."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf

from tests.documents.structure import Reader

SPOKEN = {"aria-label", "alt", "title", "aria-description"}
"""Attributes whose words reach a reader."""
INVISIBLE = {"script", "style", "template"}
IN_LINE = {
    "a", "abbr", "b", "bdi", "button", "cite", "code", "em", "i", "input", "ins", "del", "kbd", "mark", "math",
    "output", "path", "q", "small", "span", "strong", "sub", "sup", "time", "tspan", "use", "var",
}  # fmt: skip
"""Elements whose words belong to those around them, though apart from them; all others begin a piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together; `place` is a line of the source, or the page of a document."""

    place: str
    text: str


class PageReader(HTMLParser):
    """Reads a page or a picture: what is shown, and the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.rows: list[list[str]] = []
        self._words: list[str] = []
        self._in_cell = False
        self._hidden = 0
        self._line = 1

    def close(self) -> None:
        super().close()
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in INVISIBLE
        self._border(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
        self._in_cell = tag in {"td", "th"} or (self._in_cell and tag not in {"table", "tr", "tbody"})
        given = dict(attrs)
        spoken = [value for key, value in attrs if key in SPOKEN and value]
        if tag == "meta" and given.get("name") in {"description", "twitter:description"}:
            spoken.append(given.get("content") or "")
        self.pieces += [Piece(f"line {self.getpos()[0]}", clean(text)) for text in spoken]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._hidden -= tag in INVISIBLE

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in INVISIBLE
        self._border(tag)
        self._in_cell = self._in_cell and tag != "table"

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._words.append(data)
            if self._in_cell:
                self.rows[-1][-1] += f" {data}"

    def _border(self, tag: str) -> None:
        if tag in IN_LINE:
            self._words.append(" ")
        elif tag != "wbr":
            self._end()

    def _end(self) -> None:
        text = clean("".join(self._words))
        if text:
            self.pieces.append(Piece(f"line {self.getpos()[0]}", text))
        self._words = []


def clean(text: str) -> str:
    """One line; hyphens that must not break are hyphens, and soft ones are nothing."""
    flat = " ".join(text.replace("\u00ad", "").replace("\u2011", "-").replace("\u2060", "").split())
    # A range that breaks after its dash is one word, too.
    return re.sub(r"(?<=\d–) (?=\d)", "", re.sub(r" ([,;.])(?= |$)", r"\1", flat))


def read_page(source: str) -> tuple[Piece, ...]:
    return read_whole(source)[0]


def read_whole(source: str) -> tuple[tuple[Piece, ...], tuple[tuple[str, ...], ...]]:
    """The pieces of a page, and the rows of its tables, cell by cell."""
    reader = PageReader()
    reader.feed(source)
    reader.close()
    return tuple(reader.pieces), tuple(tuple(clean(cell) for cell in row) for row in reader.rows)


PARAGRAPHS = {"P", "TD", "TH", "LI", "Lbl", "LBody", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "TOCI", "Title"}
"""Tags whose words stand apart from those around them."""


class TagReader:
    """Reads the words of a PDF by its tags: a piece for each paragraph, cell and picture."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.pieces: list[Piece] = []
        self._words: list[str] = []
        self._number = 0
        self._numbers = {page.objgen: number for number, page in enumerate(document.pages, start=1)}
        self._reader = Reader(document)

    def walk(self, node: Any, page: Any = None) -> None:
        page = node.get("/Pg", page)
        is_block = str(node.S)[1:] in PARAGRAPHS
        if is_block or "/Alt" in node:
            self.end()
        self._number = self._numbers[page.objgen] if page is not None else self._number
        if "/Alt" in node:
            self._words.append(str(node.Alt))
            self.end()
            return
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._words.append(self._reader.words(page)[kid])
            elif "/S" in kid:
                self.walk(kid, page)
        if str(node.S) == "/Lbl" and len(self._words) == 1:
            # The number of a source in its list, written like the marks that lead to it.
            self._words = [f"[{self._words[0].strip(' .')}]"]
        if is_block:
            self.end()

    def end(self) -> None:
        text = clean(" ".join(self._words))
        if text:
            self.pieces.append(Piece(f"page {self._number}", text))
        self._words = []


def read_tags(path: Path) -> tuple[Piece, ...]:
    """The words of a PDF by its tags; what stands outside them, and what is drawn in pictures, is left out."""
    with pikepdf.open(path) as document:
        reader = TagReader(document)
        root = document.Root.StructTreeRoot.K
        for top in root if isinstance(root, pikepdf.Array) else [root]:
            reader.walk(top)
        reader.end()
    return tuple(reader.pieces)


def read_printed(path: Path) -> tuple[Piece, ...]:
    """The pages of a PDF as they are drawn, one piece each."""
    run = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    return split_printed(run.stdout.decode())


def split_printed(text: str) -> tuple[Piece, ...]:
    pages = text.removesuffix("\f").split("\f")
    return tuple(Piece(f"page {number}", clean(page)) for number, page in enumerate(pages, start=1))
