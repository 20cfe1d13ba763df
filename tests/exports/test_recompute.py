"""The law of the record: results.json alone, and Python without any package, give every published figure again."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.exports.results_json import describe_results, write_results
from scorecard.loader import load
from scorecard.model.dataset import Dataset, EditionData
from scorecard.model.edition import Edition
from scorecard.scoring.aggregate import AGGREGATES
from scorecard.scoring.score import score
from scorecard.workflow.starter import start_project
from tests.cases.coinr_asem import write_coinr
from tests.cases.fmti import write_fmti
from tests.scoring.conftest import (
    make_assessment,
    make_commitment,
    make_company,
    make_framework,
    make_methodology,
    make_programme,
)

ROOT = Path(__file__).parent.parent.parent
SCRIPT = ROOT / "docs" / "recompute" / "recompute.py"
LEVELS = ("none", "reversed", "partial", "delivered", "verified", "not-assessed", "not-applicable")


def run(record: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as anybody can: without this package, without any other."""
    command = [sys.executable, "-I", "-S", str(SCRIPT), str(record)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def write_record(folder: Path, edition: str, target: Path) -> Path:
    dataset = load(folder).dataset
    assert dataset is not None
    target.write_bytes(write_results(dataset, score(dataset, edition)))
    return target


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    start_project(folder)
    return write_record(folder / "data", "2025", folder / "results.json")


def test_every_figure_of_the_example_comes_out_again(example: Path) -> None:
    result = run(example)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith(" figures of 2 companies: 0 wrong\n")
    assert int(result.stdout.split()[0]) > 60


@pytest.mark.slow
def test_every_figure_of_the_real_data_comes_out_again(built: Path) -> None:
    result = run(built / "results.json")
    companies = len(json.loads((built / "results.json").read_text(encoding="utf-8"))["companies"])
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith(f" figures of {companies} companies: 0 wrong\n")


@pytest.mark.parametrize(
    ("write", "edition", "companies"), [(write_fmti, "2024-05", 14), (write_coinr, "2018", 51)], ids=["fmti", "coinr"]
)
def test_every_figure_of_a_published_index_comes_out_again(
    write: Callable[[Path], None], edition: str, companies: int, tmp_path: Path
) -> None:
    write(tmp_path / "data")
    result = run(write_record(tmp_path / "data", edition, tmp_path / "results.json"))
    assert result.returncode == 0, result.stdout[:2000]
    assert f" figures of {companies} companies: 0 wrong" in result.stdout


@pytest.mark.parametrize(
    "way",
    [
        ("score",),
        ("practice",),
        ("coverage",),
        ("breadth",),
        ("strength",),
        ("tree", "children", 0, "score"),
        ("tree", "children", 0, "effective_weight"),
        ("commitments", 0, "delivery_points"),
        ("commitments", 0, "effective_weight"),
        ("commitments", 0, "contribution"),
        ("commitments", 0, "assessed_share"),
        ("rank",),
        ("counts", "kept"),
        ("counts", "not_applicable"),
    ],
)
def test_a_figure_that_is_off_is_named(example: Path, way: tuple[str | int, ...], tmp_path: Path) -> None:
    record = json.loads(example.read_text(encoding="utf-8"))
    place = next(company for company in record["companies"] if company["id"] == "example-mills")
    for step in way[:-1]:
        place = place[step]
    old = place[way[-1]]
    place[way[-1]] = old + 1 if isinstance(old, int) else {"exact": str(Fraction(old["exact"]) + 1), "value": 1}
    changed = tmp_path / "results.json"
    changed.write_text(json.dumps(record), encoding="utf-8")
    result = run(changed)
    assert result.returncode == 1
    assert "example-mills: published " in result.stdout
    assert " 0 wrong" not in result.stdout


def test_the_script_is_short_and_uses_the_standard_library_only() -> None:
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 90
    imported = {line.split()[1].split(".")[0] for line in lines if line.startswith(("import ", "from "))}
    assert imported <= sys.stdlib_module_names


def load_script() -> Any:
    spec = importlib.util.spec_from_file_location("recompute", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


NODES = ("overall", "f1", "f2", "g0", "g1", "g2")
METHODS = st.fixed_dictionaries(
    {},
    optional={
        "aggregate": st.sampled_from(sorted(AGGREGATES)),
        "weighting": st.sampled_from(["by-group", "by-commitment"]),
        "services": st.sampled_from(["first", "last"]),
    },
)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Nested groups, three services, several scales, any method, weights of 0 and thirds of weights."""
    apart: Mapping[str, Any] = {"applies_to": ["chat"]}
    inner = {"id": "g1", "name": "G1", "commitments": [make_commitment("c2", **apart), make_commitment("c3")]}
    outer = {"id": "g0", "name": "G0", "commitments": [make_commitment(key, **apart) for key in ("c0", "c1")]}
    last = {"id": "g2", "name": "G2", "commitments": [make_commitment("c4", scale="points", **apart)]}
    frameworks = {
        "f1": make_framework(1, groups=[{**outer, "groups": [inner]}]),
        "f2": make_framework(2, groups=[last], commitments=[make_commitment("c5", scale="yes-no")]),
    }
    service = {"name": "S", "kind": "app", "features": ["chat"]}
    points = st.one_of(st.integers(0, 100), st.sampled_from(["not-assessed", "not-applicable"]))
    companies, assessments = {}, {}
    for company in ("one", "two"):
        weights = draw(st.tuples(*[st.integers(0, 3)] * 3))
        services = {f"s{number}": {**service, "weight": weight} for number, weight in enumerate(weights)}
        companies[company] = make_company(company, services=services)
        judged = {}
        for key in ("c0", "c1", "c2", "c3", "c4", "c5"):
            level = points if key == "c4" else st.sampled_from(("no", "yes") if key == "c5" else LEVELS)
            cells = draw(level) if key in {"c3", "c5"} else {name: draw(level) for name in services}
            judged[key] = make_assessment(draw(st.sampled_from(["none", "own", "own", "not-assessed"])), cells)
        assessments[company] = judged
    weight = st.sampled_from(
        [Fraction(0), Fraction(1), Fraction(2), Fraction(1, 3), Fraction("0.123456789012345678901")]
    )
    method = make_methodology(
        weights=draw(st.dictionaries(st.sampled_from([*NODES[1:], "c0", "c1", "c4"]), weight)),
        nodes=draw(st.dictionaries(st.sampled_from(NODES), METHODS)),
        aggregate=draw(st.sampled_from(["mean", "geometric"])),
        weighting=draw(st.sampled_from(["by-group", "by-commitment"])),
        min_coverage=draw(st.sampled_from([Fraction(0), Fraction(3, 4)])),
    )
    edition = Edition.model_validate(
        {
            "title": "Edition 2026",
            "cut_off": "2026-10-31",
            "stage": "collecting",
            "companies": list(companies),
            "frameworks": list(frameworks),
            "notice": "Draft.",
            "how_to_contest": "Write.",
        }
    )
    return Dataset(
        programme=make_programme(),
        methodology=method,
        frameworks=frameworks,
        companies=companies,
        editions={"2026": EditionData(edition, assessments)},
    )


@settings(max_examples=60)
@given(dataset=datasets())
def test_whatever_the_method_every_figure_comes_out_again(dataset: Dataset) -> None:
    script = load_script()
    record = json.loads(json.dumps(describe_results(dataset, score(dataset, "2026"))))
    figures = [pair for company in record["companies"] for pair in script.recompute(company, record)]
    assert len(figures) > 60
    assert [(told, found) for told, found in figures if not script.is_right(told, found)] == []
