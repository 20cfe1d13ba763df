"""The layout of a data folder: which file is of which kind, and what has no place there."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scorecard.loader.spelling import suggest_id
from scorecard.model.base import ID_PATTERN
from scorecard.yamlfile import Mistake

TOP_FILES = {
    "programme.yaml": "programme",
    "methodology.yaml": "methodology",
    "wording.yaml": "wording",
    "exceptions.yaml": "exceptions",
}
FOLDERS = {
    "frameworks": "framework",
    "sources": "sources",
    "companies": "company",
    "context": "context",
    "pages": "page",
}
SCHEMA_FOLDER = "schema"
CORRECTIONS = "corrections.yaml"
LOCK = "results.lock.json"
FOREWORD = "foreword.md"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file whose place says what it holds."""

    file: str
    """Its path inside the data folder, with `/`."""
    kind: str
    id: str
    """Of a company, framework, topic (of sources or of context), page or edition; empty for the files at the top."""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of a data folder, sorted by path, and what is wrong with names and places."""

    files: tuple[DataFile, ...]
    mistakes: tuple[tuple[str, Mistake], ...]


def company_file(company: str) -> str:
    """Return the path of a company's file inside the data folder."""
    return f"companies/{company}.yaml"


def framework_file(framework: str) -> str:
    """Return the path of a framework's file inside the data folder."""
    return f"frameworks/{framework}.yaml"


def context_file(topic: str) -> str:
    """Return the path of a topic's context figures inside the data folder."""
    return f"context/{topic}.yaml"


def edition_file(edition: str) -> str:
    """Return the path of an edition's file inside the data folder."""
    return f"editions/{edition}/edition.yaml"


def corrections_file(edition: str) -> str:
    """Return the path of the file with an edition's corrections inside the data folder."""
    return f"editions/{edition}/{CORRECTIONS}"


def lock_file(edition: str) -> str:
    """Return the path of the published numbers of an edition inside the data folder."""
    return f"editions/{edition}/{LOCK}"


def foreword_file(edition: str) -> str:
    """Return the path of an edition's foreword inside the data folder."""
    return f"editions/{edition}/{FOREWORD}"


def assessments_file(edition: str, company: str) -> str:
    """Return the path of the file with an edition's judgements on a company inside the data folder."""
    return f"editions/{edition}/assessments/{company}.yaml"


def find_layout(folder: Path) -> Layout:
    """Return the data files of a folder; a mistake, with its path, for all that is unknown, misnamed or missing."""
    walk = _Walk(folder)
    walk.top()
    return Layout(tuple(sorted(walk.files, key=lambda item: item.file)), tuple(walk.mistakes))


class _Walk:
    """One walk through a data folder, as deep as the layout goes and no deeper."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[DataFile] = []
        self.mistakes: list[tuple[str, Mistake]] = []

    def top(self) -> None:
        known = [*TOP_FILES, *(f"{name}/" for name in FOLDERS), "editions/", f"{SCHEMA_FOLDER}/"]
        names = set()
        for name, is_folder in self.entries(""):
            names.add(name)
            if name in TOP_FILES:
                self.files.append(DataFile(name, TOP_FILES[name], ""))
            elif name in FOLDERS:
                self.id_files(name, FOLDERS[name])
            elif name == "editions":
                self.editions()
            elif name != SCHEMA_FOLDER or not is_folder:
                self.unknown(name, is_folder, known)
        for name in ("programme.yaml", "methodology.yaml"):
            if name not in names:
                self.missing(name, f"there is no {name} in this folder")

    def id_files(self, folder: str, kind: str, edition: str = "") -> None:
        if not self.is_folder(folder):
            return
        for name, is_folder in self.entries(folder):
            path = f"{folder}/{name}"
            stem = name.removesuffix(".yaml")
            if stem == name:
                self.unknown(path, is_folder, [])
            elif not _is_id(stem):
                self.add(
                    path,
                    "bad-file-name",
                    f'the name of this file should be an id and .yaml, found "{_printable(name)}"',
                    f"Use lower-case letters, digits and single hyphens, at most 60, such as {suggest_id(stem)}.yaml.",
                )
            else:
                self.files.append(DataFile(path, kind, stem, edition))

    def editions(self) -> None:
        if not self.is_folder("editions"):
            return
        for name, is_folder in self.entries("editions"):
            folder = f"editions/{name}"
            if not is_folder:
                self.unknown(folder, is_folder, [])
            elif not _is_id(name):
                self.add(
                    folder,
                    "bad-file-name",
                    f'the name of this folder should be the id of an edition, found "{_printable(name)}"',
                    f"Use lower-case letters, digits and single hyphens, at most 60, such as {suggest_id(name)}.",
                )
            elif self.is_folder(folder):
                self.edition(folder, name)

    def edition(self, folder: str, edition: str) -> None:
        names = set()
        for name, is_folder in self.entries(folder):
            names.add(name)
            path = f"{folder}/{name}"
            if name == "edition.yaml":
                self.files.append(DataFile(path, "edition", edition, edition))
            elif name == "assessments":
                self.id_files(path, "assessments", edition)
            elif name == CORRECTIONS:
                self.files.append(DataFile(path, "corrections", edition, edition))
            elif name not in {LOCK, FOREWORD} or is_folder:
                self.unknown(path, is_folder, ["edition.yaml", "assessments/", CORRECTIONS, FOREWORD, LOCK])
        if "edition.yaml" not in names:
            self.missing(f"{folder}/edition.yaml", "this edition has no edition.yaml")

    def entries(self, folder: str) -> Iterator[tuple[str, bool]]:
        """Yield name and whether it is a folder for all that is not hidden, sorted by name."""
        try:
            with os.scandir(self.folder / folder) as found:
                entries = sorted((entry.name, _is_folder(entry)) for entry in found if not entry.name.startswith("."))
        except (OSError, ValueError):
            self.add(folder, "unreadable-file", "the folder can't be read", "Look at its name and its permissions.")
            return
        yield from entries

    def is_folder(self, folder: str) -> bool:
        """Return whether this is a folder inside the data folder; if not, that is a mistake."""
        path = self.folder / folder
        try:
            inside = path.resolve(strict=True).is_relative_to(self.folder.resolve())
        except (OSError, RuntimeError, ValueError):
            self.add(folder, "unreadable-file", "the folder can't be read", "A symbolic link may have lost its target.")
            return False
        if not inside:
            self.add(
                folder,
                "outside-folder",
                "this is a symbolic link that leads out of the data folder",
                "Put the folder itself in its place; nothing outside the data folder is read.",
            )
        elif not path.is_dir():
            self.add(folder, "not-a-folder", "this should be a folder, and is a file", "Remove it or rename it.")
        else:
            return True
        return False

    def unknown(self, path: str, is_folder: bool, known: list[str]) -> None:  # noqa: FBT001 - one caller's word for word
        name = path.rpartition("/")[2]
        if not is_folder and (name.endswith(".md") or name.startswith("LICENSE")):
            return
        thing = "folder" if is_folder else "file"
        near = difflib.get_close_matches(f"{name}/" if is_folder else name, known, n=1)
        if near:
            hint = f"Did you mean {near[0]}?"
        elif name.endswith(".yml"):
            hint = f"Data files end in .yaml: rename it to {name.removesuffix('.yml')}.yaml."
        else:
            hint = "Move it to where the layout of the data has a place for it, or out of the data folder."
        self.add(path, "unknown-file", f"no {thing} of this name belongs here", hint)

    def missing(self, path: str, message: str) -> None:
        self.add(path, "missing-file", message, "Add the file; without it nothing can be scored.")

    def add(self, path: str, rule: str, message: str, hint: str) -> None:
        self.mistakes.append((path, Mistake(1, 1, rule, message, hint)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_id(text: str) -> bool:
    return len(text) <= 60 and re.search(ID_PATTERN, text) is not None and not text.endswith("\n")


def _printable(name: str) -> str:
    """Return a name without the bytes that are no text, which Python carries along as surrogates."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
