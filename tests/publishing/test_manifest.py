"""The manifest says what every file holds, and a damaged one is as good as none."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.publishing.manifest import MANIFEST, Entry, hash_bytes, read_entries, write_manifest, write_sums

ENTRIES = (Entry("b.html", "html", "k2", hash_bytes(b"b"), 1), Entry("a.pdf", "pdf", "k1", hash_bytes(b"a"), 1))


def test_a_manifest_reads_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(write_manifest("2026", "d1", "0.1", ENTRIES))
    assert read_entries(tmp_path, "2026") == {entry.path: entry for entry in ENTRIES}


def test_the_order_of_entries_never_shows() -> None:
    assert write_manifest("2026", "d1", "0.1", ENTRIES) == write_manifest("2026", "d1", "0.1", ENTRIES[::-1])


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"format_version": 99, "files": []}', '{"format_version": 1, "files": [{"path": "x"}]}', "null"],
)
def test_a_manifest_that_cannot_be_read_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    assert read_entries(tmp_path, "2026") == {}


def test_no_manifest_and_that_of_another_edition_count_as_none(tmp_path: Path) -> None:
    assert read_entries(tmp_path / "nowhere", "2026") == {}
    (tmp_path / MANIFEST).write_bytes(write_manifest("2025", "d1", "0.1", ENTRIES))
    assert read_entries(tmp_path, "2026") == {}


def test_sums_are_lines_of_hash_and_path_in_order() -> None:
    assert write_sums({"b": "2" * 64, "a": "1" * 64}) == f"{'1' * 64}  a\n{'2' * 64}  b\n".encode()
