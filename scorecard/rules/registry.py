"""All rules: one for each module of this package that is not support for them."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import scorecard.rules
from scorecard.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

SUPPORT = frozenset(
    {
        "addresses",
        "context",
        "endorsements",
        "exceptions",
        "grounds",
        "left_out",
        "manual",
        "phrases",
        "pieces",
        "registry",
        "rule",
        "spelling",
    }
)
"""Modules that hold no rule but what rules share."""


@cache
def rule_modules() -> Mapping[str, ModuleType]:
    """Return the module of each rule by the rule's name, sorted; TypeError for a module without its RULE."""
    found: dict[str, ModuleType] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(scorecard.rules.__path__)):
        if name in SUPPORT:
            continue
        module = importlib.import_module(f"scorecard.rules.{name}")
        rule = getattr(module, "RULE", None)
        if not isinstance(rule, Rule) or rule.name != name.replace("_", "-"):
            raise TypeError(f"scorecard.rules.{name} defines no rule of its own name")
        found[rule.name] = module
    return MappingProxyType(found)


def all_rules() -> tuple[Rule, ...]:
    """Return all rules, sorted by name."""
    return tuple(module.RULE for module in rule_modules().values())
