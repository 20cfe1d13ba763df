"""The feed of changes (Atom): editions, corrections, and every company whose score or level is not what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.exports.atom import Feed, FeedEntry, find_base, write_atom
from scorecard.exports.corrections_feed import correction_entries
from scorecard.scoring.texts import points_text
from scorecard.views.address import (
    CHANGES_FEED,
    CORRECTIONS_PAGE,
    EDITIONS_PAGE,
    FRONT_PAGE,
    company_page_path,
    permanent_path,
)
from scorecard.views.frame import DRAFTS, STAGES, tell_notice
from scorecard.views.trend import tell_part, tell_trend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset, EditionData
    from scorecard.scoring.hindsight import Hindsight
    from scorecard.scoring.results import Results
    from scorecard.scoring.trend import Trend


def write_changes(dataset: Dataset, results: Results, hindsight: Hindsight) -> bytes:
    """Return what changed as an Atom feed in UTF-8, the newest first; it stands at the top of the output folder.

    Entries lead to permanent addresses, absolute where the programme has a base_url.
    """
    title, base = dataset.programme.title, find_base(dataset)
    entries = [
        *_edition_entries(dataset, base),
        *correction_entries(dataset, f"{base}{CORRECTIONS_PAGE}"),
        *_company_entries(dataset, results, hindsight, base),
    ]
    # Stable: of one day editions come first, then corrections, then companies in the order of the ranking.
    entries.sort(key=lambda item: item.day, reverse=True)
    feed = Feed(
        name=f"{title}: changes",
        title=f"{title}: changes",
        day=entries[0].day,
        path=CHANGES_FEED,
        page=EDITIONS_PAGE,
        entries=tuple(entries),
    )
    return write_atom(feed, dataset)


def find_day(data: EditionData) -> str:
    """Return the day from which an edition can be as it is: of its last evidence, its last judgement or its embargo."""
    days = [item.assessed.on for judged in data.assessments.values() for item in judged.values()]
    embargo = [data.edition.embargo] if data.edition.embargo else []
    return max([data.edition.cut_off, *days, *embargo]).isoformat()


def _edition_entries(dataset: Dataset, base: str) -> Iterator[FeedEntry]:
    """Yield an entry for each edition; a new stage is a new entry."""
    for edition_id, data in sorted(dataset.editions.items(), key=lambda item: item[1].edition.cut_off, reverse=True):
        edition = data.edition
        stage = f"draft, {STAGES[edition.stage]}" if edition.stage in DRAFTS else STAGES[edition.stage]
        yield FeedEntry(
            name=f"{dataset.programme.title}: edition {edition_id}, {edition.stage}",
            title=f"{edition.title}: {stage}",
            day=find_day(data),
            category="edition",
            address=f"{base}{permanent_path(FRONT_PAGE, edition_id)}",
            summary=f"{edition.title}, evidence up to {edition.cut_off.isoformat()}, {stage}. {tell_notice(edition)}",
        )


def _company_entries(dataset: Dataset, results: Results, hindsight: Hindsight, base: str) -> Iterator[FeedEntry]:
    """Yield an entry for each company whose score, or any level of which, is not what the edition before said."""
    earlier = hindsight.earlier
    if earlier is None:
        return
    data = dataset.editions[results.edition_id]
    draft = " (draft)" if data.edition.stage in DRAFTS else ""
    for company_id in results.ranking:
        trend = hindsight.trends.get(company_id)
        if trend is None or not (trend.parts or trend.before != trend.after):
            continue
        before, after = points_text(trend.before, 1), points_text(trend.after, 1)
        moved = "levels changed" if trend.before == trend.after else f"score {after}, was {before}"
        said = [*tell_trend(trend, earlier, dataset.methodology.version), *_tell_levels(dataset, trend)]
        yield FeedEntry(
            name=f"{dataset.programme.title}: {company_id} in {results.edition_id} after {earlier.edition_id}",
            title=f"{trend.name}: {moved}, {data.edition.title}{draft}",
            day=find_day(data),
            category="score",
            address=f"{base}{permanent_path(company_page_path(company_id), results.edition_id)}",
            summary=f"{' '.join(said)} {tell_notice(data.edition)}".strip(),
        )


def _tell_levels(dataset: Dataset, trend: Trend) -> Iterator[str]:
    """Yield one sentence on the commitments that are not what they were, where there are any."""
    known = dataset.commitments()
    told = []
    for part in trend.parts:
        commitment = known.get(part.commitment_id or "")
        # That other services are looked at says nothing of the company; the score on equal terms holds it already.
        if commitment is not None and part.reason != "services":
            framework = dataset.frameworks[dataset.framework_of()[commitment.id]]
            told.append(f"{framework.short_name} {commitment.number}, {commitment.name}: {tell_part(dataset, part)}")
    if told:
        yield f"Commitments that changed: {'; '.join(told)}."
