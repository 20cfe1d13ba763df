"""The hand-over: a finished folder becomes the output folder in one step; readers see the old one or the new one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.publishing.manifest import MANIFEST

if TYPE_CHECKING:
    from scorecard.publishing.project import Project

_RENAME_EXCHANGE = 2
"""Linux's renameat2(2) and, with the same value (RENAME_SWAP), macOS's renamex_np(2) swap two names with this flag."""
_AT_FDCWD = -100


class ForeignFolderError(Exception):
    """The output folder holds things that no build of ours made: it is not replaced."""


def check_output(output: Path) -> None:
    """Raise ForeignFolderError unless the output folder is absent, empty or made by an earlier build."""
    if not output.exists() and not output.is_symlink():
        return
    if output.is_symlink() or not output.is_dir():
        raise ForeignFolderError(f"{output} is not a folder")
    if any(output.iterdir()) and not (output / MANIFEST).is_file():
        raise ForeignFolderError(f"{output} holds files that no build made")


def open_staging(project: Project) -> Path:
    """Return a new empty folder beside the output folder."""
    return Path(tempfile.mkdtemp(prefix=project.staging_prefix, dir=project.output.parent))


def clear_up(project: Project) -> None:
    """Remove what an interrupted build left, and put back an output folder that it had only just moved aside.

    Only for the holder of the project's lock.
    """
    aside = _aside(project.output)
    if aside.is_dir() and not project.output.exists():
        aside.rename(project.output)
    for left in (aside, *project.output.parent.glob(f"{project.staging_prefix}*")):
        shutil.rmtree(left, ignore_errors=True)


def _aside(output: Path) -> Path:
    """Return where the old output folder waits while the new one takes its name, where names can't be swapped."""
    return output.with_name(f".{output.name}.before")


def hand_over(staging: Path, output: Path) -> None:
    """Make the staging folder the output folder, and remove the old one.

    At every moment `output` is the old folder or the new one, whole. Where the file system can't swap two names, the
    old folder is moved aside first; for that instant alone there is no output folder.
    """
    staging.chmod(0o755)
    if not output.exists():
        staging.rename(output)
        return
    if not _swap(staging, output):
        aside = _aside(output)
        output.rename(aside)
        staging.rename(output)
        staging = aside
    shutil.rmtree(staging)


def carry_file(source: Path, target: Path) -> None:
    """Put a file of the old output into the staging folder: as a second name of the same bytes, or else as a copy."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _swap(one: Path, other: Path) -> bool:
    """Swap the names of two folders in one step; False where the system or the file system can't."""
    # Of the process itself, which has the C library: to find that by its name would start a program.
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        function = getattr(library, "renamex_np", None)
        done = function(first, second, _RENAME_EXCHANGE) if function else None
    else:
        function = getattr(library, "renameat2", None)
        done = function(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) if function else None
    if done == 0:
        return True
    number = ctypes.get_errno()
    if function is None or number in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV}:
        return False
    raise OSError(number, os.strerror(number), str(other))
