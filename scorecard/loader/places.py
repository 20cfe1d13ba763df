"""Places: from a path into the data to the line and column in its file."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from scorecard.problems import Level, Problem
from scorecard.yamlfile import Document, Marks, Mistake, read

MAX_KEPT = 1_500_000
"""Marks of so many nodes are kept, some 60 MB; the files that were not asked for longest are read again."""


class Places:
    """Finds where things stand in the files of a data folder.

    Files are read again when a place in them is asked for, so that a folder without problems costs no memory.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._marks: OrderedDict[str, Marks] = OrderedDict()
        self.kept = 0
        """Of how many keys and values the marks are kept."""

    def problem(  # noqa: PLR0913, PLR0917 - these are the parts of a problem
        self,
        file: str,
        path: tuple[str | int, ...],
        rule: str,
        message: str,
        hint: str = "",
        level: Level = "error",
    ) -> Problem:
        """Return a problem at a path into a file of the data folder, such as `companies/example.yaml`.

        The place is that of the key, or of the item in a list; of the nearest parent if the path is not in the file.
        """
        line, column = self.marks(file).key(path)
        return Problem(self.shown(file), line, column, rule, message, hint, level)

    def mistake(self, file: str, mistake: Mistake, level: Level = "error") -> Problem:
        """Return a mistake found in a file as a problem."""
        return Problem(
            self.shown(file), mistake.line, mistake.column, mistake.rule, mistake.message, mistake.hint, level
        )

    def shown(self, file: str) -> str:
        """Return the name of a file as people see it: the folder as it was given, and no bytes that are no text."""
        name = (self.folder / file).as_posix() if file else self.folder.as_posix()
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")

    @property
    def files(self) -> tuple[str, ...]:
        """The files whose marks are kept, those asked for last at the end."""
        return tuple(self._marks)

    def keep(self, file: str, marks: Marks) -> None:
        """Keep the marks of a file that was read just now."""
        if file in self._marks:
            self.kept -= len(self._marks.pop(file))
        self._marks[file] = marks
        self.kept += len(marks)
        while self.kept > MAX_KEPT and len(self._marks) > 1:
            _, oldest = self._marks.popitem(last=False)
            self.kept -= len(oldest)

    def marks(self, file: str) -> Marks:
        """Return the marks of a file; none if it can't be read."""
        known = self._marks.get(file)
        if known is not None:
            self._marks.move_to_end(file)
            return known
        document = read(self.folder / file, within=self.folder)
        marks = document.marks() if isinstance(document, Document) else Marks()
        self.keep(file, marks)
        return marks
