"""A style sheet as rules, so that a page carries those that something on it can match, and no others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

EACH = "_n_"
"""Stands in a style sheet for the number of each choice in turn."""
_RULE = re.compile(r"(?P<prelude>[^{}]+)\{")
_NESTED = ("@media", "@supports")
# What is not the name of an element, a class or an id: pseudo-classes with their arguments, attributes.
_ARGUMENT = re.compile(r"\([^()]*\)")
_ASIDE = re.compile(r"\[[^\]]*\]|::?[a-z-]+")
_NAME = re.compile(r"[.#]?[a-zA-Z][\w-]*")
_COMMA = re.compile(r",(?![^(]*\))")
_CLASS = re.compile(r'\bclass="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')
_ELEMENT = re.compile(r"<([a-z][a-z0-9]*)")
_HEADING = re.compile(r"<(h[1-3]|caption|b|dd)\b[^>]*>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_IMPLIED = ("html", "head", "body", "tbody")
"""Elements that a page has, whether they are written or not."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its selectors, each with the names that something must have for it to match, and what it says."""

    selectors: tuple[tuple[str, frozenset[str]], ...]
    body: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that hold under a condition, such as a width of the window."""

    prelude: str
    parts: tuple[Rule | Group, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a page holds: its elements, `.classes` and `#ids`, and the words that stand out: headings, bold ones.

    `choices` is how many things one of which a reader can choose it shows.
    """

    names: frozenset[str]
    headings: str
    choices: int = 0


def read_rules(sheet: str) -> tuple[Rule | Group, ...]:
    """Return the rules of a style sheet that has no comments."""
    return tuple(_read(sheet, 0, len(sheet)))


def _read(sheet: str, start: int, end: int) -> Iterator[Rule | Group]:
    while found := _RULE.search(sheet, start, end):
        prelude = found["prelude"].strip()
        close = _find_close(sheet, found.end())
        if prelude.startswith(_NESTED):
            yield Group(prelude, tuple(_read(sheet, found.end(), close)))
        elif prelude.startswith("@"):
            yield Rule(((prelude, frozenset()),), sheet[found.end() : close])
        else:
            selectors = tuple((selector, _names(selector)) for selector in _COMMA.split(prelude))
            yield Rule(selectors, sheet[found.end() : close])
        start = close + 1


def _find_close(sheet: str, start: int) -> int:
    """Return where the block ends that begins before `start`."""
    depth = 1
    for place in range(start, len(sheet)):
        depth += {"{": 1, "}": -1}.get(sheet[place], 0)
        if not depth:
            return place
    raise ValueError("a block of the style sheet has no end")


def _names(selector: str) -> frozenset[str]:
    """Return the elements, `.classes` and `#ids` that a selector asks for; what stands in brackets may be missing."""
    bare = selector
    while _ARGUMENT.search(bare):
        bare = _ARGUMENT.sub("", bare)
    return frozenset(_NAME.findall(_ASIDE.sub("", bare)))


def take_stock(html: str, choices: int = 0) -> Holdings:
    """Return what a page holds, which is written with all its quotes and all ends of elements."""
    classes = {f".{name}" for names in _CLASS.findall(html) for name in names.split()}
    names = frozenset({*_IMPLIED, *_ELEMENT.findall(html), *classes, *(f"#{name}" for name in _ID.findall(html))})
    return Holdings(names, unescape("".join(_TAG.sub("", text) for _, text in _HEADING.findall(html))), choices)


def write_rules(rules: tuple[Rule | Group, ...], holds: Holdings | None = None) -> str:
    """Return the rules that can match something on a page, as a style sheet; for a page that is not known, all."""
    return "".join(_write(rules, holds))


def _write(rules: tuple[Rule | Group, ...], holds: Holdings | None) -> Iterator[str]:
    choices = holds.choices if holds else 0
    for rule in rules:
        if isinstance(rule, Group):
            inside = write_rules(rule.parts, holds)
            if inside:
                yield f"{rule.prelude}{{{inside}}}"
            continue
        kept = ",".join(text for text, asked in rule.selectors if holds is None or asked <= holds.names)
        # A rule for each of the things to choose is written once.
        for number in range(1, choices + 1) if EACH in kept else (0,) if kept else ():
            yield f"{kept.replace(EACH, str(number))}{{{rule.body}}}"
