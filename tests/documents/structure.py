"""The words of a PDF in the order of its tags: what a screen reader reads, taken out of the structure tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

TEXT_OPERATORS = {"Tj", "TJ", "'", '"'}


@dataclass(frozen=True, slots=True)
class Tagged:
    """A piece of text under its innermost tag, with the tags above it; of a figure the words that stand for it."""

    tag: str
    above: tuple[str, ...]
    text: str
    language: str = ""


@dataclass
class Reader:
    """Reads a document's structure; the text of each page is taken apart by marked content once."""

    document: pikepdf.Pdf
    pages: dict[Any, dict[int, str]] = field(default_factory=dict)
    fonts: dict[Any, dict[int, str]] = field(default_factory=dict)

    def walk(self, node: Any, above: tuple[str, ...] = (), page: Any = None, language: str = "") -> Iterator[Tagged]:
        tag = str(node.S)[1:]
        page = node.get("/Pg", page)
        language = str(node.get("/Lang", language))
        if "/Alt" in node:
            yield Tagged(tag, above, str(node.Alt), language)
            return
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                yield Tagged(tag, above, self.words(page)[kid], language)
            elif "/S" in kid:
                yield from self.walk(kid, (*above, tag), page, language)

    def words(self, page: Any) -> dict[int, str]:
        key = page.objgen
        if key not in self.pages:
            self.pages[key] = self._read(pikepdf.Page(page))
        return self.pages[key]

    def _read(self, page: pikepdf.Page) -> dict[int, str]:
        found: dict[int, str] = {}
        stack: list[int | None] = []
        font: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name == "BDC":
                properties = operands[1]
                number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
                stack.append(None if number is None else int(number))
                if number is not None:
                    found.setdefault(int(number), "")
            elif name == "BMC":
                stack.append(None)
            elif name == "EMC":
                stack.pop()
            elif name == "Tf":
                font = self._font(page.resources.Font[operands[0]])
            elif name in TEXT_OPERATORS:
                mark = next((number for number in reversed(stack) if number is not None), None)
                if mark is not None:
                    found[mark] += "".join(self._decode(item, font) for item in operands)
        return found

    def _decode(self, item: Any, font: dict[int, str]) -> str:
        if isinstance(item, pikepdf.Array):
            return "".join(self._decode(part, font) for part in item)
        if not isinstance(item, pikepdf.String):
            return ""
        data = bytes(item)
        return "".join(font[int.from_bytes(data[at : at + 2], "big")] for at in range(0, len(data), 2))

    def _font(self, font: Any) -> dict[int, str]:
        key = font.objgen
        if key not in self.fonts:
            self.fonts[key] = dict(read_map(font.ToUnicode.read_bytes().decode("ascii")))
        return self.fonts[key]


def read_map(text: str) -> Iterator[tuple[int, str]]:
    """The glyphs of a font with the characters that they stand for."""
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for glyph, characters in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
            yield int(glyph, 16), bytes.fromhex(characters).decode("utf-16-be")


def read_tags(path: Path) -> list[Tagged]:
    """All pieces of a document's text in the order of its tags."""
    with pikepdf.open(path) as document:
        reader = Reader(document)
        root = document.Root.StructTreeRoot.K
        tops = root if isinstance(root, pikepdf.Array) else [root]
        return [piece for top in tops for piece in reader.walk(top)]
