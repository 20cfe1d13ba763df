"""Files that the loader had to leave out: what they may define is not reported as unknown once more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from scorecard.yamlfile import Mistake, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scorecard.loader import Loaded


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The ids that left-out files define as far as one can see, by the folder that the files stand in.

    Of an edition the folder is `editions`; of a folder in `unreadable` there is a file of which nothing could be seen.
    """

    files: frozenset[str]
    ids: Mapping[str, frozenset[str]]
    unreadable: frozenset[str]

    def may_define(self, folder: str, wanted: str) -> bool:
        """Return True when a left-out file of the folder has, or could have, this id."""
        return folder in self.unreadable or wanted in self.ids.get(folder, frozenset())

    def any_of(self, *folders: str) -> bool:
        """Return True when a file of one of the folders was left out."""
        return any(file.split("/", 1)[0] in folders for file in self.files)


def see_left_out(loaded: Loaded) -> LeftOut:
    """Return what can be seen of the files that the loader left out."""
    ids: dict[str, set[str]] = {}
    unreadable: set[str] = set()
    for file in sorted(loaded.left_out):
        path = PurePosixPath(file)
        folder = path.parts[0]
        if path.name == "edition.yaml":
            ids.setdefault(folder, set()).add(path.parent.name)
        elif folder in {"frameworks", "companies"}:
            ids.setdefault(folder, set()).add(path.stem)
        if folder not in {"frameworks", "sources"}:
            continue
        document = read(loaded.folder / file, within=loaded.folder)
        if isinstance(document, Mistake):
            unreadable.add(folder)
        elif folder == "sources" and isinstance(document.data, dict):
            ids.setdefault(folder, set()).update(document.data)
        else:
            ids.setdefault(folder, set()).update(_walk_ids(document.data))
    return LeftOut(loaded.left_out, {folder: frozenset(found) for folder, found in ids.items()}, frozenset(unreadable))


def _walk_ids(data: object) -> Iterator[str]:
    """Yield every text under a key `id`; the file is not deep, the reader saw to that."""
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for value in data.values():
            yield from _walk_ids(value)
    elif isinstance(data, list):
        for value in data:
            yield from _walk_ids(value)
