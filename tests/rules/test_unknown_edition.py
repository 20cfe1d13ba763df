from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, EDITION, PROGRAMME, Folder


def test_a_current_edition_that_does_not_exist_is_reported(mills: Folder) -> None:
    mills.change(PROGRAMME, 'current_edition: "2026"', 'current_edition: "2027"')
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("unknown-edition", (16, 1), "the current edition is 2027, and there is no such edition")
    ]
    assert found[0].hint == "Did you mean 2026? A new edition needs a file editions/2027/edition.yaml."


def test_an_edition_whose_file_could_not_be_taken_in_is_not_called_unknown(mills: Folder) -> None:
    mills.change(EDITION, "stage: collecting", "stage: later")
    assert mills.check_despite_flaws() == []


def test_an_edition_that_exists_stays_silent(mills: Folder) -> None:
    mills.write("editions/2027/edition.yaml", mills.read(EDITION).replace("cut_off: 2026", "cut_off: 2027"))
    mills.write(
        "editions/2027/assessments/example-mills.yaml",
        mills.read(ASSESSMENTS).replace("on: 2026", "on: 2027"),
    )
    mills.change(PROGRAMME, 'current_edition: "2026"', 'current_edition: "2027"')
    assert mills.check() == []
