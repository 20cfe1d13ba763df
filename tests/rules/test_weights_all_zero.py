from __future__ import annotations

import pytest

from tests.rules.folder import FRAMEWORK, METHODOLOGY, Folder


@pytest.mark.parametrize(
    "weights", ["clean-water: 0", "rivers: 0", "cw-1: 0\n  cw-2: 0", "rivers: 0\n  clean-water: 3"]
)
def test_weights_that_leave_nothing_to_count_are_reported(mills: Folder, weights: str) -> None:
    mills.splice(METHODOLOGY, f"weights:\n  {weights}\n")
    message = "every commitment of the edition 2026 weighs 0, so no company can have a score"
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("weights-all-zero", METHODOLOGY, mills.place(METHODOLOGY, "weights:"), message)
    ]
    assert found[0].level == "error"


@pytest.mark.parametrize("weights", ["cw-1: 0", "rivers: 2\n  cw-2: 0", "clean-water: 0.01"])
def test_weights_that_leave_something_stay_silent(mills: Folder, weights: str) -> None:
    mills.splice(METHODOLOGY, f"weights:\n  {weights}\n")
    assert mills.check() == []


def test_nothing_is_said_while_a_framework_could_not_be_taken_in(mills: Folder) -> None:
    mills.write("frameworks/other.yaml", mills.read(FRAMEWORK).replace("order: 1", "order: first"))
    mills.splice(METHODOLOGY, "weights:\n  rivers: 0\n")
    assert mills.check_despite_flaws() == []
