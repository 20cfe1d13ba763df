"""A data folder for tests: written from the minimal one, changed in a text or two, loaded and checked."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.loader import load
from scorecard.rules import check

if TYPE_CHECKING:
    from scorecard.problems import Problem

MINIMAL = Path(__file__).parent / "minimal"

ASSESSMENTS = "editions/2026/assessments/example-mills.yaml"
COMPANY = "companies/example-mills.yaml"
EDITION = "editions/2026/edition.yaml"
EXCEPTIONS = "exceptions.yaml"
FRAMEWORK = "frameworks/clean-water.yaml"
METHODOLOGY = "methodology.yaml"
PROGRAMME = "programme.yaml"
SOURCES = "sources/water.yaml"
WORDING = "wording.yaml"

_KEY = re.compile(r"^( *)(\"?[\w*.-]+\"?):(.*)$")


@dataclass(frozen=True)
class Found:
    """A problem as tests compare it: the file inside the folder, its place, its rule, its sentence and its hint."""

    file: str
    place: tuple[int, int]
    rule: str
    message: str
    hint: str
    level: str


class Folder:
    """A data folder that a test changes and checks; at first one without a problem."""

    def __init__(self, path: Path) -> None:
        shutil.copytree(MINIMAL, path)
        self.path = path

    def read(self, file: str) -> str:
        """Return the text of a file."""
        return (self.path / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        """Write a file, new or not."""
        (self.path / file).parent.mkdir(parents=True, exist_ok=True)
        (self.path / file).write_text(text, encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Replace a text that stands exactly once in a file."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def write_exceptions(self, *exceptions: str) -> None:
        """Write exceptions.yaml with these exceptions, each on one line."""
        lines = "".join(f"  - {exception}\n" for exception in exceptions)
        self.write(EXCEPTIONS, f"{self.read(EXCEPTIONS).splitlines()[0]}\nexceptions:\n{lines}")

    def delete(self, file: str) -> None:
        """Delete a file."""
        (self.path / file).unlink()

    def splice(self, file: str, text: str) -> None:
        """Put the entries of a text in the place of those of a file; mappings are merged, all else is replaced."""
        if not (self.path / file).exists():
            self.write(file, text)
        elif all(line.startswith("#") for line in text.splitlines()):
            self.delete(file)
        else:
            self.write(file, "\n".join(_merge(self.read(file).splitlines(), text.splitlines(), 0)) + "\n")

    def shape_problems(self) -> list[str]:
        """Return what the loader finds, one line each."""
        return [f"{problem.file}:{problem.line} {problem.message}" for problem in load(self.path).problems]

    def check(self) -> list[Found]:
        """Return what the rules find; the loader may find nothing."""
        loaded = load(self.path)
        assert [problem.message for problem in loaded.problems] == []
        return self.found(check(loaded).problems)

    def check_despite_flaws(self) -> list[Found]:
        """Return what the rules find in a folder in which the loader finds something, too."""
        loaded = load(self.path)
        assert loaded.problems
        return self.found(check(loaded).problems)

    def found(self, problems: tuple[Problem, ...]) -> list[Found]:
        """Return problems with their files as seen from inside the folder."""
        prefix = self.path.as_posix() + "/"
        return [
            Found(
                problem.file.removeprefix(prefix),
                (problem.line, problem.column),
                problem.rule,
                problem.message,
                problem.hint,
                problem.level,
            )
            for problem in problems
        ]

    def sentences(self) -> list[tuple[str, str, tuple[int, int], str]]:
        """Return rule, file, place and sentence of each problem that the rules find."""
        return [(found.rule, found.file, found.place, found.message) for found in self.check()]

    def place(self, file: str, text: str) -> tuple[int, int]:
        """Return line and column of a text that stands exactly once in a file."""
        whole = self.read(file)
        assert whole.count(text) == 1, f"{text!r} stands {whole.count(text)} times in {file}"
        before = whole[: whole.index(text)]
        return before.count("\n") + 1, len(before) - before.rfind("\n")


def _entries(lines: list[str], indent: int) -> list[tuple[str, int, int]]:
    """Return key, first line and end of each entry of a block mapping at this indent."""
    starts = [
        (match[2], number)
        for number, line in enumerate(lines)
        if (match := _KEY.match(line)) and len(match[1]) == indent
    ]
    ends = [number for _, number in starts[1:]] + [len(lines)]
    return [(key, start, end) for (key, start), end in zip(starts, ends, strict=True)]


def _merge(lines: list[str], changes: list[str], indent: int) -> list[str]:
    merged = list(lines)
    for key, start, end in _entries(changes, indent):
        new = changes[start:end]
        place = next((entry for entry in _entries(merged, indent) if entry[0] == key), None)
        if place is None:
            merged += new
            continue
        old = merged[place[1] : place[2]]
        if _is_block_mapping(old, indent) and _is_block_mapping(new, indent):
            new = [new[0], *_merge(old[1:], new[1:], indent + 2)]
        merged[place[1] : place[2]] = new
    return merged


def _is_block_mapping(lines: list[str], indent: int) -> bool:
    head = _KEY.match(lines[0])
    has_no_value = head is not None and not head[3].partition("#")[0].strip()
    inner = _KEY.match(lines[1]) if len(lines) > 1 else None
    return has_no_value and inner is not None and len(inner[1]) == indent + 2
