"""The hand-over replaces a folder in one step, and never one that isn't ours."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from scorecard.publishing import handover
from scorecard.publishing.handover import (
    ForeignFolderError,
    carry_file,
    check_output,
    clear_up,
    hand_over,
    open_staging,
)
from scorecard.publishing.manifest import MANIFEST
from scorecard.publishing.project import Project


def make_folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    for name in ("one.txt", "two.txt"):
        (path / name).write_text(text, encoding="utf-8")
    (path / MANIFEST).write_text("{}", encoding="utf-8")
    return path


def test_the_first_output_folder_appears_whole(tmp_path: Path) -> None:
    hand_over(make_folder(tmp_path / "staging", "new"), tmp_path / "output")
    assert (tmp_path / "output" / "one.txt").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.parametrize("swaps", [True, False])
def test_the_old_output_folder_is_replaced_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swaps: bool
) -> None:
    if not swaps:
        monkeypatch.setattr(handover, "_swap", lambda _one, _other: False)
    make_folder(tmp_path / "output", "old")
    hand_over(make_folder(tmp_path / "staging", "new"), tmp_path / "output")
    assert (tmp_path / "output" / "two.txt").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_this_system_swaps_two_names_in_one_step(tmp_path: Path) -> None:
    make_folder(tmp_path / "one", "1")
    make_folder(tmp_path / "other", "2")
    assert handover._swap(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one" / "one.txt").read_text(encoding="utf-8") == "2"


def test_a_reader_always_sees_one_whole_edition(tmp_path: Path) -> None:
    """A second process reads both files again and again while folders are handed over: they always agree."""
    output = make_folder(tmp_path / "output", "0")
    watch = textwrap.dedent("""
        import os, sys
        reads = 0
        print("ready", flush=True)
        while not os.path.exists(sys.argv[2]):
            folder = os.open(sys.argv[1], os.O_RDONLY)   # fails if there is no output folder at any moment
            try:
                texts = []
                for name in ("one.txt", "two.txt"):
                    file = os.open(name, os.O_RDONLY, dir_fd=folder)
                    texts.append(os.read(file, 100))
                    os.close(file)
                if texts[0] != texts[1]:
                    sys.exit(f"torn: {texts}")
            except FileNotFoundError:
                pass    # the folder that was opened has been replaced and is being removed
            finally:
                os.close(folder)
            reads += 1
        print(reads)
    """)
    stop = tmp_path / "stop"
    with subprocess.Popen(
        [sys.executable, "-c", watch, str(output), str(stop)], stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
        for number in range(1, 200):
            hand_over(make_folder(tmp_path / f"staging-{number}", str(number)), output)
        time.sleep(0.05)
        stop.touch()
        reads = int(reader.stdout.read())
        assert reader.wait() == 0
    assert reads > 10


def test_a_folder_with_files_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    check_output(tmp_path / "output")
    (tmp_path / "output" / "thesis.txt").touch()
    with pytest.raises(ForeignFolderError, match="holds files that no build made"):
        check_output(tmp_path / "output")


def test_a_file_or_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path)
    for name in ("file", "link"):
        with pytest.raises(ForeignFolderError, match="is not a folder"):
            check_output(tmp_path / name)


def test_what_an_interrupted_build_left_is_cleared_away(tmp_path: Path) -> None:
    project = Project(tmp_path / "data", tmp_path / "templates", tmp_path / "output")
    left = make_folder(tmp_path / ".output.staging-dead", "half")
    clear_up(project)
    assert not left.exists()
    staging = open_staging(project)
    assert staging.is_dir()
    assert staging.parent == tmp_path


def test_an_output_folder_that_was_only_just_moved_aside_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill between the two renames of a file system that can't swap names: the next build finds the old folder."""
    project = Project(tmp_path / "data", tmp_path / "templates", tmp_path / "output")
    make_folder(project.output, "old")
    staging = make_folder(tmp_path / ".output.staging-1", "new")
    rename = Path.rename
    renames: list[Path] = []

    def rename_once(path: Path, target: Path) -> Path:
        if renames:
            raise KeyboardInterrupt
        renames.append(path)
        return rename(path, target)

    monkeypatch.setattr(handover, "_swap", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", rename_once)
    with pytest.raises(KeyboardInterrupt):
        hand_over(staging, project.output)
    assert not project.output.exists()
    monkeypatch.undo()
    clear_up(project)
    assert (project.output / "one.txt").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_carried_file_keeps_its_bytes_also_where_links_are_not_to_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(b"text")
    carry_file(source, tmp_path / "x" / "b.txt")

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    carry_file(source, tmp_path / "x" / "c.txt")
    assert (tmp_path / "x" / "b.txt").read_bytes() == (tmp_path / "x" / "c.txt").read_bytes() == b"text"
