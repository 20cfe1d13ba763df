"""Syntax errors in plain words: what PyYAML reports, said as the editor of a data file needs it.

PyYAML's two readers word the same error differently, and at the end of a file they disagree about its place. What is
said here rests on the kind of error and on the text around it, so that it is the same with both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from scorecard.yamlfile.content import describe_character
from scorecard.yamlfile.mistake import Mistake

RULE = "yaml-syntax"
_STANDARD_TAG = "tag:yaml.org,2002:"
_LONG_ESCAPE = re.compile(r"\\U([0-9A-Fa-f]{8})")
_ESCAPE = re.compile(r"\\[xuU]([0-9A-Fa-f]{2,8})")
_BLOCK_HEAD = (
    "after | or > at the end of a line nothing may follow but one digit and + or -",
    "Begin the text on the next line, indented; if the text itself begins with | or >, put it in quotes.",
)
COLON_WITHOUT_SPACE = (
    "between this colon and the next sign there is no value",
    "Write a space and a value after the colon; if the colon belongs to a text, put the text in quotes.",
)
_IN_QUOTES = "Put the text in quotes."
_QUOTES_INSIDE = "Put the whole text in quotes; a quote inside it is '' in single quotes and \\\" in double quotes."
_DIGITS = {"\\x": 2, "\\u": 4, "\\U": 8}


class _Mark(Protocol):
    """PyYAML's own place: it counts from 0."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """What PyYAML reports: the beginning or the end of something, at a place; scalars have a value."""

    start_mark: _Mark
    end_mark: _Mark
    value: str
    implicit: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class _Scene:
    """A syntax error and the lines around it; lines and columns count from 0 here, as PyYAML's do."""

    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    start_line: int
    start_column: int
    """Where the construct begins in which the error was found; the same as the place of the error if there is none."""

    @property
    def text(self) -> str:
        """The line of the error."""
        return self.lines[self.line]

    @property
    def before(self) -> str:
        """What stands on the line before the error."""
        return self.text[: self.column]

    @property
    def character(self) -> str:
        """The character at the error; nothing at the end of a line."""
        return self.text[self.column : self.column + 1]

    @property
    def at_end(self) -> bool:
        """True when nothing follows the error but blank lines and comments."""
        rest = [self.text[self.column :], *self.lines[self.line + 1 :]]
        return all(not line.strip() or line.lstrip().startswith("#") for line in rest)

    def here(self, message: str, hint: str, rule: str = RULE) -> Mistake:
        """Return a mistake at the place of the error."""
        return Mistake(self.line + 1, self.column + 1, rule, message, hint)

    def at_start(self, message: str, hint: str, rule: str = RULE) -> Mistake:
        """Return a mistake at the place where the construct begins."""
        return Mistake(self.start_line + 1, self.start_column + 1, rule, message, hint)

    def indentation(self, line: int) -> int:
        """Return how many spaces a line begins with."""
        return len(self.lines[line]) - len(self.lines[line].lstrip(" "))

    def at_text(self, message: str, hint: str) -> Mistake:
        """Return a mistake at the first character of the line."""
        return Mistake(self.line + 1, self.indentation(self.line) + 1, RULE, message, hint)


def explain(text: str, error: Exception) -> Mistake:
    """Return a syntax error, as PyYAML raises it for a text, in plain words."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _explain_escape_without_place(lines)
    line, column = _inside(lines, mark)
    start = getattr(error, "context_mark", None)
    start_line, start_column = (line, column) if start is None else _inside(lines, start)
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    scene = _Scene(lines, problem, context, line, column, start_line, start_column)
    for applies, say in _CASES:
        if applies.search(f"{context} | {problem}"):
            return say(scene)
    hint = "Compare it with the lines around it; a text in quotes is always safe."
    return scene.here("this can't be read as YAML", hint)


def explain_reference(event: Event) -> Mistake:
    """Return the mistake of an anchor, an alias or a tag."""
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    anchor = str(getattr(event, "anchor", None) or "")
    tag: str | None = getattr(event, "tag", None)
    if tag is not None:
        shown = _shorten(tag.replace(_STANDARD_TAG, "!!", 1))
        message, hint = f"the tag `{shown}` is not allowed", _if_text("Write the value without it.", "!")
        return Mistake(line, column, "tag", message, hint)
    if type(event).__name__ == "AliasEvent":
        message = f"`*{_shorten(anchor)}` repeats another part of the file, which is not allowed"
        return Mistake(line, column, "alias", message, _if_text("Write the value out.", "*"))
    message = f"`&{_shorten(anchor)}` names a part of the file to repeat it, which is not allowed"
    return Mistake(line, column, "anchor", message, _if_text("Delete it.", "&"))


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _if_text(otherwise: str, character: str) -> str:
    return f"{otherwise} If this is a text that begins with {character}, put it in quotes."


def _inside(lines: list[str], mark: _Mark) -> tuple[int, int]:
    """Return line and column of a mark; past the end of the text, the end of its last line that is not blank."""
    if mark.line < len(lines) and (mark.line < len(lines) - 1 or lines[mark.line].strip()):
        return mark.line, min(mark.column, len(lines[mark.line]))
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return last, len(lines[last])


def _explain_escape_without_place(lines: list[str]) -> Mistake:
    for number, line in enumerate(lines):
        for found in _LONG_ESCAPE.finditer(line):
            if int(found.group(1), 16) > 0x10FFFF:
                return _no_such_character(number, found.start())
    hint = "Look for unusual escapes such as \\U in double quotes."
    return Mistake(1, 1, RULE, "this file can't be read as YAML", hint)


def _no_such_character(line: int, column: int) -> Mistake:
    return Mistake(line + 1, column + 1, RULE, "this escape names no character", "Write the character itself.")


def _open_quote(scene: _Scene) -> Mistake:
    quote = scene.lines[scene.start_line][scene.start_column : scene.start_column + 1]
    return scene.at_start(f"the text that begins with {quote} here has no closing {quote}", f"Add {quote} at its end.")


def _wrong_escape(scene: _Scene) -> Mistake:
    column = scene.text.rfind("\\", 0, scene.column + 1)
    column = scene.column if column < 0 else column
    found = _ESCAPE.match(scene.text, column)
    if found is not None and "invalid Unicode" in scene.problem:
        code = int(found.group(1), 16)
        if code > 0x10FFFF:
            return _no_such_character(scene.line, column)
        message = f"this text holds {describe_character(chr(code))}"
        return scene.at_start(message, "Delete the escape that writes it.", "control-character")
    escape = scene.text[column : column + 2]
    message = f"{escape} means nothing inside double quotes"
    if escape in _DIGITS:
        message = f"{escape} inside double quotes needs {_DIGITS[escape]} digits (0-9, a-f) after it"
    hint = "Write \\\\ for a backslash, or put the text in single quotes, where a backslash is only a backslash."
    return Mistake(scene.line + 1, column + 1, RULE, message, hint)


def _colon_in_value(scene: _Scene) -> Mistake:
    # A key needs something before its colon; with another `: ` before it on the line, this one is part of a text.
    if re.search(r":\s", scene.before.rstrip(" ")) or scene.before.strip()[-1:] in {"'", '"'}:
        message = "a colon followed by a space stands inside a text without quotes"
        return scene.here(message, "Put the whole text after the first colon in quotes.")
    above = next((line for line in range(scene.line - 1, -1, -1) if scene.lines[line].strip()), None)
    if above is not None and scene.indentation(above) >= scene.indentation(scene.line):
        return _missing_colon(scene, above, scene.indentation(above))
    return scene.at_text(
        "this line is indented deeper than the line above it, which has a value already",
        "Indent it like its neighbours; if it belongs to the text above, put that text in quotes.",
    )


def _wrong_first_character(scene: _Scene) -> Mistake:
    return scene.here(f"a text can't begin with the character {scene.character}", _IN_QUOTES)


def _no_colon(scene: _Scene) -> Mistake:
    return _missing_colon(scene, scene.start_line, scene.start_column)


def _missing_colon(scene: _Scene, line: int, column: int) -> Mistake:
    shown = _shorten(scene.lines[line][column:].strip())
    if re.match(r"[\w-]+:[^\s/]", shown):
        message = f"there is no space after the colon in `{shown}`"
        return Mistake(line + 1, column + 1, RULE, message, "Write a space after the colon.")
    hint = "A key has a colon and a space after it; a line that goes on with a text is indented deeper than its key."
    return Mistake(line + 1, column + 1, RULE, f"there is no colon after `{shown}`", hint)


def _complex_key(scene: _Scene) -> Mistake:
    return scene.here("a text can't begin with the character ? and a space", _IN_QUOTES)


def _colon_without_space(scene: _Scene) -> Mistake:
    return scene.here(*COLON_WITHOUT_SPACE)


def _order(scene: _Scene) -> Mistake:
    hint = "Indent it if it goes on with a text; or put it in quotes."
    return scene.at_text("a line can't begin with the character %", hint)


def _list_on_key_line(scene: _Scene) -> Mistake:
    return scene.here(
        "a list can't begin on the line of its key",
        "Begin it on the next line, or write [one, two]; if this is a text that begins with a dash, put it in quotes.",
    )


def _open_bracket(scene: _Scene) -> Mistake:
    opening = scene.lines[scene.start_line][scene.start_column : scene.start_column + 1]
    closing = {"{": "}", "[": "]"}.get(opening, "]")
    if scene.at_end:
        return scene.at_start(f"the {opening} here has no closing {closing}", f"Add {closing} where it ends.")
    if scene.line != scene.start_line:
        return scene.at_start(
            f"the {opening} here is not closed, or a comma is missing before line {scene.line + 1}",
            f"Add the {closing} or the comma; a text with a comma, a colon or a bracket in it needs quotes.",
        )
    return scene.here(
        f"a comma or {closing} is missing before this",
        "Put a comma between two values; a text with a comma, a colon or a bracket in it needs quotes.",
    )


def _block_mapping(scene: _Scene) -> Mistake:
    before = scene.before.rstrip()
    if before:
        return _text_after_value(scene, before[-1])
    if scene.character in {"}", "]"}:
        return _nothing_open(scene)
    if scene.character == ":":
        return scene.here("there is no key before this colon", "Write the key in front of it.")
    if re.match(r"\s*-(\s|$)", scene.text):
        return scene.here(
            "this item of a list stands where a key should stand",
            "Indent it like the other items of its list; the list of a key begins on the line after the key.",
        )
    return _wrong_indentation(scene)


def _text_after_value(scene: _Scene, last: str) -> Mistake:
    if last in {"'", '"'}:
        return scene.here(f"there is more text after the closing {last}", _QUOTES_INSIDE)
    if last in {"}", "]"}:
        return scene.here(f"there is more text after the closing {last}", "Delete it, or put the whole text in quotes.")
    return scene.here("this doesn't belong here", "Begin a new line for it, or put the whole text in quotes.")


def _wrong_indentation(scene: _Scene) -> Mistake:
    return scene.here(
        "the indentation of this line fits none of the lines above it",
        f"Keys of one level begin at one column; those that begin on line {scene.start_line + 1}"
        f" stand at column {scene.start_column + 1}.",
    )


def _block_list(scene: _Scene) -> Mistake:
    before = scene.before.rstrip()
    if before and before.strip("- "):
        return _text_after_value(scene, before[-1])
    return scene.here(
        "this line stands among the items of a list, but does not begin with a dash",
        f"Begin it with `- `, or indent it to where it belongs; the list begins on line {scene.start_line + 1}.",
    )


def _outside(scene: _Scene) -> Mistake:
    if scene.character in {"}", "]"}:
        return _nothing_open(scene)
    return scene.at_text(
        "this line does not go on with what stands above it",
        "Keys at the top of a file begin at column 1, all of them; a list and keys can't stand beside each other.",
    )


def _nothing_open(scene: _Scene) -> Mistake:
    return scene.here(f"nothing is open that this {scene.character} could close", "Delete it.")


def _no_value(scene: _Scene) -> Mistake:
    if scene.character == ",":
        return scene.here("there is no value before this comma", "Delete the comma, or write the value before it.")
    if scene.character in {"}", "]"}:
        return _nothing_open(scene)
    if scene.at_end:
        return scene.here("the file ends where a value should stand", "Look above for a { or [ that is not closed.")
    return scene.here("here a value should begin", _IN_QUOTES)


def explain_block_head(event: Event) -> Mistake:
    """Return the mistake of a text that begins right after the sign that it begins on the next line."""
    return Mistake(event.start_mark.line + 1, event.start_mark.column + 1, RULE, *_BLOCK_HEAD)


def _block_text_head(scene: _Scene) -> Mistake:
    return scene.at_start(*_BLOCK_HEAD)


def _reference(scene: _Scene) -> Mistake:
    character = scene.lines[scene.start_line][scene.start_column : scene.start_column + 1]
    return scene.at_start(f"a text can't begin with the character {character}", _IN_QUOTES)


_CASES = tuple(
    (re.compile(pattern), say)
    for pattern, say in (
        (r"quoted scalar \| .*(end of stream|document separator|document indicator)", _open_quote),
        (r"quoted scalar \|", _wrong_escape),
        (r"directive", _order),
        (r"unexpected ':'", _colon_without_space),
        (r"mapping keys are not allowed", _complex_key),
        (r"mapping values are not allowed", _colon_in_value),
        (r"cannot start any token", _wrong_first_character),
        (r"could not find expected ':'", _no_colon),
        (r"sequence entries are not allowed", _list_on_key_line),
        (r"block scalar \|", _block_text_head),
        (r"(anchor|alias|tag) \||undefined tag handle", _reference),
        (r"flow (mapping|sequence) \|", _open_bracket),
        (r"block mapping \|", _block_mapping),
        (r"block collection \|", _block_list),
        (r"document start", _outside),
        (r"(block|flow) node \|", _no_value),
    )
)
"""What the two readers' words for an error have in common, and how it is said here; the first that fits counts."""
