"""A new project: the example that comes with the program, written into a folder."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from scorecard.workflow.schemas import write_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path


class NotEmptyError(Exception):
    """The folder has a data folder already: nothing is written into it."""


def start_project(folder: Path) -> tuple[Path, ...]:
    """Write the example's data folder and its schemas below `folder`; return the files, in order.

    NotEmptyError when there is a `data` already.
    """
    target = folder / "data"
    if target.exists():
        raise NotEmptyError(f"{target} is there already")
    example = resources.files("scorecard.workflow") / "example"
    for name, item in _walk(example, ""):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(item.read_bytes())
    write_schemas(target)
    return tuple(sorted(path for path in target.rglob("*") if path.is_file()))


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    """Yield the files below a folder with their names from it."""
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir():
            yield from _walk(item, f"{prefix}{item.name}/")
        else:
            yield f"{prefix}{item.name}", item
