"""The foreword: text beside an edition, part of its digest, refused where it holds what no file may hold."""

from __future__ import annotations

import shutil
from pathlib import Path

from scorecard import loader

GOOD = Path(__file__).parent / "good"


def folder_with(tmp_path: Path, content: bytes) -> loader.Loaded:
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder)
    (folder / "editions/2024/foreword.md").write_bytes(content)
    return loader.load(folder)


def test_a_foreword_is_read_with_its_edition_and_changes_the_digest(tmp_path: Path) -> None:
    without = loader.load(GOOD).dataset
    loaded = folder_with(tmp_path, "\nA *foreword* – in two\nlines.\n".encode())
    assert loaded.problems == ()
    assert loaded.dataset is not None
    assert without is not None
    assert loaded.dataset.editions["2024"].foreword == "A *foreword* – in two\nlines."
    assert without.editions["2024"].foreword == ""
    assert loaded.dataset.digest != without.digest


def test_a_foreword_that_turns_the_direction_of_writing_is_a_problem(tmp_path: Path) -> None:
    loaded = folder_with(tmp_path, "Read\u202eme".encode())
    assert [(problem.rule, problem.line, problem.column) for problem in loaded.problems] == [
        ("control-character", 1, 5)
    ]
