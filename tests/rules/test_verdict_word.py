from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder


def test_a_word_of_guilt_in_a_statement_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "Opened a plant for its waste water.", "Knowingly opened its sluices.")
    message = "“Knowingly” states guilt or intent, which is for a court to do"
    place = mills.place(COMPANY, "statement: Knowingly")
    assert mills.sentences() == [("verdict-word", COMPANY, place, message)]


def test_a_word_of_guilt_in_a_reason_is_reported(mills: Folder) -> None:
    mills.change(
        ASSESSMENTS, "  delivery: none\n", "  delivery: not-applicable\n  not_applicable_because: Guilty of worse.\n"
    )
    place = mills.place(ASSESSMENTS, "not_applicable_because")
    message = "“Guilty” states guilt or intent, which is for a court to do"
    assert mills.sentences() == [("verdict-word", ASSESSMENTS, place, message)]


def test_a_word_of_guilt_in_a_note_on_a_source_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "  news-2024:\n", "  news-2024:\n    note: Written by the guilty.\n")
    assert [(rule, place) for rule, _, place, _ in mills.sentences()] == [
        ("verdict-word", mills.place(COMPANY, "note: Written"))
    ]


def test_a_quoted_decision_stays_silent(mills: Folder) -> None:
    mills.change(
        ASSESSMENTS, "No public evidence found.", "'The court of Millbrook found the firm \"guilty\" in 2025.'"
    )
    assert mills.check() == []


def test_a_longer_word_stays_silent(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "No public evidence found.", "The guiltyish are elsewhere.")
    assert mills.check() == []
