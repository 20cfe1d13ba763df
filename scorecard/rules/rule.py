"""A rule is a named check beyond the shape of a file; what it finds is a place in the data and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.problems import Level
    from scorecard.rules.context import Context

DataPath = tuple[str | int, ...]
"""Keys and list positions from the top of a file to a value in it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found: the file inside the data folder, the path in it, what is wrong, what to do."""

    file: str
    path: DataPath
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with the name of the mistake that it finds; the docstring of its module is its page in the manual.

    A rule that reviews the exceptions runs after all others, when it is known which exceptions were needed; no
    exception holds against it.
    """

    name: str
    level: Level
    check: Callable[[Context], Iterable[Finding]]
    reviews_exceptions: bool = False
