from __future__ import annotations

from tests.rules.folder import COMPANY, EXCEPTIONS, SOURCES, Folder

ARCHIVE = "  archived: https://web.archive.org/web/20260105120000/https://league.example/charter\n"


def test_an_exception_that_matches_no_problem_is_reported(mills: Folder) -> None:
    mills.write_exceptions("{rule: rationale-too-long, files: [companies/*.yaml], reason: None.}")
    message = "no problem of the rule rationale-too-long is in companies/*.yaml"
    place = mills.place(EXCEPTIONS, "companies/*.yaml")
    assert mills.sentences() == [("exception-not-needed", EXCEPTIONS, place, message)]


def test_of_several_patterns_only_those_without_a_problem_are_reported(mills: Folder) -> None:
    mills.change(SOURCES, ARCHIVE, "")
    mills.write_exceptions("{rule: source-without-archive, files: [companies/*.yaml, sources/*.yaml], reason: None.}")
    message = "no problem of the rule source-without-archive is in companies/*.yaml"
    place = mills.place(EXCEPTIONS, "companies/*.yaml")
    assert mills.sentences() == [("exception-not-needed", EXCEPTIONS, place, message)]


def test_an_exception_from_this_rule_takes_nothing_away(mills: Folder) -> None:
    mills.write_exceptions("{rule: exception-not-needed, files: [exceptions.yaml], reason: None.}")
    message = "no problem of the rule exception-not-needed is in exceptions.yaml"
    place = mills.place(EXCEPTIONS, "exceptions.yaml]")
    assert mills.sentences() == [("exception-not-needed", EXCEPTIONS, place, message)]


def test_nothing_is_said_while_a_file_could_not_be_taken_in(mills: Folder) -> None:
    mills.write_exceptions("{rule: rationale-too-long, files: [companies/*.yaml], reason: None.}")
    mills.change(COMPANY, "founded: 1998", "founded: x")
    assert mills.check_despite_flaws() == []


def test_an_exception_that_is_needed_stays_silent_and_takes_the_problem_away(mills: Folder) -> None:
    mills.change(SOURCES, ARCHIVE, "")
    mills.write_exceptions("{rule: source-without-archive, files: [sources/water.yaml], reason: None.}")
    assert mills.check() == []


def test_an_exception_does_not_reach_into_folders_below(mills: Folder) -> None:
    mills.change(SOURCES, ARCHIVE, "")
    mills.write_exceptions("{rule: source-without-archive, files: ['*.yaml'], reason: None.}")
    assert [rule for rule, *_ in mills.sentences()] == ["exception-not-needed", "source-without-archive"]


def test_of_two_exceptions_for_one_problem_neither_is_called_unneeded(mills: Folder) -> None:
    mills.change(SOURCES, ARCHIVE, "")
    mills.write_exceptions(
        "{rule: source-without-archive, files: [sources/water.yaml], reason: None.}",
        "{rule: source-without-archive, files: [sources/w*.yaml], reason: None.}",
    )
    assert mills.check() == []
