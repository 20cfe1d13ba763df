from __future__ import annotations

from tests.rules.folder import COMPANY, Folder


def test_an_allegation_without_a_word_that_says_so_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    allegation: true\n")
    found = mills.check()
    message = (
        "evidence e1 is an allegation, and its statement has no word that says so, "
        "such as “alleges”, “alleged” and “claims”"
    )
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("allegation-without-mark", mills.place(COMPANY, "statement: Opened"), message)
    ]
    assert found[0].hint == "Say who claims it, and nothing that no court has decided."


def test_a_part_of_a_word_is_no_mark(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    allegation: true\n")
    mills.change(COMPANY, "Opened a plant", "Disclaims a plant")
    assert [rule for rule, *_ in mills.sentences()] == ["allegation-without-mark"]


def test_an_allegation_that_says_so_in_capitals_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    allegation: true\n")
    mills.change(COMPANY, "Opened a plant", "ALLEGED to have opened a plant")
    assert mills.check() == []
