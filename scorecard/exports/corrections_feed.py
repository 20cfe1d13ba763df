"""The feed of corrections (Atom, RFC 4287), for readers who want to hear of every change."""

from __future__ import annotations

import posixpath
import uuid
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from scorecard.views.address import CORRECTIONS_FEED, CORRECTIONS_PAGE
from scorecard.views.corrections import list_corrections

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results
    from scorecard.views.corrections import CorrectionView

_ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid.UUID("5c1b1a5e-4a5f-5d0e-8d7e-2f6c3c0a9b11")
"""The namespace of the feed's ids: they stay the same wherever the site is published."""


def write_feed(dataset: Dataset, results: Results) -> bytes:
    """Return the corrections of all editions as an Atom feed in UTF-8, the newest first.

    No clock: the feed is as old as its newest correction, and without one as the edition's cut-off. Addresses are
    absolute where the programme has a base_url.
    """
    programme = dataset.programme
    base = f"{programme.base_url.rstrip('/')}/" if programme.base_url else ""
    corrections = tuple(list_corrections(dataset))
    newest = max((item.iso_date for item in corrections), default=results.cut_off.isoformat())
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": programme.languages[0]})
    _add(feed, "id", _name(programme.title))
    _add(feed, "title", f"{programme.title}: corrections")
    _add(feed, "updated", f"{newest}T00:00:00Z")
    _add(_add(feed, "author"), "name", programme.publisher)
    _add(feed, "rights", programme.licence.name)
    if base:
        _add(feed, "link", rel="self", href=f"{base}{CORRECTIONS_FEED}")
        _add(feed, "link", rel="alternate", href=f"{base}{CORRECTIONS_PAGE}")
    for item in corrections:
        _add_entry(feed, item, base, programme.title)
    ET.indent(feed, " ")
    text: str = ET.tostring(feed, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


def _add_entry(feed: ET.Element, item: CorrectionView, base: str, title: str) -> None:
    about = ", ".join(part for part in (item.company.text or item.edition, item.commitment) if part)
    entry = _add(feed, "entry")
    _add(entry, "id", _name(f"{title}#{item.anchor}"))
    _add(entry, "title", f"{item.type}: {about}")
    _add(entry, "updated", f"{item.iso_date}T00:00:00Z")
    _add(entry, "category", term=item.type.lower())
    page = f"{base}{CORRECTIONS_PAGE}" if base else posixpath.basename(CORRECTIONS_PAGE)
    _add(entry, "link", rel="alternate", href=f"{page}#{item.anchor}")
    words = f"{item.edition}. {item.what} Why: {item.why} Before ({item.figure}): {item.before}. After: {item.after}."
    _add(entry, "summary", words)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    if text:
        child.text = "".join(sign if sign.isprintable() else " " for sign in text)
    return child


def _name(text: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMES, text)}"
