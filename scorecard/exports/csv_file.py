"""A table as CSV (RFC 4180): UTF-8, one header, no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.exports.table import Cell, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - wide forms count too
"""How a text begins that some spreadsheet takes for a formula."""


def write_csv(table: Table) -> bytes:
    """Return the table with its header, rows in order; what is not there is an empty cell."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(column.name for column in table.shape.columns)
    writer.writerows(tuple(map(_write_cell, row)) for row in table.rows)
    return buffer.getvalue().encode()


def guard_cell(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula: a leading =, +, -, @ or tab gets an apostrophe."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _write_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int) else guard_cell(cell)
