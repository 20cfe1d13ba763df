"""README.txt: what lies beside it, for who finds the files without the site."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.exports.imprint import Imprint
    from scorecard.exports.table import Table

_WIDTH = 100


def write_readme(tables: Sequence[Table], imprint: Imprint, others: Sequence[tuple[str, str]]) -> bytes:
    """Return the text: the imprint, the other files with what they are, and the CSV files with what they hold."""
    lines = [imprint.title, "=" * min(len(imprint.title), _WIDTH), ""]
    for name, words in imprint.lines():
        lines += _item(name, words)
    lines += ["", "Files", "-----", ""]
    for name, words in others:
        lines += _item(name, words)
    lines += ["", "CSV files", "---------", ""]
    lines += textwrap.wrap(
        "UTF-8, commas, one row of names, an empty cell where there is nothing. Ids that hold a slash name a company "
        "(or a framework) first. A text that begins like a formula has an apostrophe before it. Every column is "
        "explained in fields.csv and, with types, keys and units, in datapackage.json. Exact fractions stand in "
        "results.json of the edition.",
        _WIDTH,
    )
    lines.append("")
    for table in tables:
        count = len(table.rows)
        rows = "1 row" if count == 1 else f"{count:,} rows"
        lines += _item(f"{table.shape.name}.csv", f"{table.shape.title} ({rows}). {table.shape.description}")
    return ("\n".join(lines) + "\n").encode()


def _item(name: str, words: str) -> list[str]:
    return textwrap.wrap(
        f"{name}: {words}", _WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
