from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, FRAMEWORK, METHODOLOGY, Folder


def test_an_unknown_pledge_level_is_reported_with_the_levels_that_there_are(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "pledge: own", "pledge: firm")
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        (
            "unknown-level",
            (3, 3),
            "the pledge level of cw-1 is firm, which the scale “How firmly it was promised” does not have",
        )
    ]
    assert found[0].hint == "There is collective, measurable, none and own. The levels are defined in methodology.yaml."


def test_a_pledge_can_not_be_not_applicable(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "pledge: own", "pledge: not-applicable")
    message = "the pledge level of cw-1 is not-applicable, which the scale “How firmly it was promised” does not have"
    assert mills.sentences() == [
        ("unknown-level", ASSESSMENTS, mills.place(ASSESSMENTS, "pledge: not-applicable"), message)
    ]


def test_an_unknown_delivery_level_of_a_service_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: done")
    message = "the delivery level of cw-1 is done, which the scale “What was done” does not have"
    assert mills.sentences() == [("unknown-level", ASSESSMENTS, mills.place(ASSESSMENTS, "dye-works: done"), message)]


def test_an_unknown_delivery_level_of_all_services_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "delivery: none", "delivery: nothing")
    message = "the delivery level of cw-2 is nothing, which the scale “What was done” does not have"
    assert mills.sentences() == [("unknown-level", ASSESSMENTS, mills.place(ASSESSMENTS, "delivery: nothing"), message)]


def test_points_on_a_scale_of_levels_are_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: 67.5")
    message = "the delivery level of cw-1 is 67.5, which the scale “What was done” does not have"
    assert mills.sentences() == [("unknown-level", ASSESSMENTS, mills.place(ASSESSMENTS, "dye-works: 67.5"), message)]


def test_a_level_on_a_scale_of_points_is_reported(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "scales:\n  percent:\n    name: Percent\n    kind: points\n")
    mills.change(FRAMEWORK, "        applies_to: [dyeing]\n", "        applies_to: [dyeing]\n        scale: percent\n")
    found = mills.check()
    assert [(problem.place, problem.message) for problem in found] == [
        ((5, 5), "the delivery level of cw-1 is delivered, which the scale “Percent” does not have")
    ]
    assert found[0].hint == "On this scale the level is a number from 0 to 100."


def test_a_guide_with_an_unknown_level_is_reported(mills: Folder) -> None:
    mills.change(
        FRAMEWORK,
        "An auditor signed them.}\n",
        "An auditor signed them.}\n          - {level: full, looks_like: All.}\n",
    )
    message = "the guide of cw-2 describes the level full, which the scale “What was done” does not have"
    assert mills.sentences() == [("unknown-level", FRAMEWORK, mills.place(FRAMEWORK, "level: full"), message)]


def test_levels_of_the_scale_points_and_not_assessed_stay_silent(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "scales:\n  percent:\n    name: Percent\n    kind: points\n")
    mills.change(FRAMEWORK, "        applies_to: [dyeing]\n", "        applies_to: [dyeing]\n        scale: percent\n")
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: 67.5")
    mills.change(ASSESSMENTS, "pledge: collective\n  delivery: none", "pledge: not-assessed\n  delivery: not-assessed")
    assert mills.check() == []


def test_a_number_beyond_the_goalposts_is_reported(mills: Folder) -> None:
    mills.splice(METHODOLOGY, "scales:\n  deaths:\n    name: Deaths\n    kind: points\n    worst: 12.5\n    best: 2\n")
    mills.change(FRAMEWORK, "        applies_to: [dyeing]\n", "        applies_to: [dyeing]\n        scale: deaths\n")
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: 1")
    found = mills.check()
    assert [problem.message for problem in found] == [
        "the delivery level of cw-1 is 1, which the scale “Deaths” does not have"
    ]
    assert found[0].hint == "On this scale the level is a number from 2 to 12.5."
    mills.change(ASSESSMENTS, "dye-works: 1", "dye-works: 2")
    assert mills.check() == []
