from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, EDITION, Folder
from tests.rules.test_levels_differ_on_one_source import LOOMS_ASSESSMENTS, survey


def test_a_reason_for_a_source_that_is_not_cited_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "  evidence: [p1, e1]\n", "  evidence: [p1, e1]\n  consistent: {charter: So it is.}\n")
    place = mills.place(ASSESSMENTS, "charter: So")
    message = "no other company's level on cw-1 differs on the source charter"
    assert mills.sentences() == [("consistent-without-need", ASSESSMENTS, place, message)]


def test_a_reason_of_the_edition_that_nothing_needs_is_reported(mills: Folder) -> None:
    mills.change(EDITION, "notice: Draft.", "consistent: {charter: So it is.}\nnotice: Draft.")
    message = "no levels of this edition differ on the source charter"
    place = mills.place(EDITION, "charter: So")
    assert mills.sentences() == [("consistent-without-need", EDITION, place, message)]


def test_a_reason_that_is_needed_stays_silent(mills: Folder) -> None:
    survey(mills)
    note = "\n  consistent: {survey: The survey saw only one of two works.}"
    mills.change(LOOMS_ASSESSMENTS, "delivery: partial", "delivery: partial" + note)
    assert mills.check() == []


def test_a_reason_is_reported_when_the_levels_have_become_the_same(mills: Folder) -> None:
    survey(mills)
    note = "\n  consistent: {survey: The survey saw only one of two works.}"
    mills.change(LOOMS_ASSESSMENTS, "delivery: partial", "delivery: delivered" + note)
    assert [found.rule for found in mills.check()] == ["consistent-without-need"]
