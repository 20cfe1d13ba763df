"""Robustness and outlook as data: what is written can be read back, and the record holds it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from scorecard.exports.results_json import describe_results
from scorecard.exports.robustness_json import describe_outlook, describe_robustness, read_robustness
from scorecard.exports.scores_csv import write_scores
from scorecard.loader import load
from scorecard.model.dataset import Dataset
from scorecard.publishing.robustness_store import gather_insight
from scorecard.scoring.insight import Insight
from scorecard.scoring.results import Results
from scorecard.scoring.score import score
from scorecard.workflow.starter import start_project


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Results, Insight]:
    folder: Path = tmp_path_factory.mktemp("project")
    start_project(folder)
    dataset = load(folder / "data").dataset
    assert dataset is not None
    results = score(dataset, "2025")
    return dataset, results, gather_insight(dataset, results, folder / "draws")


def test_what_is_written_reads_back_as_it_was(example: tuple[Dataset, Results, Insight]) -> None:
    robustness = example[2].robustness
    assert robustness is not None
    assert robustness.companies
    assert robustness.neighbours
    assert read_robustness(json.loads(json.dumps(describe_robustness(robustness)))) == robustness


def test_the_record_holds_robustness_and_outlooks(example: tuple[Dataset, Results, Insight]) -> None:
    dataset, results, insight = example
    document = describe_results(dataset, results, None, insight)
    assert insight.robustness is not None
    assert document["robustness"] == describe_robustness(insight.robustness)
    assert [item["company"] for item in document["outlooks"]] == [company.company_id for company in results.companies]
    assert document["outlooks"] == [describe_outlook(insight.outlooks[key]) for key in sorted(insight.outlooks)]
    without = describe_results(dataset, results)
    assert (without["robustness"], without["outlooks"]) == (None, [])


def test_every_number_of_an_outlook_stands_twice_exact_and_as_a_float(
    example: tuple[Dataset, Results, Insight],
) -> None:
    steps = [step for outlook in example[2].outlooks.values() for step in describe_outlook(outlook)["steps"]]
    gains = [step["gain"] for step in steps if step["gain"] is not None]
    assert gains
    for gain in gains:
        assert set(gain) == {"exact", "value"}


def test_the_table_holds_the_ranges_beside_score_and_rank(example: tuple[Dataset, Results, Insight]) -> None:
    dataset, results, insight = example
    assert insight.robustness is not None
    rows = list(csv.DictReader(io.StringIO(write_scores(dataset, results, None, insight).decode(), newline="")))
    assert len(rows) == len(results.companies)
    for row in rows:
        item = insight.robustness.company(row["company_id"])
        assert item is not None
        assert (row["rank_best"], row["rank_worst"]) == (str(item.rank_best), str(item.rank_worst))
        for column, end in (("score_low", item.score.low), ("score_high", item.score.high)):
            assert float(row[column]) == pytest.approx(float(end), abs=0.005001)
    bare = next(csv.DictReader(io.StringIO(write_scores(dataset, results).decode(), newline="")))
    assert [bare[key] for key in ("rank_best", "rank_worst", "score_low", "score_high")] == [""] * 4
