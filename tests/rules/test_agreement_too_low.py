from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, EDITION, METHODOLOGY, Folder

ONE = "    dye-works: delivered\n"
TWO = "  delivery: none\n"


def read(mills: Folder, one: tuple[str, str], two: tuple[str, str]) -> None:
    """Give both commitments two readings of their delivery, settled."""
    for where, (first, second) in ((ONE, one), (TWO, two)):
        readings = f"  readings:\n    ab: {{delivery: {first}}}\n    cd: {{delivery: {second}}}\n  settled: It was.\n"
        mills.change(ASSESSMENTS, where, where + readings)


def test_an_edition_without_readings_is_reported(mills: Folder) -> None:
    mills.change(EDITION, "stage: collecting\n", "stage: collecting\nmin_agreement: 0.7\n")
    message = "the edition 2026 must reach an agreement of 0.7, and nothing was read by two assessors"
    place = mills.place(EDITION, "min_agreement")
    assert mills.sentences() == [("agreement-too-low", EDITION, place, message)]


def test_readings_that_differ_too_much_are_reported_where_the_method_asks(mills: Folder) -> None:
    read(mills, ("delivered", "none"), ("none", "delivered"))
    mills.splice(METHODOLOGY, "min_agreement: 0.5\n")
    (found,) = mills.check()
    assert (found.rule, found.file, found.level) == ("agreement-too-low", METHODOLOGY, "error")
    assert found.message == "the edition 2026 must reach an agreement of 0.5, and the assessors reach -0.50"


def test_an_edition_can_ask_for_less_than_the_method(mills: Folder) -> None:
    read(mills, ("delivered", "delivered"), ("none", "partial"))
    mills.splice(METHODOLOGY, "min_agreement: 0.9\n")
    assert [found.rule for found in mills.check()] == ["agreement-too-low"]
    mills.change(EDITION, "stage: collecting\n", "stage: collecting\nmin_agreement: 0.6\n")
    assert mills.check() == []


def test_full_agreement_is_enough_even_on_one_level(mills: Folder) -> None:
    read(mills, ("delivered", "delivered"), ("delivered", "delivered"))
    mills.splice(METHODOLOGY, "min_agreement: 1\n")
    assert mills.check() == []
