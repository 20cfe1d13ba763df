"""Corrections: dated changes to an edition after it was published."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from scorecard.model.assessment import ALL_SERVICES
from scorecard.model.base import Day, Id, Many, Model, Text, write_number

CorrectionType = Literal["correction", "clarification", "update", "method"]
Figure = Literal[
    "score",
    "rank",
    "band",
    "practice",
    "breadth",
    "strength",
    "coverage",
    "pledge",
    "delivery",
    "points",
    "wording",
]
"""What was changed; all but `wording` are held against the published numbers."""

Said = Mapping[str, "str | Fraction"]
"""A level, a number or words; by service where these differ, else under ALL_SERVICES."""


def _read_said(value: object) -> dict[str, object]:
    entries = value if isinstance(value, Mapping) else {ALL_SERVICES: value}
    if not entries:
        kind = "empty_delivery"
        template = "should be a level, or a level for each service"
        raise PydanticCustomError(kind, template)
    return {str(key): _read_one(item) for key, item in entries.items()}


def _read_one(value: object) -> object:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, Fraction):
        return value
    try:
        if not isinstance(value, bool):
            return Fraction(str(value))
    except ValueError:
        pass
    kind = "delivery_level"
    template = "should be a level, a number or words"
    raise PydanticCustomError(kind, template)


def _write_said(said: Mapping[str, Any]) -> object:
    plain = {key: write_number(value) if isinstance(value, Fraction) else value for key, value in said.items()}
    return plain[ALL_SERVICES] if set(plain) == {ALL_SERVICES} else plain


_ONE: dict[str, Any] = {"anyOf": [{"type": "string", "minLength": 1}, {"type": "number"}]}

Given = Annotated[
    dict[str, str | Fraction],
    BeforeValidator(_read_said),
    PlainSerializer(_write_said),
    WithJsonSchema({"anyOf": [*_ONE["anyOf"], {"type": "object", "additionalProperties": _ONE}]}),
]


class Correction(Model):
    """One change to a published edition; the old value stays in sight."""

    type: CorrectionType
    """`correction`: something was wrong. `clarification`: it was right and badly said. `update`: new evidence of the
    time came to light. `method`: the method changed, or the program that computes by it."""
    date: Day
    """The day of the change."""
    company: Id | None = None
    """The company that it concerns; none named: the edition as a whole."""
    commitment: Id | None = None
    """The commitment that it concerns; none named: the company as a whole."""
    figure: Figure | None = None
    """Which figure `before` and `after` give. Unless given: `delivery` with a commitment, `score` with a company."""
    what: Text
    """What was changed, in one sentence."""
    why: Text
    """Why, in one or two sentences."""
    before: Given | None
    """What stood there: a level (by service where they differ), a number, or the old words; null: nothing."""
    after: Given | None
    """What stands there now."""

    @property
    def named_figure(self) -> Figure | None:
        """Return which figure the entry gives; None for an entry on the edition as a whole that names none."""
        if self.figure is not None or self.company is None:
            return self.figure
        return "delivery" if self.commitment else "score"


class Corrections(Model):
    """All corrections of an edition."""

    corrections: Many[Correction]
    """The corrections, oldest first."""
