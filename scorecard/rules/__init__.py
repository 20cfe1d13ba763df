"""The rules: one module for each check beyond the shape of a file; its docstring is its page in the manual."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.problems import Problem, sort_problems
from scorecard.rules.context import build_context
from scorecard.rules.exceptions import take_away
from scorecard.rules.registry import all_rules

if TYPE_CHECKING:
    from scorecard.loader import Loaded
    from scorecard.model.dataset import Dataset

__all__ = ["Review", "check"]


@dataclass(frozen=True, slots=True)
class Review:
    """What the rules found, sorted by place, and how many problems more there are that exceptions took away."""

    problems: tuple[Problem, ...] = ()
    excepted: int = 0


def check(loaded: Loaded) -> Review:
    """Return what the rules find in a loaded folder, less the exceptions.

    What the loader found stands in `loaded.problems` and is not repeated. Without a dataset nothing can be looked at.
    """
    if loaded.dataset is None:
        return Review()
    was_on = gc.isenabled()
    # The collector of reference cycles would walk through all data again and again, and finds nothing there.
    gc.disable()
    try:
        return _check(loaded, loaded.dataset)
    finally:
        if was_on:
            gc.enable()


def _check(loaded: Loaded, dataset: Dataset) -> Review:
    context = build_context(loaded, dataset)
    rules = all_rules()
    found = [(rule, finding) for rule in rules if not rule.reviews_exceptions for finding in rule.check(context)]
    left, used = take_away(context, found)
    excepted = len(found) - len(left)
    context = replace(context, used_exceptions=used)
    left += [(rule, finding) for rule in rules if rule.reviews_exceptions for finding in rule.check(context)]
    # By file: the places of a file are read once, however many files there are.
    left.sort(key=lambda pair: pair[1].file)
    problems = sort_problems(
        loaded.places.problem(finding.file, finding.path, rule.name, finding.message, finding.hint, rule.level)
        for rule, finding in left
    )
    return Review(problems, excepted)
