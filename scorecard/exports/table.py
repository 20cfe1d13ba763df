"""Tables of the open data: what a column means is said once, and every format is written from that."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, Union, get_args, get_origin

from pydantic import StringConstraints

from scorecard.model.base import URL_PATTERN, Model, PartialDate
from scorecard.scoring.texts import round_half_up

if TYPE_CHECKING:
    from scorecard.exports.holdings import Holdings

Kind = Literal["text", "address", "partial-date", "date", "integer", "number", "boolean"]
Cell = str | int | bool | date | Decimal | None
"""What a cell holds; None is an empty one."""
SEPARATOR = "; "
"""What stands between the entries of a cell with several."""
GIVEN_DIGITS = 6
"""The most decimals of a number that is shown as it was given."""

T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its name, what it holds, and how that is read from what a row is about.

    `digits` are the decimals of a number, rounded half-up; None: as it was given. `refers_to` names the table whose key
    the column holds.
    """

    name: str
    kind: Kind
    description: str
    read: Callable[[T], Any]
    unit: str = ""
    digits: int | None = None
    required: bool = False
    choices: tuple[str, ...] = ()
    refers_to: str = ""

    def cell(self, row: T) -> Cell:
        """Return what stands in the column for a row."""
        value = self.read(row)
        if isinstance(value, Fraction):
            return round_number(value, self.digits)
        if isinstance(value, PartialDate):
            return str(value)
        if isinstance(value, tuple):
            return SEPARATOR.join(map(str, value)) or None
        # An empty text and no text are one thing in CSV, so they are one thing everywhere.
        return None if value == "" else value


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """A table without its rows: title, meaning, key, columns, and where its rows come from.

    `label` is the column that a reader knows a row by. `is_link`: the table does no more than connect two others.
    """

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column[T], ...]
    list_rows: Callable[[Holdings], Iterable[T]]
    label: str = ""
    is_link: bool = False

    def fill(self, holdings: Holdings) -> Table:
        """Return the table of one edition."""
        rows = tuple(tuple(column.cell(row) for column in self.columns) for row in self.list_rows(holdings))
        return Table(self, rows)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, in the order in which every format shows them."""

    shape: Shape[Any]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Placed(Generic[M]):
    """A part of the data with its owner (a company, a framework, a topic), its id among all, and its place from 1.

    `parent` is what it stands in inside its owner.
    """

    owner: str
    id: str
    position: int
    item: M
    parent: str | None = None


def round_number(value: Fraction, digits: int | None) -> Decimal:
    """Return the number with so many decimals, rounded half-up; None: with its own, at most six."""
    places = GIVEN_DIGITS if digits is None else digits
    scaled = int(round_half_up(value, places) * 10**places)
    # From digits, not by a division: no context can round it a second time.
    number = Decimal((int(scaled < 0), tuple(map(int, str(abs(scaled)))), -places))
    if digits is not None:
        return number
    plain = format(number, "f").rstrip("0").rstrip(".")
    return Decimal(plain or "0")


def given(model: type[Model], field_name: str, path: str = "item", **changes: Any) -> Column[Any]:  # noqa: ANN401 - any field
    """Return the column for a field of the model, with the name, the kind and the words that it has there.

    `path` leads from what a row is about to the part of the data; `changes` are fields of Column that differ.
    """
    field = model.model_fields[field_name]
    bare, metadata, optional = _bare(field.annotation, tuple(field.metadata))
    description = " ".join((field.description or "").split())
    if get_origin(bare) is tuple:
        description = f"{description} Several are parted by a semicolon and a blank."
    found: dict[str, Any] = {
        "name": field_name,
        "kind": _kind(bare, metadata),
        "description": description,
        "read": attrgetter(f"{path}.{field_name}" if path else field_name),
        "required": not optional and get_origin(bare) is not tuple,
        "choices": get_args(bare) if get_origin(bare) is Literal else (),
    }
    return Column(**{**found, **changes})


def dated(model: type[Model], name: str, path: str = "item") -> tuple[Column[Any], ...]:
    """Return three columns for a date that can be a year or a month: as it is known, and the days that it can mean."""
    column = given(model, name, path)
    words = column.description.rstrip(".")

    def end(which: str) -> Callable[[Any], date | None]:
        def read(row: object) -> date | None:
            value = column.read(row)
            return None if value is None else attrgetter(which)(value)

        return read

    return (
        column,
        Column(
            f"{name}_first", "date", f"{words}: the first day that it can mean.", end("first"), required=column.required
        ),
        Column(
            f"{name}_last", "date", f"{words}: the last day that it can mean.", end("last"), required=column.required
        ),
    )


def key(name: str, description: str, read: Callable[[Any], Any] = attrgetter("id")) -> Column[Any]:
    """Return the column of a table's own key."""
    return Column(name, "text", description, read, required=True)


def refer(name: str, table: str, description: str, read: Callable[[Any], Any], *, required: bool = True) -> Column[Any]:
    """Return a column that holds the key of a row of another table."""
    return Column(name, "text", description, read, required=required, refers_to=table)


def number(
    name: str, description: str, read: Callable[[Any], Any], unit: str = "", digits: int | None = None
) -> Column[Any]:
    """Return a column of numbers, empty where there is none."""
    return Column(name, "number", description, read, unit=unit, digits=digits)


def count(
    name: str, description: str, read: Callable[[Any], Any], unit: str = "", *, required: bool = True
) -> Column[Any]:
    """Return a column of whole numbers."""
    return Column(name, "integer", description, read, unit=unit, required=required)


def position(description: str) -> Column[Any]:
    """Return the column of a row's place in the list that it comes from."""
    return count("position", description, attrgetter("position"))


def text(
    name: str, description: str, read: Callable[[Any], Any], choices: tuple[str, ...] = (), *, required: bool = False
) -> Column[Any]:
    """Return a column of text."""
    return Column(name, "text", description, read, choices=choices, required=required)


def link(
    name: str, title: str, ends: tuple[Column[Any], ...], list_rows: Callable[[Holdings], Iterable[Any]]
) -> Shape[Any]:
    """Return a table that connects two others, one row for each pair."""
    return Shape(
        name, title, f"{title}, one row for each pair.", tuple(end.name for end in ends), ends, list_rows, is_link=True
    )


def _bare(shape: Any, metadata: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...], bool]:  # noqa: ANN401 - types can be anything
    """Return a type without what is annotated to it and without its being optional, what was, and whether it was."""
    optional = False
    while True:
        if hasattr(shape, "__metadata__"):
            metadata += shape.__metadata__
            shape = shape.__origin__
        elif get_origin(shape) in {Union, types.UnionType} and type(None) in get_args(shape):
            optional = True
            shape = next(part for part in get_args(shape) if part is not type(None))
        else:
            return shape, metadata, optional


_KINDS: dict[Any, Kind] = {
    bool: "boolean",
    int: "integer",
    date: "date",
    PartialDate: "partial-date",
    Fraction: "number",
}


def _kind(bare: Any, metadata: tuple[Any, ...]) -> Kind:  # noqa: ANN401 - a type, as the model gives it
    if any(isinstance(item, StringConstraints) and item.pattern == URL_PATTERN for item in metadata):
        return "address"
    return _KINDS.get(bare, "text")
