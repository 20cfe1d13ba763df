"""Shapes: each way in which data can differ from its model, with its place, its sentence and its hint."""

# ruff: noqa: E501 - sentences are compared whole

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from scorecard.loader.sentences import _CASES, describe_value, name_subject
from scorecard.loader.shapes import MAX_FLAWS
from scorecard.loader.spelling import _PATTERNS
from scorecard.model.schema import schemas

if TYPE_CHECKING:
    from tests.loader.conftest import Folder

ASSESSMENTS = "editions/2024/assessments/harbour-books.yaml"
COMPANY = "companies/harbour-books.yaml"
EDITION = "editions/2024/edition.yaml"
EXCEPTIONS = "exceptions.yaml"
FRAMEWORK = "frameworks/shelf-charter.yaml"
METHODOLOGY = "methodology.yaml"
PROGRAMME = "programme.yaml"
SOURCES = "sources/town.yaml"

# What it is, the file, what stands there, what a test puts in its place; then place, rule, sentence and hint.
CASES = (
    (
        "a key that is missing at the top",
        COMPANY,
        "name: Harbour Books\n",
        "",
        ((2, 1), "missing-key", "`name` is missing", "Add it. Meaning: Its legal or usual name."),
    ),
    (
        "a key that is missing in an item",
        COMPANY,
        "    date: 2021-02\n",
        "",
        ((11, 5), "missing-key", "`date` is missing in item 1 of `pledges`", "Add it. Meaning: When it was said."),
    ),
    (
        "a key that is missing in a flow mapping",
        PROGRAMME,
        "id: CC0-1.0, ",
        "",
        (
            (11, 1),
            "missing-key",
            "`id` is missing in `licence`",
            "Add it. Meaning: Its SPDX identifier, such as CC-BY-4.0.",
        ),
    ),
    (
        "a key that is missing in a map entry",
        SOURCES,
        "  language: en\n",
        "",
        (
            (2, 1),
            "missing-key",
            "`language` is missing in `charter`",
            "Add it. Meaning: Its language, such as en or fr.",
        ),
    ),
    (
        "a key with a spelling mistake",
        COMPANY,
        "    date: 2021-02\n",
        "    dat: 2021-02\n",
        (
            (12, 5),
            "unknown-key",
            "`dat` is not a known key in item 1 of `pledges`; did you mean `date`?",
            "Known keys: id, date, commitments, services, statement, clarity, deadline, source, also, confidence, doubt.",
        ),
    ),
    (
        "a key in another case",
        COMPANY,
        "headquarters: Harbour",
        "Headquarters: Harbour",
        (
            (3, 1),
            "unknown-key",
            "`Headquarters` is not a known key; did you mean `headquarters`?",
            "Known keys: name, named_as, also_known_as, headquarters, website, founded, services, successions, endorsements, pledges, evidence, sources.",
        ),
    ),
    (
        "a key with a hyphen",
        COMPANY,
        "name: Harbour Books\n",
        "name: Harbour Books\nalso-known-as: [HB]\n",
        (
            (3, 1),
            "unknown-key",
            "`also-known-as` is not a known key; did you mean `also_known_as`?",
            "Known keys: name, named_as, also_known_as, headquarters, website, founded, services, successions, endorsements, pledges, evidence, sources.",
        ),
    ),
    (
        "a key that nobody knows",
        COMPANY,
        "name: Harbour Books\n",
        "name: Harbour Books\nscore: 90\n",
        (
            (3, 1),
            "unknown-key",
            "`score` is not a known key",
            "Known keys: name, named_as, also_known_as, headquarters, website, founded, services, successions, endorsements, pledges, evidence, sources.",
        ),
    ),
    (
        "a key without a space after its colon",
        SOURCES,
        "  language: en\n",
        '  "language:en":\n',
        (
            (8, 3),
            "unknown-key",
            "`language:en` is not a known key in `charter`; did you mean `language`?",
            "Write a space after the colon. Known keys: title, publisher, url, archived, date, undated, accessed, language, party, note.",
        ),
    ),
    (
        "a number where text is wanted",
        COMPANY,
        "name: Harbour Books",
        "name: 2023",
        ((2, 1), "wrong-type", "`name` should be text, found the number 2023", 'Put it in quotes: "2023".'),
    ),
    (
        "a decimal where text is wanted",
        METHODOLOGY,
        'version: "1.0"',
        "version: 1.0",
        ((2, 1), "wrong-type", "`version` should be text, found the number 1.0", 'Put it in quotes: "1.0".'),
    ),
    (
        "a word of yes or no where text is wanted",
        COMPANY,
        "    statement: It showed a shelf.",
        "    statement: true",
        ((23, 5), "wrong-type", "`statement` should be text, found true", 'Put it in quotes: "true".'),
    ),
    (
        "nothing where text is wanted",
        COMPANY,
        "name: Harbour Books",
        "name:",
        ((2, 1), "wrong-type", "`name` is empty; it should be text", "Give it a value."),
    ),
    (
        "a list where text is wanted",
        COMPANY,
        "name: Harbour Books",
        "name: [Harbour, Books]",
        ((2, 1), "wrong-type", "`name` should be text, found a list", "Write one text, without brackets and dashes."),
    ),
    (
        "keys where text is wanted",
        COMPANY,
        "    statement: It showed a shelf.",
        "    statement: {It said: a shelf}",
        (
            (23, 5),
            "wrong-type",
            "`statement` should be text, found keys with values",
            "A text with a colon and a space in it needs quotes.",
        ),
    ),
    (
        "a text where a list is wanted",
        COMPANY,
        "features: [shelves]",
        "features: shelves",
        (
            (7, 36),
            "wrong-type",
            '`features` should be a list, found the text "shelves"',
            "Write [shelves], or one line for each item that begins with a dash and a space.",
        ),
    ),
    (
        "nothing where a list is wanted",
        COMPANY,
        "    commitments: [shelf]\n    statement: It showed",
        "    commitments:\n    statement: It showed",
        ((22, 5), "wrong-type", "`commitments` is empty; it should be a list", "Give it a value."),
    ),
    (
        "keys where a list is wanted",
        EXCEPTIONS,
        "exceptions: []",
        "exceptions: {rule: x}",
        (
            (2, 1),
            "wrong-type",
            "`exceptions` should be a list, found keys with values",
            "Begin each item with a dash and a space: `- `.",
        ),
    ),
    (
        "a list where keys are wanted",
        COMPANY,
        "services:\n  shop: {",
        "services:\n  - {",
        (
            (6, 1),
            "wrong-type",
            "`services` should be keys with values, found a list",
            "Write `key: value` lines without dashes.",
        ),
    ),
    (
        "a text where keys are wanted",
        PROGRAMME,
        'licence: {id: CC0-1.0, name: Creative Commons Zero 1.0, url: "https://creativecommons.org/publicdomain/zero/1.0/"}',
        "licence: CC0-1.0",
        (
            (11, 1),
            "wrong-type",
            '`licence` should be keys with values, found the text "CC0-1.0"',
            "Write `key: value` lines below it, indented.",
        ),
    ),
    (
        "a text in a list of mappings",
        FRAMEWORK,
        "- {level: delivered, looks_like: It stands.}",
        "- delivered",
        (
            (27, 17),
            "wrong-type",
            'item 1 of `guide` should be keys with values, found the text "delivered"',
            "Write `key: value` lines below it, indented.",
        ),
    ),
    (
        "a text where a whole number is wanted",
        PROGRAMME,
        "review_days: 30",
        'review_days: "30"',
        (
            (12, 1),
            "wrong-type",
            '`review_days` should be a whole number, found the text "30"',
            "Write it without quotes: 30.",
        ),
    ),
    (
        "a decimal where a whole number is wanted",
        PROGRAMME,
        "review_days: 30",
        "review_days: 30.5",
        ((12, 1), "wrong-type", "`review_days` should be a whole number, found the number 30.5", "Write only digits."),
    ),
    (
        "a text where a number is wanted",
        COMPANY,
        "value: 12.5",
        'value: "12,5"',
        (
            (24, 14),
            "wrong-type",
            '`value` should be a plain number, found the text "12,5"',
            "Write digits, with a point before decimals; no quotes, no separators, no unit.",
        ),
    ),
    (
        "a number in another form",
        COMPANY,
        "value: 12.5",
        "value: 1e3",
        (
            (24, 14),
            "wrong-type",
            '`value` should be a plain number, found the text "1e3"',
            "Write digits, with a point before decimals; no quotes, no separators, no unit.",
        ),
    ),
    (
        "yes where true is wanted",
        COMPANY,
        "    kind: disclosure\n",
        "    kind: disclosure\n    allegation: yes\n",
        (
            (22, 5),
            "wrong-type",
            '`allegation` should be true or false, found the text "yes"',
            "Write true, without quotes.",
        ),
    ),
    (
        "No where false is wanted",
        COMPANY,
        "    kind: disclosure\n",
        "    kind: disclosure\n    allegation: No\n",
        (
            (22, 5),
            "wrong-type",
            '`allegation` should be true or false, found the text "No"',
            "Write false, without quotes.",
        ),
    ),
    (
        "another text where true is wanted",
        COMPANY,
        "    kind: disclosure\n",
        "    kind: disclosure\n    allegation: maybe\n",
        (
            (22, 5),
            "wrong-type",
            '`allegation` should be true or false, found the text "maybe"',
            "Write true or false, without quotes.",
        ),
    ),
    (
        "a word that is not in its list",
        COMPANY,
        "kind: disclosure",
        "kind: disclosur",
        (
            (21, 5),
            "not-in-list",
            '`kind` should be action, disclosure or finding, found the text "disclosur"; did you mean disclosure?',
            "Allowed: action, disclosure, finding.",
        ),
    ),
    (
        "a word far from its list",
        EDITION,
        "stage: collecting",
        "stage: half-way",
        (
            (4, 1),
            "not-in-list",
            '`stage` should be collecting, company-review, final or published, found the text "half-way"',
            "Allowed: collecting, company-review, final, published.",
        ),
    ),
    (
        "an id with capitals and spaces",
        COMPANY,
        "commitments: [shelf]\n    statement: |",
        "commitments: [The Shelf]\n    statement: |",
        (
            (13, 19),
            "bad-id",
            'item 1 of `commitments` should be an id, found the text "The Shelf"',
            "Use lower-case letters, digits and single hyphens, such as the-shelf.",
        ),
    ),
    (
        "an id with accents",
        COMPANY,
        "  - id: p1",
        "  - id: Bücher_1",
        (
            (11, 5),
            "bad-id",
            '`id` should be an id, found the text "Bücher_1"',
            "Use lower-case letters, digits and single hyphens, such as bucher-1.",
        ),
    ),
    (
        "an id that is too long",
        COMPANY,
        "  - id: p1",
        "  - id: " + "a" * 61,
        ((11, 5), "text-too-long", "`id` has 61 characters; at most 60 are allowed", "Shorten it."),
    ),
    (
        "an id as a key",
        SOURCES,
        "charter:\n",
        "The Charter:\n",
        (
            (2, 1),
            "bad-id",
            "the key `The Charter` should be an id",
            "Use lower-case letters, digits and single hyphens, such as the-charter.",
        ),
    ),
    (
        "the short name of a person",
        ASSESSMENTS,
        "by: [desk]",
        "by: [A. Desk]",
        (
            (7, 19),
            "bad-id",
            'item 1 of `by` should be the short name of a person, found the text "A. Desk"',
            "Use small letters, digits and hyphens, from 2 to 30, beginning with a letter.",
        ),
    ),
    (
        "a judgement of nobody",
        ASSESSMENTS,
        "by: [desk]",
        "by: []",
        ((7, 14), "empty-list", "`by` is an empty list", "Add at least one item."),
    ),
    (
        "an address of another kind",
        COMPANY,
        "website: https://books.example.org",
        "website: javascript:alert(1)",
        (
            (4, 1),
            "bad-url",
            '`website` should be a web address with http:// or https://, found the text "javascript:alert(1)"',
            "Copy the whole address from the browser; user names in front of an @ are not allowed.",
        ),
    ),
    (
        "an address without its beginning",
        COMPANY,
        "website: https://books.example.org",
        "website: www.books.example.org",
        (
            (4, 1),
            "bad-url",
            '`website` should be a web address with http:// or https://, found the text "www.books.example.org"',
            "Write the beginning too: https://www.books.example.org",
        ),
    ),
    (
        "an address with a space",
        COMPANY,
        "website: https://books.example.org",
        "website: https://books.example.org/a b",
        (
            (4, 1),
            "bad-url",
            '`website` should be a web address with http:// or https://, found the text "https://books.example.org/a b"',
            "There is a space in it: write %20 for it, or cut what does not belong to the address.",
        ),
    ),
    (
        "an address with a user name",
        COMPANY,
        "website: https://books.example.org",
        "website: https://me@books.example.org",
        (
            (4, 1),
            "bad-url",
            '`website` should be a web address with http:// or https://, found the text "https://me@books.example.org"',
            "Copy the whole address from the browser; user names in front of an @ are not allowed.",
        ),
    ),
    (
        "a month that does not exist",
        COMPANY,
        "date: 2021-02\n",
        "date: 2021-13-01\n",
        (
            (12, 5),
            "bad-date",
            '`date` should be a date, found the text "2021-13-01"',
            "There is no month 13; the order is year, month, day.",
        ),
    ),
    (
        "a day that does not exist",
        COMPANY,
        "date: 2022-03-04\n    kind",
        "date: 2022-02-30\n    kind",
        (
            (20, 5),
            "bad-date",
            '`date` should be a date, found the text "2022-02-30"',
            "2022-02 has 28 days, so there is no day 30.",
        ),
    ),
    (
        "a date without zeros",
        COMPANY,
        "date: 2022-03-04\n    kind",
        "date: 2022-3-4\n    kind",
        (
            (20, 5),
            "bad-date",
            '`date` should be a date, found the text "2022-3-4"',
            "Write it with two digits each and hyphens: 2022-03-04.",
        ),
    ),
    (
        "a date in another order",
        COMPANY,
        "date: 2022-03-04\n    kind",
        "date: 04/03/2022\n    kind",
        (
            (20, 5),
            "bad-date",
            '`date` should be a date, found the text "04/03/2022"',
            "Write YYYY-MM-DD, or YYYY-MM or YYYY where the source gives no more.",
        ),
    ),
    (
        "a year where a day is wanted",
        EDITION,
        "cut_off: 2023-12-31",
        "cut_off: 2023",
        ((3, 1), "bad-date", "`cut_off` should be a full date, found the number 2023", "Write YYYY-MM-DD."),
    ),
    (
        "a year too far away",
        COMPANY,
        "founded: 1998",
        "founded: 98",
        (
            (5, 1),
            "bad-date",
            "`founded` should be a date, found the number 98",
            "Write YYYY-MM-DD, or YYYY-MM or YYYY where the source gives no more.",
        ),
    ),
    (
        "a month where a day is wanted",
        ASSESSMENTS,
        "on: 2024-02-01",
        "on: 2024-02",
        ((7, 26), "bad-date", '`on` should be a full date, found the text "2024-02"', "Write YYYY-MM-DD."),
    ),
    (
        "a language by its name",
        SOURCES,
        "language: en",
        "language: English",
        (
            (8, 3),
            "bad-language",
            '`language` should be the code of a language, found the text "English"',
            "Write two small letters for the language, and a country where it matters: en, fr, pt-BR.",
        ),
    ),
    (
        "a text of spaces only",
        COMPANY,
        "    statement: It showed a shelf.",
        '    statement: "  "',
        ((23, 5), "empty-text", "`statement` is empty", "Give it a value."),
    ),
    (
        "an empty text",
        COMPANY,
        "name: Harbour Books",
        'name: ""',
        ((2, 1), "empty-text", "`name` is empty", "Give it a value."),
    ),
    (
        "a text of two lines where one is wanted",
        COMPANY,
        "name: Harbour Books",
        "name: |\n  Harbour\n  Books",
        (
            (2, 1),
            "bad-label",
            '`name` should be one line of text, found the text "Harbour Books "',
            "Put it on one line, without spaces at its beginning and its end.",
        ),
    ),
    (
        "a text that is too long",
        COMPANY,
        "name: Harbour Books",
        "name: " + "x" * 161,
        ((2, 1), "text-too-long", "`name` has 161 characters; at most 160 are allowed", "Shorten it."),
    ),
    (
        "a list without anything in it",
        PROGRAMME,
        "languages: [en]",
        "languages: []",
        ((6, 1), "empty-list", "`languages` is an empty list", "Add at least one item."),
    ),
    (
        "a number that is too small",
        METHODOLOGY,
        "weights: {shelf: 1.5}",
        "weights: {shelf: -1.5}",
        (
            (22, 11),
            "out-of-range",
            "`shelf` should be at least 0, found the number -1.5",
            "Look at its sign and its decimal point.",
        ),
    ),
    (
        "a number that is too large",
        METHODOLOGY,
        "min_coverage: 0.5",
        "min_coverage: 50",
        (
            (23, 1),
            "out-of-range",
            "`min_coverage` should be at most 1, found the number 50",
            "Look at its decimal point.",
        ),
    ),
    (
        "a list as the level",
        ASSESSMENTS,
        "delivery: delivered",
        "delivery: [delivered]",
        (
            (4, 3),
            "bad-delivery",
            "`delivery` should be a level, or a number for a commitment that is scored in points, found a list",
            "The levels stand in methodology.yaml; write one, or lines of `service: level` below the key.",
        ),
    ),
    (
        "no level at all",
        ASSESSMENTS,
        "delivery: delivered",
        "delivery:",
        (
            (4, 3),
            "bad-delivery",
            "`delivery` is empty; it should be a level, or a number for a commitment that is scored in points",
            "Give it a value.",
        ),
    ),
    (
        "no level for any service",
        ASSESSMENTS,
        "delivery: delivered",
        "delivery: {}",
        (
            (4, 3),
            "bad-delivery",
            "`delivery` should be a level, or a level for each service, found keys with values",
            "The levels stand in methodology.yaml; write one, or lines of `service: level` below the key.",
        ),
    ),
    (
        "a list as the level of a service",
        ASSESSMENTS,
        "delivery: delivered",
        "delivery: {shop: [a]}",
        (
            (4, 14),
            "bad-delivery",
            "`shop` should be a level, or a number for a commitment that is scored in points, found a list",
            "The levels stand in methodology.yaml; write one, or lines of `service: level` below the key.",
        ),
    ),
    (
        "another file altogether",
        ASSESSMENTS,
        "shelf:\n",
        "shelf: done\nother:\n",
        (
            (2, 1),
            "wrong-type",
            '`shelf` should be keys with values, found the text "done"',
            "Write `key: value` lines below it, indented.",
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_mistake_is_said_in_plain_words_at_its_place(data: Folder, case: tuple[Any, ...]) -> None:
    _, file, old, new, ((line, column), rule, message, hint) = case
    data.change(file, old, new)
    assert data.problems() == [(f"{file}:{line}:{column}", rule, message, hint)]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (COMPANY, "name: Harbour Books\n", "name: Harbour Books\nnamed_as:\nalso_known_as: []\n"),
        (COMPANY, "    kind: disclosure\n", "    kind: disclosure\n    allegation: false\n"),
        (COMPANY, "founded: 1998", 'founded: "1998-05"'),
        (COMPANY, "website: https://books.example.org", "website: http://x"),
        (METHODOLOGY, "min_coverage: 0.5", "min_coverage: 1"),
        (ASSESSMENTS, "delivery: delivered", "delivery: {shop: 99.5, kiosk: delivered}"),
        (SOURCES, "language: en", "language: zh-Hant-TW"),
        (EDITION, "stage: collecting", "stage: company-review"),
    ],
)
def test_what_is_right_stays_silent(data: Folder, file: str, old: str, new: str) -> None:
    data.change(file, old, new)
    assert data.problems() == []


def test_all_mistakes_of_a_file_come_at_once(data: Folder) -> None:
    data.change(
        COMPANY, "name: Harbour Books\nheadquarters: Harbour\n", "name: 7\nheadquarters: Harbour\nheadquarters: x\n"
    )
    data.change(COMPANY, "founded: 1998", "founded: soon")
    data.change(COMPANY, "    id: e1\n".replace("    ", "  - "), "  - id: E1\n")
    assert [(place, rule) for place, rule, _, _ in data.problems()] == [
        (f"{COMPANY}:2:1", "wrong-type"),
        (f"{COMPANY}:4:1", "duplicate-key"),
        (f"{COMPANY}:6:1", "bad-date"),
        (f"{COMPANY}:20:5", "bad-id"),
    ]


def test_the_mistakes_of_a_file_that_is_wrong_throughout_are_counted(data: Folder) -> None:
    before = (data.path / COMPANY).read_text()
    data.write(COMPANY, before.replace("pledges:\n", "pledges:\n" + "  - {}\n" * 20_000))
    problems = data.problems()
    # Of each of the first items six keys are missing.
    assert len(problems) == MAX_FLAWS + 1
    assert problems[0][1:3] == ("more-mistakes", f"this file has {20_000 * 6 - MAX_FLAWS:,} more mistakes")
    assert problems[1] == (
        f"{COMPANY}:11:5",
        "missing-key",
        "`clarity` is missing in item 1 of `pledges`",
        "Add it. Meaning: `measurable`: a target or a date that one can check. `checkable`: one can tell whether it was done. `vague`: neither.",
    )


def test_a_key_that_is_already_there_is_not_suggested(data: Folder) -> None:
    data.change(COMPANY, "name: Harbour Books\n", "name: Harbour Books\nnames: [HB]\n")
    assert [(rule, message) for _, rule, message, _ in data.problems()] == [
        ("unknown-key", "`names` is not a known key; did you mean `named_as`?")
    ]


def test_every_pattern_of_the_models_has_its_words() -> None:
    written = re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(schemas()))
    patterns = {json.loads(text) for text in written}
    dates = {pattern for pattern in patterns if pattern.startswith("^[12][0-9]{3}")}
    assert len(dates) == 2, "dates are read by functions that have their own words"
    assert patterns - dates == set(_PATTERNS)


def test_no_sentence_names_a_type_of_the_program() -> None:
    words = re.compile(r"\b(str|int|dict|tuple|bool|None|null|NoneType|Input|valid|field|instance|schema_)\b")
    said = [text for *_, (_, _, message, hint) in CASES for text in (message, hint)]
    assert [text for text in said if words.search(text)] == []
    assert len(_CASES) > 20


def test_values_are_shown_in_few_words() -> None:
    assert describe_value("x" * 100) == f'the text "{"x" * 60}…"'
    assert describe_value("a\nb") == 'the text "a b"'
    assert describe_value({}) == "keys with values"
    assert describe_value([1]) == "a list"
    assert describe_value(None) == "nothing"


def test_an_item_of_the_whole_file_is_named_by_its_number() -> None:
    assert name_subject((2,)) == "item 3"
    assert name_subject(()) == "the file"
