from __future__ import annotations

from tests.rules.folder import COMPANY, SOURCES, Folder


def test_a_shared_source_without_capture_is_reported(mills: Folder) -> None:
    mills.change(SOURCES, "  archived: https://web.archive.org/web/20260105120000/https://league.example/charter\n", "")
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("source-without-archive", SOURCES, (2, 1), "the source charter has no capture in a web archive")
    ]
    assert found[0].level == "warning"
    assert found[0].hint == (
        "Find or make a capture of https://league.example/charter and enter its address as `archived`."
    )


def test_an_own_source_without_capture_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    archived: https://web.archive.org/web/20260105120001/https://mills.example/plan\n", "")
    message = "the source plan-2023 has no capture in a web archive"
    assert mills.sentences() == [("source-without-archive", COMPANY, mills.place(COMPANY, "plan-2023:"), message)]


def test_a_source_with_a_capture_stays_silent(mills: Folder) -> None:
    mills.change(SOURCES, "web.archive.org/web/20260105120000/https://league.example/charter", "perma.cc/AB12-CD34")
    assert mills.check() == []
