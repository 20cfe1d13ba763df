from __future__ import annotations

from tests.rules.context_files import RECORD, TOPIC, WATER_USE
from tests.rules.folder import COMPANY, FRAMEWORK, SOURCES, Folder


def test_an_unknown_source_of_evidence_is_reported_with_the_nearest_one(mills: Folder) -> None:
    mills.change(COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [new-2024]\n")
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("unknown-source", COMPANY, (34, 12), "the source new-2024 is neither in this file nor in sources/")
    ]
    assert found[0].hint == "Did you mean news-2024? A new source is written down before it is named."


def test_an_unknown_source_of_an_endorsement_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    source: charter\n", "    source: charter\n    also: [the-list]\n")
    message = "the source the-list is neither in this file nor in sources/"
    assert mills.sentences() == [("unknown-source", COMPANY, mills.place(COMPANY, "the-list"), message)]


def test_an_unknown_source_of_a_succession_is_reported(mills: Folder) -> None:
    mills.splice(COMPANY, "successions:\n  - {date: 2010, statement: Took a new name., source: register}\n")
    message = "the source register is neither in this file nor in sources/"
    assert mills.sentences() == [("unknown-source", COMPANY, mills.place(COMPANY, "source: register"), message)]


def test_an_unknown_source_of_a_framework_is_reported(mills: Folder) -> None:
    mills.change(
        FRAMEWORK, "source: charter\nsignatories_complete", "source: charter\nalso: [minutes]\nsignatories_complete"
    )
    message = "the source minutes is not in sources/"
    assert mills.sentences() == [("unknown-source", FRAMEWORK, mills.place(FRAMEWORK, "minutes"), message)]


def test_a_framework_does_not_see_the_sources_of_a_company(mills: Folder) -> None:
    mills.change(FRAMEWORK, "    date: 2020-05-01\n    source: charter", "    date: 2020-05-01\n    source: plan-2023")
    message = "the source plan-2023 is not in sources/"
    assert mills.sentences() == [("unknown-source", FRAMEWORK, mills.place(FRAMEWORK, "source: plan-2023"), message)]


def test_an_unknown_source_of_a_commitment_is_reported(mills: Folder) -> None:
    mills.change(
        FRAMEWORK,
        "        source: charter\n        applies_to",
        "        source: charter\n        also: [annex]\n        applies_to",
    )
    message = "the source annex is not in sources/"
    assert mills.sentences() == [("unknown-source", FRAMEWORK, mills.place(FRAMEWORK, "annex"), message)]


def test_sources_of_a_file_that_could_not_be_taken_in_are_not_called_unknown(mills: Folder) -> None:
    mills.change(SOURCES, "party: third", "party: fourth")
    assert mills.check_despite_flaws() == []


def test_nothing_is_called_unknown_while_a_file_of_sources_can_not_be_read_as_yaml(mills: Folder) -> None:
    mills.change(SOURCES, "party: third", "party: [third")
    assert mills.check_despite_flaws() == []


def test_shared_and_own_sources_stay_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [charter, plan-2023]\n")
    assert mills.check() == []


def test_sources_of_records_figures_and_caveats_are_looked_for_among_the_shared_ones(mills: Folder) -> None:
    mills.splice(FRAMEWORK, RECORD.replace("source: charter", "source: plan-2023"))
    mills.write(TOPIC, WATER_USE.replace("source: charter", "source: plan-2023"))
    assert [(rule, file) for rule, file, _, _ in mills.sentences()] == [
        ("unknown-source", TOPIC),
        ("unknown-source", TOPIC),
        ("unknown-source", TOPIC),
        ("unknown-source", FRAMEWORK),
    ]
