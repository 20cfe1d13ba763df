"""What waits beside the output folder for the next build: whole or not at all, and never needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorecard.publishing.file_store import FaceFiles, write_whole
from scorecard.render.faces import cut_face, take_face
from tests.render.made import THEME

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def font() -> bytes:
    return next((THEME.folder / "assets" / "fonts").glob("*.ttf")).read_bytes()


def test_a_face_from_the_store_is_the_one_that_is_cut(tmp_path: Path, font: bytes) -> None:
    store = FaceFiles(tmp_path / "store")
    first = take_face(store, font, "Score 12")
    kept = list((tmp_path / "store").iterdir())
    assert len(kept) == 1
    stamp = kept[0].stat().st_mtime_ns
    assert take_face(store, font, "Score 12") == first == cut_face(font, "Score 12")
    assert kept[0].stat().st_mtime_ns == stamp


def test_other_characters_and_other_fonts_are_other_faces(tmp_path: Path, font: bytes) -> None:
    store = FaceFiles(tmp_path)
    faces = [take_face(store, font, "abc"), take_face(store, font, "abcd")]
    others = sorted((THEME.folder / "assets" / "fonts").glob("*.ttf"))
    other = next(path.read_bytes() for path in others if path.read_bytes() != font)
    faces.append(take_face(store, other, "abc"))
    assert len(set(faces)) == len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("damage", [b"", b"short", b"\x00" * 400])
def test_a_damaged_face_is_cut_again(tmp_path: Path, font: bytes, damage: bytes) -> None:
    store = FaceFiles(tmp_path)
    face = take_face(store, font, "abc")
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage)
    assert take_face(store, font, "abc") == face
    assert path.read_bytes().endswith(face)


def test_without_a_place_to_keep_them_faces_are_cut_each_time(tmp_path: Path, font: bytes) -> None:
    (tmp_path / "file").write_text("no folder")
    assert take_face(FaceFiles(tmp_path / "file" / "store"), font, "abc") == cut_face(font, "abc")


def test_a_file_that_is_written_anew_is_the_old_or_the_new_one_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a" / "file"
    write_whole(path, b"old")
    reader = path.open("rb")
    write_whole(path, b"new")
    with reader:
        assert reader.read() == b"old"
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]
