from __future__ import annotations

from tests.rules.folder import EDITION, EXCEPTIONS, PROGRAMME, SOURCES, Folder

ARCHIVE = "  archived: https://web.archive.org/web/20260105120000/https://league.example/charter\n"


def test_an_exception_whose_stage_was_reached_is_reported_and_no_longer_holds(mills: Folder) -> None:
    mills.change(SOURCES, ARCHIVE, "")
    mills.write_exceptions(
        "{rule: source-without-archive, files: [sources/*.yaml], reason: Later., until: company-review}"
    )
    mills.change(EDITION, "stage: collecting", "stage: final")
    message = "this exception from source-without-archive held until company-review; the current edition is at final"
    assert mills.sentences() == [
        ("exception-ended", EXCEPTIONS, mills.place(EXCEPTIONS, "until"), message),
        ("source-without-archive", SOURCES, (2, 1), "the source charter has no capture in a web archive"),
    ]


def test_it_is_not_called_unneeded_as_well(mills: Folder) -> None:
    mills.write_exceptions("{rule: verdict-word, files: [sources/*.yaml], reason: Later., until: collecting}")
    assert [rule for rule, *_ in mills.sentences()] == ["exception-ended"]


def test_an_exception_whose_stage_is_to_come_holds(mills: Folder) -> None:
    mills.change(SOURCES, ARCHIVE, "")
    mills.write_exceptions(
        "{rule: source-without-archive, files: [sources/*.yaml], reason: Later., until: company-review}"
    )
    assert mills.check() == []


def test_without_a_current_edition_no_exception_ends(mills: Folder) -> None:
    mills.change(SOURCES, ARCHIVE, "")
    mills.write_exceptions("{rule: source-without-archive, files: [sources/*.yaml], reason: Later., until: collecting}")
    mills.change(PROGRAMME, 'current_edition: "2026"', 'current_edition: "1999"')
    assert [rule for rule, *_ in mills.sentences()] == ["unknown-edition"]
