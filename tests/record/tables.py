"""The open data of a build as text cells, and the cells that the record asks for."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from tests.record.expected import Record
from tests.record.printed import exact, fixed
from tests.record.slots import nodes_of

Rows = list[dict[str, str]]
COUNTED = (
    "total", "applicable", "pledged", "kept", "partly", "none", "reversed", "not_assessed", "not_pledged",
    "not_applicable", "overdue",
)  # fmt: skip


def read_csv(path: Path) -> Rows:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def plain(value: Any, digits: int = 2) -> str:
    """A number of the record as a cell; nothing for None."""
    return "" if value is None else fixed(exact(value), digits).replace("−", "-").replace(",", "")


def percent(value: Any, digits: int = 2) -> str:
    return "" if value is None else fixed(100 * exact(value), digits).replace(",", "")


def whole(value: int | None) -> str:
    return "" if value is None else str(value)


def rows_of_scores(record: Record) -> Iterator[dict[str, str]]:
    """Yield the figures of the table of scores, in the order of the ranking."""
    by_id = {company["id"]: company for company in record["companies"]}
    firm = {each["id"]: each for each in record["robustness"]["companies"]}
    for key in record["ranking"]:
        company, ends = by_id[key], firm[key]
        yield {
            "company_id": key,
            "rank": whole(company["rank"]),
            "rank_best": whole(ends["rank"]["best"]),
            "rank_worst": whole(ends["rank"]["worst"]),
            "score": plain(company["score"]),
            "score_low": plain(ends["score"]["low"]),
            "score_high": plain(ends["score"]["high"]),
            "band": company["band"],
            "practice": plain(company["practice"]),
            "breadth_percent": percent(company["breadth"]),
            "strength": plain(company["strength"]),
            "coverage_percent": percent(company["coverage"]),
            **{f"{name}_count": str(company["counts"][name]) for name in COUNTED},
        }


def rows_of_part_scores(record: Record) -> Iterator[dict[str, str]]:
    for company in record["companies"]:
        for node in nodes_of(company["tree"]):
            yield {
                "part_score_id": f"{company['id']}/{node['id']}",
                "effective_weight_percent": percent(node["effective_weight"], 4),
                "score": plain(node["score"]),
                "practice": plain(node["practice"]),
                "coverage_percent": percent(node["coverage"]),
                "counted_count": str(node["counted"]),
            }


def rows_of_assessments(record: Record) -> Iterator[dict[str, str]]:
    for company in record["companies"]:
        for item in company["commitments"]:
            yield {
                "assessment_id": f"{company['id']}/{item['id']}",
                "pledged": str(item["pledged"]).lower(),
                "delivery_points": plain(item["delivery_points"]),
                "status": item["status"],
                "standing": item["standing"],
                "assessed_percent": percent(item["assessed_share"]),
                "effective_weight_percent": percent(item["effective_weight"], 4),
                "contribution": plain(item["contribution"], 4),
                "overdue_count": str(len(item["overdue"])),
                "rationale": item["rationale"] or "",
            }


def rows_of_deliveries(record: Record) -> Iterator[dict[str, str]]:
    for company in record["companies"]:
        for item in company["commitments"]:
            for service in item["delivery"]:
                place = f"{company['id']}/{item['id']}"
                yield {
                    "delivery_id": f"{place}/{service['service']}" if service["service"] else place,
                    "points": "" if service["points"] is None else f"{exact(service['points']).limit_denominator()}",
                    "status": service["status"],
                }


def compare_cells(file: str, rows: Rows, expected: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Yield each cell that is not as expected; the first key of what is expected finds the row."""
    wanted = list(expected)
    key = next(iter(wanted[0]))
    found = {row[key]: row for row in rows}
    if len(wanted) != len(rows) or len(found) != len(rows):
        yield f"{file}: {len(rows)} rows instead of {len(wanted)}"
    for line in wanted:
        row = found.get(line[key])
        if row is None:
            yield f"{file}: no row {line[key]}"
            continue
        for name, text in line.items():
            if row[name].removeprefix("'") != text and not same_number(row[name], text):
                yield f"{file}, row {line[key]}, column {name}: {row[name] or 'nothing'} instead of {text or 'nothing'}"


def same_number(one: str, other: str) -> bool:
    """Whether two cells hold one number, such as 33 and 33.00; no cell is empty."""
    try:
        return Decimal(one) == Decimal(other)
    except ArithmeticError:
        return False


def read_database(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [tuple(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for name in names}
    finally:
        connection.close()


def read_sheets(path: Path, names: Iterable[str]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of some sheets of a workbook, without their heads."""
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return {name: [tuple(row) for row in book[name].iter_rows(min_row=2, values_only=True)] for name in names}
    finally:
        book.close()


def compare_stored(file: str, rows: Rows, stored: list[tuple[Any, ...]]) -> Iterator[str]:
    """Yield each number of a table in CSV that another format holds otherwise."""
    if len(rows) != len(stored):
        yield f"{file}: {len(stored)} rows instead of {len(rows)}"
    for row, cells in zip(rows, stored, strict=False):
        for (name, text), cell in zip(row.items(), cells, strict=True):
            if isinstance(cell, (int, float)) and not isinstance(cell, bool) and text not in {"true", "false"}:
                if not text or float(text) != float(cell):
                    yield f"{file}, row {next(iter(row.values()))}, column {name}: {cell} instead of {text}"
            elif cell is None and text:
                yield f"{file}, row {next(iter(row.values()))}, column {name}: nothing instead of {text}"


def read_json(path: Path) -> Any:
    return json.loads(path.read_bytes())


def compare_json(file: str, found: Any, expected: Any, place: str = "") -> Iterator[str]:
    """Yield where a part of a JSON file differs from the record; what the file holds besides is not looked at."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key, value in expected.items():
            if key in found:
                yield from compare_json(file, found[key], value, f"{place}/{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for at, (one, other) in enumerate(zip(found, expected, strict=True)):
            yield from compare_json(file, one, other, f"{place}/{at}")
    elif found != expected:
        yield f"{file}, {place}: {found} instead of {expected}"
