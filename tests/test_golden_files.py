from __future__ import annotations

from pathlib import Path

import pytest

from tests import golden_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    tests = tmp_path / "tests"
    (tests / "golden").mkdir(parents=True)
    monkeypatch.setattr(golden_files, "TESTS", tests)
    monkeypatch.setattr(golden_files, "GOLDEN", tests / "golden")
    monkeypatch.setattr(golden_files, "ACTUAL", tests / "actual")
    return tests


def test_the_same_text_passes_and_takes_an_old_difference_away(folder: Path) -> None:
    (folder / "golden/page.html").write_bytes(b"one\ntwo\n")
    (folder / "actual").mkdir()
    (folder / "actual/page.html").write_text("stale")
    golden_files.assert_golden("page.html", "one\ntwo\n")
    assert not (folder / "actual/page.html").exists()


def test_another_text_fails_with_the_difference_and_the_command_that_accepts_it(folder: Path) -> None:
    (folder / "golden/page.html").write_bytes(b"one\ntwo\n")
    with pytest.raises(pytest.fail.Exception) as failure:
        golden_files.assert_golden("page.html", "one\nthree\n")
    told = str(failure.value)
    assert "diff -u tests/golden/page.html tests/actual/page.html" in told
    assert "cp tests/actual/page.html tests/golden/page.html" in told
    assert "-two" in told
    assert "+three" in told
    assert (folder / "actual/page.html").read_bytes() == b"one\nthree\n"


def test_a_difference_in_the_ends_of_lines_alone_fails(folder: Path) -> None:
    (folder / "golden/data.csv").write_bytes(b"one\r\n")
    with pytest.raises(pytest.fail.Exception, match="ends of lines"):
        golden_files.assert_golden("data.csv", "one\n")


def test_a_golden_file_that_is_not_there_fails(folder: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="does not exist yet"):
        golden_files.assert_golden("charts/gap.svg", "<svg/>")
    assert (folder / "actual/charts/gap.svg").read_text() == "<svg/>"
