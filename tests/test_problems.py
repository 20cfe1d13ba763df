"""Problems: their order, and their three formats."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from scorecard.problems import (
    FORMAT_VERSION,
    Problem,
    format_github,
    format_json,
    format_terminal,
    sort_problems,
)

LATE = Problem("data/b.yaml", 7, 5, "due-before-made", "due 2019 is before 2021", "Check the year.")
EARLY = Problem("data/b.yaml", 2, 12, "missing-key", "`date` is missing")
WARNING = Problem("data/a.yaml", 9, 1, "schema-line-missing", "line 1 names no schema", level="warning")


def test_problems_are_sorted_by_file_line_and_column_and_come_once() -> None:
    tenth = Problem("data/b.yaml", 10, 1, "x", "y")
    assert sort_problems([tenth, LATE, EARLY, WARNING, LATE]) == (WARNING, EARLY, LATE, tenth)


def test_the_terminal_shows_place_sentence_rule_and_below_what_to_do() -> None:
    assert format_terminal(LATE) == (
        "data/b.yaml:7:5: error: due 2019 is before 2021 [due-before-made]\n    Check the year."
    )
    assert format_terminal(WARNING) == "data/a.yaml:9:1: warning: line 1 names no schema [schema-line-missing]"


def test_a_value_can_not_send_commands_to_a_terminal() -> None:
    nasty = Problem("x.yaml", 1, 1, "r", "found \x1b[2J\r\nx.yaml:9:9: error: y \u202e", "one\ntwo")
    assert format_terminal(nasty) == "x.yaml:1:1: error: found  [2J  x.yaml:9:9: error: y   [r]\n    one two"


def test_the_name_of_a_file_can_not_pass_for_another_problem() -> None:
    nasty = Problem("\x1b[31mred\nfake.yaml:1:1: error: boo [x].yaml", 1, 1, "r", "m")
    assert format_terminal(nasty) == " [31mred fake.yaml:1:1: error: boo [x].yaml:1:1: error: m [r]"
    assert "\n" not in format_github(nasty)


def test_a_pull_request_shows_the_problem_beside_its_line() -> None:
    assert format_github(LATE) == (
        "::error file=data/b.yaml,line=7,col=5,title=due-before-made::due 2019 is before 2021%0ACheck the year."
    )
    assert format_github(WARNING).startswith("::warning file=data/a.yaml,line=9,col=1,")


def test_a_value_can_not_write_annotations_of_its_own() -> None:
    nasty = Problem("a,b:c%.yaml", 1, 1, "r", "100%\n::error file=x::y")
    assert format_github(nasty) == "::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=r::100%25%0A::error file=x::y"
    assert "\n" not in format_github(nasty)


def test_json_names_every_part() -> None:
    assert json.loads(format_json([LATE, WARNING])) == {
        "format_version": FORMAT_VERSION,
        "problems": [
            {
                "file": "data/b.yaml",
                "line": 7,
                "column": 5,
                "level": "error",
                "rule": "due-before-made",
                "message": "due 2019 is before 2021",
                "hint": "Check the year.",
            },
            {
                "file": "data/a.yaml",
                "line": 9,
                "column": 1,
                "level": "warning",
                "rule": "schema-line-missing",
                "message": "line 1 names no schema",
                "hint": "",
            },
        ],
    }


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_was_found_is_one_line_and_comes_back_from_json(message: str, hint: str) -> None:
    problem = Problem("x.yaml", 1, 1, "r", message, hint)
    assert len(format_terminal(problem).splitlines()) == (2 if hint else 1)
    assert len(format_github(problem).split("\n")) == 1
    (row,) = json.loads(format_json([problem]))["problems"]
    assert (row["message"], row["hint"]) == (message, hint)
