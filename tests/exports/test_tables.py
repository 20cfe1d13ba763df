"""The description of tables and fields that every format of the open data is written from."""

from __future__ import annotations

import re
from fractions import Fraction
from types import SimpleNamespace

import pytest

from scorecard.exports.scores_csv import COLUMNS
from scorecard.exports.table import Column, Shape, dated, given
from scorecard.exports.tables import SHAPES
from scorecard.model.assessment import Assessment
from scorecard.model.base import parse_partial_date
from scorecard.model.company import Company
from scorecard.model.evidence import Evidence, Figure
from scorecard.model.pledge import Pledge
from scorecard.model.source import Source

BY_NAME = {shape.name: shape for shape in SHAPES}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_table_is_described_whole(shape: Shape[object]) -> None:
    names = [column.name for column in shape.columns]
    assert len(set(names)) == len(names) > 1
    assert set(shape.key) <= set(names)
    assert shape.label in {"", *names}
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in (shape.name, *names))
    # A sheet's name can't be longer.
    assert len(shape.name) <= 31
    assert shape.description.endswith(".")
    for column in shape.columns:
        assert column.description.endswith("."), column.name
        assert column.required or column.name not in shape.key


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_reference_names_a_table_with_a_single_key(shape: Shape[object]) -> None:
    for column in shape.columns:
        if column.refers_to:
            target = BY_NAME[column.refers_to]
            assert len(target.key) == 1
            own = next(item for item in target.columns if item.name == target.key[0])
            assert own.kind == column.kind


def test_tables_and_the_table_of_scores_are_one() -> None:
    assert tuple((column.name, column.description) for column in BY_NAME["scores"].columns) == COLUMNS


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("pledges", "clarity", Pledge.model_fields["clarity"].description),
        ("evidence", "allegation", Evidence.model_fields["allegation"].description),
        ("companies", "headquarters", Company.model_fields["headquarters"].description),
        ("assessments", "rationale", Assessment.model_fields["rationale"].description),
        ("evidence", "figure_unit", Figure.model_fields["unit"].description),
    ],
)
def test_a_field_of_the_model_keeps_its_words(table: str, column: str, words: str | None) -> None:
    found = next(item for item in BY_NAME[table].columns if item.name == column)
    assert words
    assert found.description == " ".join(words.split())


def test_what_a_field_of_the_model_holds_is_read_from_its_type() -> None:
    address = given(Source, "archived")
    assert (address.kind, address.required) == ("address", False)
    clarity = given(Pledge, "clarity")
    assert (clarity.kind, clarity.required) == ("text", True)
    assert clarity.choices == ("measurable", "checkable", "vague")
    assert (given(Evidence, "allegation").kind, given(Figure, "value").kind) == ("boolean", "number")
    assert given(Source, "accessed").kind == "date"
    many = given(Pledge, "commitments")
    assert (many.kind, many.required) == ("text", False)


def test_a_date_that_is_not_exact_stands_in_three_columns() -> None:
    columns = dated(Source, "date", "")
    source = SimpleNamespace(date=parse_partial_date("2024-02"))
    assert [column.name for column in columns] == ["date", "date_first", "date_last"]
    assert [str(column.cell(source)) for column in columns] == ["2024-02", "2024-02-01", "2024-02-29"]
    assert [column.cell(SimpleNamespace(date=None)) for column in columns] == [None, None, None]


def test_a_cell_is_empty_where_there_is_no_text_and_no_entry() -> None:
    column: Column[object] = Column("words", "text", "Words.", lambda row: row)
    assert [column.cell(value) for value in ("", (), None)] == [None, None, None]
    assert column.cell(("a", "b")) == "a; b"
    assert column.cell(False) is False
    assert str(column.cell(Fraction(1, 2))) == "0.5"
