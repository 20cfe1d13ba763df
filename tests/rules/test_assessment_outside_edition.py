from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, EDITION, Folder


def test_an_entry_for_a_commitment_outside_the_edition_is_reported(mills: Folder) -> None:
    mills.change(EDITION, "frameworks: [clean-water]", "frameworks: []")
    message = "{} belongs to clean-water, which the edition 2026 does not cover"
    *outside, empty = mills.sentences()
    assert outside == [
        ("assessment-outside-edition", ASSESSMENTS, (2, 1), message.format("cw-1")),
        ("assessment-outside-edition", ASSESSMENTS, mills.place(ASSESSMENTS, "cw-2"), message.format("cw-2")),
    ]
    assert empty[:2] == ("edition-empty", EDITION)


def test_an_entry_inside_the_edition_stays_silent(mills: Folder) -> None:
    mills.change(EDITION, "frameworks: [clean-water]", "frameworks:\n  - clean-water")
    assert mills.check() == []
