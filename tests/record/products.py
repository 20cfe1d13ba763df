"""The files of a build: where each stands, what it is about, and its words, read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tests.record.readers import Piece, read_printed, read_tags, read_whole

Whole = tuple[tuple[Piece, ...], tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class Products:
    """`folders` and `sheets` (the fact sheets) by edition."""

    built: Path
    folders: dict[str, str]
    sheets: dict[str, Path]
    _pages: dict[str, Whole] = field(default_factory=dict)
    _tags: dict[Path, tuple[Piece, ...]] = field(default_factory=dict)

    def paths(self, kind: str) -> list[str]:
        """All files of a kind, such as `html`, by their paths in the build."""
        return sorted(path.relative_to(self.built).as_posix() for path in self.built.rglob(f"*.{kind}"))

    def place(self, edition: str, path: str) -> str:
        """A path within an edition as one within the build."""
        return (Path(self.folders[edition]) / path).as_posix()

    def edition_of(self, path: str) -> str:
        """The edition that a file belongs to; what stands at the top belongs to the current one."""
        parts = Path(path).parts
        if parts[0] == "editions" and len(parts) > 2:
            return parts[1]
        return next(edition for edition, folder in self.folders.items() if Path(folder) == Path())

    def within(self, path: str) -> tuple[str, ...]:
        """The parts of a path within its edition."""
        parts = Path(path).parts
        return parts[2:] if parts[0] == "editions" and len(parts) > 2 else parts

    def page(self, path: str) -> Whole:
        if path not in self._pages:
            self._pages[path] = read_whole((self.built / path).read_text(encoding="utf-8"))
        return self._pages[path]

    def drawn(self, path: str) -> tuple[Piece, ...]:
        """The words in a picture, without its title and its description."""
        return self.page(path)[0][2:]

    def document(self, path: str) -> tuple[Piece, ...]:
        """The words of a PDF by its tags."""
        return self.tags(self.built / path)

    def tags(self, path: Path) -> tuple[Piece, ...]:
        if path not in self._tags:
            self._tags[path] = read_tags(path)
        return self._tags[path]

    def prints(self, path: Path) -> tuple[Piece, ...]:
        """The words of a PDF page by page, with what its tags leave out: pictures and what every page repeats."""
        return read_printed(path)
