from __future__ import annotations

from scorecard.loader import load
from scorecard.rules import check
from scorecard.workflow.published import publish
from tests.rules.folder import EDITION, Folder


def test_a_published_edition_without_a_lock_is_reported(mills: Folder) -> None:
    stage = next(line for line in mills.read(EDITION).splitlines() if line.startswith("stage:"))
    mills.change(EDITION, stage, "stage: published")
    message = "the edition 2026 is published, and its numbers are not locked"
    assert mills.sentences() == [("edition-not-locked", EDITION, mills.place(EDITION, "stage: published"), message)]


def test_once_it_is_locked_nothing_is_reported(mills: Folder) -> None:
    stage = next(line for line in mills.read(EDITION).splitlines() if line.startswith("stage:"))
    mills.change(EDITION, stage, "stage: published")
    publish(load(mills.path), "2026")
    assert mills.check() == []
    assert check(load(mills.path)).problems == ()
