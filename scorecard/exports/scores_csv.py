"""scores.csv: one row for each company, for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.exports.csv_file import write_csv
from scorecard.exports.holdings import Holdings
from scorecard.exports.score_tables import SCORES
from scorecard.scoring.insight import NO_INSIGHT, Insight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results

COLUMNS = tuple((column.name, column.description) for column in SCORES.columns)
"""Names and meanings of the columns, in order."""


def write_scores(
    dataset: Dataset, results: Results, digests: Mapping[str, str] | None = None, insight: Insight = NO_INSIGHT
) -> bytes:
    """Return the table as UTF-8 CSV (RFC 4180), companies in the order of the ranking; `digests` as in results.json."""
    return write_csv(SCORES.fill(Holdings(dataset, results, insight, digests or {})))
