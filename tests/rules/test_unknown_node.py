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


def test_a_method_for_something_that_is_no_part_is_reported(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "nodes:\n  river: {aggregate: lowest}\n  cw-1: {aggregate: lowest}\n")
    found = mills.check()
    assert [(problem.rule, problem.place) for problem in found] == [
        ("unknown-node", mills.place(METHODOLOGY, "river:")),
        ("unknown-node", mills.place(METHODOLOGY, "cw-1:")),
    ]
    assert found[0].message == "river is to be put together in its own way, and is neither a framework nor a group"
    assert found[0].hint == "Did you mean rivers? Under `nodes` stand frameworks, groups, and overall for the whole."


def test_methods_of_frameworks_groups_and_the_whole_stay_silent(mills: Folder) -> None:
    mills.splice(
        METHODOLOGY,
        "nodes:\n  overall: {aggregate: geometric}\n  clean-water: {services: last}\n  rivers: {weighting: by-group}\n",
    )
    assert mills.check() == []
