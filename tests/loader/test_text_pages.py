"""Texts of the programme about itself: where they stand in the dataset, and what their shape refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.loader.conftest import Folder

ABOUT = """\
# yaml-language-server: $schema=../schema/page.schema.json
title: About the shelf
menu: About
order: 1
summary: Who keeps the books.
sections:
  - heading: Why
    text: [Books are for *all*.]
    show: figures
"""


def test_texts_are_in_the_dataset_by_the_names_of_their_files_in_the_order_that_they_give(data: Folder) -> None:
    data.write("pages/about.yaml", ABOUT.replace("order: 1", "order: 2"))
    data.write("pages/press.yaml", ABOUT)
    loaded = data.load()
    assert loaded.problems == ()
    assert loaded.dataset is not None
    assert [page_id for page_id, _ in loaded.dataset.ordered_pages()] == ["press", "about"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("show: figures", "show: everything"),
        ("menu: About\n", ""),
        ("    show: figures\n", "    shows: figures\n"),
    ],
)
def test_a_text_that_asks_for_an_unknown_part_or_lacks_a_key_is_a_problem(data: Folder, old: str, new: str) -> None:
    assert old in ABOUT
    data.write("pages/about.yaml", ABOUT.replace(old, new))
    problems = data.load().problems
    assert len(problems) == 1
    assert problems[0].file.endswith("pages/about.yaml")
    assert problems[0].level == "error"
