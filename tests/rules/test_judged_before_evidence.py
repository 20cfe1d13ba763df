from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, Folder


def test_a_judgement_before_its_newest_evidence_is_reported(mills: Folder) -> None:
    mills.change(
        ASSESSMENTS,
        "announced has been open since 2024.\n  assessed: {by: [desk], on: 2026-07-01}",
        "announced has been open since 2024.\n  assessed: {by: [desk], on: 2022-12-31}",
    )
    message = "cw-1 was assessed on 2022-12-31 and cites evidence e1 of 2024-05-02"
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("judged-before-evidence", mills.place(ASSESSMENTS, "on: 2022-12-31"), message)
    ]
    assert found[0].level == "warning"


def test_a_judgement_on_the_day_of_the_evidence_stays_silent(mills: Folder) -> None:
    mills.change(
        ASSESSMENTS,
        "announced has been open since 2024.\n  assessed: {by: [desk], on: 2026-07-01}",
        "announced has been open since 2024.\n  assessed: {by: [desk], on: 2024-05-02}",
    )
    assert mills.check() == []
