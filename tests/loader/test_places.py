"""Places: from a path into the data to a line and a column, without keeping every file in memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scorecard.loader import Places, places
from scorecard.problems import Problem

if TYPE_CHECKING:
    from tests.loader.conftest import Folder

COMPANY = "companies/harbour-books.yaml"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("pledges", 0, "statement"), (14, 5)),
        (("pledges", 0), (11, 5)),
        (("services", "shop", "weight"), (7, 57)),
        (("services", "shop", "features", 0), (7, 47)),
        (("endorsements", 0, "source"), (9, 50)),
        (("sources", "news"), (27, 3)),
        (("sources", "news", "archived"), (27, 3)),
        (("sources", "other", "url"), (26, 1)),
        (("nothing",), (2, 1)),
        ((), (2, 1)),
    ],
)
def test_a_path_leads_to_its_key_or_to_the_nearest_parent(
    data: Folder, path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    found = data.load().places.problem(COMPANY, path, "some-rule", "It is wrong.", "Mend it.", "warning")
    shown = (data.path / COMPANY).as_posix()
    assert found == Problem(shown, *place, "some-rule", "It is wrong.", "Mend it.", "warning")


def test_a_problem_is_an_error_without_a_hint_unless_said_otherwise(data: Folder) -> None:
    found = data.load().places.problem(COMPANY, (), "some-rule", "It is wrong.")
    assert (found.level, found.hint) == ("error", "")


def test_a_file_that_can_not_be_read_stands_at_its_beginning(data: Folder) -> None:
    data.write("companies/broken.yaml", "a: [\n")
    for file in ("companies/broken.yaml", "companies/missing.yaml"):
        found = data.load().places.problem(file, ("a", 3), "some-rule", "It is wrong.")
        assert (found.line, found.column) == (1, 1)


def test_a_folder_without_problems_costs_no_memory(data: Folder) -> None:
    loaded = data.load()
    assert loaded.places.kept == 0
    loaded.places.problem(COMPANY, ("name",), "some-rule", "It is wrong.")
    assert loaded.places.kept > 0


def test_a_file_is_read_again_once_and_then_remembered(data: Folder) -> None:
    found = Places(data.path)
    first = found.problem(COMPANY, ("name",), "some-rule", "It is wrong.")
    data.write(COMPANY, "\n\n\n# later\nname: x\n")
    assert found.problem(COMPANY, ("name",), "some-rule", "It is wrong.") == first


def test_what_was_not_asked_for_longest_is_forgotten_first(data: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Places(data.path)
    found.problem("wording.yaml", (), "some-rule", "x")
    of_one_file = found.kept
    monkeypatch.setattr(places, "MAX_KEPT", of_one_file + 60)
    for file in ("exceptions.yaml", "companies/quay-books.yaml", COMPANY, "methodology.yaml", COMPANY):
        found.problem(file, ("name",), "some-rule", "x")
        assert found.kept > 0
        assert found.kept <= of_one_file + 60 or found.files == (file,)


def test_names_are_shown_as_the_folder_was_given() -> None:
    assert Places(Path("data")).shown("companies/x.yaml") == "data/companies/x.yaml"
    assert Places(Path()).shown("companies/x.yaml") == "companies/x.yaml"
    assert Places(Path("/a/b")).shown("") == "/a/b"
    assert Places(Path("data")).shown("companies/\udcff.yaml") == "data/companies/�.yaml"
