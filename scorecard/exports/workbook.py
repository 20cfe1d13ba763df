"""The workbook: a sheet for each table that is more than a list of pairs, with real types and no formula."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scorecard.exports.csv_file import FORMULA_STARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from scorecard.exports.imprint import Imprint
    from scorecard.exports.table import Cell, Column, Table

_WIDTHS = {"text": 24, "address": 32, "partial-date": 12, "date": 12, "integer": 11, "number": 12, "boolean": 10}
_LONG = 60
"""Width of a column whose texts are long."""
_MANY = 60
"""From so many characters on a text is long."""
_HEAD = "#1F2937"
_PALE = "#F3F4F6"


def write_workbook(tables: Sequence[Table], imprint: Imprint) -> bytes:
    """Return the tables as XLSX, after a sheet that says what they are; the same bytes for the same tables.

    Texts are written as texts, whatever they look like. Those that begin like a formula are marked so that they stay
    texts when somebody edits the cell.
    """
    # Here, not above: it takes a while to import, and only the process that makes the workbook needs it.
    import xlsxwriter

    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        _write_properties(book, imprint)
        pen = _Pen(book)
        _write_imprint(book.add_worksheet("About"), pen, imprint, tables)
        for table in tables:
            if not table.shape.is_link:
                _write_table(book.add_worksheet(table.shape.name), pen, table)
    return buffer.getvalue()


class _Pen:
    """The formats of a workbook, and how each kind of cell is written with them."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.title = self._format(bold=True, font_size=14)
        self.head = self._format(bold=True, font_color="#FFFFFF", bg_color=_HEAD, valign="top", text_wrap=True)
        self.name = self._format(bold=True, valign="top")
        self.wide = self._format(text_wrap=True, valign="top")

    def write(self, sheet: Worksheet, row: int, place: int, cell: Cell, form: Format) -> None:
        """Write one cell; an empty one stays empty."""
        if cell is None:
            return
        if isinstance(cell, bool):
            sheet.write_boolean(row, place, cell, form)
        elif isinstance(cell, date):
            sheet.write_datetime(row, place, datetime.combine(cell, time()), form)
        elif isinstance(cell, (int, Decimal)):
            sheet.write_number(row, place, float(cell), form)
        elif cell.startswith(FORMULA_STARTS):
            sheet.write_string(row, place, cell, self._format(valign="top", quote_prefix=True))
        else:
            sheet.write_string(row, place, cell, form)

    def format_of(self, column: Column[Any]) -> Format:
        """Return how the cells of a column look."""
        if column.kind == "date":
            return self._format(valign="top", num_format="yyyy-mm-dd", align="left")
        if column.kind == "number" and column.digits is not None:
            return self._format(valign="top", num_format=f"0.{'0' * column.digits}")
        return self._format(valign="top")

    def _format(self, **look: Any) -> Format:  # noqa: ANN401 - properties of a format
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]


def _write_properties(book: Workbook, imprint: Imprint) -> None:
    book.set_properties(
        {
            "title": imprint.title,
            "subject": imprint.subject,
            "author": imprint.publisher,
            "company": imprint.publisher,
            "keywords": f"edition {imprint.edition_id}, {imprint.stage}, as of {imprint.cut_off}",
            "comments": f"{imprint.notice} Licence: {imprint.licence_name}. Data: SHA-256 {imprint.digest}.",
            # Not the clock's: the same data gives the same file.
            "created": datetime.combine(date.fromisoformat(imprint.cut_off), time()),
        }
    )
    for name, value in imprint.plain().items():
        book.set_custom_property(name, value, "text")


def _write_imprint(sheet: Worksheet, pen: _Pen, imprint: Imprint, tables: Sequence[Table]) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.hide_gridlines(2)
    pen.write(sheet, 0, 0, imprint.title, pen.title)
    row = 2
    for name, words in imprint.lines():
        pen.write(sheet, row, 0, name, pen.name)
        pen.write(sheet, row, 1, words, pen.wide)
        row += 1
    row += 1
    pen.write(sheet, row, 0, "Sheet", pen.head)
    pen.write(sheet, row, 1, "What it holds", pen.head)
    for table in tables:
        if not table.shape.is_link:
            row += 1
            sheet.write_url(row, 0, f"internal:'{table.shape.name}'!A1", pen.name, table.shape.name)
            pen.write(sheet, row, 1, table.shape.description, pen.wide)


def _write_table(sheet: Worksheet, pen: _Pen, table: Table) -> None:
    """Write a table with its head frozen, and what identifies a row when it is the first column."""
    columns = table.shape.columns
    for place, column in enumerate(columns):
        pen.write(sheet, 0, place, column.name, pen.head)
        sheet.set_column(place, place, _width(column, [row[place] for row in table.rows]))
    formats = [pen.format_of(column) for column in columns]
    for number, row in enumerate(table.rows, 1):
        for place, (cell, form) in enumerate(zip(row, formats, strict=True)):
            pen.write(sheet, number, place, cell, form)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(columns) - 1)


def _width(column: Column[Any], cells: Sequence[Cell]) -> int:
    longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
    usual = _LONG if column.kind == "text" and longest >= _MANY else _WIDTHS[column.kind]
    return max(usual, len(column.name) + 4)
