from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder


def test_a_cited_item_on_another_commitment_is_reported(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "  delivery: none\n", "  delivery: none\n  evidence: [e1]\n")
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("cited-off-topic", mills.place(ASSESSMENTS, "e1]\n  searched"), "cw-2 cites evidence e1, which bears on cw-1")
    ]
    assert found[0].hint == (
        "If it bears on cw-2, add that in companies/example-mills.yaml; if not, do not cite it here."
    )


def test_a_cited_item_on_no_commitment_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "kind: action\n    commitments: [cw-1]", "kind: action\n    commitments: []")
    message = "cw-1 cites evidence e1, which bears on no commitment"
    assert mills.sentences() == [("cited-off-topic", ASSESSMENTS, mills.place(ASSESSMENTS, "e1]"), message)]


def test_an_item_on_several_commitments_can_be_cited_for_each(mills: Folder) -> None:
    mills.change(COMPANY, "kind: action\n    commitments: [cw-1]", "kind: action\n    commitments: [cw-1, cw-2]")
    mills.change(ASSESSMENTS, "  delivery: none\n", "  delivery: none\n  evidence: [e1]\n")
    assert mills.check() == []
