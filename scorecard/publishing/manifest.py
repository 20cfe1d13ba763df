"""The manifest: every file of a build with the key of what it was made from and the hash of what it holds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
FORMAT_VERSION = 1
"""1: first version."""


@dataclass(frozen=True, order=True, slots=True)
class Entry:
    """One file of a build: `path` is posix and relative to the output folder, `sha256` and `key` are hex."""

    path: str
    kind: str
    key: str
    sha256: str
    size: int


def hash_bytes(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def write_manifest(edition_id: str, digest: str, version: str, entries: Iterable[Entry]) -> bytes:
    """Return manifest.json: every file except itself and SHA256SUMS, in the order of their paths."""
    document = {
        "format_version": FORMAT_VERSION,
        "edition": edition_id,
        "data_sha256": digest,
        "program_version": version,
        "files": [
            {"path": item.path, "kind": item.kind, "size": item.size, "sha256": item.sha256, "key": item.key}
            for item in sorted(entries)
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def write_sums(hashes: Mapping[str, str]) -> bytes:
    """Return SHA256SUMS for these hashes by path, in the form that `sha256sum --check` reads."""
    return "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(hashes.items())).encode()


def read_entries(folder: Path, edition_id: str | None = None) -> dict[str, Entry]:
    """Return the entries of an earlier build, by path; with an edition only of a build with that current edition.

    There are none where there is no such manifest to read.
    """
    try:
        document: Any = json.loads((folder / MANIFEST).read_bytes())
        if document["format_version"] != FORMAT_VERSION or document["edition"] != (edition_id or document["edition"]):
            return {}
        entries = [
            Entry(str(row["path"]), str(row["kind"]), str(row["key"]), str(row["sha256"]), int(row["size"]))
            for row in document["files"]
        ]
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return {entry.path: entry for entry in entries}


def is_whole(folder: Path, entry: Entry) -> bool:
    """Return whether a file still holds what the manifest says: a hand-edited or damaged one is made again."""
    try:
        return hash_bytes((folder / entry.path).read_bytes()) == entry.sha256
    except OSError:
        return False
