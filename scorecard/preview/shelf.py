"""The shelf: finished files, those that somebody looked at and those of the last build."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.publishing.manifest import MANIFEST, Entry, hash_bytes, read_entries

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.preview.site import Spot
    from scorecard.publishing.plan import Artefact


@dataclass(frozen=True, slots=True)
class File:
    """A finished file, and what a manifest says of it; its path is that in its edition's tree."""

    entry: Entry
    content: bytes


class Shelf:
    """Finished files by where they stand: one of each, which counts for the key that it was made with."""

    def __init__(self, output: Path) -> None:
        """Take the output folder of builds, which is only read and need not be there."""
        self._output = output
        self._files: dict[Spot, File] = {}
        self._built: tuple[int, dict[str, Entry]] = (0, {})

    def find(self, spot: Spot, key: str) -> File | None:
        """Return a file that was made with this key, here or by the last build; None without one."""
        file = self._files.get(spot)
        if file is not None and file.entry.key == key:
            return file
        entry = self._read_manifest().get(spot.address)
        if entry is None or entry.key != key:
            return None
        try:
            content = (self._output / entry.path).read_bytes()
        except OSError:
            return None
        if hash_bytes(content) != entry.sha256:
            return None
        return File(replace(entry, path=spot.path), content)

    def put(self, spot: Spot, artefact: Artefact, key: str, content: bytes) -> File:
        """Return a file that was just made, and keep it instead of the one before."""
        file = File(Entry(artefact.path, artefact.kind, key, hash_bytes(content), len(content)), content)
        self._files[spot] = file
        return file

    def _read_manifest(self) -> dict[str, Entry]:
        """Return what the last build made, by path; read again when there was another one."""
        try:
            made = (self._output / MANIFEST).stat().st_mtime_ns
        except OSError:
            return {}
        if self._built[0] != made:
            self._built = (made, read_entries(self._output))
        return self._built[1]
