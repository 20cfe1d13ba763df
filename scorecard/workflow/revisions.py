"""Revisions: the data folder as a git repository had it at some time, without touching the checkout."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIMIT = 512_000_000
"""Bytes of the largest data folder that is unpacked."""


class RevisionError(Exception):
    """A revision can't be read; the message says why."""


def split_revisions(text: str) -> tuple[str, str]:
    """Return both ends of `A..B`, as git writes a range; an end that is left out is HEAD."""
    before, _, after = text.partition("..")
    return before or "HEAD", after.lstrip(".") or "HEAD"


@contextmanager
def unpack_revision(data: Path, revision: str) -> Iterator[Path]:
    """Give the data folder of a revision in a temporary folder, which goes when the block ends.

    RevisionError where there is no git, no repository, no such revision, or no such folder in it.
    """
    top = Path(_git(data, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").strip())
    inside = data.resolve().relative_to(top.resolve()).as_posix()
    # A name that begins with a hyphen would be an option.
    commit = _git(data, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", what=revision)
    name = commit.decode("ascii").strip()
    archive = _git(top, "archive", "--format=tar", name, *([] if inside == "." else ["--", inside]), what=revision)
    folder = Path(tempfile.mkdtemp(prefix="scorecard-"))
    try:
        _unpack(archive, folder, revision)
        yield folder / inside
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(archive: bytes, folder: Path, revision: str) -> None:
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            if sum(member.size for member in packed.getmembers()) > _LIMIT:
                raise RevisionError(f"the data of the revision {revision} is larger than half a gigabyte")
            for member in packed.getmembers():
                _unpack_file(packed, member, folder)
    except (tarfile.TarError, OSError) as error:
        raise RevisionError(f"the data of the revision {revision} can't be unpacked") from error


def _unpack_file(packed: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Write a plain file; links are left out, and so is what would land outside the folder."""
    content = packed.extractfile(member) if member.isreg() else None
    parts = PurePosixPath(member.name).parts
    if content is None or ".." in parts or PurePosixPath(member.name).is_absolute():
        return
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.read())


def _git(folder: Path, *arguments: str, what: str = "") -> bytes:
    """Return what git prints; RevisionError where it fails."""
    git = shutil.which("git")
    if git is None:
        raise RevisionError("revisions are read with git, and there is no git on this machine")
    try:
        done = subprocess.run([git, "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603 - arguments, no shell
    except OSError as error:
        raise RevisionError("git can't be run") from error
    if done.returncode:
        if not what:
            raise RevisionError(f"{folder} is in no git repository")
        raise RevisionError(f"there is no revision {what} that has this data folder")
    return done.stdout
