from __future__ import annotations

from tests.rules.folder import COMPANY, EDITION, FRAMEWORK, Folder


def test_an_endorsement_of_an_unknown_framework_is_reported(mills: Folder) -> None:
    mills.change(
        COMPANY,
        "  - framework: clean-water\n",
        "  - {framework: clean-air, date: 2021, source: charter}\n  - framework: clean-water\n",
    )
    message = "the endorsement of 2021 is of the framework clean-air, which does not exist"
    assert mills.sentences() == [("unknown-framework", COMPANY, mills.place(COMPANY, "framework: clean-air"), message)]


def test_an_edition_with_an_unknown_framework_is_reported_with_the_nearest_one(mills: Folder) -> None:
    mills.change(EDITION, "frameworks: [clean-water]", "frameworks: [clean-water, cleanwater]")
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("unknown-framework", (6, 27), "the edition covers the framework cleanwater, which does not exist")
    ]
    assert found[0].hint == "Did you mean clean-water? A new framework needs a file frameworks/cleanwater.yaml."


def test_a_second_framework_that_exists_stays_silent(mills: Folder) -> None:
    text = mills.read(FRAMEWORK).partition("groups:")[0]
    mills.write("frameworks/clean-air.yaml", text)
    mills.change(EDITION, "frameworks: [clean-water]", "frameworks: [clean-water, clean-air]")
    mills.change(
        COMPANY,
        "  - framework: clean-water\n",
        "  - {framework: clean-air, date: 2020-05-01, source: charter}\n  - framework: clean-water\n",
    )
    assert mills.check() == []
