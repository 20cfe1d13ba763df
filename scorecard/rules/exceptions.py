"""Exceptions to rules: which findings they take away, and from which stage on they no longer do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scorecard.model.edition import STAGES, Stage

if TYPE_CHECKING:
    from scorecard.model.exception import RuleException
    from scorecard.rules.context import Context
    from scorecard.rules.rule import Finding, Rule

EXCEPTIONS_FILE = "exceptions.yaml"

Found = list[tuple["Rule", "Finding"]]


def take_away(context: Context, found: Found) -> tuple[Found, frozenset[tuple[int, int]]]:
    """Return the findings that no exception covers, and which patterns of which exceptions were needed."""
    stage = current_stage(context)
    holding: dict[str, list[tuple[int, int, str]]] = {}
    for number, exception in enumerate(context.dataset.exceptions.exceptions):
        if not has_ended(exception, stage):
            patterns = ((number, position, pattern) for position, pattern in enumerate(exception.files))
            holding.setdefault(exception.rule, []).extend(patterns)
    left: Found = []
    used: set[tuple[int, int]] = set()
    for rule, finding in found:
        # Every pattern that matches counts as needed: which of two came first in the file says nothing.
        matching = {
            (number, position)
            for number, position, pattern in holding.get(rule.name, ())
            if matches(pattern, finding.file)
        }
        used |= matching
        if not matching:
            left.append((rule, finding))
    return left, frozenset(used)


def current_stage(context: Context) -> Stage | None:
    """Return the stage of the current edition; None when that edition is unknown."""
    current = context.dataset.editions.get(context.dataset.programme.current_edition)
    return current.edition.stage if current else None


def has_ended(exception: RuleException, stage: Stage | None) -> bool:
    """Return True when the current edition has reached the stage from which on the exception no longer holds."""
    return exception.until is not None and stage is not None and STAGES.index(stage) >= STAGES.index(exception.until)


def matches(pattern: str, file: str) -> bool:
    """Return True when the pattern names the file; `*` stands for any part of one name, never for a `/`."""
    return _compile(pattern).fullmatch(file) is not None


@lru_cache(maxsize=1_000)
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile("[^/]*".join(re.escape(part) for part in pattern.split("*")))
