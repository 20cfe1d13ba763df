from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, FRAMEWORK, Folder


def test_a_commitment_without_entry_is_reported(mills: Folder) -> None:
    text = mills.read(ASSESSMENTS)
    mills.write(ASSESSMENTS, text[: text.index("cw-2:")])
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("assessment-missing", ASSESSMENTS, (2, 1), "there is no entry for cw-2")
    ]
    assert found[0].hint == "Add it; where nobody has looked yet, the delivery level is not-assessed."


def test_many_commitments_without_entry_are_one_problem(mills: Folder) -> None:
    guide = "".join(f"      - {{level: {level}, looks_like: So.}}\n" for level in ("partial", "delivered", "verified"))
    mills.splice(
        FRAMEWORK,
        "commitments:\n"
        + "".join(
            f"  - id: cw-{number}\n    number: '{number}'\n    name: More\n    text: More.\n    source: charter\n"
            f"    guide:\n{guide}"
            for number in range(3, 10)
        ),
    )
    message = "there is no entry for cw-3, cw-4, cw-5, cw-6, cw-7 and 2 more commitments"
    assert mills.sentences() == [("assessment-missing", ASSESSMENTS, (2, 1), message)]


def test_commitments_of_a_framework_outside_the_edition_need_no_entry(mills: Folder) -> None:
    text = mills.read(FRAMEWORK).replace("cw-", "ca-").replace("id: rivers", "id: sky")
    mills.write("frameworks/clean-air.yaml", text)
    mills.change(
        COMPANY,
        "  - framework: clean-water\n",
        "  - {framework: clean-air, date: 2020-05-01, source: charter}\n  - framework: clean-water\n",
    )
    assert mills.check() == []
