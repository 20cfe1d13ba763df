from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, EDITION, Folder


def test_a_file_of_a_company_that_the_edition_does_not_cover_is_reported(mills: Folder) -> None:
    mills.change(EDITION, "[example-mills]", "[]")
    message = "the edition 2026 does not cover a company example-mills"
    nobody, empty = mills.sentences()
    assert nobody == ("assessment-file-of-nobody", ASSESSMENTS, (2, 1), message)
    assert empty[:2] == ("edition-empty", EDITION)


def test_a_misspelt_name_is_reported_with_the_right_one(mills: Folder) -> None:
    mills.write("editions/2026/assessments/example-mill.yaml", mills.read(ASSESSMENTS))
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        (
            "assessment-file-of-nobody",
            "editions/2026/assessments/example-mill.yaml",
            (2, 1),
            "the edition 2026 does not cover a company example-mill",
        )
    ]
    assert found[0].hint == (
        "Did you mean example-mills? Rename the file, or add example-mill to the companies of the edition."
    )


def test_a_file_of_a_covered_company_stays_silent(mills: Folder) -> None:
    mills.change(EDITION, "[example-mills]", "[ example-mills ]")
    assert mills.check() == []
