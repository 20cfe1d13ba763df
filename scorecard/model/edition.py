"""Editions: published rounds, each with a cut-off date and a stage."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scorecard.model.base import Day, Id, Label, Many, Model, Ratio, Text

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
    min_agreement: Ratio | None = None
    """The least agreement of independent assessors that it must reach, where not as methodology.yaml says."""
    consistent: dict[Id, Text] = Field(default_factory=dict)
    """By source: why it may speak for different levels of different companies, such as a survey of all of them."""
    embargo: Day | None = None
    """The day from which it may be published; until then all that is made from it says so (see `build --on`)."""
    notice: Text
    """What stands on every page of this edition about how far it can be relied on."""
    how_to_contest: Text
    """How a company or a reader contests a judgement, and until when."""
