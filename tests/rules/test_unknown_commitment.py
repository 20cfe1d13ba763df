from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, FRAMEWORK, Folder


def test_a_pledge_on_an_unknown_commitment_is_reported(mills: Folder) -> None:
    mills.change(
        COMPANY, "    date: 2023-02-01\n    commitments: [cw-1]", "    date: 2023-02-01\n    commitments: [cw-1, cw-7]"
    )
    place = mills.place(COMPANY, "cw-7")
    message = "pledge p1 names the commitment cw-7, which no framework has"
    assert mills.sentences() == [("unknown-commitment", COMPANY, place, message)]


def test_evidence_on_an_unknown_commitment_is_reported_with_the_nearest_one(mills: Folder) -> None:
    mills.change(COMPANY, "kind: action\n    commitments: [cw-1]", "kind: action\n    commitments: [cw-1, cw1]")
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("unknown-commitment", (31, 25), "evidence e1 names the commitment cw1, which no framework has")
    ]
    assert found[0].hint == "Did you mean cw-1? Commitments are defined in frameworks/."


def test_an_assessment_of_an_unknown_commitment_is_reported(mills: Folder) -> None:
    mills.change(
        ASSESSMENTS,
        "cw-2:",
        "cw-2:\n  pledge: none\n  delivery: not-assessed\n  rationale: Open.\n"
        "  assessed: {by: [desk], on: 2026-07-01}\nwc-2:",
    )
    message = "this entry is about the commitment wc-2, which no framework has"
    found = [problem for problem in mills.sentences() if problem[0] == "unknown-commitment"]
    assert found == [("unknown-commitment", ASSESSMENTS, mills.place(ASSESSMENTS, "wc-2"), message)]


def test_commitments_of_a_framework_that_could_not_be_taken_in_are_not_called_unknown(mills: Folder) -> None:
    mills.change(FRAMEWORK, "order: 1", "order: first")
    assert "unknown-commitment" not in {problem.rule for problem in mills.check_despite_flaws()}


def test_nothing_is_called_unknown_while_a_framework_can_not_be_read_as_yaml(mills: Folder) -> None:
    mills.change(FRAMEWORK, "order: 1", "order: [1")
    rules = {problem.rule for problem in mills.check_despite_flaws()}
    assert not {"unknown-commitment", "unknown-framework"} & rules


def test_an_unknown_commitment_is_reported_although_another_framework_could_not_be_taken_in(mills: Folder) -> None:
    mills.write(
        "frameworks/clean-air.yaml", mills.read(FRAMEWORK).replace("cw-", "ca-").replace("order: 1", "order: x")
    )
    mills.change(
        COMPANY, "    date: 2023-02-01\n    commitments: [cw-1]", "    date: 2023-02-01\n    commitments: [cw-1, ca-9]"
    )
    found = [problem.message for problem in mills.check_despite_flaws() if problem.rule == "unknown-commitment"]
    assert found == ["pledge p1 names the commitment ca-9, which no framework has"]


def test_facts_on_known_commitments_stay_silent(mills: Folder) -> None:
    mills.change(COMPANY, "kind: action\n    commitments: [cw-1]", "kind: action\n    commitments: [cw-1, cw-2]")
    assert mills.check() == []
