"""What travels inside a scorecard: the results of one company, in the forms in which those of all are published."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.exports.results_json import write_results
from scorecard.exports.scores_csv import write_scores
from scorecard.scoring.hindsight import NO_HINDSIGHT
from scorecard.scoring.insight import Insight

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results
    from scorecard.scoring.robustness_results import Robustness


def write_company(dataset: Dataset, results: Results, company_id: str, insight: Insight) -> dict[str, bytes]:
    """Return one company's results as files by name, in the forms of results.json and scores.csv.

    They hold that company alone and nothing of the others, so that no change elsewhere can change them; `results` has
    the digest of what the company's pages are made from.
    """
    result = results.by_id[company_id]
    alone = replace(results, companies=(result,), ranking=(company_id,), by_id={company_id: result})
    digests = {company_id: results.digest}
    outlooks = {key: item for key, item in insight.outlooks.items() if key == company_id}
    robustness = _single_out(insight.robustness, company_id) if insight.robustness else None
    own = Insight(robustness, outlooks, NO_HINDSIGHT)
    return {
        f"{company_id}-results.json": write_results(dataset, alone, digests, own),
        f"{company_id}-scores.csv": write_scores(dataset, alone, digests, own),
    }


def _single_out(robustness: Robustness, company_id: str) -> Robustness:
    """Return how firm one company's score and rank are, with its place beside its neighbours."""
    return replace(
        robustness,
        companies=tuple(item for item in robustness.companies if item.company_id == company_id),
        neighbours=tuple(pair for pair in robustness.neighbours if company_id in {pair.upper, pair.lower}),
        groups=(),
        drivers=(),
        dominances=robustness.dominances_of(company_id),
    )
