"""Companies side by side: two to four that the reader chooses, commitment by commitment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.views.address import (
    COMPARE_PAGE,
    SIDE_PAGE,
    Link,
    company_page_path,
    link_address,
)
from scorecard.views.comparison import COUNTS
from scorecard.views.frame import Frame, view_frame
from scorecard.views.mark import Pips
from scorecard.views.roster import Columns, Signs, describe_roster, sorted_items, view_columns

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import CommitmentResult, Results

MOST = 4
"""So many companies stand side by side at most."""
MOST_REASONS = 600
"""With more judgements than this the page leaves the reasons to the companies' pages, or it would be too large."""


@dataclass(frozen=True, slots=True)
class SidePage:
    """The page on which companies are put side by side; without its script it says how, and leads to the companies."""

    frame: Frame
    frameworks: tuple[Columns, ...]
    companies: tuple[Link, ...]
    places: tuple[str, ...]
    has_reasons: bool
    compare_page: str
    data: dict[str, Any]
    document_title: str


def side_page(
    dataset: Dataset, results: Results, files: Collection[str] = (), insight: Insight = NO_INSIGHT
) -> SidePage:
    """Return the page of the results' edition; `files` are the published paths, and only those are linked to."""
    frame = view_frame(dataset, results, SIDE_PAGE, files)
    frameworks = view_columns(dataset, results, SIDE_PAGE, files)
    has_reasons = sum(len(company.commitments) for company in results.companies) <= MOST_REASONS
    return SidePage(
        frame=frame,
        frameworks=frameworks,
        companies=tuple(
            Link(company.name, link_address(company_page_path(company.company_id), SIDE_PAGE, files))
            for company in sorted(results.companies, key=lambda item: (item.name.casefold(), item.company_id))
        ),
        places=("First company", "Second company", "Third company", "Fourth company")[:MOST],
        has_reasons=has_reasons,
        compare_page=link_address(COMPARE_PAGE, SIDE_PAGE, files),
        data=_describe(dataset, results, files, insight, frameworks, has_reasons=has_reasons),
        document_title=f"Side by side: {frame.title}, {frame.edition}",
    )


def _describe(  # noqa: PLR0913 - what the script reads
    dataset: Dataset,
    results: Results,
    files: Collection[str],
    insight: Insight,
    frameworks: tuple[Columns, ...],
    *,
    has_reasons: bool,
) -> dict[str, Any]:
    """Return what the script reads: the roster, each promise and each reason, and the words that it needs."""
    roster = describe_roster(dataset, results, insight, frameworks, page=SIDE_PAGE, files=files, signs=Signs())
    scale = dataset.methodology.scales[dataset.methodology.pledge_scale]
    steps = {level.id: place for place, level in enumerate(scale.levels)}
    assessments = dataset.editions[results.edition_id].assessments

    def step(item: CommitmentResult) -> str:
        return str(steps[item.pledge.id]) if item.pledge.id in steps else "-"

    pledges, reasons = [], []
    for company_id in results.ranking:
        items = [item for part in sorted_items(results.by_id[company_id], frameworks) for item in part]
        judged = assessments.get(company_id, {})
        pledges.append("".join(map(step, items)))
        found = (judged.get(item.commitment_id) for item in items)
        reasons.append([item.rationale if item else "" for item in found] if has_reasons else [])
    return {
        **roster,
        "pledges": pledges,
        "pips": [Pips(place, len(scale.levels) - 1, level.name) for place, level in enumerate(scale.levels)],
        "levels": [level.name for level in scale.levels],
        "reasons": reasons,
        "counts": [[key, name] for key, name, _ in COUNTS],
        "most": MOST,
        "words": {
            "nobody": "No company",
            "choose": "Choose at least two companies.",
            "chosen": "{names} side by side.",
            "score": "Score",
            "range": "could be {range}",
            "rank": "Rank",
            "rank_range": "could be {range}",
            "counts": "What became of it",
            "promise": "Promise: {level}",
            "no_promise": "Promise: not assessed",
            "overdue": "a dated promise is overdue",
            "reasons": "Evidence and sources",
            "reasons_of": "Evidence and sources: {company}, {commitment}",
        },
    }
