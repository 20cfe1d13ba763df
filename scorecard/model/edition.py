"""Editions: published rounds, each with a cut-off date and a stage."""

from __future__ import annotations

from typing import Literal

from scorecard.model.base import Day, Id, Label, Many, Model, Text

Stage = Literal["collecting", "company-review", "final", "published"]
STAGES: tuple[Stage, ...] = ("collecting", "company-review", "final", "published")


class Edition(Model):
    """One round of assessments."""

    title: Label
    """What pages call it, such as Edition 2026."""
    cut_off: Day
    """The last day of evidence: nothing later may be cited."""
    stage: Stage
    """How far it is: collecting, company-review, final or published."""
    companies: Many[Id]
    """The companies that it covers."""
    frameworks: Many[Id]
    """The frameworks that it covers."""
    notice: Text
    """What stands on every page of this edition about how far it can be relied on."""
    how_to_contest: Text
    """How a company or a reader contests a judgement, and until when."""
