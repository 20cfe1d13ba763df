from __future__ import annotations

from tests.rules.context_files import RECORD
from tests.rules.folder import COMPANY, FRAMEWORK, Folder


def test_two_evidence_items_with_one_id_are_reported_at_the_second(mills: Folder) -> None:
    item = "  - {id: e1, date: 2024-05-02, kind: action, commitments: [cw-1], statement: Shut., source: news-2024}\n"
    mills.change(COMPANY, "sources:\n", item + "sources:\n")
    message = "the id e1 is already that of evidence of 2024-05-02 in this file"
    assert mills.sentences() == [("duplicate-item", COMPANY, mills.place(COMPANY, "id: e1, "), message)]


def test_evidence_with_the_id_of_a_pledge_is_reported(mills: Folder) -> None:
    item = "  - {id: p1, date: 2024-05-02, kind: action, commitments: [cw-1], statement: Shut., source: news-2024}\n"
    mills.change(COMPANY, "sources:\n", item + "sources:\n")
    message = "the id p1 is already that of a pledge of 2023-02-01 in this file"
    assert mills.sentences() == [("duplicate-item", COMPANY, mills.place(COMPANY, "id: p1, "), message)]


def test_two_companies_can_use_the_same_ids(mills: Folder) -> None:
    text = mills.read(COMPANY).replace("mills.example", "looms.example").replace("Example Mills", "Sample Looms")
    mills.write("companies/sample-looms.yaml", text)
    mills.change(
        FRAMEWORK,
        "signatories:\n",
        "signatories:\n  - {name: Looms, company: sample-looms, date: 2020-05-01, source: charter}\n",
    )
    assert mills.check() == []


def test_two_items_of_a_record_with_one_id_are_reported(mills: Folder) -> None:
    mills.splice(FRAMEWORK, RECORD + RECORD.removeprefix("record:\n"))
    assert [(rule, place, message) for rule, _, place, message in mills.sentences()] == [
        ("duplicate-item", (49, 5), "the id r1 is already that of an item of 2020-05-01 in this record")
    ]
