"""What is shown as context never enters a score: nothing moves when it is taken away, or when it changes."""

from __future__ import annotations

from dataclasses import replace

from scorecard.exports.scores_csv import write_scores
from scorecard.model.context import ContextTopic
from scorecard.scoring.score import score
from tests.views.context_register import WATER, with_context, without_context
from tests.views.register import EDITION


def test_scores_do_not_move_when_records_and_context_figures_are_taken_away() -> None:
    dataset, results = with_context()
    bare = without_context(dataset)
    assert dataset.context
    assert not bare.context
    assert sum(len(item.record) for item in dataset.frameworks.values()) == 6
    assert sum(len(item.record) + len(item.not_found) for item in bare.frameworks.values()) == 0
    assert score(bare, EDITION) == results
    assert write_scores(bare, results) == write_scores(dataset, results)


def test_scores_do_not_move_when_a_figure_is_a_thousand_times_as_large() -> None:
    dataset, results = with_context()
    larger = {
        **WATER,
        "series": [
            {**item, "figures": [{**figure, "value": 1000 * figure["value"]} for figure in item["figures"]]}
            for item in WATER["series"]
        ],
    }
    changed = replace(dataset, context={**dataset.context, "water": ContextTopic.model_validate(larger)})
    assert changed != dataset
    assert score(changed, EDITION) == results
