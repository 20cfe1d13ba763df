"""A small data folder without a problem, copied for each test, which then spoils it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from scorecard.loader import Loaded, load

GOOD = Path(__file__).parent / "good"


@dataclass(frozen=True)
class Folder:
    """A data folder that a test changes and loads."""

    path: Path

    def write(self, file: str, text: str | bytes) -> None:
        """Write a file, new or not."""
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, file: str, old: str, new: str) -> None:
        """Put one text in the place of another, which stands there once."""
        text = (self.path / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, (old, text.count(old))
        self.write(file, text.replace(old, new))

    def load(self) -> Loaded:
        """Load it."""
        return load(self.path)

    def problems(self) -> list[tuple[str, str, str, str]]:
        """Return place, rule, sentence and hint of what loading finds, with the place as `file:line:column`."""
        prefix = f"{self.path.as_posix()}/"
        return [
            (
                f"{problem.file.removeprefix(prefix)}:{problem.line}:{problem.column}",
                problem.rule,
                problem.message,
                problem.hint,
            )
            for problem in self.load().problems
        ]


@pytest.fixture
def data(tmp_path: Path) -> Folder:
    shutil.copytree(GOOD, tmp_path / "data")
    return Folder(tmp_path / "data")
