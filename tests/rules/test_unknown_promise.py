from __future__ import annotations

from tests.rules.context_files import RECORD
from tests.rules.folder import FRAMEWORK, Folder

REPORT = """\
  - id: r2
    date: 2020-05-01
    kind: action
    commitments: [cw-2]
    promise: {promise}
    statement: The league published a report on the river.
    source: charter
"""


def test_an_item_that_names_no_promise_of_the_record_is_reported_with_the_nearest_one(mills: Folder) -> None:
    mills.splice(FRAMEWORK, RECORD + REPORT.format(promise="r11"))
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("unknown-promise", mills.place(FRAMEWORK, "promise: r11"), "the record holds no promise r11")
    ]
    assert found[0].hint.startswith("Did you mean r1?")


def test_an_item_that_is_no_promise_is_not_taken_for_one(mills: Folder) -> None:
    mills.splice(FRAMEWORK, RECORD + REPORT.format(promise="r2"))
    assert [(rule, message) for rule, _, _, message in mills.sentences()] == [
        ("unknown-promise", "the record holds no promise r2")
    ]


def test_what_was_not_found_needs_its_promise_too(mills: Folder) -> None:
    mills.splice(
        FRAMEWORK,
        RECORD + "not_found:\n  - promise: r7\n    what: a report\n    periods: [2022]\n"
        "    searched: [the web site]\n    on: 2026-06-01\n",
    )
    assert [rule for rule, *_ in mills.sentences()] == ["unknown-promise"]


def test_an_item_with_its_promise_stays_silent(mills: Folder) -> None:
    mills.splice(FRAMEWORK, RECORD + REPORT.format(promise="r1"))
    assert mills.check() == []
