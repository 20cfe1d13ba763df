"""Readers: many files at once, by this process and by others beside it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from bisect import bisect
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Self

from scorecard.yamlfile.content import MAX_BYTES, read_content
from scorecard.yamlfile.mistake import Mistake
from scorecard.yamlfile.parser import Data, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FEW_FILES = 400
"""Up to so many files are read by this process alone, before another one would be ready."""
_MOST_HELPERS = 3
_WORK_OF_THE_CALLER = 0.15
"""What the caller does with a reading before it asks for the next one, against the work of reading it."""
_FILES_AT_ONCE = 50
"""Helpers hand over so many files in one piece: texts that are the same in several of them stay one text."""
_LONGEST_FIRST_LINE = 500
_BROKEN_PIECE = (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, LookupError, ValueError)
"""What reading a piece raises when its end, or anything in it, is missing."""

# The helper sees the same modules as this process, and none from the folder in which it happens to be started.
_PROGRAM = """
import pickle, sys
path, folder, files = pickle.load(sys.stdin.buffer)
sys.path[:] = path
from scorecard.yamlfile.readers import serve
serve(folder, files)
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave. With `stopped` it could not be read to its end, and there is no data."""

    sha256: str = ""
    first_line: str = ""
    """The beginning of line 1."""
    data: Data = None
    mistakes: tuple[Mistake, ...] = ()
    """Those that did not keep the file from being read."""
    stopped: Mistake | None = None
    is_known: bool = False
    """It holds what the caller knows that it held: that was not read again, and there is no data."""


def read_files(
    folder: Path, files: Sequence[str], processes: int | None = None, known: Mapping[str, str] | None = None
) -> Iterator[Reading]:
    """Yield the reading of each file of a folder, in the order of the files, whoever reads them.

    `processes` counts this one too; unless it is given, it is 1 for a few files and the number of cores for many.
    `known` are the SHA-256 of files whose data the caller has: they count for nothing.
    """
    known = known or {}
    if processes is None:
        new = sum(1 for file in files if file not in known)
        processes = 1 if new <= FEW_FILES else min(_count_cores(), _MOST_HELPERS + 1)
    own, *others = _deal(folder, files, processes)
    with ExitStack() as stack:
        helpers = [stack.enter_context(_Helper(folder, part)) for part in others]
        for file in own:
            yield _read_file(folder, file, known.get(file, ""))
        for helper in helpers:
            yield from helper.take()


def serve(folder: str, files: Sequence[str]) -> None:
    """Read files for another process and write the readings to standard output; nothing else may write there."""
    root = Path(folder)
    pieces = [
        pickle.dumps([_read_file(root, file) for file in files[start : start + _FILES_AT_ONCE]])
        for start in range(0, len(files), _FILES_AT_ONCE)
    ]
    for piece in pieces:
        sys.stdout.buffer.write(piece)


def _read_file(folder: Path, file: str, known: str = "") -> Reading:
    content = read_content(folder / file, within=folder)
    if isinstance(content, Mistake):
        return Reading(stopped=content)
    first_line = content.text[:_LONGEST_FIRST_LINE].partition("\n")[0]
    if content.sha256 == known:
        return Reading(content.sha256, first_line, is_known=True)
    document = parse(content.text)
    if isinstance(document, Mistake):
        return Reading(content.sha256, first_line, stopped=document)
    return Reading(content.sha256, first_line, document.data, document.mistakes)


def _count_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _deal(folder: Path, files: Sequence[str], processes: int) -> list[Sequence[str]]:
    """Return the files of this process and of each helper, so that all have done about the same work at the end.

    This one gets fewer, as its caller has work to do too.
    """
    sizes = list(accumulate(_find_size(folder / file) for file in files))
    of_a_helper = (1 + _WORK_OF_THE_CALLER / processes) / processes
    all_of_it = sizes[-1] if sizes else 0
    cuts = [bisect(sizes, all_of_it * (1 - helpers * of_a_helper)) for helpers in range(processes - 1, 0, -1)]
    return [files[start:end] for start, end in pairwise([0, *cuts, len(files)])]


def _find_size(path: Path) -> int:
    try:
        return min(path.stat().st_size, MAX_BYTES)
    except (OSError, ValueError):
        return 0


class _Helper:
    """Another process that reads some of the files; if it fails in any way, this one reads them after all."""

    def __init__(self, folder: Path, files: Sequence[str]) -> None:
        self._folder = folder
        self._files = files
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        order = pickle.dumps((sys.path, os.fspath(self._folder), list(self._files)))
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this same Python, with the program above
                [sys.executable, "-P", "-c", _PROGRAM],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            if self._process.stdin is not None:
                with self._process.stdin as pipe:
                    pipe.write(order)
        except OSError:
            self._stop()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def take(self) -> Iterator[Reading]:
        """Yield the readings; all of them, whatever became of the process."""
        taken = 0
        pipe = self._process.stdout if self._process is not None else None
        while pipe is not None and taken < len(self._files):
            try:
                piece: list[Reading] = pickle.load(pipe)  # noqa: S301 - from a process of our own
            except _BROKEN_PIECE:
                break
            taken += len(piece)
            yield from piece
        for file in self._files[taken:]:
            yield _read_file(self._folder, file)

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            if self._process.stdout is not None:
                self._process.stdout.close()
            self._process.wait()
            self._process = None
