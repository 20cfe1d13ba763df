"""Shapes: what a model finds wrong with data, in plain words, at a path into the data."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from decimal import Decimal
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from scorecard.loader.spelling import explain_date, explain_pattern
from scorecard.model.assessment import ALL_SERVICES
from scorecard.model.schema import SHAPES, adapter

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import ErrorDetails

    from scorecard.yamlfile import Data

Path = tuple[str | int, ...]

MAX_FLAWS = 100
"""So many flaws of one file are listed; the rest are counted."""
_MANY = 1_000
"""With more flaws than this, only the beginning of each list and map is looked at again, to list flaws from."""
_BEGINNING = 25
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong at a path into a file's data."""

    path: Path
    rule: str
    message: str
    hint: str = ""


def find_flaws(kind: str, data: Data, error: ValidationError) -> list[Flaw]:
    """Return what a model finds wrong with the data of one file of a kind, in words; `error` is what it raised."""
    count = error.error_count()
    if count > _MANY:
        # A hundred thousand flaws fill the memory; a smaller piece of the data shows what they are.
        try:
            adapter(kind).validate_python(_beginning(data))
        except ValidationError as smaller:
            error = smaller
    flaws = [_describe(kind, item) for item in error.errors(include_url=False)[:MAX_FLAWS]]
    if count > len(flaws):
        message = f"this file has {count - len(flaws):,} more mistakes"
        flaws.append(Flaw((), "more-mistakes", message, "Mend those that are listed first; many may have one cause."))
    return flaws


def _beginning(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: _beginning(data[key]) for key in list(data)[: 4 * _BEGINNING]}
    return [_beginning(item) for item in data[:_BEGINNING]] if isinstance(data, list) else data


def _describe(kind: str, item: ErrorDetails) -> Flaw:
    path = tuple(item["loc"])
    is_key = path[-1:] == ("[key]",)
    if path[-1:] == (ALL_SERVICES,):
        # One level for all services stands in the file without a key of its own.
        path = path[:-1]
    case = _Case(
        kind=kind,
        path=path[:-1] if is_key else path,
        subject=f"the key `{path[-2]}`" if is_key else name_subject(path),
        type=item["type"],
        value=item["input"],
        context=item.get("ctx", {}),
        words=item["msg"],
    )
    return _CASES.get(case.type, _other)(case)


@dataclass(frozen=True, slots=True)
class _Case:
    """One error of pydantic's, with what is needed to say it in words."""

    kind: str
    path: Path
    subject: str
    type: str
    value: Any
    context: dict[str, Any]
    words: str

    def flaw(self, rule: str, message: str, hint: str) -> Flaw:
        """Return the flaw at the case's path."""
        return Flaw(self.path, rule, message, hint)

    def should_be(self, rule: str, wanted: str, hint: str) -> Flaw:
        """Return the flaw that the value is not what it should be; says what was found."""
        if self.value is None:
            hint = "Give it a value." if self.is_required() else "Give it a value, or delete the line."
            return self.flaw(rule, f"{self.subject} is empty; it should be {wanted}", hint)
        return self.flaw(rule, f"{self.subject} should be {wanted}, found {describe_value(self.value)}", hint)

    def is_required(self) -> bool:
        """Return whether the key can't simply be left out."""
        model = _model_at(self.kind, self.path[:-1])
        found = model.model_fields.get(str(self.path[-1])) if model is not None else None
        return found is None or found.is_required()


def name_subject(path: Path) -> str:
    """Return the words for what stands at a path: its key, or its number in a list."""
    if not path:
        return "the file"
    if isinstance(path[-1], str):
        return f"`{path[-1]}`"
    listed = next((step for step in reversed(path) if isinstance(step, str)), None)
    return f"item {path[-1] + 1}" if listed is None else f"item {path[-1] + 1} of `{listed}`"


def describe_value(value: object) -> str:
    """Return the words for a value that was found, short enough for a line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return f"the number {value}"
    if isinstance(value, str):
        shown = value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"
        return f'the text "{shown}"'
    if isinstance(value, dict):
        return "keys with values"
    return "a list" if isinstance(value, (list, tuple)) else "nothing"


def _missing(case: _Case) -> Flaw:
    key = str(case.path[-1])
    parent = case.path[:-1]
    model = _model_at(case.kind, parent)
    field = model.model_fields.get(key) if model is not None else None
    hint = f"What it says: {field.description}" if field is not None and field.description else "Add it."
    where = f" in {name_subject(parent)}" if parent else ""
    return Flaw(parent, "missing-key", f"`{key}` is missing{where}", hint)


def _unknown(case: _Case) -> Flaw:
    key = str(case.path[-1])
    model = _model_at(case.kind, case.path[:-1])
    known = list(model.model_fields) if model is not None else []
    where = f" in {name_subject(case.path[:-1])}" if len(case.path) > 1 else ""
    near = difflib.get_close_matches(key.lower().replace("-", "_"), known, n=1, cutoff=0.6)
    question = f"; did you mean `{near[0]}`?" if near else ""
    hint = f"Known keys: {', '.join(known)}." if known else "Delete it."
    if ":" in key:
        hint = f"Write a space after the colon. {hint}"
    return case.flaw("unknown-key", f"`{key}` is not a known key{where}{question}", hint)


def _text(case: _Case) -> Flaw:
    if isinstance(case.value, (bool, int, Decimal)):
        shown = str(case.value).lower() if isinstance(case.value, bool) else str(case.value)
        return case.should_be("wrong-type", "text", f'Put it in quotes: "{shown}".')
    if isinstance(case.value, dict):
        return case.should_be("wrong-type", "text", "A text with a colon and a space in it needs quotes.")
    return case.should_be("wrong-type", "text", "Write one text, without brackets and dashes.")


def _list(case: _Case) -> Flaw:
    shown = case.value if isinstance(case.value, (str, int, Decimal)) and len(str(case.value)) < 40 else "one, two"
    hint = f"Write [{shown}], or one line for each item that begins with a dash and a space."
    if isinstance(case.value, dict):
        hint = "Begin each item with a dash and a space: `- `."
    return case.should_be("wrong-type", "a list", hint)


def _mapping(case: _Case) -> Flaw:
    hint = "Write `key: value` lines below it, indented."
    if isinstance(case.value, list):
        hint = "Write `key: value` lines without dashes."
    if not case.path:
        message = f"the file should hold keys with values, found {describe_value(case.value)}"
        return case.flaw("wrong-type", message, hint)
    return case.should_be("wrong-type", "keys with values", hint)


def _whole_number(case: _Case) -> Flaw:
    hint = "Write only digits."
    if isinstance(case.value, str) and re.fullmatch(r"-?[0-9]+", case.value):
        hint = f"Write it without quotes: {case.value}."
    return case.should_be("wrong-type", "a whole number", hint)


def _number(case: _Case) -> Flaw:
    hint = "Write digits, with a point before decimals; no quotes, no separators, no unit."
    return case.should_be("wrong-type", "a plain number", hint)


def _yes_or_no(case: _Case) -> Flaw:
    word = str(case.value).lower()
    meant = "true or false"
    if word in {"yes", "y", "on", "true", "1"}:
        meant = "true"
    elif word in {"no", "n", "off", "false", "0"}:
        meant = "false"
    return case.should_be("wrong-type", "true or false", f"Write {meant}, without quotes.")


def _one_of(case: _Case) -> Flaw:
    allowed = re.findall(r"'([^']*)'", case.context.get("expected", ""))
    wanted = " or ".join([", ".join(allowed[:-1]), allowed[-1]]) if len(allowed) > 1 else "".join(allowed)
    near = difflib.get_close_matches(str(case.value).lower(), allowed, n=1) if isinstance(case.value, str) else []
    flaw = case.should_be("not-in-list", wanted, f"Allowed: {', '.join(allowed)}.")
    return flaw if not near else case.flaw(flaw.rule, f"{flaw.message}; did you mean {near[0]}?", flaw.hint)


def _pattern(case: _Case) -> Flaw:
    rule, wanted, hint = explain_pattern(case.context.get("pattern", ""), str(case.value))
    return case.should_be(rule, wanted, hint)


def _empty_text(case: _Case) -> Flaw:
    hint = "Give it a value." if case.is_required() else "Give it a value, or delete the line."
    return case.flaw("empty-text", f"{case.subject} is empty", hint)


def _long_text(case: _Case) -> Flaw:
    most = case.context.get("max_length", 0)
    message = f"{case.subject} has {len(case.value.strip()):,} characters; at most {most:,} are allowed"
    return case.flaw("text-too-long", message, "Shorten it.")


def _short_list(case: _Case) -> Flaw:
    least = case.context.get("min_length", 1)
    found = case.context.get("actual_length", 0)
    if found == 0:
        return case.flaw("empty-list", f"{case.subject} is an empty list", "Add at least one item.")
    return case.flaw("empty-list", f"{case.subject} has {found} items; at least {least} are needed", "Add the others.")


def _date(case: _Case) -> Flaw:
    wanted = "a full date" if case.type == "full_date" else "a date"
    return case.should_be("bad-date", wanted, explain_date(case.value, full=case.type == "full_date"))


def _too_small(case: _Case) -> Flaw:
    least = case.context.get("ge", case.context.get("gt"))
    return case.should_be("out-of-range", f"at least {least}", "Look at its sign and its decimal point.")


def _too_large(case: _Case) -> Flaw:
    most = case.context.get("le", case.context.get("lt"))
    return case.should_be("out-of-range", f"at most {most}", "Look at its decimal point.")


def _other(case: _Case) -> Flaw:
    """Return the flaw of a check of our own, whose words begin with `should be`, or of one that is not known here."""
    _, ours, wanted = case.words.partition("should be ")
    if ours and not case.words.startswith("Input"):
        return case.should_be("wrong-value", wanted, "Its meaning stands in the schema that line 1 names.")
    message = f"{case.subject} can't be used as it is, found {describe_value(case.value)}"
    return case.flaw("wrong-value", message, "Its meaning stands in the schema that line 1 names.")


_CASES: dict[str, Callable[[_Case], Flaw]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _text,
    "tuple_type": _list,
    "dict_type": _mapping,
    "model_type": _mapping,
    "int_type": _whole_number,
    "int_from_float": _whole_number,
    "bool_type": _yes_or_no,
    "plain_number": _number,
    "literal_error": _one_of,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _empty_text,
    "string_too_long": _long_text,
    "too_short": _short_list,
    "partial_date": _date,
    "full_date": _date,
    "greater_than_equal": _too_small,
    "greater_than": _too_small,
    "less_than_equal": _too_large,
    "less_than": _too_large,
}


def _model_at(kind: str, path: Path) -> type[BaseModel] | None:
    """Return the model whose keys stand at a path, or None if no model is there."""
    shape = SHAPES[kind]
    for step in path:
        shape = _inside(_bare(shape), step)
    shape = _bare(shape)
    return shape if isinstance(shape, type) and issubclass(shape, BaseModel) else None


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


def _inside(shape: Any, step: str | int) -> Any:  # noqa: ANN401 - as above
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        field = shape.model_fields.get(str(step))
        return None if field is None else field.annotation
    arguments = get_args(shape)
    if get_origin(shape) is tuple and isinstance(step, int):
        return arguments[0]
    return arguments[1] if get_origin(shape) is dict else None
