"""The parser: what becomes of values, what is refused, and where everything stands."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scorecard.yamlfile import Document, Mistake, parse
from scorecard.yamlfile.content import find_unwanted
from scorecard.yamlfile.parser import MAX_DEPTH, MAX_KEY, MAX_NODES, MAX_REPEATED, MAX_TEXT


def read(text: str, reader: Any = None) -> Document:
    found = parse(text, reader) if reader else parse(text)
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-7", -7),
        ("1234", 1234),
        ("0.10", Decimal("0.10")),
        ("-3.5", Decimal("-3.5")),
    ],
)
def test_only_these_plain_words_are_more_than_text(reader: Any, written: str, value: object) -> None:
    found = read(f"a: {written}\n", reader).data
    assert isinstance(found, dict)
    assert (found["a"], type(found["a"])) == (value, type(value))


OTHER_LANGUAGES_WORDS = [
    "NO",
    "no",
    "yes",
    "on",
    "off",
    "y",
    "True",
    "FALSE",
    "Null",
    "NULL",
    ".inf",
    ".nan",
    "=",
    "<<",
]
TIMES_AND_NUMBERS = [
    "12:30",
    "2020-03-05",
    "2020-03",
    "010",
    "0o10",
    "0x1F",
    "1_000",
    "+5",
    "1.",
    ".5",
    "1e3",
    "1.2.3",
    "--1",
    "-x",
    "٣",
]
ADDRESSES = ["http://example.org/a#b", "a:b", "12 000"]


@pytest.mark.parametrize("written", [*OTHER_LANGUAGES_WORDS, *TIMES_AND_NUMBERS, *ADDRESSES])
def test_everything_else_stays_text(reader: Any, written: str) -> None:
    assert read(f"- {written}\n- [{written}]\n", reader).data == [written, [written]]


@pytest.mark.parametrize("written", ["null", "true", "12", "1.5", "", "~", "<<"])
def test_in_quotes_everything_is_text(reader: Any, written: str) -> None:
    assert read(f'a: "{written}"\nb: \'{written}\'\n"{written}": c\n', reader).data == {
        "a": written,
        "b": written,
        written: "c",
    }


def test_long_texts_can_be_folded_or_kept_by_line(reader: Any) -> None:
    text = "a: >-\n  one\n  two\n\n  three\nb: |\n  one\n  two\nc: one\n  two\n"
    assert read(text, reader).data == {"a": "one two\nthree", "b": "one\ntwo\n", "c": "one two"}


def test_a_text_without_anything_in_it_holds_nothing(reader: Any) -> None:
    for text in ("", "# a comment\n", "---\n", "\n\n"):
        assert read(text, reader).data is None


REFUSED = (
    ("a: &x [1]\n", (1, 4), "anchor", "`&x` names a part of the file to repeat it, which is not allowed"),
    ("a: &x\n  b: 1\n", (1, 4), "anchor", "`&x` names a part of the file to repeat it, which is not allowed"),
    ("a: *bold text*\n", (1, 4), "alias", "`*bold` repeats another part of the file, which is not allowed"),
    ("a:\n  - *x\n", (2, 5), "alias", "`*x` repeats another part of the file, which is not allowed"),
    ("*x : 1\n", (1, 1), "alias", "`*x` repeats another part of the file, which is not allowed"),
    ("a: !!str 3\n", (1, 4), "tag", "the tag `!!str` is not allowed"),
    ("a: !python/object:os.system x\n", (1, 4), "tag", "the tag `!python/object:os.system` is not allowed"),
    ("a: !\n", (1, 4), "tag", "the tag `!` is not allowed"),
    ("a: !!map {b: 1}\n", (1, 4), "tag", "the tag `!!map` is not allowed"),
    ("a: 1\n<<: {b: 1}\n", (2, 1), "merge-key", "`<<` copies keys from elsewhere"),
    ("a: 1\n---\nb: 2\n", (2, 1), "several-documents", "a second document begins here"),
    ("# x\n\n%YAML 1.1\n---\na: 1\n", (3, 1), "directive", "a line that begins with % gives orders to YAML readers"),
    ("1: a\n", (1, 1), "key-not-text", "the key `1` is not text"),
    ("a:\n  null: b\n", (2, 3), "key-not-text", "the key `null` is not text"),
    ("[a]: b\n", (1, 1), "key-not-text", "a list or a mapping can't be a key"),
    ("? {a: 1}\n: b\n", (1, 3), "key-not-text", "a list or a mapping can't be a key"),
    ('a: "\\0"\n', (1, 4), "control-character", "this text holds a null character"),
    ('a: "\\ud800"\n', (1, 4), "control-character", "this text holds the invisible character U+D800"),
    ('a: "x\\u202Ey"\n', (1, 4), "control-character", "this text holds the invisible character U+202E"),
    ('"\\e": a\n', (1, 1), "control-character", "this text holds the invisible character U+001B"),
    ("a: " + "1" * 31 + "\n", (1, 4), "number-too-long", "this number has 31 digits; at most 30 are read"),
    ("k" * (MAX_KEY + 1) + ": a\n", (1, 1), "key-too-long", "this key has 201 characters; at most 200 are read"),
    (
        "a: " + "x" * (MAX_TEXT + 1),
        (1, 4),
        "text-too-long",
        "this text has 100,001 characters; at most 100,000 are read",
    ),
    ("[" * 50, (1, MAX_DEPTH + 1), "too-deep", "values are nested more than 40 levels deep here"),
    ("- " * 50, (1, 2 * MAX_DEPTH + 1), "too-deep", "values are nested more than 40 levels deep here"),
)


@pytest.mark.parametrize(
    ("text", "place", "rule", "message"), REFUSED, ids=[f"{case[2]} {case[0][:16]!r}" for case in REFUSED]
)
def test_what_these_files_do_not_need_is_refused(
    reader: Any, text: str, place: tuple[int, int], rule: str, message: str
) -> None:
    found = parse(text, reader)
    assert isinstance(found, Mistake)
    assert ((found.line, found.column), found.rule, found.message) == (place, rule, message)
    assert found.hint


def test_as_many_levels_as_allowed_are_read(reader: Any) -> None:
    assert isinstance(parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, reader), Document)


def test_more_values_than_allowed_are_refused_at_the_first_too_many() -> None:
    fitting = "".join("- a\n" for _ in range(MAX_NODES - 1))
    assert isinstance(parse(fitting), Document)
    assert parse(fitting + "- b\n- c\n") == Mistake(
        MAX_NODES,
        3,
        "too-many-values",
        "this file holds more than 100,000 keys and values",
        "Split it into several files.",
    )


def test_every_repeated_key_is_reported_and_the_first_value_counts(reader: Any) -> None:
    found = read("a: 1\nb:\n  c: [x]\n  d: y\n  c: {e: 2, e: 3}\na: {z: 1}\nf: 4\n", reader)
    assert found.data == {"a": 1, "b": {"c": ["x"], "d": "y"}, "f": 4}
    hint = "Keep one of the two; if both are meant, put both values under one key."
    assert found.mistakes == (
        Mistake(5, 3, "duplicate-key", "the key `c` is already there on line 3", hint),
        Mistake(5, 13, "duplicate-key", "the key `e` is already there on line 5", hint),
        Mistake(6, 1, "duplicate-key", "the key `a` is already there on line 1", hint),
    )
    assert found.marks().key(("f",)) == (7, 1)
    assert found.marks().key(("b", "d")) == (4, 3)


def test_a_thousand_repeated_keys_are_not_reported_one_by_one(reader: Any) -> None:
    assert len(read("a: 1\n" * 1000, reader).mistakes) == MAX_REPEATED


def test_every_key_and_value_has_its_place(reader: Any) -> None:
    text = "a: 1\nb:\n  - x\n  - c: y\n    d: [é, 😀 z, {e: f}]\n"
    marks = read(text, reader).marks()
    keys = {
        (): (1, 1),
        ("a",): (1, 1),
        ("b",): (2, 1),
        ("b", 0): (3, 5),
        ("b", 1): (4, 5),
        ("b", 1, "c"): (4, 5),
        ("b", 1, "d"): (5, 5),
        ("b", 1, "d", 1): (5, 12),
        ("b", 1, "d", 2): (5, 17),
        ("b", 1, "d", 2, "e"): (5, 18),
    }
    assert {path: marks.key(path) for path in keys} == keys
    values = {
        ("a",): (1, 4),
        ("b",): (3, 3),
        ("b", 1, "c"): (4, 8),
        ("b", 1, "d"): (5, 8),
        ("b", 1, "d", 2, "e"): (5, 21),
    }
    assert {path: marks.value(path) for path in values} == values


def test_a_path_that_is_not_in_the_file_stands_at_its_nearest_parent(reader: Any) -> None:
    marks = read("a: 1\nb:\n  - c: 2\n", reader).marks()
    assert marks.key(("b", 0, "missing", "deeper")) == (3, 5)
    assert marks.key(("b", 7)) == (2, 1)
    assert marks.key(("b", "0")) == (2, 1)
    assert marks.key(("zzz",)) == (1, 1)
    assert read("", reader).marks().key(("a",)) == (1, 1)


# What a JSON file could hold, with numbers and texts as our reader takes them.
texts = st.text(max_size=30).filter(lambda text: find_unwanted(text) is None and "\r" not in text)
json_like = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**28), 10**28) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@given(json_like)
def test_what_was_dumped_as_yaml_is_read_back(data: Any) -> None:
    dumped = yaml.dump(data, Dumper=_Plain, allow_unicode=True, width=80)
    for reader in {yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)}:
        assert read(dumped, reader).data == data


@given(json_like)
def test_what_was_dumped_as_json_is_read_back(data: Any) -> None:
    assert read(json.dumps(data, ensure_ascii=False)).data == data


PIECES = [
    *"ab1-?:,[]{}#&*!|>'\"%@`\\ \n~<=.0é😀",
    ": ",
    "- ",
    "\n  ",
    "\n- ",
    "key: ",
    "null",
    "---\n",
    "...\n",
    ">-\n",
    "\\u00e9",
    "\\ud800",
]


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_read_or_refused_and_both_readers_agree(text: str) -> None:
    text = text.replace("\r", "\n")
    found = [parse(text, reader) for reader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader))]
    if isinstance(found[0], Mistake):
        assert isinstance(found[1], Mistake)
        lines = text.split("\n")
        for mistake in found:
            assert isinstance(mistake, Mistake)
            assert mistake.message
            assert mistake.hint
            assert 1 <= mistake.line <= len(lines)
            assert 1 <= mistake.column <= len(lines[mistake.line - 1]) + 1
    else:
        assert isinstance(found[1], Document)
        assert (found[0].data, found[0].mistakes) == (found[1].data, found[1].mistakes)
        # Without a document the two disagree about where nothing begins.
        assert found[0].marks().keys[1:] == found[1].marks().keys[1:]


class _Plain(yaml.SafeDumper):
    """Writes texts in double quotes and nothing as an alias; numbers and words are written plain."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML calls it with the data
        return True


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Plain.add_representer(str, _quoted)
