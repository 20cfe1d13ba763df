"""A problem is a value with a place; formats for a terminal, for programs and for pull requests."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Level = Literal["error", "warning"]

FORMAT_VERSION = 1
"""Version of the JSON that `format_json` writes; it changes when a key changes its meaning or goes."""


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong in a file: where, what, and what to do about it.

    `line` and `column` count from 1; a problem of a whole file stands at 1:1.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
    level: Level = "error"


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in the order of their places, each once."""
    return tuple(sorted(set(problems)))


def format_terminal(problem: Problem) -> str:
    """Return `file:line:column: level: what is wrong [rule]` and, indented below, what to do."""
    place = f"{_one_line(problem.file)}:{problem.line}:{problem.column}"
    first = f"{place}: {problem.level}: {_one_line(problem.message)} [{problem.rule}]"
    return f"{first}\n    {_one_line(problem.hint)}" if problem.hint else first


def format_github(problem: Problem) -> str:
    """Return the problem as an annotation for a pull request (a GitHub Actions workflow command)."""
    text = problem.message if not problem.hint else f"{problem.message}\n{problem.hint}"
    properties = (
        f"file={_escape_property(problem.file)},line={problem.line},col={problem.column},"
        f"title={_escape_property(problem.rule)}"
    )
    return f"::{problem.level} {properties}::{_escape_data(text)}"


def format_json(problems: Iterable[Problem]) -> str:
    """Return all problems as one JSON document with `format_version` and `problems`."""
    rows = [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "level": problem.level,
            "rule": problem.rule,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps({"format_version": FORMAT_VERSION, "problems": rows}, ensure_ascii=False, indent=2)


def _one_line(text: str) -> str:
    """Return the text without line breaks or control characters: values come from files that anyone may edit."""
    return "".join(character if character.isprintable() else " " for character in text)


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
