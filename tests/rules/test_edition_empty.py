from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, EDITION, Folder


def test_an_edition_without_a_company_is_reported(mills: Folder) -> None:
    mills.delete(ASSESSMENTS)
    mills.change(EDITION, "companies: [example-mills]", "companies: []")
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("edition-empty", EDITION, mills.place(EDITION, "companies"), "the edition 2026 covers no company")
    ]
    assert found[0].hint == "Name under `companies` what it covers, or take the edition out until there is something."


def test_an_edition_without_a_framework_is_reported(mills: Folder) -> None:
    mills.write("editions/2027/edition.yaml", mills.read(EDITION).replace("[clean-water]", "[]"))
    mills.write(
        "editions/2027/assessments/example-mills.yaml",
        "# yaml-language-server: $schema=../../../schema/assessments.schema.json\n{}\n",
    )
    message = "the edition 2027 covers no framework"
    assert mills.sentences() == [("edition-empty", "editions/2027/edition.yaml", (6, 1), message)]


def test_an_edition_of_one_company_and_one_framework_stays_silent(mills: Folder) -> None:
    mills.change(EDITION, "frameworks: [clean-water]", "frameworks:\n  - clean-water")
    assert mills.check() == []
