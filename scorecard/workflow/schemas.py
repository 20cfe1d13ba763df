"""The schemas in a data folder: written from the models, and compared with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scorecard.model.schema import schema_file, schemas

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "schema"
"""Where they stand in a data folder; line 1 of every data file leads there."""


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Bring the schemas of a data folder up to date and return the files that were written or deleted."""
    stale = stale_schemas(folder)
    (folder / FOLDER).mkdir(exist_ok=True)
    texts = _texts()
    for path in stale:
        if path.name in texts:
            path.write_text(texts[path.name], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return stale


def stale_schemas(folder: Path) -> tuple[Path, ...]:
    """Return the schemas of a data folder that are missing, differ from the models, or belong to no model."""
    target = folder / FOLDER
    texts = _texts()
    different = [
        target / name
        for name, text in texts.items()
        if not (target / name).is_file() or (target / name).read_bytes() != text.encode()
    ]
    unknown = [path for path in target.glob("*.schema.json") if path.name not in texts]
    return tuple(sorted([*different, *unknown]))


def _texts() -> dict[str, str]:
    return {schema_file(kind): _text(schema) for kind, schema in schemas().items()}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
