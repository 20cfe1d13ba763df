"""Supplies: what the contents of all artefacts of an edition are made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.publishing.chart_files import ChartMaker
    from scorecard.publishing.keys import Keys
    from scorecard.render.theme import Theme
    from scorecard.scoring.insight import Insight
    from scorecard.scoring.results import Results


@dataclass(frozen=True, slots=True)
class Supplies:
    """What all artefacts share; `files` are the paths of everything that will be published."""

    results: Results
    insight: Insight
    keys: Keys
    files: frozenset[str]
    theme: Theme
    charts: ChartMaker

    def results_of(self, company_id: str) -> Results:
        """Return results for what shows one company: the data is named by what that reads, so by nothing of others."""
        return replace(self.results, digest=self.keys.company[company_id])
