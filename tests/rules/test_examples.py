"""The examples in the docstrings are run: the failing one gives its rule at the marked line, the other nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorecard.rules.manual import manual_pages, read_page
from scorecard.rules.registry import rule_modules

if TYPE_CHECKING:
    from scorecard.rules.manual import Example
    from tests.rules.folder import Folder


@pytest.mark.parametrize("name", rule_modules())
def test_the_failing_example_gives_this_problem_at_the_marked_line(name: str, mills: Folder) -> None:
    page = read_page(rule_modules()[name])
    example = page.example("Failing example")
    apply(example, mills)
    assert example.marked is not None, "exactly one line should end with the mark"
    file, number = example.marked
    line = dict(example.files)[file].splitlines()[number - 1]
    expected = mills.read(file).splitlines().index(line) + 1 if (mills.path / file).exists() else 1
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place[0]) for problem in found] == [(name, file, expected)]
    assert [problem.level for problem in found] == [page.rule.level]


@pytest.mark.parametrize("name", rule_modules())
def test_the_passing_example_gives_no_problem(name: str, mills: Folder) -> None:
    example = read_page(rule_modules()[name]).example("Passing example")
    assert example.files
    apply(example, mills)
    assert mills.check() == []


def test_the_folder_that_the_examples_change_has_no_problem(mills: Folder) -> None:
    assert mills.check() == []
    assert mills.shape_problems() == []


def test_every_page_has_a_summary_of_one_sentence_and_text_under_each_heading() -> None:
    pages = manual_pages()
    assert len(pages) >= 28
    for page in pages:
        assert page.summary.endswith("."), page.rule.name
        assert all(text for _, text in page.sections), page.rule.name


def apply(example: Example, mills: Folder) -> None:
    for file, text in example.files:
        mills.splice(file, text)
