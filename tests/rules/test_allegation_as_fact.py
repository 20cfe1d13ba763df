from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder


def test_a_statement_on_a_lawsuit_without_a_mark_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "Opened a plant for its waste water.", "Was sued for its waste water.")
    message = "this text speaks of “sued”, and no word marks the claim as a claim"
    place = mills.place(COMPANY, "statement: Was sued")
    assert mills.sentences() == [("allegation-as-fact", COMPANY, place, message)]


def test_a_rationale_on_a_lawsuit_without_a_mark_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "No public evidence found.", "A Lawsuit shows it.")
    message = "this text speaks of “Lawsuit”, and no word marks the claim as a claim"
    place = mills.place(ASSESSMENTS, "rationale: A Lawsuit")
    assert mills.sentences() == [("allegation-as-fact", ASSESSMENTS, place, message)]


def test_notes_doubts_and_successions_are_read_too(mills: Folder) -> None:
    mills.splice(COMPANY, "successions:\n  - {date: 2010, statement: Renamed after a lawsuit., source: charter}\n")
    mills.change(
        COMPANY,
        "    date: 2020-05-01\n    source: charter",
        "    date: 2020-05-01\n    note: Sued since.\n    how_ended: By a lawsuit.\n    source: charter",
    )
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    doubt: Known from a lawsuit only.\n")
    mills.change(COMPANY, "clarity: checkable", "clarity: checkable\n    doubt: Known from a lawsuit only.")
    found = mills.sentences()
    assert {rule for rule, *_ in found} == {"allegation-as-fact"}
    assert [place for _, _, place, _ in found] == [
        mills.place(COMPANY, "note: Sued"),
        mills.place(COMPANY, "how_ended"),
        mills.place(COMPANY, "doubt: Known from a lawsuit only.\n    deadline"),
        mills.place(COMPANY, "doubt: Known from a lawsuit only.\n    commitments"),
        mills.place(COMPANY, "statement: Renamed"),
    ]


def test_a_flagged_allegation_is_the_matter_of_another_rule(mills: Folder) -> None:
    mills.change(COMPANY, "Opened a plant for its waste water.", "Was sued for its waste water.\n    allegation: true")
    assert [rule for rule, *_ in mills.sentences()] == ["allegation-without-mark"]


def test_a_note_on_a_source_may_speak_of_a_lawsuit(mills: Folder) -> None:
    mills.change(
        COMPANY,
        "    accessed: 2026-06-01\n    language: en\n    party: first\n  news-2024:",
        "    accessed: 2026-06-01\n    language: en\n    party: first\n    note: Filed in a lawsuit.\n  news-2024:",
    )
    assert mills.check() == []


def test_a_lawsuit_inside_a_quotation_stays_silent(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "No public evidence found.", "'The page “Our lawsuit” holds no figures.'")
    assert mills.check() == []


def test_a_mark_anywhere_in_the_text_is_enough(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "No public evidence found.", "A lawsuit claims it.")
    assert mills.check() == []
