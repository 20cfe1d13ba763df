"""All tables of the open data, and the table of their fields, which is made from the tables themselves."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from scorecard.exports.company_tables import COMPANY_TABLES
from scorecard.exports.context_tables import CONTEXT_TABLES
from scorecard.exports.framework_tables import FRAMEWORK_TABLES
from scorecard.exports.judgement_tables import JUDGEMENT_TABLES
from scorecard.exports.score_tables import SCORE_TABLES
from scorecard.exports.table import Column, Shape, position, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.exports.holdings import Holdings
    from scorecard.exports.table import Table


class _Field:
    """A row of the table of fields."""

    def __init__(self, shape: Shape[Any], position: int, column: Column[Any]) -> None:
        self.shape = shape
        self.position = position
        self.column = column
        self.kind = column.kind.replace("-", " ")


def _list_fields(_: Holdings) -> Iterator[_Field]:
    for shape in (*DATA_SHAPES, FIELDS):
        for number, column in enumerate(shape.columns, 1):
            yield _Field(shape, number, column)


DATA_SHAPES: tuple[Shape[Any], ...] = (
    *FRAMEWORK_TABLES,
    *COMPANY_TABLES,
    *JUDGEMENT_TABLES,
    *SCORE_TABLES,
    *CONTEXT_TABLES,
)
FIELDS: Shape[Any] = Shape(
    "fields",
    "Fields",
    "Every field of every table: what it holds, in which unit, and what it means.",
    ("table_name", "field_name"),
    (
        text("table_name", "The table.", attrgetter("shape.name"), required=True),
        text("field_name", "The field.", attrgetter("column.name"), required=True),
        position("Its place in the table, from 1."),
        text("kind", "What the field holds.", attrgetter("kind"), required=True),
        text("unit", "Unit of the number.", attrgetter("column.unit")),
        text("values", "The words that it can hold, where these are a fixed few.", attrgetter("column.choices")),
        text("refers_to", "The table whose key it holds.", attrgetter("column.refers_to")),
        text("meaning", "What it means.", attrgetter("column.description"), required=True),
    ),
    _list_fields,
)
SHAPES: tuple[Shape[Any], ...] = (*DATA_SHAPES, FIELDS)
"""Every table, in the order in which files show them."""


def fill_tables(holdings: Holdings) -> tuple[Table, ...]:
    """Return all tables of one edition."""
    return tuple(shape.fill(holdings) for shape in SHAPES)
