"""Loading a folder: what gets into the dataset, what is left out, and that nothing makes it raise."""

from __future__ import annotations

import gc
import json
import pickle
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from scorecard.loader import (
    MISTAKES,
    Loaded,
    assessments_file,
    company_file,
    edition_file,
    framework_file,
    load,
)
from scorecard.loader.layout import find_layout
from scorecard.loader.shapes import find_flaws
from scorecard.model.dataset import Dataset
from scorecard.model.schema import adapter
from scorecard.yamlfile import Document, read

if TYPE_CHECKING:
    from tests.loader.conftest import Folder

GOOD = Path(__file__).parent / "good"
ASSESSMENTS = "editions/2024/assessments/harbour-books.yaml"
COMPANY = "companies/harbour-books.yaml"


def dataset_of(loaded: Loaded) -> Dataset:
    assert loaded.dataset is not None
    return loaded.dataset


def test_a_folder_without_mistakes_becomes_a_dataset(data: Folder) -> None:
    loaded = data.load()
    assert loaded.problems == ()
    assert loaded.left_out == frozenset()
    dataset = dataset_of(loaded)
    assert dataset.programme.title == "Shelf Watch"
    assert dataset.wording is not None
    assert dataset.exceptions.exceptions == ()
    assert list(dataset.companies) == ["harbour-books", "quay-books"]
    assert list(dataset.sources) == ["charter"]
    assert loaded.source_files == {"charter": "sources/town.yaml"}
    assert list(dataset.commitments()) == ["shelf"]
    company = dataset.companies["harbour-books"]
    assert company.services["shop"].weight == Fraction(2)
    assert (company.founded.text, company.founded.first) == ("1998", date(1998, 1, 1))
    assert company.evidence[0].figure is not None
    assert company.evidence[0].figure.value == Fraction(25, 2)
    assert company.pledges[0].statement == "It will build a shelf."
    edition = dataset.editions["2024"]
    assert edition.edition.cut_off == date(2023, 12, 31)
    assert edition.assessments["harbour-books"]["shelf"].delivery == {"*": "delivered"}
    assert edition.assessments["quay-books"]["shelf"].delivery == {"shop": Fraction(125, 2)}
    assert dataset.methodology.weights == {"shelf": Fraction(3, 2)}


def test_all_data_files_are_listed_and_nothing_else(data: Folder) -> None:
    assert data.load().files == (
        "companies/harbour-books.yaml",
        "companies/quay-books.yaml",
        "editions/2024/assessments/harbour-books.yaml",
        "editions/2024/assessments/quay-books.yaml",
        "editions/2024/edition.yaml",
        "exceptions.yaml",
        "frameworks/shelf-charter.yaml",
        "methodology.yaml",
        "programme.yaml",
        "sources/town.yaml",
        "wording.yaml",
    )


def test_files_are_named_by_what_they_hold(data: Folder) -> None:
    names = {
        company_file("harbour-books"),
        framework_file("shelf-charter"),
        edition_file("2024"),
        assessments_file("2024", "quay-books"),
    }
    assert names <= set(data.load().files)


def test_a_file_with_mistakes_is_left_out_and_the_others_are_read(data: Folder) -> None:
    data.change(COMPANY, "name: Harbour Books\n", "")
    data.change(ASSESSMENTS, "  pledge: own", "  pledge: own\n  pledge: own")
    loaded = data.load()
    assert loaded.left_out == {COMPANY, ASSESSMENTS}
    assert [problem.rule for problem in loaded.problems] == ["missing-key", "duplicate-key"]
    dataset = dataset_of(loaded)
    assert list(dataset.companies) == ["quay-books"]
    assert list(dataset.editions["2024"].assessments) == ["quay-books"]


@pytest.mark.parametrize("file", ["programme.yaml", "methodology.yaml"])
def test_without_programme_or_methodology_there_is_no_dataset_but_every_file_is_looked_at(
    data: Folder, file: str
) -> None:
    data.change(COMPANY, "founded: 1998", "founded: soon")
    (data.path / file).unlink()
    assert data.problems() == [
        (
            f"{COMPANY}:5:1",
            "bad-date",
            '`founded` should be a date, found the text "soon"',
            "Write YYYY-MM-DD, or YYYY-MM or YYYY where the source gives no more.",
        ),
        (
            f"{file}:1:1",
            "missing-file",
            f"there is no {file} in this folder",
            "Add the file; without it nothing can be scored.",
        ),
    ]
    assert data.load().dataset is None


def test_a_programme_with_mistakes_gives_no_dataset(data: Folder) -> None:
    data.change("programme.yaml", "review_days: 30", "review_days: thirty")
    loaded = data.load()
    assert loaded.dataset is None
    assert [problem.rule for problem in loaded.problems] == ["wrong-type"]


def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    for folder in (tmp_path / "missing", tmp_path / "file"):
        (tmp_path / "file").write_text("x")
        loaded = load(folder)
        assert loaded.dataset is None
        assert loaded.files == ()
        assert [(problem.file, problem.rule) for problem in loaded.problems] == [(folder.as_posix(), "no-data-folder")]


def test_an_empty_folder_lacks_its_two_main_files(tmp_path: Path) -> None:
    assert [problem.rule for problem in load(tmp_path).problems] == ["missing-file", "missing-file"]


def test_problems_name_files_as_the_folder_was_given(data: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    data.change(COMPANY, "founded: 1998", "founded: soon")
    monkeypatch.chdir(data.path)
    assert [problem.file for problem in load(Path()).problems] == [COMPANY]
    assert [problem.file for problem in load(Path("../data")).problems] == [f"../data/{COMPANY}"]
    monkeypatch.chdir(data.path.parent)
    assert [problem.file for problem in load(Path("data/")).problems] == [f"data/{COMPANY}"]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "null\n"])
def test_an_empty_file_is_said_to_be_empty(data: Folder, text: str) -> None:
    line_1 = "# yaml-language-server: $schema=../schema/company.schema.json\n"
    data.write(COMPANY, line_1 + text)
    assert data.problems() == [(f"{COMPANY}:1:1", "empty-file", "the file is empty", "Fill it, or delete it.")]


@pytest.mark.parametrize(
    ("text", "found"),
    [("- a\n", "a list"), ("just a text\n", 'the text "just a text"'), ("12\n", "the number 12")],
)
def test_a_file_that_holds_no_keys_is_one_problem(data: Folder, text: str, found: str) -> None:
    for file, back in ((COMPANY, "../"), ("sources/town.yaml", "../")):
        kind = "company" if file == COMPANY else "sources"
        data.write(file, f"# yaml-language-server: $schema={back}schema/{kind}.schema.json\n{text}")
    assert [(place, rule, message) for place, rule, message, _ in data.problems()] == [
        (f"{file}:2:1", "wrong-type", f"the file should hold keys with values, found {found}")
        for file in (COMPANY, "sources/town.yaml")
    ]


LINE_1 = (
    ("name: x\n", (1, 1), "schema-line-missing", "line 1 does not name the file's schema"),
    ("\n# yaml-language-server: $schema=../schema/company.schema.json\n", (1, 1), "schema-line-missing", None),
    ("# yaml-language-server: $schema=../schema/sources.schema.json\n", (1, 33), "schema-line-wrong", None),
    (
        "# yaml-language-server: $schema=schema/company.schema.json\n",
        (1, 33),
        "schema-line-wrong",
        "line 1 names the schema schema/company.schema.json",
    ),
)


@pytest.mark.parametrize(("line", "place", "rule", "message"), LINE_1)
def test_line_1_names_the_schema(
    data: Folder, line: str, place: tuple[int, int], rule: str, message: str | None
) -> None:
    good = (data.path / COMPANY).read_text()
    data.write(COMPANY, line + good.partition("\n")[2].replace("name: Harbour Books\n", "", line.count("name: x\n")))
    loaded = data.load()
    (problem,) = loaded.problems
    assert ((problem.line, problem.column), problem.rule, problem.level) == (place, rule, "warning")
    assert problem.hint == "Make line 1: # yaml-language-server: $schema=../schema/company.schema.json"
    assert message in {None, problem.message}
    # A warning keeps nothing out.
    assert loaded.left_out == frozenset()
    assert "harbour-books" in dataset_of(loaded).companies


def test_one_source_in_two_shared_files_is_a_problem_of_the_second(data: Folder) -> None:
    data.write("sources/village.yaml", (data.path / "sources" / "town.yaml").read_text())
    assert data.problems() == [
        (
            "sources/village.yaml:2:1",
            "duplicate-source",
            "the source `charter` is also in sources/town.yaml",
            "Keep one of the two, or give this one another id.",
        )
    ]
    assert data.load().source_files == {"charter": "sources/town.yaml"}


def test_the_digest_changes_with_any_byte_and_only_then(data: Folder) -> None:
    first = dataset_of(data.load()).digest
    assert len(first) == 64
    assert dataset_of(data.load()).digest == first
    data.write("README.md", "something else")
    assert dataset_of(data.load()).digest == first
    data.change("wording.yaml", "advice: Say whose claim it is.\n", "advice: Say whose claim it is.\n# a comment\n")
    second = dataset_of(data.load()).digest
    assert second != first
    data.write("companies/third-books.yaml", (data.path / COMPANY).read_bytes())
    third = dataset_of(data.load()).digest
    assert len({first, second, third}) == 3
    (data.path / "companies/third-books.yaml").rename(data.path / "companies/fourth-books.yaml")
    assert dataset_of(data.load()).digest != third


def test_a_dataset_travels_to_another_process_unchanged(data: Folder) -> None:
    dataset = dataset_of(data.load())
    assert pickle.loads(pickle.dumps(dataset)) == dataset


def test_any_number_of_processes_loads_the_same(data: Folder) -> None:
    data.change(COMPANY, "founded: 1998", "founded: soon")
    data.change("programme.yaml", "review_days: 30", "review_days: 30\nreview_days: 31")
    (data.path / "programme.yaml").rename(data.path / "wrong.yaml")
    data.write("programme.yaml", (GOOD / "programme.yaml").read_bytes())
    one, two = load(data.path, processes=1), load(data.path, processes=3)
    assert two.dataset == one.dataset
    assert dataset_of(one).digest
    assert (two.problems, two.files, two.left_out, two.source_files) == (
        one.problems,
        one.files,
        one.left_out,
        one.source_files,
    )


def test_what_was_loaded_before_saves_reading_and_changes_nothing(data: Folder) -> None:
    first = data.load()
    again = load(data.path, before=first)
    assert (again.dataset, again.problems, again.files) == (first.dataset, first.problems, first.files)
    assert again.dataset is not None
    assert first.dataset is not None
    company = next(iter(first.dataset.companies))
    assert again.dataset.companies[company] is first.dataset.companies[company]


def test_after_a_load_whatever_changed_is_read_again(data: Folder) -> None:
    before = data.load()
    for number, file in enumerate(before.files):
        text = (data.path / file).read_text(encoding="utf-8")
        for changed in (f"{text}\n# {number}\n", "a: [1", "", "\0", None, text):
            if changed is None:
                (data.path / file).unlink()
            else:
                data.write(file, changed)
            whole, quick = data.load(), load(data.path, before=before)
            assert quick.dataset == whole.dataset
            assert quick.problems == whole.problems
            assert quick.left_out == whole.left_out
            assert quick.digests == whole.digests
            # From one state to the next, as when somebody edits: also out of mistakes.
            before = quick


def test_loading_leaves_the_collector_as_it_was(data: Folder) -> None:
    assert gc.isenabled()
    data.load()
    assert gc.isenabled()
    gc.disable()
    try:
        data.load()
        assert not gc.isenabled()
    finally:
        gc.enable()


KEYS = st.sampled_from(["name", "id", "date", "sources", "pledges", "evidence", "services", "delivery", "by", "x", "*"])
PIECES = st.sampled_from(
    ["a: ", "- ", "[", "]", "{", "}", ": ", "\n  ", "\n", "name", '"', "'", "12", "#", "é", "\x00", "\t"]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5).map(lambda text: f'"{text.encode("ascii", "ignore").decode()}"'),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.binary(max_size=60) | st.lists(PIECES, max_size=30).map(lambda found: "".join(found).encode()))
def test_no_bytes_make_loading_raise(data: Folder, content: bytes) -> None:
    data.write(COMPANY, content)
    loaded = data.load()
    assert loaded.left_out == {COMPANY}
    assert {problem.file for problem in loaded.problems} == {(data.path / COMPANY).as_posix()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.dictionaries(KEYS, VALUES, max_size=6),
    st.sampled_from([COMPANY, ASSESSMENTS, "methodology.yaml", "sources/town.yaml"]),
)
def test_no_values_make_loading_raise(data: Folder, values: dict[str, object], file: str) -> None:
    data.write(file, json.dumps(values))
    before = data.path / file
    assert before.exists()
    for problem in data.load().problems:
        assert problem.message
        assert problem.file.startswith(data.path.as_posix())


SPOILT = ("programme", "methodology", "exceptions", "sources", "company", "edition", "assessments", "framework")


def paths_in(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every value inside a value, itself first."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for step, item in inner for found in paths_in(item, (*path, step)))]


def spoil(value: Any, path: tuple[str | int, ...], new: object) -> Any:
    """Return a value with another one at a path."""
    if not path:
        return new
    step, *rest = path
    inner = spoil(value[step], tuple(rest), new)
    if isinstance(value, dict):
        return {**value, step: inner}
    return [inner if index == step else item for index, item in enumerate(value)]


@given(st.data(), st.sampled_from(SPOILT), VALUES)
def test_one_wrong_value_in_good_data_is_never_more_than_problems(
    picked: st.DataObject, kind: str, new: object
) -> None:
    (file,) = [found for found in find_layout(GOOD).files if found.kind == kind and "quay" not in found.file]
    document = read(GOOD / file.file)
    assert isinstance(document, Document)
    path = picked.draw(st.sampled_from(paths_in(document.data)))
    spoilt = spoil(document.data, path, new)
    try:
        adapter(kind).validate_python(spoilt)
    except ValidationError as error:
        flaws = find_flaws(kind, spoilt, error)
        assert flaws
        for flaw in flaws:
            assert flaw.message
            assert flaw.hint
            assert flaw.rule in MISTAKES
