"""Robustness between builds: from the store for the same content, worked out anew for any other or a damaged one."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scorecard.loader import load
from scorecard.model.dataset import Dataset
from scorecard.publishing import robustness_store
from scorecard.publishing.keys import make_keys
from scorecard.publishing.robustness_store import gather_insight
from scorecard.scoring.results import Results
from scorecard.scoring.score import score
from scorecard.workflow.starter import start_project

EDITION = "2025"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    start_project(folder)
    return folder / "data"


@pytest.fixture(scope="module")
def example(data: Path) -> tuple[Dataset, Results]:
    dataset = load(data).dataset
    assert dataset is not None
    return dataset, score(dataset, EDITION)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The editions that draws were made for; the draws themselves are the real ones."""
    calls: list[str] = []
    real = robustness_store._draw

    def draw(inputs: Any, edition_id: str) -> Any:
        calls.append(edition_id)
        return real(inputs, edition_id)

    monkeypatch.setattr(robustness_store, "_draw", draw)
    return calls


def rejudge(dataset: Dataset, **changes: Any) -> tuple[Dataset, Results]:
    """Return the example with something else about one judgement."""
    data = dataset.editions[EDITION]
    own = dict(data.assessments["example-foods"])
    own["rc-1"] = own["rc-1"].model_copy(update=changes)
    edition = replace(data, assessments={**data.assessments, "example-foods": own})
    changed = replace(dataset, editions={**dataset.editions, EDITION: edition})
    return changed, score(changed, EDITION)


def test_a_second_build_reads_what_the_first_worked_out(
    example: tuple[Dataset, Results], tmp_path: Path, drawn: list[str]
) -> None:
    first, second = gather_insight(*example, tmp_path), gather_insight(*example, tmp_path)
    assert drawn == [EDITION]
    assert first == second
    assert first.robustness is not None
    assert set(first.outlooks) == set(example[1].by_id)


def test_a_new_rationale_draws_nothing_and_a_new_level_does(
    example: tuple[Dataset, Results], tmp_path: Path, drawn: list[str]
) -> None:
    gather_insight(*example, tmp_path)
    gather_insight(*rejudge(example[0], rationale="Other words."), tmp_path)
    assert len(drawn) == 1
    gather_insight(*rejudge(example[0], delivery={"*": "none"}), tmp_path)
    assert len(drawn) == 2
    gather_insight(*rejudge(example[0], confidence="low"), tmp_path)
    assert len(drawn) == 3


def test_another_seed_draws_again(example: tuple[Dataset, Results], tmp_path: Path, drawn: list[str]) -> None:
    dataset, results = example
    gather_insight(dataset, results, tmp_path)
    settings = dataset.methodology.robustness.model_copy(update={"seed": 99})
    changed = replace(dataset, methodology=dataset.methodology.model_copy(update={"robustness": settings}))
    gather_insight(changed, results, tmp_path)
    assert len(drawn) == 2


@pytest.mark.parametrize("damage", ["", "{}", "[]", "half", "changed"])
def test_a_damaged_store_is_not_believed(
    example: tuple[Dataset, Results], tmp_path: Path, drawn: list[str], damage: str
) -> None:
    right = gather_insight(*example, tmp_path)
    (path,) = tmp_path.iterdir()
    text = path.read_text(encoding="utf-8")
    if damage == "half":
        damage = text[: len(text) // 2]
    elif damage == "changed":
        stored = json.loads(text)
        stored["robustness"]["companies"][0]["rank"]["worst"] += 1
        damage = json.dumps(stored)
    path.write_text(damage, encoding="utf-8")
    assert gather_insight(*example, tmp_path) == right
    assert len(drawn) == 2


def test_a_store_that_cannot_be_written_to_only_costs_time(
    example: tuple[Dataset, Results], tmp_path: Path, drawn: list[str]
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("", encoding="utf-8")
    assert gather_insight(*example, blocked).robustness is not None
    assert gather_insight(*example, blocked).robustness is not None
    assert len(drawn) == 2


def test_what_is_in_the_store_is_read_without_numpy(
    data: Path, example: tuple[Dataset, Results], tmp_path: Path
) -> None:
    gather_insight(*example, tmp_path)
    program = (
        "import sys; from pathlib import Path; from scorecard.loader import load; "
        "from scorecard.publishing.robustness_store import gather_insight; from scorecard.scoring.score import score; "
        f"dataset = load(Path({str(data)!r})).dataset; "
        f"insight = gather_insight(dataset, score(dataset, {EDITION!r}), Path({str(tmp_path)!r})); "
        "print(insight.robustness is not None, 'numpy' in sys.modules, 'SALib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False", "False"]


def test_the_same_bytes_come_out_in_any_process(data: Path) -> None:
    """Whatever the number of threads and the order in which hashes of texts come."""
    program = (
        "from pathlib import Path; from scorecard.loader import load; "
        "from scorecard.workflow.robustness import robustness_json; "
        f"print(robustness_json(load(Path({str(data)!r})).dataset, {EDITION!r}))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "NPY_DISABLE_CPU_FEATURES": features, "PATH": ""},
        ).stdout
        for seed, threads, features in (("1", "1", ""), ("2", "2", ""), ("3", "1", "AVX512F AVX512_SKX AVX2 FMA3"))
    }
    assert len(outputs) == 1
    assert b'"order"' in outputs.pop()


def test_a_neighbour_s_new_name_makes_a_page_anew(example: tuple[Dataset, Results], tmp_path: Path) -> None:
    dataset, results = example
    insight = gather_insight(dataset, results, tmp_path)
    renamed = replace(
        dataset,
        companies={
            key: company.model_copy(update={"name": "Another name"}) if key == "example-foods" else company
            for key, company in dataset.companies.items()
        },
    )
    templates = Path(__file__).parents[2] / "templates"
    before = make_keys(dataset, results, templates, insight)
    after = make_keys(renamed, score(renamed, EDITION), templates, insight)
    assert before.company["example-mills"] != after.company["example-mills"]


def test_a_page_is_made_anew_when_what_it_says_of_its_rank_changes_and_only_then(
    example: tuple[Dataset, Results], tmp_path: Path
) -> None:
    dataset, results = example
    insight = gather_insight(dataset, results, tmp_path)
    templates = Path(__file__).parents[2] / "templates"
    assert insight.robustness is not None
    item = insight.robustness.companies[0]
    moved = replace(item, rank_worst=item.rank_worst + 1)
    changed = replace(insight.robustness, companies=(moved, *insight.robustness.companies[1:]))
    before = make_keys(dataset, results, templates, insight).company
    after = make_keys(dataset, results, templates, replace(insight, robustness=changed)).company
    assert {key for key in before if before[key] != after[key]} == {item.company_id}
