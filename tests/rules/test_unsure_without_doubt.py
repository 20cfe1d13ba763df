from __future__ import annotations

from tests.rules.context_files import RECORD
from tests.rules.folder import COMPANY, FRAMEWORK, Folder


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


def test_an_unsure_item_of_a_record_needs_its_doubt_too(mills: Folder) -> None:
    mills.splice(FRAMEWORK, RECORD + "    confidence: low\n")
    assert [(rule, file, message) for rule, file, _, message in mills.sentences()] == [
        ("unsure-without-doubt", FRAMEWORK, "the confidence in item r1 of the record is low, and no doubt is named")
    ]
