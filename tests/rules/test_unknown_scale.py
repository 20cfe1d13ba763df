from __future__ import annotations

from tests.rules.folder import FRAMEWORK, METHODOLOGY, Folder


def test_an_unknown_pledge_scale_is_reported_with_the_nearest_one(mills: Folder) -> None:
    mills.change(METHODOLOGY, "pledge_scale: pledge", "pledge_scale: pledges")
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        (
            "unknown-scale",
            mills.place(METHODOLOGY, "pledge_scale"),
            "`pledge_scale` is pledges, and there is no such scale",
        )
    ]
    assert found[0].hint == "Did you mean pledge? Scales are defined under `scales` in methodology.yaml."


def test_an_unknown_default_scale_is_reported(mills: Folder) -> None:
    mills.change(METHODOLOGY, "default_scale: delivery", "default_scale: five")
    message = "`default_scale` is five, and there is no such scale"
    assert mills.sentences() == [("unknown-scale", METHODOLOGY, mills.place(METHODOLOGY, "default_scale"), message)]


def test_an_unknown_scale_of_a_commitment_is_reported(mills: Folder) -> None:
    mills.change(FRAMEWORK, "        applies_to: [dyeing]\n", "        applies_to: [dyeing]\n        scale: yes-no\n")
    message = "the commitment cw-1 is judged on the scale yes-no, and there is no such scale"
    assert mills.sentences() == [("unknown-scale", FRAMEWORK, mills.place(FRAMEWORK, "scale: yes-no"), message)]


def test_a_scale_that_is_defined_stays_silent(mills: Folder) -> None:
    mills.change(FRAMEWORK, "        applies_to: [dyeing]\n", "        applies_to: [dyeing]\n        scale: delivery\n")
    assert mills.check() == []
