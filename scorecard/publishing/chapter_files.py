"""Printed chapters of documents, kept beside the output folder: a build prints only those whose content is new."""

from __future__ import annotations

import hashlib
import json
import zlib
from contextlib import suppress
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any

from scorecard.publishing.file_store import write_whole
from scorecard.render.manuscript import Place, Printed

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_ENDING = ".chapter"


@dataclass(frozen=True, slots=True)
class ChapterFiles:
    """The chapters of one document on one paper, each in a file of its own that counts for one content only.

    `document` names it among all documents. A key stands for all that decides how a chapter looks.
    """

    folder: Path
    document: str

    def keep_only(self, names: Collection[str]) -> None:
        """Delete the chapters that the document no longer has."""
        kept = {self._path(name) for name in names}
        with suppress(OSError):
            for path in self.folder.glob(f"{self.document}__*{_ENDING}"):
                if path not in kept:
                    path.unlink()

    def read(self, name: str, key: str) -> Printed | None:
        """Return a chapter, or None when it is not there, whole, for this content."""
        try:
            head, _, content = self._path(name).read_bytes().partition(b"\n")
            stored: Any = json.loads(head)
            if stored["key"] != key or stored["sha256"] != hashlib.sha256(content).hexdigest():
                return None
            return Printed(
                zlib.decompress(content), int(stored["pages"]), tuple(Place(*place) for place in stored["places"])
            )
        except (OSError, ValueError, TypeError, KeyError, zlib.error):
            return None

    def write(self, name: str, key: str, printed: Printed) -> None:
        """Keep a chapter; where that can't be done it only costs time in the next build."""
        # What a chapter's tags say is not packed yet, which is soon done.
        content = zlib.compress(printed.content, 1)
        head = {
            "key": key,
            "sha256": hashlib.sha256(content).hexdigest(),
            "pages": printed.pages,
            "places": [astuple(place) for place in printed.places],
        }
        write_whole(self._path(name), json.dumps(head, ensure_ascii=False).encode() + b"\n" + content)

    def _path(self, name: str) -> Path:
        # Two underscores part what ids, which have single hyphens only, can't hold.
        return self.folder / f"{self.document}__{name}{_ENDING}"
