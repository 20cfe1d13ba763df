"""datapackage.json: the CSV files as a Frictionless Data Package, with types, units, keys and references."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from scorecard.model.base import DATE_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.exports.holdings import Holdings
    from scorecard.exports.imprint import Imprint
    from scorecard.exports.table import Column, Kind, Shape, Table

_TYPES: dict[Kind, dict[str, str]] = {
    "text": {"type": "string"},
    "address": {"type": "string", "format": "uri"},
    "partial-date": {"type": "string"},
    "date": {"type": "date"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
}


def write_data_package(  # noqa: PLR0913 - what a package is made of
    tables: Sequence[Table],
    files: Mapping[str, bytes],
    imprint: Imprint,
    *,
    name: str,
    holdings: Holdings,
    version: int,
) -> bytes:
    """Return the descriptor for CSV files by the names of their tables; `version` is that of the tables' format."""
    keys = {table.shape.name: table.shape.key for table in tables}
    document = {
        "profile": "tabular-data-package",
        "name": name,
        "title": imprint.title,
        "description": f"{imprint.subject}. {imprint.notice} {imprint.reading_note}",
        **({"homepage": imprint.base_url} if imprint.base_url else {}),
        "version": f"{imprint.edition_id}+{imprint.digest[:12]}",
        "format_version": version,
        **imprint.plain(),
        "licenses": [{"name": imprint.licence, "title": imprint.licence_name, "path": imprint.licence_url}],
        "contributors": [{"title": imprint.publisher, "role": "publisher"}],
        "sources": list_official_texts(holdings),
        "resources": [_describe(table, files[table.shape.name], keys, imprint) for table in tables],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def list_official_texts(holdings: Holdings) -> list[dict[str, str]]:
    """Return the official texts of the frameworks; where single facts can be read, the table of sources says."""
    named = dict.fromkeys(framework.source for framework in holdings.frameworks.values())
    found = [holdings.sources[source_id].item for source_id in named if source_id in holdings.sources]
    return [{"title": f"{source.title} ({source.publisher})", "path": source.url} for source in found]


def _describe(table: Table, content: bytes, keys: Mapping[str, tuple[str, ...]], imprint: Imprint) -> dict[str, Any]:
    shape = table.shape
    return {
        "profile": "tabular-data-resource",
        "name": shape.name.replace("_", "-"),
        "path": f"{shape.name}.csv",
        "title": shape.title,
        "description": shape.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [{"name": imprint.licence, "title": imprint.licence_name, "path": imprint.licence_url}],
        "schema": {
            "fields": [_describe_field(shape, column) for column in shape.columns],
            "missingValues": [""],
            "primaryKey": list(shape.key),
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": {
                        "resource": "" if column.refers_to == shape.name else column.refers_to.replace("_", "-"),
                        "fields": list(keys[column.refers_to]),
                    },
                }
                for column in shape.columns
                if column.refers_to
            ],
        },
    }


def _describe_field(shape: Shape[Any], column: Column[Any]) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if shape.key == (column.name,):
        constraints["unique"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.kind == "partial-date":
        constraints["pattern"] = DATE_PATTERN.removeprefix("^").removesuffix("$")
    return {
        "name": column.name,
        **_TYPES[column.kind],
        "description": column.description,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }
