from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, FRAMEWORK, METHODOLOGY, Folder


def test_a_guide_that_leaves_out_a_level_is_reported(mills: Folder) -> None:
    mills.change(FRAMEWORK, "          - {level: verified, looks_like: An inspector saw it run.}\n", "")
    message = "the guide of cw-1 does not describe verified"
    assert mills.sentences() == [
        (
            "guide-incomplete",
            FRAMEWORK,
            mills.place(FRAMEWORK, "guide:\n          - {level: partial, looks_like: Some of"),
            message,
        )
    ]


def test_a_guide_that_is_empty_names_all_levels_that_are_worth_points(mills: Folder) -> None:
    text = mills.read(FRAMEWORK)
    mills.write(FRAMEWORK, text[: text.rindex("guide:")] + "guide: []\n")
    message = "the guide of cw-2 does not describe partial, delivered and verified"
    assert mills.sentences() == [("guide-incomplete", FRAMEWORK, mills.place(FRAMEWORK, "guide: []"), message)]


def test_a_level_of_another_scale_is_not_asked_for(mills: Folder) -> None:
    levels = (
        "{id: no, name: No, points: 0, criterion: Not done.}, {id: done, name: Done, points: 100, criterion: Done.}"
    )
    mills.splice(METHODOLOGY, f"scales:\n  yes-no:\n    name: Yes or no\n    levels: [{levels}]\n")
    text = mills.read(FRAMEWORK)
    guide = "scale: yes-no\n        guide: [{level: done, looks_like: All figures are published.}]\n"
    mills.write(FRAMEWORK, text[: text.rindex("guide:")] + guide)
    mills.change(ASSESSMENTS, "delivery: none", "delivery: not-assessed")
    assert mills.check() == []


def test_on_a_scale_of_points_no_level_is_asked_for(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "scales:\n  percent:\n    name: Percent\n    kind: points\n")
    text = mills.read(FRAMEWORK)
    mills.write(FRAMEWORK, text[: text.rindex("guide:")] + "scale: percent\n        guide: []\n")
    mills.change(ASSESSMENTS, "delivery: none", "delivery: 12.5")
    assert mills.check() == []
