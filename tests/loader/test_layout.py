"""The layout: files with wrong names, in wrong places, or of a wrong kind."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.loader.conftest import Folder

UNKNOWN = (
    ("company.yaml", "no file of this name belongs here"),
    ("programme.yml", "no file of this name belongs here"),
    ("companies/new.yml", "no file of this name belongs here"),
    ("companies/logo.png", "no file of this name belongs here"),
    ("editions/notes.txt", "no file of this name belongs here"),
    ("editions/2024/editions.yaml", "no file of this name belongs here"),
    ("editions/2024/assessments/harbour-books.json", "no file of this name belongs here"),
    ("companys/x.yaml", "no folder of this name belongs here"),
    ("companies/old/x.yaml", "no folder of this name belongs here"),
    ("editions/2024/assessment/x.yaml", "no folder of this name belongs here"),
)


@pytest.mark.parametrize(("file", "message"), UNKNOWN, ids=[file for file, _ in UNKNOWN])
def test_what_has_no_place_is_named(data: Folder, file: str, message: str) -> None:
    data.write(file, "x: 1\n")
    (problem,) = data.problems()
    shown = file.rpartition("/")[0] if "folder" in message else file
    assert problem[:3] == (f"{shown}:1:1", "unknown-file", message)


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("exception.yaml", "Did you mean exceptions.yaml?"),
        ("companys/x.yaml", "Did you mean companies/?"),
        ("editions/2024/edition.yml", "Did you mean edition.yaml?"),
        ("companies/new.yml", "Data files end in .yaml: rename it to new.yaml."),
        (
            "notes/x.txt",
            "Move it to where the layout of the data has a place for it, or out of the data folder.",
        ),
    ],
)
def test_a_near_name_is_suggested(data: Folder, file: str, hint: str) -> None:
    data.write(file, "x: 1\n")
    assert [found for *_, found in data.problems()] == [hint]


@pytest.mark.parametrize(
    "file",
    [
        "README.md",
        "GUIDELINES.md",
        "LICENSE",
        "companies/README.md",
        "editions/README.md",
        "editions/2024/notes.md",
        "schema/company.schema.json",
        ".gitkeep",
        "companies/.harbour-books.yaml.swp",
    ],
)
def test_what_may_stand_beside_the_data_stays_silent(data: Folder, file: str) -> None:
    data.write(file, "anything: [\n")
    assert data.problems() == []


@pytest.mark.parametrize(
    ("file", "example"),
    [
        ("companies/Harbour Books.yaml", "harbour-books.yaml"),
        ("companies/harbour_books.yaml", "harbour-books.yaml"),
        ("sources/Bücher.yaml", "bucher.yaml"),
        ("frameworks/-.yaml", "example.yaml"),
        ("companies/" + "a" * 61 + ".yaml", "a" * 60 + ".yaml"),
        ("editions/2024/assessments/Harbour.yaml", "harbour.yaml"),
    ],
)
def test_a_file_is_named_by_an_id(data: Folder, file: str, example: str) -> None:
    data.write(file, "x: 1\n")
    name = file.rpartition("/")[2]
    assert data.problems() == [
        (
            f"{file}:1:1",
            "bad-file-name",
            f'the name of this file should be an id and .yaml, found "{name}"',
            f"Use lower-case letters, digits and single hyphens, at most 60, such as {example}.",
        )
    ]


def test_the_folder_of_an_edition_is_named_by_an_id(data: Folder) -> None:
    data.write("editions/Spring 2025/edition.yaml", "x: 1\n")
    assert data.problems() == [
        (
            "editions/Spring 2025:1:1",
            "bad-file-name",
            'the name of this folder should be the id of an edition, found "Spring 2025"',
            "Use lower-case letters, digits and single hyphens, at most 60, such as spring-2025.",
        )
    ]


def test_a_name_that_is_no_text_can_be_printed(data: Folder) -> None:
    path = os.fsencode(data.path / "companies") + b"/\xff\xfe.yaml"
    Path(os.fsdecode(path)).write_bytes(b"x: 1\n")
    ((place, rule, message, hint),) = data.problems()
    assert rule == "bad-file-name"
    assert (place + message + hint).encode() != b""


def test_an_edition_without_its_file_is_a_problem(data: Folder) -> None:
    (data.path / "editions/2024/edition.yaml").unlink()
    assert [(place, rule, message) for place, rule, message, _ in data.problems()] == [
        ("editions/2024/edition.yaml:1:1", "missing-file", "this edition has no edition.yaml")
    ]
    dataset = data.load().dataset
    assert dataset is not None
    assert dataset.editions == {}


def test_a_folder_in_a_files_place_is_said_to_be_one(data: Folder) -> None:
    (data.path / "wording.yaml").unlink()
    (data.path / "wording.yaml").mkdir()
    (data.path / "companies/third.yaml").mkdir()
    assert [(place, rule, message) for place, rule, message, _ in data.problems()] == [
        ("companies/third.yaml:1:1", "not-a-file", "this is a folder, not a file"),
        ("wording.yaml:1:1", "not-a-file", "this is a folder, not a file"),
    ]


def test_a_file_in_a_folders_place_is_said_to_be_one(data: Folder) -> None:
    (data.path / "sources/town.yaml").unlink()
    (data.path / "sources").rmdir()
    data.write("sources", "x")
    data.write("schema", "x")
    assert [(place, rule, message) for place, rule, message, _ in data.problems()] == [
        ("schema:1:1", "unknown-file", "no file of this name belongs here"),
        ("sources:1:1", "not-a-folder", "this should be a folder, and is a file"),
    ]


def test_a_linked_folder_that_leads_out_is_not_entered(data: Folder) -> None:
    outside = data.path.parent / "outside"
    outside.mkdir()
    for name in ("a", "b"):
        (outside / f"{name}.yaml").write_text("x: 1\n")
    (data.path / "sources/town.yaml").rename(data.path.parent / "town.yaml")
    (data.path / "sources").rmdir()
    (data.path / "sources").symlink_to(outside)
    (data.path / "editions/2025").symlink_to(outside)
    (data.path / "frameworks/lost.yaml").symlink_to("nowhere.yaml")
    assert [(place, rule, message) for place, rule, message, _ in data.problems()] == [
        ("editions/2025:1:1", "outside-folder", "this is a symbolic link that leads out of the data folder"),
        ("frameworks/lost.yaml:1:1", "unreadable-file", "the file is not there"),
        ("sources:1:1", "outside-folder", "this is a symbolic link that leads out of the data folder"),
    ]


def test_a_linked_folder_inside_the_data_is_read(data: Folder) -> None:
    (data.path / "sources").rename(data.path / "schema")
    (data.path / "sources").symlink_to("schema")
    assert data.problems() == []
