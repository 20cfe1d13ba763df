from __future__ import annotations

import pytest

from tests.rules.context_files import RECORD, TOPIC, WATER_USE
from tests.rules.folder import ASSESSMENTS, COMPANY, EDITION, FRAMEWORK, METHODOLOGY, PROGRAMME, Folder


@pytest.mark.parametrize(
    ("file", "change", "place", "message"),
    [
        (
            COMPANY,
            ("features: [dyeing]", "features: [dyeing, dyeing]"),
            "dyeing]",
            "dyeing stands twice under `features`",
        ),
        (
            COMPANY,
            ("kind: action\n    commitments: [cw-1]", "kind: action\n    commitments: [cw-1, cw-1]"),
            "cw-1, cw-1]",
            "cw-1 stands twice under `commitments`",
        ),
        (
            COMPANY,
            ("kind: action\n", "kind: action\n    services: [dye-works, dye-works]\n"),
            "dye-works]",
            "dye-works stands twice under `services`",
        ),
        (
            COMPANY,
            ("kind: action\n", "kind: action\n    fulfils: [p1, p1]\n"),
            "p1]",
            "p1 stands twice under `fulfils`",
        ),
        (ASSESSMENTS, ("[p1, e1]", "[p1, e1, e1]"), "e1]", "e1 stands twice under `evidence`"),
        (
            ASSESSMENTS,
            (
                "announced has been open since 2024.\n  assessed: {by: [desk]",
                "announced has been open since 2024.\n  assessed: {by: [desk, desk]",
            ),
            "desk], on: 2026-07-01}\ncw-2",
            "desk stands twice under `by`",
        ),
        (
            EDITION,
            ("[example-mills]", "[example-mills, example-mills]"),
            "example-mills]",
            "example-mills stands twice under `companies`",
        ),
        (
            EDITION,
            ("[clean-water]", "[clean-water, clean-water]"),
            "clean-water]",
            "clean-water stands twice under `frameworks`",
        ),
        (
            FRAMEWORK,
            ("applies_to: [dyeing]", "applies_to: [dyeing, dyeing]"),
            "dyeing]",
            "dyeing stands twice under `applies_to`",
        ),
        (
            FRAMEWORK,
            (
                "An auditor signed them.}\n",
                "An auditor signed them.}\n          - {level: verified, looks_like: All.}\n",
            ),
            "{level: verified, looks_like: All.}",
            "verified stands twice under `guide`",
        ),
        (
            METHODOLOGY,
            ("bands:\n", "bands:\n  - {id: high, name: Lowest, from_score: 0}\n"),
            "{id: high, name: High",
            "high stands twice under `bands`",
        ),
        (PROGRAMME, ("[en]", "[en, fr, en]"), "en]", "en stands twice under `languages`"),
    ],
)
def test_what_stands_twice_in_a_list_is_reported_at_its_second_place(
    mills: Folder, file: str, change: tuple[str, str], place: str, message: str
) -> None:
    mills.change(file, *change)
    found = [problem for problem in mills.sentences() if problem[0] == "repeated-entry"]
    line, column = mills.place(file, place)
    column += len("cw-1, ") if place.startswith("cw-1, ") else 0
    assert found == [("repeated-entry", file, (line, column), message)]


def test_a_level_that_stands_twice_on_a_scale_is_reported(mills: Folder) -> None:
    mills.change(
        METHODOLOGY,
        "      - {id: measurable",
        "      - {id: own, name: Own, points: 80, criterion: Once more.}\n      - {id: measurable",
    )
    message = "own stands twice under `levels`"
    place = mills.place(METHODOLOGY, "{id: own, name: Own, points: 80")
    assert mills.sentences() == [("repeated-entry", METHODOLOGY, place, message)]


def test_an_excluded_company_that_stands_twice_is_reported(mills: Folder) -> None:
    text = mills.read(COMPANY).partition("endorsements:")[0].replace("name: Example Mills", "name: Sample Looms")
    mills.write("companies/looms.yaml", text)
    mills.change(FRAMEWORK, "groups:\n", "excluded: [looms, looms]\ngroups:\n")
    message = "looms stands twice under `excluded`"
    assert mills.sentences() == [("repeated-entry", FRAMEWORK, mills.place(FRAMEWORK, "looms]"), message)]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (COMPANY, "    source: charter\n", "    source: charter\n    also: [charter]\n"),
        (COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [plan-2023, charter, plan-2023]\n"),
        (FRAMEWORK, "source: charter\nsignatories_complete", "source: charter\nalso: [charter]\nsignatories_complete"),
        (
            FRAMEWORK,
            "        source: charter\n        applies_to",
            "        source: charter\n        also: [charter]\n        applies_to",
        ),
    ],
)
def test_a_source_that_is_named_twice_is_reported(mills: Folder, file: str, old: str, new: str) -> None:
    mills.change(file, old, new)
    name = "plan-2023" if "plan-2023" in new else "charter"
    place = mills.place(file, f"{name}]")
    assert mills.sentences() == [("repeated-entry", file, place, f"the source {name} is named twice")]


def test_an_entry_that_stands_three_times_is_reported_twice(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "[p1, e1]", "[p1, e1, e1, p1]")
    assert [place for _, _, place, _ in mills.sentences()] == [(6, 22), (6, 26)]


def test_different_entries_stay_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [plan-2023, charter]\n")
    assert mills.check() == []


def test_lists_of_records_and_of_context_figures_are_looked_at_too(mills: Folder) -> None:
    mills.splice(FRAMEWORK, RECORD.replace("[cw-2]", "[cw-2, cw-2]"))
    second = (
        "  - name: Example Mills\n    figures:\n      - {period: 2017, value: 3, source: charter, also: [charter]}\n"
    )
    mills.write(
        TOPIC,
        WATER_USE.replace("    source: charter\nseries", "    source: charter\n    also: [charter]\nseries") + second,
    )
    assert sorted((file, message) for rule, file, _, message in mills.sentences() if rule == "repeated-entry") == [
        (TOPIC, "Example Mills stands twice under `series`"),
        (TOPIC, "the source charter is named twice"),
        (TOPIC, "the source charter is named twice"),
        (FRAMEWORK, "cw-2 stands twice under `commitments`"),
    ]
