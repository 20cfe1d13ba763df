"""The names of mistakes: the list is complete, and each is explained."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from scorecard.loader import MISTAKES
from scorecard.rules.registry import all_rules

SCORECARD = Path(__file__).parents[2] / "scorecard"
ROOMS = (SCORECARD / "loader", SCORECARD / "yamlfile")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+|alias|anchor|directive|tab|tag")
OTHER_WORDS = {"utf-8", "utf-8-sig"}


def test_every_mistake_that_the_program_can_name_is_explained() -> None:
    files = [file for room in ROOMS for file in room.glob("*.py") if file.name != "mistakes.py"]
    constants = {
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    named = {text for text in constants if NAME.fullmatch(text)} - OTHER_WORDS
    assert len(files) > 10
    assert named == set(MISTAKES)


def test_a_mistake_is_explained_by_one_sentence() -> None:
    assert [name for name, text in MISTAKES.items() if not text.endswith(".")] == []


def test_no_mistake_has_the_name_of_a_rule() -> None:
    assert {rule.name for rule in all_rules()} & set(MISTAKES) == set()
