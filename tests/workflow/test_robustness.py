"""What `scorecard robustness` and `scorecard outlook` tell."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scorecard.exports.robustness_json import read_robustness
from scorecard.loader import load
from scorecard.model.dataset import Dataset
from scorecard.scoring.outlook import look_ahead
from scorecard.scoring.score import score
from scorecard.scoring.texts import points_text
from scorecard.workflow.explain import NotFoundError
from scorecard.workflow.outlook import outlook_json, outlook_text
from scorecard.workflow.robustness import find_robustness, robustness_json, robustness_text
from scorecard.workflow.starter import start_project

EDITION = "2025"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder: Path = tmp_path_factory.mktemp("project")
    start_project(folder)
    found = load(folder / "data").dataset
    assert found is not None
    return found


def test_the_table_has_a_row_for_each_company_with_its_ranges(dataset: Dataset) -> None:
    results, robustness = find_robustness(dataset, EDITION)
    text = robustness_text(dataset, EDITION)
    assert robustness.companies
    for item in robustness.companies:
        (row,) = [line for line in text.splitlines() if re.match(rf"\d+ .*{results.by_id[item.company_id].name}", line)]
        assert points_text(item.score.low, 1) in row
        assert points_text(item.score.high, 1) in row
    for pair in robustness.neighbours:
        assert f"  {pair.order}" in text
    assert "2,000 trials" in text


def test_the_json_is_what_the_record_holds(dataset: Dataset) -> None:
    _, robustness = find_robustness(dataset, EDITION)
    assert read_robustness(json.loads(robustness_json(dataset, EDITION))) == robustness


def test_an_edition_without_scores_says_so(dataset: Dataset) -> None:
    strict = dataset.methodology.model_copy(update={"min_coverage": 2})
    bare = Dataset(**{name: getattr(dataset, name) for name in Dataset.__slots__} | {"methodology": strict})
    assert "No company has a score." in robustness_text(bare, EDITION)


def test_the_outlook_tells_every_step_what_adds_most_first(dataset: Dataset) -> None:
    outlook = look_ahead(dataset, score(dataset, EDITION))["example-mills"]
    text = outlook_text(dataset, EDITION, "example-mills")
    assert outlook.steps
    order = sorted(outlook.steps, key=lambda step: -(step.gain or 0))
    starts = [text.index(f"\n{step.commitment_id} ") for step in order]
    assert starts == sorted(starts)
    commitments = dataset.commitments()
    flat = " ".join(text.split())
    for step in outlook.steps:
        guides = {guide.level: guide.looks_like for guide in commitments[step.commitment_id].guide}
        for ascent in step.ascents:
            assert " ".join(guides[ascent.level_id].split()) in flat
        if step.gain:
            assert f"Adds {points_text(step.gain, 1)} point" in flat
    assert json.loads(outlook_json(dataset, EDITION, "example-mills"))["company"] == "example-mills"


def test_an_unknown_company_is_named_with_the_nearest_one(dataset: Dataset) -> None:
    with pytest.raises(NotFoundError, match="did you mean example-mills"):
        outlook_text(dataset, EDITION, "exampel-mills")
