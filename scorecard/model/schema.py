"""Schemas: the kinds of data files, what each holds, and their JSON Schemas for editors."""

from __future__ import annotations

from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from scorecard.model.assessment import AssessmentFile
from scorecard.model.base import Id
from scorecard.model.company import Company
from scorecard.model.context import ContextTopic
from scorecard.model.correction import Corrections
from scorecard.model.edition import Edition
from scorecard.model.exception import Exceptions
from scorecard.model.framework import Framework
from scorecard.model.methodology import Methodology
from scorecard.model.programme import Programme
from scorecard.model.source import Source
from scorecard.model.text_page import TextPage
from scorecard.model.wording import Wording

SHAPES: dict[str, Any] = {
    "programme": Programme,
    "methodology": Methodology,
    "wording": Wording,
    "exceptions": Exceptions,
    "framework": Framework,
    "sources": dict[Id, Source],
    "company": Company,
    "context": ContextTopic,
    "page": TextPage,
    "edition": Edition,
    "assessments": AssessmentFile,
    "corrections": Corrections,
}
"""What a file of each kind holds."""

_MAPS = {
    "sources": "Sources that several companies share, by their ids.",
    "assessments": "An edition's judgements on one company, by the commitments' ids.",
}
"""Descriptions of the kinds that are plain maps and so have no class whose docstring could say it."""


@cache
def adapter(kind: str) -> TypeAdapter[Any]:
    """Return what checks the data of one kind of file and makes the model of it; made once, as that takes a while."""
    return TypeAdapter(SHAPES[kind])


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (Draft 2020-12) of every kind of file, by kind; `schema_file` names its file."""
    return {kind: _schema(kind) for kind in SHAPES}


def schema_file(kind: str) -> str:
    """Return the name of the file that holds a kind's JSON Schema."""
    return f"{kind}.schema.json"


def model_at(kind: str, path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """Return the model whose keys stand at a path into the data of a kind of file; None if no model is there."""
    shape = SHAPES[kind]
    for step in path:
        shape = _inside(_bare(shape), step)
    shape = _bare(shape)
    return shape if isinstance(shape, type) and issubclass(shape, BaseModel) else None


def _schema(kind: str) -> dict[str, Any]:
    found = _edit(adapter(kind).json_schema(mode="validation"))
    head = {"$schema": GenerateJsonSchema.schema_dialect, "title": kind.capitalize()}
    if kind in _MAPS:
        head["description"] = _MAPS[kind]
    return {**head, **{key: value for key, value in found.items() if key != "title"}}


def _edit(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a schema as an editor needs it.

    Titles that only repeat a key are gone: they would stand above what the key means. Where keys have a pattern, others
    are refused, as the models do.
    """
    if isinstance(schema, list):
        return [_edit(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {
        key: {name: _edit(_untitled(item)) for name, item in value.items()} if key == "properties" else _edit(value)
        for key, value in schema.items()
    }
    description = schema.get("description")
    if isinstance(description, str):
        # How a docstring is broken into lines says nothing.
        found["description"] = " ".join(description.split())
    if "patternProperties" in found:
        found.setdefault("additionalProperties", False)
    return found


def _untitled(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key != "title"}


def _bare(shape: Any) -> Any:  # noqa: ANN401 - types can be anything
    """Return a type without what is annotated to it and without its being optional."""
    while True:
        arguments = get_args(shape)
        if get_origin(shape) is Annotated:
            shape = arguments[0]
        elif NoneType in arguments:
            shape = next((argument for argument in arguments if argument is not NoneType), None)
        else:
            return shape


def _inside(shape: Any, step: str | int) -> Any:  # noqa: ANN401 - types can be anything
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        field = shape.model_fields.get(str(step))
        return None if field is None else field.annotation
    arguments = get_args(shape)
    if get_origin(shape) is tuple and isinstance(step, int):
        return arguments[0]
    return arguments[1] if get_origin(shape) is dict else None
