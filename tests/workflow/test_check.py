from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.problems import format_terminal
from scorecard.workflow.check import Counts, check
from tests.rules.folder import ASSESSMENTS, COMPANY, METHODOLOGY, SOURCES, Folder


@pytest.fixture
def mills(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "data")


def test_a_folder_without_a_problem_tells_how_much_was_looked_at(mills: Folder) -> None:
    report = check(mills.path)
    assert report.problems == ()
    assert report.counts == Counts(
        files=9, frameworks=1, commitments=2, companies=1, facts=2, sources=3, editions=1, assessments=2
    )


def test_all_problems_come_in_one_run_sorted_by_place(mills: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    mills.change(METHODOLOGY, "    meaning: Cloth is dyed.\n", "    meaning: Cloth is dyed.\n    colour: red\n")
    report = check(mills.path)
    assert [problem.rule for problem in report.problems] == ["unknown-key"]

    mills.change(METHODOLOGY, "    colour: red\n", "")
    mills.change(SOURCES, "  party: third\n", "  party: fourth\n")
    mills.change(COMPANY, "deadline: 2024-12-31", "deadline: 2022")
    mills.change(COMPANY, "  - id: e1\n    date: 2024-05-02", "  - id: e1\n    date: 2026-06-02")
    mills.change(ASSESSMENTS, "[p1, e1]", "[p1, e1, e2]")
    monkeypatch.chdir(mills.path.parent)
    report = check(Path("data"))
    lines = [format_terminal(problem).splitlines()[0] for problem in report.problems]
    company, assessments = "data/companies/example-mills.yaml", "data/editions/2026/assessments/example-mills.yaml"
    too_early, whose = "deadline-before-pledge", "evidence of Example Mills"
    later = "later than each of its sources (the newest: 2024-05-02)"
    assert lines[:3] == [
        f"{company}:25:5: error: the deadline 2022 of pledge p1 is before the pledge of 2023-02-01 [{too_early}]",
        f"{company}:29:5: warning: evidence e1 is dated 2026-06-02, {later} [fact-newer-than-sources]",
        f"{assessments}:6:22: error: cw-1 cites e2, which is neither a pledge nor {whose} [unknown-item]",
    ]
    assert len(lines) == 4
    assert (len(report.errors), len(report.warnings)) == (3, 1)
    last = report.problems[-1]
    assert (last.file, last.line, last.column, last.level) == ("data/sources/water.yaml", 10, 3, "error")


def test_problems_that_exceptions_take_away_are_counted(mills: Folder) -> None:
    assert check(mills.path).excepted == 0
    mills.splice(SOURCES, "charter:\n  archived: ~\n")
    mills.change(COMPANY, "    archived: https://web.archive.org/web/20260105120001/https://mills.example/plan\n", "")
    mills.write_exceptions("{rule: source-without-archive, files: [sources/*.yaml, companies/*.yaml], reason: Later.}")
    report = check(mills.path)
    assert report.problems == ()
    assert report.excepted == 2

    mills.write_exceptions("{rule: source-without-archive, files: [sources/*.yaml], reason: Later.}")
    report = check(mills.path)
    assert [problem.rule for problem in report.problems] == ["source-without-archive"]
    assert report.excepted == 1


def test_without_a_method_only_files_are_counted(mills: Folder) -> None:
    mills.delete(METHODOLOGY)
    report = check(mills.path)
    assert report.counts == Counts(files=8)
    assert [problem.level for problem in report.problems] == ["error"]


def test_a_folder_that_does_not_exist_is_one_problem(tmp_path: Path) -> None:
    report = check(tmp_path / "nowhere")
    assert report.counts == Counts()
    assert [problem.level for problem in report.problems] == ["error"]
