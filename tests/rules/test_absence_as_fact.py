from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, WORDING, Folder


def test_a_text_that_says_that_nothing_is_done_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "No public evidence found.", "The company does nothing.")
    message = "“does nothing” says that nothing is done, where no more is known than that nothing public was found"
    place = mills.place(ASSESSMENTS, "rationale: The company")
    assert mills.sentences() == [("absence-as-fact", ASSESSMENTS, place, message)]


def test_a_phrase_over_a_line_break_is_found(mills: Folder) -> None:
    mills.change(
        COMPANY,
        "statement: Opened a plant for its waste water.",
        "statement: >-\n      The mill did\n      nothing at all.",
    )
    message = "“did nothing” says that nothing is done, where no more is known than that nothing public was found"
    assert mills.sentences() == [("absence-as-fact", COMPANY, mills.place(COMPANY, "statement: >-"), message)]


def test_no_public_evidence_found_stays_silent(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "No public evidence found.", "No public evidence found; nothing else does.")
    assert mills.check() == []


def test_without_word_lists_no_text_is_judged(mills: Folder) -> None:
    mills.delete(WORDING)
    mills.change(ASSESSMENTS, "No public evidence found.", "Guilty; sued; does nothing.")
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    allegation: true\n")
    assert [rule for rule, *_ in mills.sentences()] == ["wording-missing"]
