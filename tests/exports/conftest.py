"""The example project's open data, for all tests of this room that look at it."""

from __future__ import annotations

import pytest

from scorecard.exports.holdings import Holdings
from scorecard.exports.table import Table
from scorecard.exports.tables import fill_tables
from scorecard.loader import load
from scorecard.model.dataset import Dataset
from scorecard.scoring.insight import NO_INSIGHT
from scorecard.scoring.results import Results
from scorecard.scoring.score import score
from scorecard.workflow.starter import start_project
from tests.exports.open_files import DIGESTS, make_files


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("project")
    start_project(folder)
    found = load(folder / "data").dataset
    assert found is not None
    return found


@pytest.fixture(scope="module")
def results(dataset: Dataset) -> Results:
    return score(dataset, "2025")


@pytest.fixture(scope="module")
def files(dataset: Dataset, results: Results) -> dict[str, bytes]:
    """All files of the open data, by their paths."""
    return make_files(dataset, results)


@pytest.fixture(scope="module")
def tables(dataset: Dataset, results: Results) -> dict[str, Table]:
    found = fill_tables(Holdings(dataset, results, NO_INSIGHT, DIGESTS))
    return {table.shape.name: table for table in found}
