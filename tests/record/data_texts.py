"""The data as it was typed: its texts, its dates in words, and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from tests.record.printed import day, number
from tests.record.sweep import Known

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from strings(value)


def hosts(address: str) -> Iterator[str]:
    """Yield the host of an address, and what is left of it without its first labels."""
    labels = (urlsplit(address).hostname or "").split(".")
    yield from (".".join(labels[at:]) for at in range(len(labels) - 1))


def headlines(node: Any) -> Iterator[str]:
    """Yield dates with the words that pages put beside them: the kind of a fact, a source's title and publisher."""
    if isinstance(node, dict):
        yield from hosts(node.get("url", ""))
        if isinstance(node.get("date"), str):
            when = day(node["date"])
            yield f"{when} {node.get('kind', 'pledge')}"
            yield from (f"{node[key]} {when}" for key in ("title", "publisher") if key in node)
            yield from (f"{when} {node[key]}" for key in ("statement", "note", "what") if key in node)
            yield f"newest evidence {when}"
            for host in hosts(node.get("url", "")):
                yield f"{host} {when}"
        if isinstance(node.get("deadline"), str):
            yield from (f"{node.get('id', '')} {day(node['deadline'])} due", f"{day(node['deadline'])} due not")
            yield from (f"{words} {day(node['deadline'])}" for words in ("due", "deadline", "said"))
        if "period" in node and "note" in node:
            yield f"{day(node['period'])} {node['note']}"
        for value in node.values():
            yield from headlines(value)
    elif isinstance(node, list):
        for value in node:
            yield from headlines(value)


def read_yaml(path: Path) -> Any:
    """The data as it was typed: every scalar a string."""
    return yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)


def know_text(known: Known, node: Any, *, is_figure: bool = True) -> None:
    """Adds the texts of a part of the data, its dates in words and, where `is_figure`, its numbers."""
    for text in headlines(node):
        known.add_text(text)
    for text in strings(node):
        known.add_text(text)
        if DATE.fullmatch(text):
            known.add_text(day(text))
            known.add_figures(text[:4])
        elif is_figure and re.fullmatch(r"-?\d+(\.\d+)?", text):
            known.add_figures(number(Fraction(text)))
