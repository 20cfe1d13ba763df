"""Exceptions to rules: each names its rule, its place and its reason, and may end with a stage."""

from __future__ import annotations

from scorecard.model.base import Id, Label, Many, Model, Text
from scorecard.model.edition import Stage


class RuleException(Model):
    """A place at which a rule is not applied, and why."""

    rule: Id
    """The rule."""
    files: Many[Label]
    """The files, from the data folder, such as companies/example.yaml; `*` stands for any part of a name."""
    reason: Text
    """Why the rule need not hold here."""
    until: Stage | None = None
    """From this stage of the current edition on, the exception no longer holds."""


class Exceptions(Model):
    """All exceptions to rules."""

    exceptions: Many[RuleException]
    """The exceptions."""
