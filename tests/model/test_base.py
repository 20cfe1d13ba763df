"""What all parts of the model share: strict, frozen, small, and able to travel to another process."""

from __future__ import annotations

import json
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from scorecard.model.base import Day, Id, Label, Language, Number, Points, Ratio, Text, Url, Weight, parse_partial_date
from scorecard.model.company import Company
from scorecard.model.schema import SHAPES

COMPANY = {
    "name": "Harbour Books",
    "headquarters": "Harbour",
    "website": "https://books.example.org",
    "founded": 1998,
    "services": {"shop": {"name": "Shop", "kind": "A shop", "features": ["shelves"], "weight": Decimal("1.5")}},
    "evidence": [
        {
            "id": "e1",
            "date": "2022-03",
            "kind": "action",
            "commitments": ["shelf"],
            "statement": "  It stands.\n",
            "figure": {"value": Decimal("0.1"), "unit": "metres"},
            "source": "news",
        }
    ],
}


def accepts(kind: Any, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def test_lists_become_tuples_and_decimals_exact_fractions() -> None:
    company = Company.model_validate(COMPANY)
    assert company.services["shop"].features == ("shelves",)
    assert company.services["shop"].weight == Fraction(3, 2)
    assert isinstance(company.evidence, tuple)
    assert company.evidence[0].figure is not None
    assert company.evidence[0].figure.value == Fraction(1, 10)
    assert company.evidence[0].statement == "It stands."


def test_nothing_of_a_model_can_be_changed() -> None:
    company = Company.model_validate(COMPANY)
    for part, key in ((company, "name"), (company.services["shop"], "features"), (company.evidence[0], "date")):
        with pytest.raises(ValidationError):
            setattr(part, key, getattr(part, key))
    for key in ("text", "first", "last"):
        with pytest.raises(AttributeError):
            setattr(company.founded, key, getattr(company.founded, key))


def test_a_model_travels_to_another_process_unchanged() -> None:
    company = Company.model_validate(COMPANY)
    again = pickle.loads(pickle.dumps(company))
    assert again == company
    assert again.model_fields_set == company.model_fields_set
    assert again.evidence[0].figure == company.evidence[0].figure


def test_models_with_the_same_keys_share_the_set_of_their_names() -> None:
    one, other = Company.model_validate(COMPANY), Company.model_validate(COMPANY)
    assert one.model_fields_set is other.model_fields_set
    assert one.model_fields_set == set(COMPANY)
    changed = one.model_copy(update={"named_as": "HB"})
    assert changed.named_as == "HB"
    assert changed.model_fields_set == {*COMPANY, "named_as"}
    assert one.model_fields_set == set(COMPANY)


def test_a_model_is_written_as_json_and_read_back() -> None:
    company = Company.model_validate(COMPANY)
    written = json.loads(company.model_dump_json(exclude_defaults=True))
    assert written["founded"] == "1998"
    assert written["services"]["shop"]["weight"] == 1.5
    assert written["evidence"][0]["figure"]["value"] == 0.1


@pytest.mark.parametrize("text", ["1998", "2022-02", "2024-02-29", "2999-12-31"])
def test_a_date_is_kept_as_it_was_written(text: str) -> None:
    assert str(parse_partial_date(text)) == text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-05-17", date(2023, 5, 17), date(2023, 5, 17)),
    ],
)
def test_a_date_spans_all_days_that_it_can_mean(text: str, first: date, last: date) -> None:
    found = parse_partial_date(text)
    assert (found.first, found.last) == (first, last)
    assert found.is_exact == (first == last)


@pytest.mark.parametrize(
    "text",
    [
        *("", "98", "0999", "3000", "2023-00", "2023-13", "2023-1", "2023-02-30", "2023-02-00", "2023/02/01"),
        *("2023-02-01T00:00", " 2023", "2023\n", "٢٠٢٣", "2023-02-01 "),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_partial_date(text)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_as_itself(day: date) -> None:
    found = parse_partial_date(day.isoformat())
    assert found.first == found.last == day
    assert TypeAdapter(Day).validate_python(day.isoformat()) == day
    assert not accepts(Day, day.isoformat()[:7])


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-1000, max_value=1000))
def test_numbers_are_exact_and_held_to_their_bounds(number: Decimal) -> None:
    assert TypeAdapter(Number).validate_python(number) == Fraction(number)
    assert accepts(Weight, number) == (number >= 0)
    assert accepts(Points, number) == (0 <= number <= 100)
    assert accepts(Ratio, number) == (0 <= number <= 1)


@pytest.mark.parametrize("value", [True, "1", None, 1.5, [1]])
def test_only_plain_numbers_are_numbers(value: object) -> None:
    assert not accepts(Number, value)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Id, ["a", "vp-05", "2026", "a" * 60], ["", "A", "a_b", "-a", "a-", "a--b", "a b", "a\n", "é", "a" * 61]),
        (Label, ["a", "a b", "x" * 160], ["", " a", "a ", "a\nb", "x" * 161]),
        (Text, ["a", " a ", "a\nb"], ["", " \n", "x" * 2001]),
        (Url, ["https://a.example", "http://a/b?c#d"], ["", "a.example", "ftp://a", "https://", "https://a b", "//a"]),
        (Url, ["https://xn--a.example:8080/"], ["javascript:x", "https://u@a", "https://a\\b", "data:x", "https:///a"]),
        (Language, ["en", "pt-BR", "zh-Hant-TW"], ["", "EN", "english", "en_GB", "en-gb"]),
    ],
)
def test_small_types_take_what_they_should(kind: object, good: list[str], bad: list[str]) -> None:
    assert [value for value in good if not accepts(kind, value)] == []
    assert [value for value in bad if accepts(kind, value)] == []


def models(shape: object, found: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """Return every model that a shape is made of."""
    for inner in getattr(shape, "__args__", ()):
        models(inner, found)
    if isinstance(shape, type) and issubclass(shape, BaseModel) and shape not in found:
        found.add(shape)
        for field in shape.model_fields.values():
            models(field.annotation, found)
    return found


def test_every_model_is_frozen_and_strict_and_says_what_each_field_means() -> None:
    found = {model for shape in SHAPES.values() for model in models(shape, set())}
    assert len(found) > 20
    for model in found:
        config = model.model_config
        assert (config["frozen"], config["strict"], config["extra"]) == (True, True, "forbid"), model
        assert model.__doc__
        assert [name for name, field in model.model_fields.items() if not field.description] == [], model
