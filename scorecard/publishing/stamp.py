"""The stamp of a build: what went in and what came out, so that one with nothing to do need not even read the data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard.publishing.manifest import MANIFEST, hash_bytes
from scorecard.publishing.program import hash_parts, hash_program

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.publishing.project import Project

_NAME = "__stamp__.json"
MOST_BYTES = 100_000_000
"""The largest data folder that is read only to find out whether it has changed."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a build of everything was made from and what it left behind; hashes are hex."""

    inputs: str
    manifest: str
    companies: int
    editions: int


def hash_inputs(project: Project) -> str:
    """Return the hash of the program, its libraries, the theme and every file of the data folder that is not hidden.

    Empty where that can't be said or would take long: then the data must be read to know what there is to do.
    """
    try:
        files = sorted(path for path in project.data.rglob("*") if path.is_file() and not _is_hidden(path, project))
        if sum(path.stat().st_size for path in files) > MOST_BYTES:
            return ""
        names = (path.relative_to(project.data).as_posix() for path in files)
        hashes = (hash_bytes(path.read_bytes()) for path in files)
        return hash_parts(
            hash_program(project.templates), *(part for pair in zip(names, hashes, strict=True) for part in pair)
        )
    except (OSError, UnicodeEncodeError):
        return ""


def _is_hidden(path: Path, project: Project) -> bool:
    """Return whether nobody reads a file of the data: editors leave such files for a moment."""
    return any(part.startswith(".") for part in path.relative_to(project.data).parts)


def read_stamp(project: Project, inputs: str) -> Stamp | None:
    """Return the stamp of the last build of everything, if these were its inputs and its manifest is still there."""
    try:
        stored: Any = json.loads(_path(project).read_bytes())
        stamp = Stamp(str(stored["inputs"]), str(stored["manifest"]), int(stored["companies"]), int(stored["editions"]))
        manifest = hash_bytes((project.output / MANIFEST).read_bytes())
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return stamp if (stamp.inputs, stamp.manifest) == (inputs, manifest) else None


def write_stamp(project: Project, inputs: str, companies: int, editions: int) -> None:
    """Keep the stamp of a build of everything that has just been handed over, or found nothing to do."""
    try:
        record = {
            "inputs": inputs,
            "manifest": hash_bytes((project.output / MANIFEST).read_bytes()),
            "companies": companies,
            "editions": editions,
        }
        _path(project).parent.mkdir(parents=True, exist_ok=True)
        _path(project).write_text(json.dumps(record), encoding="utf-8")
    except OSError:
        # Without it the next build only takes a second longer.
        return


def _path(project: Project) -> Path:
    return project.chart_store / _NAME
