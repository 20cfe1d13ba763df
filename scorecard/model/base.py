"""What all parts of the model share: the frozen base class and the small types that fields are made of."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_PATTERN = r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
URL_PATTERN = r"""^https?://[^\s/?#@\\<>"'`{}|^\x00-\x20\x7f]+([/?#][^\s<>"`{}|^\\\x00-\x20\x7f]*)?$"""
"""http and https only, without user names, and without the characters that have no place in an address (RFC 3986)."""
LABEL_PATTERN = r"^\S(.*\S)?$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"


class Model(BaseModel):
    """A part of the data: checked when it is made, unchangeable afterwards, no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)

    def model_post_init(self, _context: object, /) -> None:
        """Keep one set for all instances with the same keys: it takes more room than the values beside it."""
        object.__setattr__(self, "__pydantic_fields_set__", _share_keys(frozenset(self.__pydantic_fields_set__)))


@cache
def _share_keys(keys: frozenset[str]) -> set[str]:
    return set(keys)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exact as its source gives it: a year, a month or a day.

    `first` and `last` are the earliest and the latest day that it can mean; comparisons are made with those, on purpose
    not with `<`, because a bare year is neither before nor after a day inside it.
    """

    text: str
    first: date
    last: date

    @property
    def is_exact(self) -> bool:
        """True when the date names a day."""
        return self.first == self.last

    def __str__(self) -> str:
        """Return the date as it was written: YYYY, YYYY-MM or YYYY-MM-DD."""
        return self.text


@lru_cache(maxsize=20_000)
def parse_partial_date(text: str) -> PartialDate:
    """Return the date that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` means; ValueError for anything else."""
    if not re.fullmatch(DATE_PATTERN, text):
        raise ValueError(text)
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if not month:
        return PartialDate(text, date(year, 1, 1), date(year, 12, 31))
    if not day:
        return PartialDate(text, date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    exact = date(year, month, day)
    return PartialDate(text, exact, exact)


def _read_partial_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(text, str):
        try:
            return parse_partial_date(text)
        except ValueError:
            pass
    kind = "partial_date"
    template = "should be a date: YYYY-MM-DD, or YYYY-MM or YYYY where the source gives no more"
    raise PydanticCustomError(kind, template)


def _read_date(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            found = parse_partial_date(value)
        except ValueError:
            found = None
        if found is not None and found.is_exact:
            return found.first
    kind = "full_date"
    template = "should be a full date, YYYY-MM-DD"
    raise PydanticCustomError(kind, template)


def _read_number(value: object) -> Fraction:
    if isinstance(value, (Fraction, Decimal)) or (isinstance(value, int) and not isinstance(value, bool)):
        return Fraction(value)
    kind = "plain_number"
    template = "should be a plain number"
    raise PydanticCustomError(kind, template)


def _read_list(value: object) -> object:
    """Return a YAML list as a tuple: finished values do not change."""
    return tuple(value) if isinstance(value, list) else value


def write_number(value: Fraction) -> int | float:
    """Return the number as JSON can carry it: whole numbers whole, others as the nearest float."""
    return value.numerator if value.denominator == 1 else float(value)


T = TypeVar("T")

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=160, pattern=LABEL_PATTERN)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=2000)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
FuzzyDate = Annotated[
    PartialDate,
    BeforeValidator(_read_partial_date),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": DATE_PATTERN, "minimum": 1000, "maximum": 2999}),
]
Day = Annotated[
    date,
    BeforeValidator(_read_date),
    WithJsonSchema({"type": "string", "pattern": r"^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}),
]
Number = Annotated[
    Fraction, BeforeValidator(_read_number), PlainSerializer(write_number), WithJsonSchema({"type": "number"})
]
Weight = Annotated[
    Fraction,
    BeforeValidator(_read_number),
    Field(ge=0),
    PlainSerializer(write_number),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
Points = Annotated[
    Fraction,
    BeforeValidator(_read_number),
    Field(ge=0, le=100),
    PlainSerializer(write_number),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100}),
]
Ratio = Annotated[
    Fraction,
    BeforeValidator(_read_number),
    Field(ge=0, le=1),
    PlainSerializer(write_number),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
]
Many = Annotated[tuple[T, ...], BeforeValidator(_read_list)]
