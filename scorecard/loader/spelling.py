"""Spelling: how ids, dates, addresses and the like are written, and how to mend one that is not."""

from __future__ import annotations

import calendar
import re
import unicodedata

from scorecard.model.assessment import INITIALS_PATTERN
from scorecard.model.base import ID_PATTERN, LABEL_PATTERN, LANGUAGE_PATTERN, URL_PATTERN

_UNPADDED = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_FULL = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def explain_pattern(pattern: str, value: str) -> tuple[str, str, str]:
    """Return rule, what is wanted and a hint for a text that does not have the form that its field asks for."""
    explain = _PATTERNS.get(pattern)
    if explain is None:
        return "wrong-form", "written in another way", "How it is written stands in the schema that line 1 names."
    rule, wanted, hint = explain
    return rule, wanted, hint(value)


def suggest_id(text: str) -> str:
    """Return the id that is nearest to a text; `example` if nothing of it can stand in an id."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "example"


def explain_date(value: object, *, full: bool) -> str:
    """Return a hint for a value that is no date; `full` where a day is needed."""
    forms = "YYYY-MM-DD" if full else "YYYY-MM-DD, or YYYY-MM or YYYY where the source gives no more"
    text = value.strip() if isinstance(value, str) else str(value)
    found = _FULL.fullmatch(text)
    if found is not None:
        year, month, day = (int(part) for part in found.groups())
        return _explain_numbers(year, month, day)
    found = _UNPADDED.fullmatch(text)
    if found is not None:
        year, month, day = (int(part) for part in found.groups())
        return f"Write it with two digits each and hyphens: {year:04}-{month:02}-{day:02}."
    return f"Write {forms}."


def _explain_numbers(year: int, month: int, day: int) -> str:
    if not 1000 <= year <= 2999:
        return "The year should be from 1000 to 2999."
    if not 1 <= month <= 12:
        return f"There is no month {month:02}; the order is year, month, day."
    return f"{year}-{month:02} has {calendar.monthrange(year, month)[1]} days, so there is no day {day:02}."


def _hint_for_id(value: str) -> str:
    return f"Use lower-case letters, digits and single hyphens, such as {suggest_id(value)}."


def _hint_for_url(value: str) -> str:
    if re.search(r"\s", value.strip()):
        return "There is a space in it: write %20 for it, or cut what does not belong to the address."
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", value):
        return f"Write the beginning too: https://{value}"
    return "Copy the whole address from the browser; user names in front of an @ are not allowed."


def _hint_for_label(value: str) -> str:
    return "Put it on one line, without spaces at its beginning and its end." if value.strip() else "Give it a value."


def _hint_for_language(_value: str) -> str:
    return "Write two small letters for the language, and a country where it matters: en, fr, pt-BR."


def _hint_for_initials(_value: str) -> str:
    return "Use small letters, digits and hyphens, from 2 to 30, beginning with a letter."


_PATTERNS = {
    ID_PATTERN: ("bad-id", "an id", _hint_for_id),
    URL_PATTERN: ("bad-url", "a web address with http:// or https://", _hint_for_url),
    LABEL_PATTERN: ("bad-label", "one line of text", _hint_for_label),
    LANGUAGE_PATTERN: ("bad-language", "the code of a language", _hint_for_language),
    INITIALS_PATTERN: ("bad-id", "the short name of a person", _hint_for_initials),
}
