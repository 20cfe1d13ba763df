"""What charts show: which ones there are, and the values and words that each is drawn from."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from scorecard.publishing.program import hash_parts
from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.texts import date_text
from scorecard.views.address import CHART_FILES
from scorecard.views.frame import DRAFTS, tell_embargo, tell_notice

if TYPE_CHECKING:
    from scorecard.charts.drawing import Caption, Drawing
    from scorecard.charts.style import Look
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results

COMPANY_CHARTS = ("gap", "groups", "timeline")
"""The charts of a scorecard, by the names that pages use; `waterfall` where something moved the score."""
EDITION_CHARTS = ("comparison", "ranks")
"""The charts of the front page; ranks only where robustness was worked out, `bumps` where editions are several."""
EMBEDDED = ("comparison", "gap", "ranks")
"""The charts that other sites can show in a frame."""
_MODULES = {
    "bumps": "bumps",
    "comparison": "comparison",
    "gap": "say_do_gap",
    "groups": "group_scores",
    "ranks": "ranks",
    "timeline": "timeline",
    "waterfall": "waterfall",
}
"""The module of `scorecard.charts` that each is drawn by, imported when there is something to draw or to compare."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a chart shows: one of an edition's charts, or one of a company's."""

    dataset: Dataset
    results: Results
    company_id: str | None
    name: str
    insight: Insight = NO_INSIGHT

    def caption(self) -> Caption:
        """Return what the picture must say when it leaves its page."""
        # Here, not above: to know which charts there are nobody needs to be able to draw them.
        from scorecard.charts.drawing import Caption

        programme, edition = self.dataset.programme, self.dataset.editions[self.results.edition_id].edition
        as_of = date_text(edition.cut_off)
        return Caption(
            f"Source: {programme.title}, {edition.title}, evidence up to {as_of}. {programme.licence.name}.",
            tell_notice(edition) if edition.stage in DRAFTS else tell_embargo(edition),
        )

    def content(self) -> str:
        """Return the hash of all that the chart says."""
        return hash_parts(repr(self.caption()), repr(self.series()))

    def series(self) -> object:
        """Return what the chart is drawn from: a frozen value that says it all."""
        module = self._module
        if self.name == "ranks" and self.insight.robustness is not None:
            return module.series(self.results, self.insight.robustness)
        if self.name == "bumps":
            return module.series(self.results, self.insight.hindsight)
        if self.name == "waterfall":
            return module.series(self.results, self.insight.hindsight, self.company_id or "")
        if self.company_id is None:
            return module.series(self.results, self.dataset, self.insight.robustness)
        return module.series(self.results, self.dataset, self.company_id)

    @property
    def _module(self) -> Any:  # noqa: ANN401 - modules of one shape, each with a series of its own
        return import_module(f"scorecard.charts.{_MODULES[self.name]}")

    def compose(self, look: Look) -> Drawing:
        """Return the chart, ready to be drawn."""
        drawing: Drawing = self._module.draw(self.series(), self.caption(), look)
        return drawing


def chart_names(company_id: str | None, insight: Insight = NO_INSIGHT) -> tuple[str, ...]:
    """Return the charts of a company, or of the edition, by the names that pages use."""
    past = insight.hindsight
    if company_id is not None:
        trend = past.trends.get(company_id)
        return (*COMPANY_CHARTS, "waterfall") if trend is not None and trend.moves else COMPANY_CHARTS
    firm = EDITION_CHARTS if insight.robustness is not None else EDITION_CHARTS[:1]
    return (*firm, "bumps") if len(past.history) > 1 else firm


def chart_of_file(path: str) -> str:
    """Return the name that pages use for the chart that a file to download holds."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    return next(name for name, file in CHART_FILES.items() if file == stem)
