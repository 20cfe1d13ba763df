from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, EDITION, Folder


def test_a_company_of_the_edition_without_a_file_of_assessments_is_reported(mills: Folder) -> None:
    mills.delete(ASSESSMENTS)
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        (
            "assessment-file-missing",
            EDITION,
            (5, 13),
            "the edition covers example-mills, which has no file of assessments",
        )
    ]
    assert found[0].hint == (
        "Add editions/2026/assessments/example-mills.yaml, or take the company out of the edition."
    )


def test_a_file_that_could_not_be_taken_in_is_not_missing(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "cw-2:", "cw-2: [")
    assert mills.check_despite_flaws() == []


def test_a_company_that_the_edition_does_not_cover_needs_no_file(mills: Folder) -> None:
    text = mills.read(COMPANY).partition("endorsements:")[0]
    mills.write("companies/sample-looms.yaml", text.replace("name: Example Mills", "name: Sample Looms"))
    assert mills.check() == []
