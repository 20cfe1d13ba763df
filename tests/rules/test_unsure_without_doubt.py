from __future__ import annotations

from tests.rules.folder import COMPANY, Folder


def test_evidence_that_we_are_not_sure_of_without_a_doubt_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    kind: action\n", "    kind: action\n    confidence: low\n")
    message = "the confidence in evidence e1 is low, and no doubt is named"
    assert mills.sentences() == [("unsure-without-doubt", COMPANY, mills.place(COMPANY, "confidence"), message)]


def test_a_pledge_that_we_are_not_sure_of_without_a_doubt_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    clarity: checkable\n", "    clarity: checkable\n    confidence: medium\n")
    message = "the confidence in pledge p1 is medium, and no doubt is named"
    assert mills.sentences() == [("unsure-without-doubt", COMPANY, mills.place(COMPANY, "confidence"), message)]


def test_a_named_doubt_stays_silent(mills: Folder) -> None:
    mills.change(
        COMPANY, "    kind: action\n", "    kind: action\n    confidence: low\n    doubt: Read in an extract.\n"
    )
    assert mills.check() == []
