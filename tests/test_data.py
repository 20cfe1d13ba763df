"""The real data: no errors and no warnings, so that a mistake in it never looks like one in the program."""

from __future__ import annotations

from pathlib import Path

from scorecard.problems import format_terminal
from scorecard.workflow.check import check

DATA = Path(__file__).parent.parent / "data"


def test_the_data_has_no_problem() -> None:
    report = check(DATA)
    assert [format_terminal(problem) for problem in report.problems] == []
    assert report.counts.companies >= 6
    assert report.counts.assessments >= report.counts.companies * report.counts.commitments
