"""Content: files of every kind and every encoding; none makes the reader raise, wait or read more than it may."""

from __future__ import annotations

import hashlib
import os
import socket
from typing import TYPE_CHECKING

import pytest

from scorecard.yamlfile import Content, Document, Mistake, read, read_content
from scorecard.yamlfile.content import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path


def refusal(path: Path, within: Path | None = None) -> tuple[int, int, str, str]:
    found = read(path, within)
    assert isinstance(found, Mistake), found
    assert found.hint
    return found.line, found.column, found.rule, found.message


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "file.yaml"
    path.write_bytes(data)
    return path


def test_a_text_comes_with_the_hash_of_its_bytes(tmp_path: Path) -> None:
    data = "name: Bücher\n".encode()
    path = written(tmp_path, data)
    assert read_content(path) == Content("name: Bücher\n", hashlib.sha256(data).hexdigest())
    document = read(path)
    assert isinstance(document, Document)
    assert document.data == {"name": "Bücher"}


def test_a_byte_order_mark_is_accepted_and_dropped(tmp_path: Path) -> None:
    found = read(written(tmp_path, b"\xef\xbb\xbfname: x\n"))
    assert isinstance(found, Document)
    assert found.data == {"name": "x"}
    assert found.marks().key(("name",)) == (1, 1)


@pytest.mark.parametrize("line_break", [b"\r\n", b"\r", b"\n"])
def test_all_line_breaks_count_as_one_line(tmp_path: Path, line_break: bytes) -> None:
    found = read(written(tmp_path, line_break.join([b"a: 1", b"b: |", b"  x", b"  y", b"c: 2", b""])))
    assert isinstance(found, Document)
    assert found.data == {"a": 1, "b": "x\ny\n", "c": 2}
    assert found.marks().key(("c",)) == (5, 1)


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"a: \xe9\n", (1, 4), "the byte E9 here is not text in UTF-8"),
        (b"a: b\r\nc: \xc3\xa9 \xff\n", (2, 6), "the byte FF here is not text in UTF-8"),
        (b"\xef\xbb\xbfa: \xe9\n", (1, 4), "the byte E9 here is not text in UTF-8"),
        (b"\xef\xbb\xbfa: b\n\xed\xa0\x80: c\n", (2, 1), "the byte ED here is not text in UTF-8"),
        (b"a: b\rc: \xc3", (2, 4), "the byte C3 here is not text in UTF-8"),
        ("a: b\n".encode("utf-16"), (1, 1), "the file is in UTF-16, not in UTF-8"),
        (b"\xfe\xff\x00a", (1, 1), "the file is in UTF-16, not in UTF-8"),
    ],
)
def test_what_is_not_utf_8_is_refused_at_its_first_wrong_byte(
    tmp_path: Path, data: bytes, place: tuple[int, int], message: str
) -> None:
    assert refusal(written(tmp_path, data)) == (*place, "not-utf-8", message)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: b\nc: d\0\n", (2, 5), "there is a null character here"),
        ("a: \x1b[31mb\n", (1, 4), "there is the invisible character U+001B here"),
        ("a: b\x85c: d\n", (1, 5), "there is the invisible character U+0085 here"),
        ("a: b\u2028c: d\n", (1, 5), "there is the invisible character U+2028 here"),
        ("é: \u202etxet\n", (1, 4), "there is the invisible character U+202E here"),
        ("a: b\n\ufeffc: d\n", (2, 1), "there is the invisible character U+FEFF here"),
    ],
)
def test_characters_that_can_not_be_seen_are_refused(
    tmp_path: Path, text: str, place: tuple[int, int], message: str
) -> None:
    assert refusal(written(tmp_path, text.encode())) == (*place, "control-character", message)


def test_a_tab_is_refused_with_what_to_do(tmp_path: Path) -> None:
    assert read(written(tmp_path, b"a:\n  \tb: c\n")) == Mistake(
        2, 3, "tab", "this line is indented with a tab", "Indent with spaces, two for each level."
    )
    assert read(written(tmp_path, b"a:\tb\n")) == Mistake(
        1, 3, "tab", "there is a tab here", "Write a space instead; inside double quotes a tab can be \\t."
    )


def test_a_tab_can_be_written_as_an_escape(tmp_path: Path) -> None:
    found = read(written(tmp_path, b'a: "b\\tc"\n'))
    assert isinstance(found, Document)
    assert found.data == {"a": "b\tc"}


def test_the_largest_file_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    assert isinstance(read_content(written(tmp_path, b"#" * MAX_BYTES)), Content)
    message = "a file may have at most 2,097,152 bytes; this one has 2,097,153 bytes"
    assert refusal(written(tmp_path, b"#" * (MAX_BYTES + 1))) == (1, 1, "file-too-large", message)


def test_what_is_no_file_is_refused_without_opening_it(tmp_path: Path) -> None:
    folder, pipe, address = tmp_path / "folder", tmp_path / "pipe", tmp_path / "socket"
    folder.mkdir()
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(address))
        assert refusal(address) == (1, 1, "not-a-file", "this is a socket, not a file")
    assert refusal(folder) == (1, 1, "not-a-file", "this is a folder, not a file")
    assert refusal(pipe) == (1, 1, "not-a-file", "this is a pipe, not a file")
    device = tmp_path / "device"
    device.symlink_to("/dev/zero")
    assert refusal(device) == (1, 1, "not-a-file", "this is a device, not a file")


def test_a_link_may_lead_anywhere_inside_the_folder_and_nowhere_else(tmp_path: Path) -> None:
    data, outside = tmp_path / "data", tmp_path / "outside"
    (data / "inner").mkdir(parents=True)
    outside.mkdir()
    (data / "real.yaml").write_text("a: 1\n")
    (outside / "real.yaml").write_text("a: 1\n")
    links = {
        "inside": "../real.yaml",
        "file": "../../outside/real.yaml",
        "lost": "../missing.yaml",
        "circle": "circle.yaml",
    }
    for name, target in links.items():
        (data / "inner" / f"{name}.yaml").symlink_to(target)
    (data / "folder").symlink_to(outside)
    assert isinstance(read_content(data / "inner" / "inside.yaml", data), Content)
    leads_out = (1, 1, "outside-folder", "this is a symbolic link that leads out of the data folder")
    assert refusal(data / "inner" / "file.yaml", data) == leads_out
    assert refusal(data / "folder" / "real.yaml", data) == leads_out
    assert refusal(data / "inner" / "lost.yaml", data) == (1, 1, "unreadable-file", "the file is not there")
    assert refusal(data / "inner" / "circle.yaml", data) == (1, 1, "unreadable-file", "the file can't be read")


def test_a_folder_that_is_a_link_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_text("a: 1\n")
    (tmp_path / "link").symlink_to("real")
    assert isinstance(read_content(tmp_path / "link" / "a.yaml", tmp_path / "link"), Content)


def test_names_that_no_file_can_have_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a\0b.yaml") == (1, 1, "unreadable-file", "the file can't be read")
    assert refusal(tmp_path / ("x" * 300)) == (1, 1, "unreadable-file", "the file can't be read")
    assert refusal(tmp_path / "missing.yaml", tmp_path) == (1, 1, "unreadable-file", "the file is not there")
