from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder

E2 = """\
  - id: e2
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Closed its plant for waste water.
    withdraws: e1
    source: news-2024
"""


def test_a_level_that_asks_for_a_withdrawal_without_one_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: reversed")
    message = "cw-1 at dye-works is reversed and cites no evidence that withdraws anything"
    place = mills.place(ASSESSMENTS, "dye-works")
    assert mills.sentences() == [("level-without-withdrawal", ASSESSMENTS, place, message)]


def test_a_withdrawal_without_what_it_withdraws_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "sources:\n", E2 + "sources:\n")
    mills.change(
        ASSESSMENTS, "    dye-works: delivered\n  evidence: [p1, e1]", "    dye-works: reversed\n  evidence: [p1, e2]"
    )
    message = "cw-1 at dye-works is reversed and cites e2 but not e1, which it withdraws"
    place = mills.place(ASSESSMENTS, "dye-works")
    assert mills.sentences() == [("level-without-withdrawal", ASSESSMENTS, place, message)]


def test_both_steps_stay_silent(mills: Folder) -> None:
    mills.change(COMPANY, "sources:\n", E2 + "sources:\n")
    mills.change(
        ASSESSMENTS,
        "    dye-works: delivered\n  evidence: [p1, e1]",
        "    dye-works: reversed\n  evidence: [p1, e1, e2]",
    )
    assert mills.check() == []


def test_a_withdrawn_pledge_is_enough(mills: Folder) -> None:
    mills.change(COMPANY, "sources:\n", E2.replace("withdraws: e1", "withdraws: p1") + "sources:\n")
    mills.change(
        ASSESSMENTS, "    dye-works: delivered\n  evidence: [p1, e1]", "    dye-works: reversed\n  evidence: [p1, e2]"
    )
    assert mills.check() == []
