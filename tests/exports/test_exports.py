"""results.json and scores.csv: whole, exact, and safe to open."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from scorecard.exports.csv_file import guard_cell
from scorecard.exports.results_json import describe_results, write_results
from scorecard.exports.scores_csv import COLUMNS, write_scores
from scorecard.exports.table import round_number
from scorecard.loader import load
from scorecard.model.dataset import Dataset
from scorecard.scoring.results import Results
from scorecard.scoring.score import score
from scorecard.workflow.starter import start_project


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Results]:
    folder = tmp_path_factory.mktemp("project")
    start_project(folder)
    dataset = load(folder / "data").dataset
    assert dataset is not None
    return dataset, score(dataset, "2025")


def test_the_record_holds_what_it_takes_to_recompute_each_score(example: tuple[Dataset, Results]) -> None:
    """Recomputes every score from results.json alone: the points by service, the tree, the weights."""
    document = json.loads(write_results(*example))
    weights = document["method"]["weights"]
    companies = 0

    for company in document["companies"]:
        found = {item["id"]: item for item in company["commitments"]}
        points: dict[str, Fraction] = {}
        for item in company["commitments"]:
            judged = [entry for entry in item["delivery"] if entry["points"] is not None]
            if judged and item["pledged"]:
                total = sum((Fraction(str(entry["weight"])) for entry in judged), Fraction(0))
                terms = [Fraction(str(entry["weight"])) * Fraction(str(entry["points"])) for entry in judged]
                points[item["id"]] = sum(terms, Fraction(0)) / total

        def node(part: dict[str, Any], points: dict[str, Fraction] = points) -> Fraction | None:
            scores = [(Fraction(weights.get(leaf["id"], 1)), points.get(leaf["id"])) for leaf in part["commitments"]]
            scores += [(Fraction(weights.get(group["id"], 1)), node(group)) for group in part["groups"]]
            counted = [(weight, value) for weight, value in scores if value is not None]
            total = sum(weight for weight, _ in counted)
            return sum((weight * value for weight, value in counted), Fraction(0)) / total if counted else None

        overall = node({"commitments": [], "groups": document["frameworks"]})
        assert overall == Fraction(company["score"]["exact"])
        assert sum(Fraction(found[key]["effective_weight"]["exact"]) for key in points) == 1
        companies += 1
    assert companies == 2


def test_numbers_are_exact_with_the_nearest_float_beside(example: tuple[Dataset, Results]) -> None:
    mills = next(item for item in describe_results(*example)["companies"] if item["id"] == "example-mills")
    assert mills["score"] == {"exact": "365/8", "value": 45.625}
    assert mills["no_score"] is None


def test_the_table_has_a_row_for_each_company_in_the_order_of_the_ranking(example: tuple[Dataset, Results]) -> None:
    rows = list(csv.DictReader(io.StringIO(write_scores(*example).decode(), newline="")))
    assert [row["company_id"] for row in rows] == ["example-mills", "example-foods"]
    assert tuple(rows[0]) == tuple(name for name, _ in COLUMNS)
    assert rows[0]["score"] == "45.63"
    assert rows[1]["reversed_count"] == "1"


def test_a_company_without_a_score_has_an_empty_cell_and_the_reason(example: tuple[Dataset, Results]) -> None:
    dataset, results = example
    bare = replace(results.by_id["example-foods"], score=None, rank=None, band=None, no_score="low-coverage")
    changed = replace(results, by_id={**results.by_id, "example-foods": bare})
    rows = list(csv.DictReader(io.StringIO(write_scores(dataset, changed).decode(), newline="")))
    assert (rows[1]["score"], rows[1]["rank"], rows[1]["no_score"]) == ("", "", "low-coverage")


def test_a_licence_or_a_name_cannot_become_a_formula_either(example: tuple[Dataset, Results]) -> None:
    dataset, results = example
    licence = dataset.programme.licence.model_copy(update={"id": "=1+1"})
    spoiled = replace(dataset, programme=dataset.programme.model_copy(update={"licence": licence}))
    named = {key: replace(company, name="@SUM(A1)") for key, company in results.by_id.items()}
    cells = [
        cell
        for row in csv.reader(io.StringIO(write_scores(spoiled, replace(results, by_id=named)).decode(), newline=""))
        for cell in row
    ]
    assert "'=1+1" in cells
    assert "'@SUM(A1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_digest_of_a_company_is_the_one_that_its_page_prints(example: tuple[Dataset, Results]) -> None:
    digests = {"example-mills": "ab" * 32, "example-foods": "cd" * 32}
    document = json.loads(write_results(*example, digests))
    assert {company["id"]: company["data_sha256"] for company in document["companies"]} == digests
    rows = list(csv.DictReader(io.StringIO(write_scores(*example, digests).decode(), newline="")))
    assert {row["company_id"]: row["company_data_sha256"] for row in rows} == digests


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1", "＠SUM(A1)"])
def test_no_cell_can_become_a_formula(text: str) -> None:
    assert guard_cell(text) == f"'{text}"
    assert guard_cell(f"Plain {text}") == f"Plain {text}"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(365, 8), "45.63"),
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-5, 200), "-0.03"),
        (Fraction(100), "100.00"),
        (Fraction(10**30, 3), f"{'3' * 30}.33"),
    ],
)
def test_halves_are_rounded_up(value: Fraction, text: str) -> None:
    assert format(round_number(value, 2), "f") == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(30658047), "30658047"),
        (Fraction(7, 2), "3.5"),
        (Fraction(1, 3), "0.333333"),
        (Fraction(0), "0"),
        (Fraction(1000), "1000"),
    ],
)
def test_a_number_that_was_given_keeps_its_own_decimals(value: Fraction, text: str) -> None:
    assert format(round_number(value, None), "f") == text


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        start_project(tmp_path / name)
        dataset = load(tmp_path / name / "data").dataset
        assert dataset is not None
        results = score(dataset, "2025")
        written.append((write_results(dataset, results), write_scores(dataset, results)))
    assert written[0] == written[1]
