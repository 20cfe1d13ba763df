from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, Folder

WHERE = "    dye-works: delivered\n"


def read(mills: Folder, reading: str) -> None:
    mills.change(ASSESSMENTS, WHERE, f"{WHERE}  readings:\n    ab: {reading}\n  settled: It was.\n")


def test_a_delivery_level_that_the_scale_lacks_is_reported(mills: Folder) -> None:
    read(mills, "{pledge: own, delivery: deliverd}")
    (found,) = mills.check()
    assert (found.rule, found.place) == ("reading-off-scale", mills.place(ASSESSMENTS, "delivery: deliverd"))
    assert found.message == (
        "the reading of ab gives cw-1 the level deliverd, which the scale “What was done” does not have"
    )
    assert found.hint.startswith("Did you mean delivered?")


def test_a_pledge_level_that_the_scale_lacks_is_reported(mills: Folder) -> None:
    read(mills, "{pledge: delivered, delivery: delivered}")
    (found,) = mills.check()
    assert "the level delivered, which the scale “How firmly it was promised” does not have" in found.message


def test_a_number_on_a_scale_of_levels_is_reported(mills: Folder) -> None:
    read(mills, "{delivery: 67}")
    assert [found.rule for found in mills.check()] == ["reading-off-scale"]


def test_a_service_to_which_the_commitment_does_not_apply_is_reported(mills: Folder) -> None:
    read(mills, "{delivery: {dye-works: delivered, mill-shop: partial}}")
    (found,) = mills.check()
    assert found.place == mills.place(ASSESSMENTS, "mill-shop: partial")
    assert found.message == "the reading of ab gives cw-1 a level at mill-shop, to which it does not apply"
    assert found.hint == "It applies to dye-works."


def test_levels_of_the_scale_and_the_words_of_every_scale_stay_silent(mills: Folder) -> None:
    read(mills, "{pledge: not-assessed, delivery: {dye-works: not-applicable}}")
    assert mills.check() == []
