"""Readers: whoever reads the files, the readings are the same and come in the order of the files."""

from __future__ import annotations

import sys
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING, cast

import pytest

from scorecard.yamlfile import Mistake, Reading, read_files, readers

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

FILES = 130


ONE_PIECE_AND_A_HALF = """
import pickle, sys
from pathlib import Path
path, folder, files = pickle.load(sys.stdin.buffer)
sys.path[:] = path
from scorecard.yamlfile import readers
piece = pickle.dumps([readers._read_file(Path(folder), file) for file in files[:2]])
sys.stdout.buffer.write(piece + piece[:len(piece) // 2])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of many sizes, some of them wrong."""
    for number in range(FILES):
        text = f"# line 1 of {number}\nname: Name {number}\nvalue: 0.{number}\nlist: [{'word, ' * number}end]\n"
        (tmp_path / f"{number:03}.yaml").write_text(text)
    (tmp_path / "007.yaml").write_text("a: [\n")
    (tmp_path / "100.yaml").write_text("# x\na: 1\na: 2\n")
    (tmp_path / "101.yaml").unlink()
    (tmp_path / "102.yaml").write_text("")
    return tmp_path


@pytest.fixture
def names() -> list[str]:
    return [f"{number:03}.yaml" for number in range(FILES)]


def test_a_file_that_is_known_is_not_read_again_unless_it_changed(folder: Path, names: list[str]) -> None:
    first = list(read_files(folder, names, 1))
    known = {name: reading.sha256 for name, reading in zip(names, first, strict=True) if reading.data is not None}
    assert len(known) > 100
    (folder / "005.yaml").write_text("a: new\n")
    again = dict(zip(names, read_files(folder, names, known=known), strict=True))
    assert again["005.yaml"].data == {"a": "new"}
    assert not again["005.yaml"].is_known
    assert again["006.yaml"] == Reading(first[6].sha256, first[6].first_line, is_known=True)
    assert [again[name] for name in names if name not in known] == [
        reading for name, reading in zip(names, first, strict=True) if name not in known
    ]


def test_a_reading_says_what_a_file_gave(folder: Path, names: list[str]) -> None:
    found = list(read_files(folder, names))
    assert len(found) == FILES
    assert found[3].data == {"name": "Name 3", "value": Decimal("0.3"), "list": ["word", "word", "word", "end"]}
    assert found[3].first_line == "# line 1 of 3"
    assert len(found[3].sha256) == 64
    assert found[7].stopped is not None
    assert (found[7].stopped.rule, found[7].data) == ("yaml-syntax", None)
    assert [mistake.rule for mistake in found[100].mistakes] == ["duplicate-key"]
    assert found[100].data == {"a": 1}
    assert found[101] == Reading(
        stopped=Mistake(1, 1, "unreadable-file", "the file is not there", "A symbolic link may have lost its target.")
    )
    assert (found[102].data, found[102].stopped) == (None, None)


@pytest.mark.parametrize("processes", [1, 2, 3, 5])
def test_any_number_of_processes_gives_the_same(folder: Path, names: list[str], processes: int) -> None:
    assert list(read_files(folder, names, processes)) == list(read_files(folder, names, 1))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_there_may_be_more_processes_than_files(folder: Path, names: list[str], count: int) -> None:
    assert [reading.first_line for reading in read_files(folder, names[:count], 4)] == [
        f"# line 1 of {number}" for number in range(count)
    ]


@pytest.mark.parametrize("processes", [2, 3])
def test_every_process_gets_about_as_much_to_read(folder: Path, names: list[str], processes: int) -> None:
    parts = readers._deal(folder, names, processes)
    assert [name for part in parts for name in part] == names
    sizes = [sum(readers._find_size(folder / name) for name in part) for part in parts]
    assert min(sizes) > 0.8 * sum(sizes) / processes
    # The caller has work to do as well.
    assert sizes[0] == min(sizes)


def test_a_helper_that_can_not_start_is_done_without(
    folder: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = list(read_files(folder, names, 1))
    monkeypatch.setattr(sys, "executable", str(folder / "no-python"))
    assert list(read_files(folder, names, 3)) == expected


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(3)",
        "import sys; sys.stdin.buffer.read()",
        "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write(b'no readings at all')",
        ONE_PIECE_AND_A_HALF,
    ],
)
def test_what_a_failing_helper_left_is_read_after_all(
    folder: Path, names: list[str], monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    expected = list(read_files(folder, names, 1))
    monkeypatch.setattr(readers, "_PROGRAM", program)
    assert list(read_files(folder, names, 2)) == expected


def test_helpers_end_when_nobody_wants_the_rest(folder: Path, names: list[str]) -> None:
    with closing(cast("Generator[Reading]", read_files(folder, names, 3))) as reading:
        assert next(reading).first_line == "# line 1 of 0"
    assert list(reading) == []


def test_a_module_in_the_working_folder_is_not_run(
    folder: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "yaml.py").write_text(f"open({str(folder / 'was-run')!r}, 'w')\n")
    (folder / "pickle.py").write_text(f"open({str(folder / 'was-run')!r}, 'w')\n")
    monkeypatch.chdir(folder)
    assert len(list(read_files(folder, names, 2))) == FILES
    assert not (folder / "was-run").exists()
