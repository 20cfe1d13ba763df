"""Records of frameworks and context figures: what their shape refuses, and where they stand in the dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from scorecard.loader import Loaded
    from scorecard.model.dataset import Dataset
    from tests.loader.conftest import Folder

FRAMEWORK = "frameworks/shelf-charter.yaml"
TOPIC = "context/loans.yaml"
LOANS = """\
# yaml-language-server: $schema=../schema/context.schema.json
title: Loans of books
order: 1
counts: Books lent in a year, as the town counts them.
unit: loans
caveats:
  - statement: The town says that a loan does not show that a book was read.
    source: charter
series:
  - name: Harbour
    figures:
      - {period: 2020, value: 12, source: charter}
"""
RECORD = """
record:
  - id: r1
    date: 2021
    kind: promise
    commitments: []
    statement: The town promised a list every year.
    source: charter
not_found:
  - promise: r1
    what: a list
    periods: [2022]
    searched: [the town's web site]
    on: 2024-01-01
"""


def test_topics_are_in_the_dataset_by_the_names_of_their_files_in_the_order_that_they_give(data: Folder) -> None:
    data.write(TOPIC, LOANS.replace("order: 1", "order: 2"))
    data.write("context/visits.yaml", LOANS)
    loaded = data.load()
    assert loaded.problems == ()
    assert [topic for topic, _ in dataset_of(loaded).ordered_context()] == ["visits", "loans"]


def test_a_record_stands_in_its_framework(data: Folder) -> None:
    data.write(FRAMEWORK, (data.path / FRAMEWORK).read_text(encoding="utf-8") + RECORD)
    loaded = data.load()
    assert loaded.problems == ()
    framework = dataset_of(loaded).frameworks["shelf-charter"]
    assert [item.id for item in framework.record] == ["r1"]
    assert [str(period) for period in framework.not_found[0].periods] == ["2022"]


CAVEATS = LOANS[LOANS.index("caveats:") : LOANS.index("series:")]


def dataset_of(loaded: Loaded) -> Dataset:
    assert loaded.dataset is not None
    return loaded.dataset


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (CAVEATS, "", "`caveats` is missing"),
        (CAVEATS, "caveats: []\n", "`caveats` is an empty list"),
        ("      - {period: 2020, value: 12, source: charter}\n", "      []\n", "`figures` is an empty list"),
        ("value: 12", 'value: "12"', '`value` should be a plain number, found the text "12"'),
        ("period: 2020", "period: last year", "`period` should be a date"),
    ],
)
def test_a_topic_of_the_wrong_shape_is_refused(data: Folder, old: str, new: str, message: str) -> None:
    assert LOANS.count(old) == 1
    data.write(TOPIC, LOANS.replace(old, new))
    loaded = data.load()
    assert [problem.message.startswith(message) for problem in loaded.problems] == [True]
    assert loaded.left_out == {TOPIC}
    assert dataset_of(loaded).context == {}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "kind: promise",
            "kind: pledge",
            '`kind` should be promise, action, disclosure or finding, found the text "pledge"',
        ),
        ("    periods: [2022]\n", "    periods: []\n", "`periods` is an empty list"),
        ("    searched: [the town's web site]\n", "", "`searched` is missing in item 1 of `not_found`"),
    ],
)
def test_a_record_of_the_wrong_shape_is_refused(data: Folder, old: str, new: str, message: str) -> None:
    assert RECORD.count(old) == 1
    data.write(FRAMEWORK, (data.path / FRAMEWORK).read_text(encoding="utf-8") + RECORD.replace(old, new))
    assert [problem.message.startswith(message) for problem in data.load().problems] == [True]
