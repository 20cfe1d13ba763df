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


def test_what_counts_is_the_weighting_of_the_node_above(mills: Folder) -> None:
    own = "nodes:\n  clean-water: {weighting: by-commitment}\n"
    mills.splice(METHODOLOGY, f"weighting: by-group\n{own}weights:\n  clean-water: 2\n  rivers: 3\n")
    place = mills.place(METHODOLOGY, "rivers: 3")
    message = "the weight 3 of the group rivers has no effect: weighting is by-commitment"
    assert mills.sentences() == [("weight-without-effect", METHODOLOGY, place, message)]


def test_a_framework_can_weigh_its_groups_though_the_whole_goes_by_commitment(mills: Folder) -> None:
    own = "nodes:\n  clean-water: {weighting: by-group}\n"
    mills.splice(METHODOLOGY, f"weighting: by-commitment\n{own}weights:\n  rivers: 3\n")
    assert mills.check() == []
