from __future__ import annotations

import pytest

from tests.rules.folder import METHODOLOGY, Folder


@pytest.mark.parametrize(("node", "kind", "weight"), [("clean-water", "framework", "2"), ("rivers", "group", "0.5")])
def test_a_weight_of_a_branch_by_commitment_is_reported(mills: Folder, node: str, kind: str, weight: str) -> None:
    mills.splice(METHODOLOGY, f"weighting: by-commitment\nweights:\n  {node}: {weight}\n")
    message = f"the weight {weight} of the {kind} {node} has no effect: weighting is by-commitment"
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("weight-without-effect", METHODOLOGY, mills.place(METHODOLOGY, f"{node}: {weight}"), message)
    ]
    assert found[0].level == "warning"
    assert found[0].hint == "Give the weight to the commitments below it, or choose `weighting: by-group`."


def test_one_zero_and_weights_of_commitments_stay_silent(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "weighting: by-commitment\nweights:\n  rivers: 1\n  cw-1: 2\n  cw-2: 0\n")
    assert mills.check() == []


def test_by_group_every_weight_has_its_effect(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "weighting: by-group\nweights:\n  clean-water: 2\n  rivers: 0.5\n")
    assert mills.check() == []
