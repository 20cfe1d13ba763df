"""Assessments: an edition's judgement on one commitment of one company."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from scorecard.model.base import ID_PATTERN, Day, Id, Label, Many, Model, Text, write_number
from scorecard.model.evidence import Confidence

ALL_SERVICES = "*"
"""Key of `delivery` when one level stands for all services."""
NOT_APPLICABLE = "not-applicable"
NOT_ASSESSED = "not-assessed"

Value = str | Fraction
"""A level's id, or points on a scale of points."""


def _read_level(value: object) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, Decimal, Fraction)) and not isinstance(value, bool):
        return Fraction(value)
    kind = "delivery_level"
    template = "should be a level, or a number for a commitment that is scored in points"
    raise PydanticCustomError(kind, template)


def _read_delivery(value: object) -> Mapping[str, object]:
    """Return the levels by service; a single level stands under ALL_SERVICES."""
    entries = value if isinstance(value, Mapping) else {ALL_SERVICES: value}
    if not entries:
        kind = "empty_delivery"
        template = "should be a level, or a level for each service"
        raise PydanticCustomError(kind, template)
    return entries


def _write_delivery(delivery: dict[str, Value]) -> object:
    plain = {key: write_number(value) if isinstance(value, Fraction) else value for key, value in delivery.items()}
    return plain[ALL_SERVICES] if set(plain) == {ALL_SERVICES} else plain


_LEVEL_SCHEMA = {"anyOf": [{"type": "string", "pattern": ID_PATTERN}, {"type": "number"}]}

Delivery = Annotated[
    dict[str, Annotated[Value, BeforeValidator(_read_level)]],
    BeforeValidator(_read_delivery),
    PlainSerializer(_write_delivery),
    WithJsonSchema({"anyOf": [*_LEVEL_SCHEMA["anyOf"], {"type": "object", "additionalProperties": _LEVEL_SCHEMA}]}),
]
INITIALS_PATTERN = r"^[a-z][a-z0-9-]{1,29}$"
Initials = Annotated[str, StringConstraints(pattern=INITIALS_PATTERN)]


class Assessed(Model):
    """Who judged, and when."""

    by: Annotated[Many[Initials], Field(min_length=1)]
    """Short names of the assessors."""
    on: Day
    """The day of the judgement."""


class Reading(Model):
    """What one assessor made of the facts, without knowing what the others made of them."""

    pledge: Id | None = None
    """The pledge level that this assessor gives, where asked for it."""
    delivery: Delivery
    """The delivery level or levels that this assessor gives; `not-assessed` where this assessor did not look."""
    note: Text | None = None
    """Why, in a few words."""


class Assessment(Model):
    """What the edition makes of the facts about one commitment."""

    pledge: Id
    """Pledge level: how firmly the company committed itself."""
    delivery: Delivery
    """Delivery level: one for all services, or one for each service that the commitment applies to."""
    evidence: Many[Id] = ()
    """Ids of the pledges and the evidence that the judgement rests on."""
    searched: Many[Label] = ()
    """Where one looked, where nothing was found."""
    rationale: Text
    """Why these levels: what the evidence shows, and what it does not."""
    not_applicable_because: Text | None = None
    """Why the commitment does not apply, where that does not follow from the services' features."""
    confidence: Confidence = "high"
    """How sure the assessors are of the levels."""
    assessed: Assessed
    """Who judged, and when."""
    readings: dict[Initials, Reading] = Field(default_factory=dict)
    """Independent readings by the assessors' short names; the levels above are then the settled ones."""
    settled: Text | None = None
    """How readings that differ were settled: what decided for the levels above."""
    consistent: dict[Id, Text] = Field(default_factory=dict)
    """By source: why the level may differ from another company's, though both judgements cite this source."""


AssessmentFile = dict[Id, Assessment]
"""A file of assessments: the judgement on each commitment, by its id."""
