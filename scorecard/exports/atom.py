"""Feeds in the Atom format (RFC 4287), without a clock: every date comes from the data."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset

_ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid.UUID("5c1b1a5e-4a5f-5d0e-8d7e-2f6c3c0a9b11")
"""The namespace of ids: they stay the same wherever the site is published."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: `name` is what its id is made from, `day` a date as YYYY-MM-DD, `address` a link as readers get it."""

    name: str
    title: str
    day: str
    category: str
    address: str
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; `day` is the date of its newest entry. `path` and `page` are where it and the page beside it stand."""

    name: str
    title: str
    day: str
    path: str
    page: str
    entries: tuple[FeedEntry, ...]


def find_base(dataset: Dataset) -> str:
    """Return the address of the site with a slash at its end; nothing for a programme without one."""
    base = dataset.programme.base_url
    return f"{base.rstrip('/')}/" if base else ""


def write_atom(feed: Feed, dataset: Dataset) -> bytes:
    """Return the feed in UTF-8; it names its own address where the programme has one."""
    programme, base = dataset.programme, find_base(dataset)
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": programme.languages[0]})
    _add(root, "id", _name(feed.name))
    _add(root, "title", feed.title)
    _add(root, "updated", f"{feed.day}T00:00:00Z")
    _add(_add(root, "author"), "name", programme.publisher)
    _add(root, "rights", programme.licence.name)
    if base:
        _add(root, "link", rel="self", href=f"{base}{feed.path}")
        _add(root, "link", rel="alternate", href=f"{base}{feed.page}")
    for item in feed.entries:
        entry = _add(root, "entry")
        _add(entry, "id", _name(item.name))
        _add(entry, "title", item.title)
        _add(entry, "updated", f"{item.day}T00:00:00Z")
        _add(entry, "category", term=item.category)
        _add(entry, "link", rel="alternate", href=item.address)
        _add(entry, "summary", item.summary)
    ET.indent(root, " ")
    text: str = ET.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    if text:
        child.text = "".join(sign if sign.isprintable() else " " for sign in text)
    return child


def _name(text: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMES, text)}"
