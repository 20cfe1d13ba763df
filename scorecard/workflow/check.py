"""Checking: a data folder -> all its problems, of shape and of sense, and how much was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard import rules
from scorecard.loader import load
from scorecard.problems import sort_problems
from scorecard.workflow.published import find_unexplained

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.loader import Loaded
    from scorecard.model.dataset import Dataset
    from scorecard.problems import Problem


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was looked at; zero where the files could not be read."""

    files: int = 0
    frameworks: int = 0
    commitments: int = 0
    companies: int = 0
    facts: int = 0
    """Pledges and evidence items."""
    sources: int = 0
    editions: int = 0
    assessments: int = 0
    """Entries, not files."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All problems of a data folder in the order of their places, and what was looked at.

    `excepted` is how many problems more there are that exceptions.yaml takes away.
    """

    problems: tuple[Problem, ...]
    counts: Counts
    excepted: int = 0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the data from being published."""
        return tuple(problem for problem in self.problems if problem.level == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What asks for a second look."""
        return tuple(problem for problem in self.problems if problem.level == "warning")


def check(folder: Path) -> CheckReport:
    """Return everything that is wrong in a data folder, in one go; never raises because of what the folder holds."""
    return check_loaded(load(folder))


def check_loaded(loaded: Loaded) -> CheckReport:
    """Return everything that is wrong in a data folder that was loaded already.

    Published numbers are compared once there is no other error: scores of data that is not in order say nothing.
    """
    review = rules.check(loaded)
    problems = sort_problems((*loaded.problems, *review.problems))
    if not any(problem.level == "error" for problem in problems):
        problems = sort_problems((*problems, *find_unexplained(loaded)))
    files = len(loaded.files)
    counts = Counts(files=files) if loaded.dataset is None else count(loaded.dataset, files)
    return CheckReport(problems, counts, review.excepted)


def count(dataset: Dataset, files: int) -> Counts:
    """Return how much a dataset holds."""
    companies = dataset.companies.values()
    return Counts(
        files=files,
        frameworks=len(dataset.frameworks),
        commitments=len(dataset.commitments()),
        companies=len(companies),
        facts=sum(len(company.pledges) + len(company.evidence) for company in companies),
        sources=len(dataset.sources) + sum(len(company.sources) for company in companies),
        editions=len(dataset.editions),
        assessments=sum(
            len(entries) for edition in dataset.editions.values() for entries in edition.assessments.values()
        ),
    )
