from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from scorecard.rules.exceptions import matches

if TYPE_CHECKING:
    from tests.rules.folder import Folder


@pytest.mark.parametrize(
    ("pattern", "file"),
    [
        ("companies/example.yaml", "companies/example.yaml"),
        ("companies/*.yaml", "companies/example.yaml"),
        ("companies/ex*le.yaml", "companies/example.yaml"),
        ("*/*.yaml", "companies/example.yaml"),
        ("editions/*/assessments/*.yaml", "editions/2026/assessments/example.yaml"),
    ],
)
def test_a_pattern_matches_its_files(pattern: str, file: str) -> None:
    assert matches(pattern, file)


@pytest.mark.parametrize(
    ("pattern", "file"),
    [
        ("companies/example.yaml", "companies/example-2.yaml"),
        ("*.yaml", "companies/example.yaml"),
        ("example.yaml", "companies/example.yaml"),
        ("companies/*", "companies/a/example.yaml"),
        ("companies/example.yam?", "companies/example.yaml"),
        ("companies/[e]xample.yaml", "companies/example.yaml"),
        ("companies/exampleXyaml", "companies/example.yaml"),
        ("companies/example.yaml", "companies/exampleXyaml"),
    ],
)
def test_a_pattern_matches_nothing_else(pattern: str, file: str) -> None:
    assert not matches(pattern, file)


@pytest.mark.parametrize("is_on", [True, False])
def test_a_check_leaves_the_collector_of_cycles_as_it_was(mills: Folder, is_on: bool) -> None:
    was_on = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        assert mills.check() == []
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()
