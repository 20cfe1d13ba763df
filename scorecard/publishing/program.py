"""What decides, beside the data, what an artefact holds: the program, its libraries and the theme."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata, resources
from typing import TYPE_CHECKING

from scorecard import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable
    from pathlib import Path

_LIBRARIES = (
    "cssselect2",
    "fonttools",
    "jinja2",
    "markdown-it-py",
    "matplotlib",
    "nh3",
    "numpy",
    "pikepdf",
    "pillow",
    "pydyf",
    "pyphen",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
    "xlsxwriter",
)
"""Libraries whose version can change what an artefact holds."""
_THEME_FILES = frozenset({".conf", ".css", ".html", ".js", ".ttf"})
"""Endings of the files that make up a theme; what else lies there (notes, what an editor left) changes nothing."""


def hash_parts(*parts: str) -> str:
    """Return the SHA-256 of texts, each set apart from the next, in hex."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode()
        found.update(len(content).to_bytes(8, "big"))
        found.update(content)
    return found.hexdigest()


def hash_program(templates: Path) -> str:
    """Return the hash of this package's code, the versions of its libraries, and the theme's files."""
    theme = [
        part
        for path in sorted(path for path in templates.rglob("*") if path.suffix in _THEME_FILES and path.is_file())
        for part in (path.relative_to(templates).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
    ]
    return hash_parts(*read_code(), *theme)


@cache
def read_code() -> tuple[str, ...]:
    """Return what names the code of this process, which is that of the moment when it began."""
    versions = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    code = [part for name, content in _walk(resources.files("scorecard"), "") for part in (name, content)]
    return (__version__, *versions, *code)


def _walk(folder: Traversable, prefix: str) -> Iterable[tuple[str, str]]:
    """Yield the name and the hash of every module of the package, in the order of their names."""
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir() and item.name not in {"__pycache__", "theme"}:
            yield from _walk(item, f"{prefix}{item.name}/")
        elif item.name.endswith(".py"):
            yield f"{prefix}{item.name}", hashlib.sha256(item.read_bytes()).hexdigest()
