"""Sentences: one error of a model in plain words, with what was found and what to do."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scorecard.loader.spelling import explain_date, explain_pattern
from scorecard.model.schema import model_at

if TYPE_CHECKING:
    from collections.abc import Callable

Path = tuple[str | int, ...]

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong at a path into a file's data."""

    path: Path
    rule: str
    message: str
    hint: str = ""


def describe(case: Case) -> Flaw:
    """Return an error in words."""
    return _CASES.get(case.type, _other)(case)


@dataclass(frozen=True, slots=True)
class Case:
    """One error of pydantic's, with what is needed to say it in words."""

    kind: str
    path: Path
    subject: str
    type: str
    value: Any
    context: dict[str, Any]
    words: str
    is_key: bool
    """Whether the key itself is wrong."""
    meant: str
    """The key that was meant, if the key is unknown."""

    def flaw(self, rule: str, message: str, hint: str) -> Flaw:
        """Return the flaw at the case's path."""
        return Flaw(self.path, rule, message, hint)

    def should_be(self, rule: str, wanted: str, hint: str) -> Flaw:
        """Return the flaw that the value is not what it should be; says what was found."""
        if self.value is None:
            hint = "Give it a value." if self.is_required() else "Give it a value, or delete the line."
            return self.flaw(rule, f"{self.subject} is empty; it should be {wanted}", hint)
        if self.is_key:
            return self.flaw(rule, f"{self.subject} should be {wanted}", hint)
        return self.flaw(rule, f"{self.subject} should be {wanted}, found {describe_value(self.value)}", hint)

    def is_required(self) -> bool:
        """Return whether the key can't simply be left out."""
        model = model_at(self.kind, self.path[:-1])
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
        return f'the text "{shown}"'.replace("\n", " ")
    if isinstance(value, dict):
        return "keys with values"
    return "a list" if isinstance(value, (list, tuple)) else "nothing"


def _missing(case: Case) -> Flaw:
    key = str(case.path[-1])
    parent = case.path[:-1]
    model = model_at(case.kind, parent)
    field = model.model_fields.get(key) if model is not None else None
    meaning = " ".join(field.description.split()) if field is not None and field.description else ""
    hint = f"Add it. Meaning: {meaning}" if meaning else "Add it."
    where = f" in {name_subject(parent)}" if parent else ""
    return Flaw(parent, "missing-key", f"`{key}` is missing{where}", hint)


def _unknown(case: Case) -> Flaw:
    key = str(case.path[-1])
    model = model_at(case.kind, case.path[:-1])
    known = list(model.model_fields) if model is not None else []
    where = f" in {name_subject(case.path[:-1])}" if len(case.path) > 1 else ""
    question = f"; did you mean `{case.meant}`?" if case.meant else ""
    hint = f"Known keys: {', '.join(known)}." if known else "Delete it."
    if ":" in key:
        hint = f"Write a space after the colon. {hint}"
    return case.flaw("unknown-key", f"`{key}` is not a known key{where}{question}", hint)


def _text(case: Case) -> Flaw:
    if isinstance(case.value, (bool, int, Decimal)):
        shown = str(case.value).lower() if isinstance(case.value, bool) else str(case.value)
        return case.should_be("wrong-type", "text", f'Put it in quotes: "{shown}".')
    if isinstance(case.value, dict):
        return case.should_be("wrong-type", "text", "A text with a colon and a space in it needs quotes.")
    return case.should_be("wrong-type", "text", "Write one text, without brackets and dashes.")


def _list(case: Case) -> Flaw:
    shown = case.value if isinstance(case.value, (str, int, Decimal)) and len(str(case.value)) < 40 else "one, two"
    hint = f"Write [{shown}], or one line for each item that begins with a dash and a space."
    if isinstance(case.value, dict):
        hint = "Begin each item with a dash and a space: `- `."
    return case.should_be("wrong-type", "a list", hint)


def _mapping(case: Case) -> Flaw:
    hint = "Write `key: value` lines below it, indented."
    if isinstance(case.value, list):
        hint = "Write `key: value` lines without dashes."
    if not case.path:
        message = f"the file should hold keys with values, found {describe_value(case.value)}"
        return case.flaw("wrong-type", message, hint)
    return case.should_be("wrong-type", "keys with values", hint)


def _whole_number(case: Case) -> Flaw:
    hint = "Write only digits."
    if isinstance(case.value, str) and re.fullmatch(r"-?[0-9]+", case.value):
        hint = f"Write it without quotes: {case.value}."
    return case.should_be("wrong-type", "a whole number", hint)


def _number(case: Case) -> Flaw:
    hint = "Write digits, with a point before decimals; no quotes, no separators, no unit."
    return case.should_be("wrong-type", "a plain number", hint)


def _yes_or_no(case: Case) -> Flaw:
    word = str(case.value).lower()
    meant = "true or false"
    if word in {"yes", "y", "on", "true", "1"}:
        meant = "true"
    elif word in {"no", "n", "off", "false", "0"}:
        meant = "false"
    return case.should_be("wrong-type", "true or false", f"Write {meant}, without quotes.")


def _one_of(case: Case) -> Flaw:
    allowed = re.findall(r"'([^']*)'", case.context.get("expected", ""))
    wanted = " or ".join([", ".join(allowed[:-1]), allowed[-1]]) if len(allowed) > 1 else "".join(allowed)
    near = difflib.get_close_matches(str(case.value).lower(), allowed, n=1) if isinstance(case.value, str) else []
    flaw = case.should_be("not-in-list", wanted, f"Allowed: {', '.join(allowed)}.")
    return flaw if not near else case.flaw(flaw.rule, f"{flaw.message}; did you mean {near[0]}?", flaw.hint)


def _pattern(case: Case) -> Flaw:
    rule, wanted, hint = explain_pattern(case.context.get("pattern", ""), str(case.value))
    return case.should_be(rule, wanted, hint)


def _empty_text(case: Case) -> Flaw:
    hint = "Give it a value." if case.is_required() else "Give it a value, or delete the line."
    return case.flaw("empty-text", f"{case.subject} is empty", hint)


def _long_text(case: Case) -> Flaw:
    most = case.context.get("max_length", 0)
    message = f"{case.subject} has {len(case.value.strip()):,} characters; at most {most:,} are allowed"
    return case.flaw("text-too-long", message, "Shorten it.")


def _short_list(case: Case) -> Flaw:
    least = case.context.get("min_length", 1)
    found = case.context.get("actual_length", 0)
    if found == 0:
        return case.flaw("empty-list", f"{case.subject} is an empty list", "Add at least one item.")
    return case.flaw("empty-list", f"{case.subject} has {found} items; at least {least} are needed", "Add the others.")


def _date(case: Case) -> Flaw:
    wanted = "a full date" if case.type == "full_date" else "a date"
    return case.should_be("bad-date", wanted, explain_date(case.value, full=case.type == "full_date"))


def _delivery(case: Case) -> Flaw:
    wanted = case.words.removeprefix("should be ")
    hint = "The levels stand in methodology.yaml; write one, or lines of `service: level` below the key."
    return case.should_be("bad-delivery", wanted, hint)


def _too_small(case: Case) -> Flaw:
    least = case.context.get("ge", case.context.get("gt"))
    return case.should_be("out-of-range", f"at least {least}", "Look at its sign and its decimal point.")


def _too_large(case: Case) -> Flaw:
    most = case.context.get("le", case.context.get("lt"))
    return case.should_be("out-of-range", f"at most {most}", "Look at its decimal point.")


def _other(case: Case) -> Flaw:
    """Return the flaw of a check of our own, whose words begin with `should be`, or of one that is not known here."""
    _, ours, wanted = case.words.partition("should be ")
    if ours and not case.words.startswith("Input"):
        return case.should_be("wrong-value", wanted, "Its meaning stands in the schema that line 1 names.")
    message = f"{case.subject} can't be used as it is, found {describe_value(case.value)}"
    return case.flaw("wrong-value", message, "Its meaning stands in the schema that line 1 names.")


_CASES: dict[str, Callable[[Case], Flaw]] = {
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
    "delivery_level": _delivery,
    "empty_delivery": _delivery,
    "greater_than_equal": _too_small,
    "greater_than": _too_small,
    "less_than_equal": _too_large,
    "less_than": _too_large,
}
