from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, Folder


def test_a_rationale_over_the_limit_is_reported(mills: Folder) -> None:
    mills.change(
        ASSESSMENTS, "No public evidence found.", "one two three four five six seven eight nine ten eleven twelve more"
    )
    message = "the rationale of cw-2 has 13 words; at most 12 are allowed"
    place = mills.place(ASSESSMENTS, "rationale: one")
    assert mills.sentences() == [("rationale-too-long", ASSESSMENTS, place, message)]


def test_a_rationale_over_several_lines_is_counted_whole(mills: Folder) -> None:
    words = "one two three four five six\n    seven eight nine ten eleven twelve more"
    mills.change(ASSESSMENTS, "rationale: No public evidence found.", f"rationale: >-\n    {words}")
    assert [rule for rule, *_ in mills.sentences()] == ["rationale-too-long"]


def test_a_rationale_at_the_limit_stays_silent(mills: Folder) -> None:
    mills.change(
        ASSESSMENTS, "No public evidence found.", "one two three four five six seven eight nine ten eleven twelve"
    )
    assert mills.check() == []
