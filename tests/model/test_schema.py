"""The JSON Schemas: what an editor accepts is what the models accept, and it says what every key means."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scorecard.model.company import Company
from scorecard.model.framework import Group
from scorecard.model.pledge import Pledge
from scorecard.model.schema import SHAPES, adapter, model_at, schema_file, schemas


def walk(schema: Any) -> list[dict[str, Any]]:
    """Return every object inside a schema, itself first."""
    if isinstance(schema, dict):
        return [schema, *(found for value in schema.values() for found in walk(value))]
    return [found for item in schema for found in walk(item)] if isinstance(schema, list) else []


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert set(schemas()) == set(SHAPES)
    assert set(SHAPES) == {
        "programme",
        "methodology",
        "wording",
        "exceptions",
        "framework",
        "sources",
        "company",
        "context",
        "edition",
        "assessments",
        "corrections",
        "page",
    }
    assert schema_file("company") == "company.schema.json"


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_a_schema_says_what_it_is_and_needs_no_other_file(kind: str) -> None:
    schema = schemas()[kind]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == kind.capitalize()
    assert schema["description"]
    references = [found["$ref"] for found in walk(schema) if "$ref" in found]
    assert all(reference.startswith("#/$defs/") for reference in references)
    assert {reference.removeprefix("#/$defs/") for reference in references} == set(schema.get("$defs", {}))


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_every_key_has_hover_text_and_no_other_key_is_allowed(kind: str) -> None:
    schema = schemas()[kind]
    mappings = [found for found in walk(schema) if isinstance(found.get("properties"), dict) and "type" in found]
    for mapping in mappings:
        assert mapping["additionalProperties"] is False
        for key, value in mapping["properties"].items():
            target = schema["$defs"][value["$ref"].removeprefix("#/$defs/")] if "$ref" in value else value
            assert value.get("description") or target.get("description"), key
            assert "title" not in value, key
    maps = [found for found in walk(schema) if "patternProperties" in found]
    assert [found for found in maps if found["additionalProperties"] is not False] == []
    assert mappings or maps


def test_the_schemas_are_the_same_every_time() -> None:
    first = json.dumps(schemas())
    adapter.cache_clear()
    assert json.dumps(schemas()) == first


@pytest.mark.parametrize(
    ("kind", "path", "model"),
    [
        ("company", (), Company),
        ("company", ("pledges", 0), Pledge),
        ("company", ("pledges", 0, "date"), None),
        ("company", ("nothing", "below"), None),
        ("company", ("pledges", "p1"), None),
        ("framework", ("groups", 0, "groups", 3), Group),
        ("sources", (), None),
    ],
)
def test_a_path_leads_to_the_model_whose_keys_stand_there(
    kind: str, path: tuple[str | int, ...], model: type | None
) -> None:
    assert model_at(kind, path) is model
    assert model_at("sources", ("any",)) is not None
    assert model_at("assessments", ("any", "assessed")) is not None
    assert model_at("company", ("evidence", 1, "figure")) is not None
