"""The law of the record: results.json alone, and Python without any package, give every published figure again."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.exports.results_json import describe_results
from scorecard.model.dataset import Dataset, EditionData
from scorecard.model.edition import Edition
from scorecard.scoring.aggregate import AGGREGATES
from scorecard.scoring.hindsight import look_back
from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.outlook import look_ahead
from scorecard.scoring.record import make_lock, make_record
from scorecard.scoring.robustness import assess
from scorecard.scoring.robustness_inputs import gather_inputs
from scorecard.scoring.score import score
from scorecard.workflow.starter import start_project
from tests.cases.coinr_asem import write_coinr
from tests.cases.fmti import write_fmti
from tests.exports.recomputing import (
    GIVEN,
    NAMES,
    OPTIONAL,
    SCRIPTS,
    find_wrong,
    is_given,
    matches,
    read,
    recompute,
    run,
    walk_numbers,
    write_record,
)
from tests.real import CURRENT, DATA, EDITIONS
from tests.scoring.conftest import (
    make_assessment,
    make_commitment,
    make_company,
    make_framework,
    make_methodology,
    make_programme,
)

LEVELS = ("none", "reversed", "partial", "delivered", "verified", "not-assessed", "not-applicable")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    start_project(folder)
    return write_record(folder / "data", "2025", folder / "results.json")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of the real data, `<edition>.json`."""
    folder = tmp_path_factory.mktemp("real")
    for edition in EDITIONS:
        write_record(DATA, edition, folder / f"{edition}.json")
    return folder


def test_every_figure_of_the_example_comes_out_again(example: Path) -> None:
    result = run(example)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith(" figures of 2 companies: 0 wrong\n")
    assert int(result.stdout.split()[0]) > 100


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_of_the_real_data_comes_out_again(real: Path, edition: str) -> None:
    result = run(real / f"{edition}.json")
    companies = len(read(real / f"{edition}.json")["companies"])
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith(f" figures of {companies} companies: 0 wrong\n")


@pytest.mark.parametrize("script", NAMES)
def test_each_script_runs_by_itself_and_finds_something_to_work_out(real: Path, script: str) -> None:
    result = run(real / f"{CURRENT}.json", script)
    assert (result.returncode, result.stderr) == (0, "")
    assert int(result.stdout.split()[0]) > 500


def test_every_number_of_a_record_is_given_or_worked_out(example: Path, real: Path) -> None:
    for path in (example, *(real / f"{edition}.json" for edition in EDITIONS)):
        record = read(path)
        found = {(id(holder), key) for holder, key, _ in recompute(record)}
        numbers = list(walk_numbers(record))
        assert len(numbers) > 200
        unknown = [each.way for each in numbers if (id(each.holder), each.key) not in found]
        assert [way for way in unknown if not is_given(way)] == []


@pytest.mark.parametrize(
    "way", ["method.robustness.new", "companies.0.new", "robustness.companies.0.new", "outlooks.0.steps.0.new", "new"]
)
def test_a_number_that_is_neither_given_nor_worked_out_is_found(example: Path, way: str) -> None:
    record = read(example)
    *steps, last = way.split(".")
    place = record
    for step in steps:
        place = place[int(step) if step.isdigit() else step]
    place[last] = {"exact": "1/3", "value": 1 / 3}
    found = {(id(holder), key) for holder, key, _ in recompute(record)}
    new = [each.way for each in walk_numbers(record) if (id(each.holder), each.key) not in found]
    assert [each for each in new if not is_given(each)] == ([] if way.startswith("method.robustness") else [way])


def test_what_is_given_is_named_only_where_it_occurs(example: Path, real: Path) -> None:
    """A pattern too many would let a new number pass unseen."""
    records = [read(path) for path in (example, *(real / f"{edition}.json" for edition in EDITIONS))]
    ways = [each.way for record in records for each in walk_numbers(record)]
    unused = {pattern for pattern in GIVEN if not any(matches(pattern, way) for way in ways)}
    assert unused <= OPTIONAL


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


DAMAGE = {
    "recompute": (
        "companies.1.score",
        "companies.1.practice",
        "companies.1.coverage",
        "companies.1.breadth",
        "companies.1.strength",
        "companies.1.rank",
        "companies.1.counts.kept",
        "companies.1.counts.not_applicable",
        "companies.1.counts.overdue",
        "companies.1.tree.counted",
        "companies.1.tree.children.0.score",
        "companies.1.tree.children.0.weight",
        "companies.1.tree.children.0.effective_weight",
        "companies.1.commitments.0.pledge.points",
        "companies.1.commitments.0.delivery.0.points",
        "companies.1.commitments.0.delivery_points",
        "companies.1.commitments.0.effective_weight",
        "companies.1.commitments.0.contribution",
        "companies.1.commitments.0.assessed_share",
    ),
    "look_ahead": (
        "outlooks.1.ceiling",
        "outlooks.1.ceiling_rank",
        "outlooks.1.steps.1.gain",
        "outlooks.1.steps.1.score",
        "outlooks.1.steps.1.rank",
        "outlooks.1.steps.1.ascents.0.points",
        "outlooks.1.steps.1.best.points",
        "outlooks.1.steps.1.best.others",
    ),
    "look_back": (
        "trend.companies.1.before",
        "trend.companies.1.restated",
        "trend.companies.1.restated_rank",
        "trend.companies.1.after",
        "trend.companies.1.after_rank",
        "trend.companies.1.change",
        "trend.companies.1.causes.scope",
        "trend.companies.1.causes.evidence",
        "trend.companies.1.parts.0.change",
        "trend.companies.1.parts.0.before.points",
        "trend.companies.1.parts.0.before.delivery.0.points",
        "trend.companies.1.parts.1.after.points",
        "trend.companies.1.judged.0.points",
        "trend.companies.1.judged.0.delivery.0.points",
    ),
}
DRAWN = (
    "robustness.draws",
    "robustness.firm_share",
    "robustness.companies.0.score.low",
    "robustness.companies.1.score.high",
    "robustness.companies.0.rank.best",
    "robustness.companies.1.rank.worst",
    "robustness.companies.0.group",
    "robustness.companies.3.drivers.2.first",
    "robustness.companies.3.drivers.0.total",
    "robustness.neighbours.0.share",
    "robustness.drivers.1.total",
    "robustness.dominances.0.common",
)


def damage(record: Any, way: str) -> tuple[int, str | int]:
    """Raise a number by one; return where it stands: the id of its holder, and its key."""
    *steps, last = [int(step) if step.isdigit() else step for step in way.split(".")]
    place = record
    for step in steps:
        place = place[step]
    old = place[last]
    place[last] = (
        old + 1 if isinstance(old, int) else {"exact": str(Fraction(old["exact"]) + 1), "value": old["value"] + 1}
    )
    return id(place), last


@pytest.mark.parametrize(("script", "way"), [(script, way) for script, ways in DAMAGE.items() for way in ways])
def test_a_figure_that_is_off_is_found(real: Path, script: str, way: str) -> None:
    record = read(real / f"{CURRENT}.json")
    damage(record, way)
    assert find_wrong(record, [script])


def test_each_drawn_figure_that_is_off_is_found_and_no_other(real: Path) -> None:
    record = read(real / f"{CURRENT}.json")
    places = {damage(record, way) for way in DRAWN}
    assert {(id(holder), key) for holder, key, _ in find_wrong(record, ["redraw"])} == places


def test_what_is_wrong_is_told_with_its_place(example: Path, tmp_path: Path) -> None:
    record = read(example)
    record["companies"][1]["rank"] += 1
    record["robustness"]["companies"][0]["score"]["low"] = {"exact": "1", "value": 1}
    record["companies"][1]["practice"]["value"] += 1
    changed = tmp_path / "results.json"
    changed.write_text(json.dumps(record), encoding="utf-8")
    result = run(changed)
    assert (result.returncode, result.stderr) == (1, "")
    assert f"{record['companies'][1]['id']}: rank: published 2, should be 1" in result.stdout
    assert f"{record['companies'][1]['id']}: practice: published {{" in result.stdout
    assert "robustness: low: published " in result.stdout
    assert " 0 wrong" not in result.stdout


def test_the_scripts_are_short_and_use_the_standard_library_only() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in SCRIPTS.glob("*.py")}
    assert set(NAMES) < set(texts)
    assert len(texts["recompute"]) <= 60
    assert max(len(lines) for lines in texts.values()) <= 140
    for lines in texts.values():
        imported = {line.split()[1].split(".")[0] for line in lines if line.startswith(("import ", "from "))}
        assert imported <= sys.stdlib_module_names | set(texts)


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
        robustness={"draws": 100},
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


def describe(dataset: Dataset) -> Any:
    """Return the record of a dataset as whoever reads it gets it, with all that stands beside the scores."""
    results = score(dataset, "2026")
    inputs = gather_inputs(dataset, results)
    insight = Insight(assess(inputs, "2026"), look_ahead(dataset, results), look_back(dataset, results))
    return json.loads(json.dumps(describe_results(dataset, results, None, insight)))


@settings(max_examples=60)
@given(dataset=datasets())
def test_whatever_the_method_every_figure_comes_out_again(dataset: Dataset) -> None:
    record = describe(dataset)
    assert len(recompute(record)) > 60
    assert find_wrong(record) == []


@settings(max_examples=60)
@given(before=datasets(), after=datasets(), amended=datasets(), locked=st.booleans())
def test_whatever_changed_between_two_editions_every_part_comes_out_again(
    before: Dataset, after: Dataset, amended: Dataset, locked: bool
) -> None:
    then = replace_edition(before, date(2022, 12, 31))
    if locked:
        both = replace(before, editions={"2022": then}, digest="0" * 64)
        record = make_record(both, score(both, "2022"), NO_INSIGHT, program_version="1", draws_key="")
        now = replace_edition(amended, date(2022, 12, 31))
        then = replace(now, lock=make_lock(both, "2022", record))
    record = describe(replace(after, editions={"2022": then, **after.editions}))
    assert record["trend"] is None or record["trend"]["companies"]
    assert find_wrong(record) == []


def replace_edition(dataset: Dataset, cut_off: date) -> EditionData:
    data = dataset.editions["2026"]
    return replace(data, edition=data.edition.model_copy(update={"cut_off": cut_off}))
