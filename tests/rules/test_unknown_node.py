from __future__ import annotations

from tests.rules.folder import METHODOLOGY, Folder


def test_a_weight_of_something_unknown_is_reported(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "weights:\n  river: 2\n")
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        (
            "unknown-node",
            METHODOLOGY,
            mills.place(METHODOLOGY, "river:"),
            "river has a weight, and is neither a framework nor a group nor a commitment",
        )
    ]
    assert found[0].hint == "Did you mean rivers? Weights are for frameworks, groups and commitments."


def test_weights_of_frameworks_groups_and_commitments_stay_silent(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "weights:\n  clean-water: 2\n  rivers: 3\n  cw-1: 0.5\n")
    assert mills.check() == []
