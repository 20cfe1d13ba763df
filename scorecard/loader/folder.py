"""Loading a folder: each file is read, held against its model, and joins the dataset if nothing is wrong with it."""

from __future__ import annotations

import gc
import hashlib
import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scorecard.loader.layout import SCHEMA_FOLDER, DataFile, find_layout, foreword_file, lock_file
from scorecard.loader.places import Places
from scorecard.loader.shapes import find_flaws
from scorecard.model.dataset import Dataset, EditionData
from scorecard.model.exception import Exceptions
from scorecard.model.lock import Lock
from scorecard.model.schema import adapter
from scorecard.problems import Problem, sort_problems
from scorecard.yamlfile import Content, Mistake, Reading, read_content, read_files, refuse_unwanted

MAX_LOCK = 64_000_000
"""Bytes of the largest lock that is read: some 2,000 companies."""

_SCHEMA_LINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=(\S+)\s*")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a data folder holds, and what is wrong with the shape of its files."""

    folder: Path
    dataset: Dataset | None
    """All files without errors; None when programme.yaml or methodology.yaml is not among them."""
    problems: tuple[Problem, ...]
    """In the order of their places."""
    places: Places
    files: tuple[str, ...]
    """Paths of all data files inside the folder, also of those with errors."""
    left_out: frozenset[str]
    """The files with errors: what they define is not in the dataset, though it may be there to see in the folder."""
    source_files: Mapping[str, str]
    """The file of each shared source, by the source's id."""
    values: Mapping[DataFile, Any] = field(default_factory=dict, repr=False)
    """What each file without errors holds."""
    digests: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The SHA-256 of each file without errors, by its path."""


@dataclass(slots=True)
class _Loading:
    """What has been read so far."""

    places: Places
    problems: list[Problem] = field(default_factory=list)
    values: dict[DataFile, Any] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)


def load(folder: Path, processes: int | None = None, before: Loaded | None = None) -> Loaded:
    """Return what a data folder holds; whatever is wrong in it is among the problems, all in one go.

    The files are read by so many processes; unless that is given, by one for a few files, and on all cores for many.
    What an earlier call gave of the same folder saves reading those files again that have not changed.
    """
    loading = _Loading(Places(folder))
    if not folder.is_dir():
        hint = "Give the folder that holds programme.yaml."
        mistake = Mistake(1, 1, "no-data-folder", "there is no data folder here", hint)
        return Loaded(folder, None, (loading.places.mistake("", mistake),), loading.places, (), frozenset(), {})
    layout = find_layout(folder)
    loading.problems.extend(loading.places.mistake(path, mistake) for path, mistake in layout.mistakes)
    with _no_collection():
        known = before.digests if before is not None else {}
        readings = read_files(folder, [file.file for file in layout.files], processes, known)
        for file, reading in zip(layout.files, readings, strict=True):
            _take_file(file, reading, loading, before)
        source_files = _find_sources(loading)
        locks = dict(_read_locks(layout.files, loading))
        forewords = dict(_read_forewords(layout.files, loading))
        dataset = _build_dataset(loading, locks, forewords)
    return Loaded(
        folder,
        dataset,
        sort_problems(loading.problems),
        loading.places,
        tuple(file.file for file in layout.files),
        frozenset(file.file for file in layout.files if file not in loading.values),
        source_files,
        loading.values,
        loading.digests,
    )


def _take_file(file: DataFile, reading: Reading, loading: _Loading, before: Loaded | None) -> None:
    places, problems = loading.places, loading.problems
    if reading.sha256:
        problems.extend(_check_schema_line(file, reading.first_line, places))
    if before is not None and reading.is_known:
        loading.values[file] = before.values[file]
        loading.digests[file.file] = reading.sha256
        return
    stopped = reading.stopped
    if stopped is None and reading.data is None:
        stopped = Mistake(1, 1, "empty-file", "the file is empty", "Fill it, or delete it.")
    if stopped is not None:
        problems.append(places.mistake(file.file, stopped))
        return
    problems.extend(places.mistake(file.file, mistake) for mistake in reading.mistakes)
    try:
        value = adapter(file.kind).validate_python(reading.data)
    except ValidationError as error:
        problems.extend(
            places.problem(file.file, flaw.path, flaw.rule, flaw.message, flaw.hint)
            for flaw in find_flaws(file.kind, reading.data, error)
        )
        return
    if not reading.mistakes:
        loading.values[file] = value
        loading.digests[file.file] = reading.sha256


def _check_schema_line(file: DataFile, first_line: str, places: Places) -> Iterator[Problem]:
    wanted = f"{SCHEMA_FOLDER}/{file.kind}.schema.json"
    line = f"# yaml-language-server: $schema={'../' * file.file.count('/')}{wanted}"
    found = _SCHEMA_LINE.fullmatch(first_line)
    if found is None:
        mistake = Mistake(1, 1, "schema-line-missing", "line 1 does not name the file's schema", f"Make line 1: {line}")
    elif posixpath.normpath(posixpath.join(posixpath.dirname(file.file), found.group(1))) != wanted:
        column = found.start(1) + 1
        message = f"line 1 names the schema {found.group(1)}"
        mistake = Mistake(1, column, "schema-line-wrong", message, f"Make line 1: {line}")
    else:
        return
    yield places.mistake(file.file, mistake, "warning")


def _find_sources(loading: _Loading) -> dict[str, str]:
    """Return the file of each shared source; the same id in two files is a problem."""
    files: dict[str, str] = {}
    for file, value in loading.values.items():
        if file.kind != "sources":
            continue
        for source in value:
            if source in files:
                message = f"the source `{source}` is also in {files[source]}"
                hint = "Keep one of the two, or give this one another id."
                loading.problems.append(loading.places.problem(file.file, (source,), "duplicate-source", message, hint))
            files.setdefault(source, file.file)
    return files


def _read_locks(files: tuple[DataFile, ...], loading: _Loading) -> Iterator[tuple[str, Lock]]:
    """Yield the lock of each published edition; one that the program did not write so is a problem."""
    for edition in sorted({file.edition for file in files if file.kind == "edition"}):
        name = lock_file(edition)
        path = loading.places.folder / name
        if not path.is_file() or path.is_symlink():
            continue
        try:
            lock = Lock.model_validate_json(path.read_bytes()) if path.stat().st_size <= MAX_LOCK else None
        except (OSError, ValueError):
            lock = None
        if lock is not None and lock.edition == edition and lock.is_whole():
            yield edition, lock
            continue
        message = "this is not what `scorecard publish` wrote when the edition was published"
        hint = "Take the file back from the history of the data; nobody edits it by hand."
        loading.problems.append(loading.places.mistake(name, Mistake(1, 1, "lock-changed", message, hint)))


def _read_forewords(files: tuple[DataFile, ...], loading: _Loading) -> Iterator[tuple[str, str]]:
    """Yield the foreword of each edition that has one, as text; it counts for the dataset's digest like any file."""
    folder = loading.places.folder
    for edition in sorted({file.edition for file in files if file.kind == "edition"}):
        name = foreword_file(edition)
        if not os.path.lexists(folder / name):
            continue
        content = read_content(folder / name, folder)
        mistake = refuse_unwanted(content.text) if isinstance(content, Content) else content
        if mistake is not None:
            loading.problems.append(loading.places.mistake(name, mistake))
        elif isinstance(content, Content):
            loading.digests[name] = content.sha256
            yield edition, content.text.strip()


def _build_dataset(loading: _Loading, locks: Mapping[str, Lock], forewords: Mapping[str, str]) -> Dataset | None:
    by_kind: dict[str, dict[str, Any]] = {}
    for file, value in loading.values.items():
        if file.kind != "assessments":
            by_kind.setdefault(file.kind, {})[file.id] = value
    programme = by_kind.get("programme", {}).get("")
    methodology = by_kind.get("methodology", {}).get("")
    if programme is None or methodology is None:
        return None
    sources: dict[str, Any] = {}
    for found in by_kind.get("sources", {}).values():
        for source, value in found.items():
            sources.setdefault(source, value)
    assessments: dict[str, dict[str, Any]] = {}
    for file, value in loading.values.items():
        if file.kind == "assessments":
            assessments.setdefault(file.edition, {})[file.id] = value
    corrections = by_kind.get("corrections", {})
    return Dataset(
        programme=programme,
        methodology=methodology,
        wording=by_kind.get("wording", {}).get(""),
        exceptions=by_kind.get("exceptions", {}).get("", Exceptions(exceptions=())),
        frameworks=by_kind.get("framework", {}),
        sources=sources,
        companies=by_kind.get("company", {}),
        editions={
            name: EditionData(
                edition,
                assessments.get(name, {}),
                corrections[name].corrections if name in corrections else (),
                locks.get(name),
                forewords.get(name, ""),
            )
            for name, edition in by_kind.get("edition", {}).items()
        },
        context=by_kind.get("context", {}),
        pages=by_kind.get("page", {}),
        digest=_digest(loading.digests),
    )


def _digest(digests: Mapping[str, str]) -> str:
    lines = "".join(f"{digest}  {file}\n" for file, digest in sorted(digests.items()))
    return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the collector of reference cycles from walking through all that is being made: it finds nothing there."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
