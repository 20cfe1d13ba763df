"""PDF/UA: a file that WeasyPrint wrote as PDF/A-3a says that it is accessible too, and what it is."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

import pydyf

from scorecard.render.chapters import ELSEWHERE
from scorecard.render.errors import RenderError
from scorecard.render.manuscript import SHEETS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from weasyprint import Document

_END = b"</rdf:RDF>"
_STREAM, _END_STREAM = b"\nstream\n", b"\nendstream"
LEVEL = 6
"""How hard streams are compressed, of 9."""
_LEVEL_B, _LEVEL_A = b'pdfaid:conformance="B"', b'pdfaid:conformance="A"'


def finish(document: Document, pdf: pydyf.PDF, statement: str) -> None:
    """Add what WeasyPrint leaves out: what the document says about its edition, and languages of parts.

    RenderError when a font lacks a character of the text.
    """
    _describe_file(document, pdf, statement)
    _mark_languages(document, pdf)
    _compress(pdf)


def finish_jacket(document: Document, pdf: pydyf.PDF, statement: str) -> None:
    """Add to the jacket that chapters are bound in what the whole document says about itself.

    It has no tags, which PDF/A calls level B; the document that it becomes has, and says so here.
    """
    metadata = _describe_file(document, pdf, statement)
    before, level, after = metadata.stream[0].partition(_LEVEL_B)
    if not level:
        raise RenderError("the document's metadata have an unknown form, so it cannot say that it is tagged")
    metadata.stream[0] = before + _LEVEL_A + after
    _compress(pdf)


def finish_sheets(document: Document, pdf: pydyf.PDF) -> None:
    """Make the sheets that chapters are bound on ready for that.

    RenderError when a font lacks a character of a running head.
    """
    _find_missing(document)
    _name_fonts(pdf, SHEETS)
    _compress(pdf)


def finish_chapter(document: Document, pdf: pydyf.PDF, name: str) -> None:
    """Make a chapter ready for being bound: no name in it means something else in another chapter.

    RenderError when a font lacks a character of the text.
    """
    _find_missing(document)
    _mark_languages(document, pdf)
    _name_fonts(pdf, name)
    for item in pdf.objects:
        if not isinstance(item, dict):
            continue
        if "ID" in item and item.get("Type") == "/StructElem":
            item["ID"] = _within(name, item["ID"])
        if "Headers" in item.get("A", {}):
            item["A"]["Headers"] = pydyf.Array(_within(name, header) for header in item["A"]["Headers"])
        address = item["A"]["URI"].string if item.get("Subtype") == "/Link" and "A" in item else ""
        if address.startswith(ELSEWHERE):
            del item["A"]
            item["Dest"] = item["Contents"] = pydyf.String(address.removeprefix(ELSEWHERE))
    _compress(pdf)


def _compress(pdf: pydyf.PDF) -> None:
    """Compress all streams once.

    pydyf would do it twice where a file gets an identifier, and with more effort than it is worth: its level takes
    three times as long for three parts in a hundred.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and "Filter" not in item.extra:
            item.compress = False
            _, begin, rest = item.data.partition(_STREAM)
            content, end, _ = rest.rpartition(_END_STREAM)
            if not (begin and end):
                raise RenderError("a stream of the document has an unknown form")
            item.stream = [zlib.compress(content, LEVEL)]
            item.extra["Filter"] = "/FlateDecode"


def _name_fonts(pdf: pydyf.PDF, name: str) -> None:
    """Give the fonts names of their own: each chapter has other letters of them, and one name is for one set.

    ISO 32000-1, 9.6.4: six capital letters before a plus sign.
    """
    for item in pdf.objects:
        for key in ("BaseFont", "FontName"):
            if isinstance(item, dict) and key in item:
                tag, plus, rest = item[key].removeprefix(b"/").partition(b"+")
                digest = hashlib.sha256(name.encode() + b"/" + tag).digest()
                letters = bytes(ord("A") + number % 26 for number in digest[:6])
                item[key] = b"/" + letters + plus + rest


def _within(name: str, item: pydyf.String) -> pydyf.String:
    return pydyf.String(f"{name}.{item.string}")


def _find_missing(document: Document) -> None:
    missing = sorted({chr(point) for font in document.fonts.values() for point in font.missing})
    if missing:
        shown = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing[:10])
        raise RenderError(f"the fonts of the theme lack characters that the document needs: {shown}")


def _describe_file(document: Document, pdf: pydyf.PDF, statement: str) -> pydyf.Stream:
    """Add to a file what it is, and return its metadata."""
    _find_missing(document)
    if "Metadata" not in pdf.catalog:
        raise RenderError("the document has no metadata, so it cannot say that it is accessible")
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    head, end, tail = stream.stream[0].rpartition(_END)
    if not end:
        raise RenderError("the document's metadata have an unknown form, so it cannot say that it is accessible")
    stream.stream[0] = head + statement.encode() + end + tail
    if "AF" in pdf.catalog:
        # WeasyPrint names each file twice: once as part of the document, once among all that it finds in it.
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    return stream


def _mark_languages(document: Document, pdf: pydyf.PDF) -> None:
    """Say in the structure which language a link's words are in, where the page says so: titles of sources, mostly.

    Only links can be told apart: WeasyPrint ties each to its annotation, and nothing else to what it was made from.
    """
    languages = {
        box.link_annotation.reference: box.element.attrib["lang"]
        for page in document.pages
        for box in _walk(page._page_box)  # noqa: SLF001 - there is no other way to what the tags were made from
        if getattr(box, "link_annotation", None) and box.element is not None and box.element.attrib.get("lang")
    }
    if not languages:
        return
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("S") == "/Link":
            for kid in item["K"]:
                target = pdf.objects[int(kid.split()[0])] if isinstance(kid, bytes) else None
                if isinstance(target, dict) and target.get("Obj") in languages:
                    item["Lang"] = pydyf.String(languages[target["Obj"]])


def _walk(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint has no types
    yield box
    for child in getattr(box, "children", ()):
        yield from _walk(child)
