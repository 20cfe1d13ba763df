"""The database: every table with its types, keys and references, as one SQLite file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.exports.imprint import Imprint
    from scorecard.exports.table import Cell, Kind, Shape, Table

_TYPES: dict[Kind, str] = {
    "text": "TEXT",
    "address": "TEXT",
    "partial-date": "TEXT",
    "date": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
}
_PAGE = 4096
_CHANGES = slice(24, 28)
_VALID_FOR = slice(92, 96)
_LIBRARY = slice(96, 100)
"""Places in the file's head (https://www.sqlite.org/fileformat2.html): how often it was written, for which of these the
number of pages holds, and by which version of the library."""
_ONE = (1).to_bytes(4, "big")
_SOME_LIBRARY = (3_037_000).to_bytes(4, "big")


def write_database(tables: Sequence[Table], imprint: Imprint, version: int) -> bytes:
    """Return the tables as an SQLite file, the same bytes for the same tables; `version` is its `user_version`.

    The imprint is the row of `editions`; what the fields mean stands in `fields`.
    """
    # Here, not above: a plan of the files needs none of it.
    import sqlite3

    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("PRAGMA encoding = 'UTF-8'")
        connection.execute(f"PRAGMA user_version = {version:d}")
        shapes = {table.shape.name: table.shape for table in tables}
        connection.execute("BEGIN")
        for table in tables:
            connection.execute(_define(table.shape, shapes, imprint))
            marks = ", ".join("?" for _ in table.shape.columns)
            connection.executemany(
                f"INSERT INTO {_quote(table.shape.name)} VALUES ({marks})",  # noqa: S608 - names of ours, quoted
                (tuple(map(_store, row)) for row in table.rows),
            )
        for shape in shapes.values():
            for statement in _define_indexes(shape):
                connection.execute(statement)
        connection.execute("COMMIT")
        content = bytearray(connection.serialize())
    finally:
        connection.close()
    # The rest of the file depends on the tables alone.
    content[_CHANGES] = content[_VALID_FOR] = _ONE
    content[_LIBRARY] = _SOME_LIBRARY
    return bytes(content)


def _define(shape: Shape[Any], shapes: dict[str, Shape[Any]], imprint: Imprint) -> str:
    """Return the statement that makes a table; a comment in it says what the table is."""
    parts = []
    for column in shape.columns:
        part = f"{_quote(column.name)} {_TYPES[column.kind]}{' NOT NULL' if column.required else ''}"
        if column.refers_to:
            part += f" REFERENCES {_quote(column.refers_to)} ({_quote(shapes[column.refers_to].key[0])})"
        parts.append(part)
    parts.append(f"PRIMARY KEY ({', '.join(map(_quote, shape.key))})")
    lines = ",\n  ".join(parts)
    about = (
        f"-- {shape.title}. Edition {imprint.edition_id}, {imprint.stage}, as of {imprint.cut_off}, {imprint.licence}."
    )
    return f"CREATE TABLE {_quote(shape.name)} ( {_one_line(about)}\n  {lines}\n)"


def _define_indexes(shape: Shape[Any]) -> Iterator[str]:
    """Yield the statements that make indexes for references: readers follow them both ways."""
    for column in shape.columns:
        if column.refers_to and column.name != shape.key[0]:
            name = _quote(f"{shape.name}_{column.name}")
            yield f"CREATE INDEX {name} ON {_quote(shape.name)} ({_quote(column.name)})"


def _store(cell: Cell) -> str | int | float | None:
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, Decimal):
        return float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _one_line(text: str) -> str:
    return " ".join(text.split())
