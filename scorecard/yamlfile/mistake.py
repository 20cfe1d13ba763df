"""A mistake is what is wrong at a place of one file; whoever knows the file's name makes a problem of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a file, where, and what to do; `line` and `column` count characters from 1."""

    line: int
    column: int
    rule: str
    message: str
    hint: str = ""
