"""metadata.json: what Datasette shows beside the tables of the database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.exports.imprint import Imprint
    from scorecard.exports.table import Shape, Table


def write_metadata(tables: Sequence[Table], imprint: Imprint, database: str) -> bytes:
    """Return the titles, descriptions, units and licence of a database with this name (its file's, without its end)."""
    common = {
        "license": imprint.licence_name,
        "license_url": imprint.licence_url,
        "source": imprint.publisher,
        **({"source_url": imprint.base_url} if imprint.base_url else {}),
    }
    document = {
        "title": imprint.title,
        "description": _tell(imprint),
        **common,
        "databases": {
            database: {
                "title": imprint.title,
                "description": _tell(imprint),
                **common,
                "tables": {table.shape.name: _describe(table.shape) for table in tables},
            }
        },
        "edition": imprint.plain(),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _tell(imprint: Imprint) -> str:
    return (
        f"{imprint.subject}. {imprint.notice} Stage: {imprint.stage}. As of {imprint.cut_off}. "
        f"Data: SHA-256 {imprint.digest}. {imprint.reading_note}"
    )


def _describe(shape: Shape[Any]) -> dict[str, Any]:
    return {
        "title": shape.title,
        "description": shape.description,
        # Units stand in the descriptions: the key `units` is for those of physics, and version 1 no longer has it.
        "columns": {
            column.name: f"{column.description} Unit: {column.unit}." if column.unit else column.description
            for column in shape.columns
        },
        **({"label_column": shape.label} if shape.label else {}),
        **({"hidden": True} if shape.is_link else {}),
    }
