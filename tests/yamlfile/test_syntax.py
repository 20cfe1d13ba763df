"""Syntax errors: each with its place, its sentence and its hint, the same with both readers."""

from __future__ import annotations

from typing import Any

import pytest

from scorecard.yamlfile import Document, Mistake, parse

# What it is, the text, line and column, the sentence, the hint.
CASES = (
    (
        "an open double quote",
        'a: "x\nb: 1\n',
        (1, 4),
        'the text that begins with " here has no closing "',
        'Add " at its end.',
    ),
    (
        "an open single quote",
        "a:\n  b: 'x\nc: d\n",
        (2, 6),
        "the text that begins with ' here has no closing '",
        "Add ' at its end.",
    ),
    (
        "a quote that a new document cuts off",
        'a: "b\n---\nc"\n',
        (1, 4),
        'the text that begins with " here has no closing "',
        'Add " at its end.',
    ),
    (
        "a colon inside a text",
        "note: see: there\n",
        (1, 10),
        "a colon followed by a space stands inside a text without quotes",
        "Put the whole text after the first colon in quotes.",
    ),
    (
        "a colon after a quoted text",
        'a: "b": c\n',
        (1, 7),
        "a colon followed by a space stands inside a text without quotes",
        "Put the whole text after the first colon in quotes.",
    ),
    (
        "a line indented too deep",
        "a: 1\n  b: 2\n",
        (2, 3),
        "this line is indented deeper than the line above it, which has a value already",
        "Indent it like its neighbours; if it belongs to the text above, put that text in quotes.",
    ),
    (
        "a first line without a colon",
        "name\nurl: x\n",
        (1, 1),
        "there is no colon after `name`",
        "A key has a colon and a space after it; a line that goes on with a text is indented deeper than its key.",
    ),
    (
        "a line without a colon",
        "a: 1\nkey\nb: 2\n",
        (2, 1),
        "there is no colon after `key`",
        "A key has a colon and a space after it; a line that goes on with a text is indented deeper than its key.",
    ),
    (
        "a key without a space after its colon",
        "name:x\nurl: y\n",
        (1, 1),
        "there is no space after the colon in `name:x`",
        "Write a space after the colon.",
    ),
    (
        "a text that begins with an at sign",
        "a: @x\n",
        (1, 4),
        "a text can't begin with the character @",
        "Put the text in quotes.",
    ),
    (
        "a text that begins with a backtick",
        "a: `x`\n",
        (1, 4),
        "a text can't begin with the character `",
        "Put the text in quotes.",
    ),
    (
        "a text that begins with a percent sign",
        "a: %x\n",
        (1, 4),
        "a text can't begin with the character %",
        "Put the text in quotes.",
    ),
    (
        "a text that begins with a question mark",
        "a: ? b\n",
        (1, 4),
        "a text can't begin with the character ? and a space",
        "Put the text in quotes.",
    ),
    (
        "a text that begins with an ampersand",
        "a: & more\n",
        (1, 4),
        "a text can't begin with the character &",
        "Put the text in quotes.",
    ),
    (
        "a text that begins with a lone star",
        "a: * more\n",
        (1, 4),
        "a text can't begin with the character *",
        "Put the text in quotes.",
    ),
    (
        "a text that begins with an unknown tag handle",
        "a: !a!b c\n",
        (1, 4),
        "a text can't begin with the character !",
        "Put the text in quotes.",
    ),
    (
        "a line that begins with a percent sign",
        "a: 1\n%b: 2\n",
        (2, 1),
        "a line can't begin with the character %",
        "Indent it if it goes on with a text; or put it in quotes.",
    ),
    ("an open bracket at the end", "a: [b, c\n", (1, 4), "the [ here has no closing ]", "Add ] where it ends."),
    ("an open brace at the end", "a: {b: 1\n# end\n", (1, 4), "the { here has no closing }", "Add } where it ends."),
    (
        "an open bracket in the middle",
        "a: [1, 2\nb: 3\n",
        (1, 4),
        "the [ here is not closed, or a comma is missing before line 2",
        "Add the ] or the comma; a text with a comma, a colon or a bracket in it needs quotes.",
    ),
    (
        "a missing comma in braces",
        "a: {b: 1 c: 2}\n",
        (1, 11),
        "a comma or } is missing before this",
        "Put a comma between two values; a text with a comma, a colon or a bracket in it needs quotes.",
    ),
    (
        "a missing comma in brackets",
        'a: ["b" "c"]\n',
        (1, 9),
        "a comma or ] is missing before this",
        "Put a comma between two values; a text with a comma, a colon or a bracket in it needs quotes.",
    ),
    (
        "two commas",
        "a: [a,,b]\n",
        (1, 7),
        "there is no value before this comma",
        "Delete the comma, or write the value before it.",
    ),
    (
        "a comma first",
        "a: ,b\n",
        (1, 4),
        "there is no value before this comma",
        "Delete the comma, or write the value before it.",
    ),
    ("a bracket too many", "a: 1\n]\n", (2, 1), "nothing is open that this ] could close", "Delete it."),
    ("a brace as a value", "a: }\n", (1, 4), "nothing is open that this } could close", "Delete it."),
    ("a bracket first", "]\n", (1, 1), "nothing is open that this ] could close", "Delete it."),
    (
        "a list on the line of its key",
        "a: - b\n",
        (1, 4),
        "a list can't begin on the line of its key",
        "Begin it on the next line, or write [one, two]; if this is a text that begins with a dash, put it in quotes.",
    ),
    (
        "an item where a key should be",
        "a: 1\n- b\n",
        (2, 1),
        "this item of a list stands where a key should stand",
        "Indent it like the other items of its list; the list of a key begins on the line after the key.",
    ),
    (
        "a key among items",
        "- a\nb: c\n",
        (2, 1),
        "this line stands among the items of a list, but does not begin with a dash",
        "Begin it with `- `, or indent it to where it belongs; the list begins on line 1.",
    ),
    (
        "a key among the items of a key's list",
        "a:\n  - b: c\n  d: e\n",
        (3, 3),
        "this line stands among the items of a list, but does not begin with a dash",
        "Begin it with `- `, or indent it to where it belongs; the list begins on line 2.",
    ),
    (
        "items of one list at two indentations",
        "a:\n  - b\n - c\n",
        (3, 2),
        "this item of a list stands where a key should stand",
        "Indent it like the other items of its list; the list of a key begins on the line after the key.",
    ),
    (
        "keys of one level at two indentations",
        "a:\n  b: 1\n c: 2\n",
        (3, 2),
        "the indentation of this line fits none of the lines above it",
        "Keys of one level begin at one column; those that begin on line 1 stand at column 1.",
    ),
    (
        "keys at the top at two indentations",
        "  a: 1\nb: 2\n",
        (2, 1),
        "this line does not go on with what stands above it",
        "Keys at the top of a file begin at column 1, all of them; a list and keys can't stand beside each other.",
    ),
    (
        "text after a closing quote",
        'a: "x" y\n',
        (1, 8),
        'there is more text after the closing "',
        "Put the whole text in quotes; a quote inside it is '' in single quotes and \\\" in double quotes.",
    ),
    (
        "an apostrophe inside single quotes",
        "a: 'it's'\n",
        (1, 8),
        "there is more text after the closing '",
        "Put the whole text in quotes; a quote inside it is '' in single quotes and \\\" in double quotes.",
    ),
    (
        "text after a closing bracket",
        "a: [b] c\n",
        (1, 8),
        "there is more text after the closing ]",
        "Delete it, or put the whole text in quotes.",
    ),
    (
        "text after a closing quote in a list",
        '- "a" b\n',
        (1, 7),
        'there is more text after the closing "',
        "Put the whole text in quotes; a quote inside it is '' in single quotes and \\\" in double quotes.",
    ),
    (
        "an unknown escape",
        'a: "C:\\q"\n',
        (1, 7),
        "\\q means nothing inside double quotes",
        "Write \\\\ for a backslash, or put the text in single quotes, where a backslash is only a backslash.",
    ),
    (
        "half an escape",
        'a: "\\x4"\n',
        (1, 5),
        "\\x inside double quotes needs 2 digits (0-9, a-f) after it",
        "Write \\\\ for a backslash, or put the text in single quotes, where a backslash is only a backslash.",
    ),
    (
        "an escape of no character",
        'a: "\\UFFFFFFFF"\n',
        (1, 5),
        "this escape names no character",
        "Write the character itself.",
    ),
    (
        "text right after a pipe",
        "a: |x\n  b\n",
        (1, 4),
        "after | or > at the end of a line nothing may follow but one digit and + or -",
        "Begin the text on the next line, indented; if the text itself begins with | or >, put it in quotes.",
    ),
    (
        "a comment right after a pipe",
        "a: |#x\n  b\n",
        (1, 4),
        "after | or > at the end of a line nothing may follow but one digit and + or -",
        "Begin the text on the next line, indented; if the text itself begins with | or >, put it in quotes.",
    ),
    (
        "a colon right before a bracket",
        "a: [b:]\n",
        (1, 6),
        "between this colon and the next sign there is no value",
        "Write a space and a value after the colon; if the colon belongs to a text, put the text in quotes.",
    ),
    ("no key before a colon", ": b\n", (1, 1), "there is no key before this colon", "Write the key in front of it."),
    (
        "a line after the end of the document",
        "a: 1\n...\nb: 2\n",
        (3, 1),
        "this line does not go on with what stands above it",
        "Keys at the top of a file begin at column 1, all of them; a list and keys can't stand beside each other.",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_syntax_error_is_said_in_plain_words_at_its_place(
    reader: Any, case: tuple[str, str, tuple[int, int], str, str]
) -> None:
    _, text, place, message, hint = case
    assert parse(text, reader) == Mistake(*place, "yaml-syntax", message, hint)


@pytest.mark.parametrize(
    "text",
    [
        "# only a comment\n",
        "a: 1 # so\n",
        'a: "x: y"\n',
        "a:\n- b\n- c\n",
        "a: http://example.org/x?y=z#w\n",
        "a: |\n  @ % ` & *\n",
    ],
)
def test_what_looks_odd_and_is_right_stays_silent(reader: Any, text: str) -> None:
    found = parse(text, reader)
    assert isinstance(found, Document)
    assert found.mistakes == ()


def test_a_question_mark_inside_brackets_is_refused_by_both_readers(reader: Any) -> None:
    found = parse("a: [why?, b]\n", reader)
    assert isinstance(found, Mistake)
    assert (found.line, found.rule) == (1, "yaml-syntax")


def test_no_sentence_uses_the_words_of_the_library() -> None:
    words = (
        "token",
        "scalar",
        "expected",
        "parsing",
        "scanning",
        "stream",
        "node",
        "indicator",
        "mapping values",
        "str",
    )
    said = [f" {message} {hint} ".lower() for _, _, _, message, hint in CASES]
    assert [sentence for sentence in said for word in words if f" {word} " in sentence] == []
