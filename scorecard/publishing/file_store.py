"""Files that wait beside the output folder for the next build; any of them can be deleted."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

_HASH_LENGTH = 32


def write_whole(path: Path, content: bytes) -> None:
    """Keep a file; where that can't be done it only costs time in the next build."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Under another name first: a reader in another process sees a whole file or none.
        number, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(number, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        return


@dataclass(frozen=True, slots=True)
class FaceFiles:
    """Cut faces by name, each in a file that begins with the hash of the rest."""

    folder: Path

    def read(self, name: str) -> bytes | None:
        """Return a face that waits whole; None for one that is not there or was damaged."""
        try:
            stored = self._path(name).read_bytes()
        except OSError:
            return None
        head, face = stored[:_HASH_LENGTH], stored[_HASH_LENGTH:]
        return face if head == hashlib.sha256(face).digest() else None

    def write(self, name: str, face: bytes) -> None:
        """Keep a face."""
        write_whole(self._path(name), hashlib.sha256(face).digest() + face)

    def _path(self, name: str) -> Path:
        # Two underscores part what ids, which have single hyphens only, can't hold.
        return self.folder / f"__face__{name}.woff2"
