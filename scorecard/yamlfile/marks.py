"""Marks: where in its file each key and each value stands."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scorecard.yamlfile.mistake import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLUMN_BITS = 22
"""A file has fewer than 2**22 characters, so a column fits; a place is one integer, line above column."""

Step = str | int
Mark = tuple[int, int]
"""Line and column, from 1."""


@dataclass(slots=True)
class Marks:
    """The places of one file's nodes, in the order of the file; some 40 bytes for each, so that many can be kept."""

    names: list[Step] = field(default_factory=list)
    """The key or the index of each node in its parent; of the root, an empty text."""
    keys: array[int] = field(default_factory=lambda: array("Q"))
    """Where the key stands; for an item of a list, and for the root, where its value stands."""
    values: array[int] = field(default_factory=lambda: array("Q"))
    """Where the value stands."""
    ends: array[int] = field(default_factory=lambda: array("L"))
    """The number of the first node after this one and all inside it."""

    def __len__(self) -> int:
        """Return how many nodes there are."""
        return len(self.names)

    def key(self, path: tuple[Step, ...]) -> Mark:
        """Return where a key (or a list's item) begins; of the nearest parent if the path is not in the file."""
        return _unpack(self.keys[self._find(path)]) if self.names else (1, 1)

    def value(self, path: tuple[Step, ...]) -> Mark:
        """Return where a value begins; of the nearest parent if the path is not in the file."""
        return _unpack(self.values[self._find(path)]) if self.names else (1, 1)

    def child(self, node: int, name: Step) -> int | None:
        """Return the number of the first entry of a node with this key or index, or None."""
        child, end = node + 1, self.ends[node] or len(self.names)
        while child < end:
            # A key is never an index, though 0 == False and the like; the types settle it.
            if self.names[child] == name and type(self.names[child]) is type(name):
                return child
            child = self.ends[child]
        return None

    def begin(self, name: Step, key: Mark, value: Mark) -> int:
        """Add a node and return its number."""
        self.names.append(name)
        self.keys.append(_pack(key))
        self.values.append(_pack(value))
        self.ends.append(0)
        return len(self.names) - 1

    def end(self, node: int) -> None:
        """Note that all nodes inside a node have been added."""
        self.ends[node] = len(self.names)

    def key_of(self, node: int) -> Mark:
        """Return where the key of a node begins."""
        return _unpack(self.keys[node])

    def _find(self, path: tuple[Step, ...]) -> int:
        node = 0
        for step in path:
            child = self.child(node, step)
            if child is None:
                break
            node = child
        return node


@dataclass(frozen=True, eq=False, slots=True)
class Repeated:
    """A key that its mapping has already: kept apart until it is reported, so that no place after it is lost."""

    key: str


def locate(data: object, log: list[Any]) -> tuple[Marks, tuple[Mistake, ...]]:
    """Return the marks of data, and the repeated keys in it as mistakes.

    `log` holds PyYAML's mark of every key and value in the order of the file, which is the order of the data too.
    """
    locator = _Locator(log)
    if log:
        locator.walk(data)
    return locator.marks, tuple(locator.mistakes)


class _Locator:
    """One walk through data along its log."""

    def __init__(self, log: list[Any]) -> None:
        self.marks = Marks()
        self.mistakes: list[Mistake] = []
        self._places: Iterator[Mark] = ((mark.line + 1, mark.column + 1) for mark in log)

    def walk(self, value: object, name: Step = "", key: Mark | None = None) -> None:
        place = next(self._places)
        node = self.marks.begin(name, place if key is None else key, place)
        if type(value) is dict:
            for entry, item in value.items():
                at = next(self._places)
                if type(entry) is Repeated:
                    self.report(entry.key, at, self.marks.child(node, entry.key))
                    self.walk(item, entry.key, at)
                else:
                    self.walk(item, entry, at)
        elif type(value) is list:
            for index, item in enumerate(value):
                self.walk(item, index)
        self.marks.end(node)

    def report(self, key: str, place: Mark, first: int | None) -> None:
        line = self.marks.key_of(first)[0] if first is not None else place[0]
        message = f"the key `{key}` is already there on line {line}"
        hint = "Keep one of the two; if both are meant, put both values under one key."
        self.mistakes.append(Mistake(*place, "duplicate-key", message, hint))


def _pack(mark: Mark) -> int:
    return mark[0] << _COLUMN_BITS | mark[1]


def _unpack(place: int) -> Mark:
    return place >> _COLUMN_BITS, place & ((1 << _COLUMN_BITS) - 1)
