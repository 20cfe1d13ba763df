"""Shapes: what a model finds wrong with data, in plain words, at a path into the data."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from scorecard.loader.sentences import Case, Flaw, Path, describe, name_subject
from scorecard.model.assessment import ALL_SERVICES
from scorecard.model.schema import adapter, model_at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from scorecard.yamlfile import Data

MAX_FLAWS = 100
"""So many flaws of one file are listed; the rest are counted."""
_MANY = 1_000
"""With more flaws than this, only the beginning of each list and map is looked at again, to list flaws from."""
_BEGINNING = 25


def find_flaws(kind: str, data: Data, error: ValidationError) -> list[Flaw]:
    """Return what a model finds wrong with the data of one file of a kind, in words; `error` is what it raised."""
    count = error.error_count()
    if count > _MANY:
        # A hundred thousand flaws fill the memory; a smaller piece of the data shows what they are.
        try:
            adapter(kind).validate_python(_beginning(data))
        except ValidationError as smaller:
            error = smaller
    items = error.errors(include_url=False)
    meant = {item["loc"]: _find_meant(kind, data, item["loc"]) for item in items if item["type"] == "extra_forbidden"}
    # A misspelt key is one mistake: that the right one is missing goes without saying.
    said = {(*loc[:-1], key) for loc, key in meant.items() if key}
    listed = [item for item in items if item["type"] != "missing" or item["loc"] not in said]
    flaws = [_describe(kind, item, meant.get(item["loc"], "")) for item in listed[:MAX_FLAWS]]
    more = count - len(flaws) - (len(items) - len(listed))
    if more:
        message = f"this file has {more:,} more mistakes"
        flaws.append(Flaw((), "more-mistakes", message, "Mend those that are listed first; many may have one cause."))
    return flaws


def _beginning(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: _beginning(data[key]) for key in list(data)[: 4 * _BEGINNING]}
    return [_beginning(item) for item in data[:_BEGINNING]] if isinstance(data, list) else data


def _find_meant(kind: str, data: Data, loc: Path) -> str:
    """Return the key that was probably meant by an unknown one: one that is not there yet; nothing if none is near."""
    model = model_at(kind, loc[:-1])
    there: Any = data
    for step in loc[:-1]:
        there = there[step]
    free = [key for key in model.model_fields if key not in there] if model is not None else []
    near = difflib.get_close_matches(str(loc[-1]).lower().replace("-", "_"), free, n=1)
    return near[0] if near else ""


def _describe(kind: str, item: ErrorDetails, meant: str) -> Flaw:
    path = tuple(item["loc"])
    is_key = path[-1:] == ("[key]",)
    if item["type"] == "delivery_level" and path[-1] == ALL_SERVICES:
        # One level for all services stands in the file without a key of its own.
        path = path[:-1]
    case = Case(
        kind=kind,
        path=path[:-1] if is_key else path,
        subject=f"the key `{path[-2]}`" if is_key else name_subject(path),
        type=item["type"],
        value=item["input"],
        context=item.get("ctx", {}),
        words=item["msg"],
        is_key=is_key,
        meant=meant,
    )
    return describe(case)
