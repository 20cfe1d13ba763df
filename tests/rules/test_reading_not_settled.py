from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, Folder

WHERE = "    dye-works: delivered\n"
AGREED = "  readings:\n    ab: {pledge: own, delivery: delivered}\n    cd: {pledge: own, delivery: delivered}\n"


def test_readings_that_differ_are_reported_together(mills: Folder) -> None:
    readings = AGREED.replace("cd: {pledge: own, delivery: delivered}", "cd: {pledge: none, delivery: partial}")
    mills.change(ASSESSMENTS, WHERE, WHERE + readings)
    message = (
        "the readings of cw-1 are not settled: delivery at dye-works: ab delivered and cd partial, given is delivered; "
        "pledge: ab own and cd none, given is own"
    )
    place = mills.place(ASSESSMENTS, "readings:")
    assert mills.sentences() == [("reading-not-settled", ASSESSMENTS, place, message)]


def test_a_level_that_nobody_read_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, WHERE, WHERE + AGREED.replace("delivery: delivered", "delivery: partial"))
    (found,) = mills.check()
    assert "ab partial and cd partial, given is delivered" in found.message


def test_readings_that_agree_stay_silent(mills: Folder) -> None:
    mills.change(ASSESSMENTS, WHERE, WHERE + AGREED)
    assert mills.check() == []


def test_settled_readings_and_one_who_did_not_look_stay_silent(mills: Folder) -> None:
    readings = AGREED.replace("cd: {pledge: own, delivery: delivered}", "cd: {delivery: not-assessed}")
    mills.change(ASSESSMENTS, WHERE, WHERE + readings)
    assert mills.check() == []
    mills.change(ASSESSMENTS, "delivery: not-assessed}\n", "delivery: partial}\n  settled: The plant serves all.\n")
    assert mills.check() == []
