"""Hindsight: what earlier editions and earlier publications say beside an edition's scores."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from scorecard.scoring.moment import Moment, recall_moment, see_moment
from scorecard.scoring.score import score
from scorecard.scoring.trend import Comparison, Known, Trend, compare

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results
    from scorecard.scoring.tree import Node


@dataclass(frozen=True, slots=True)
class Earlier:
    """The edition before this one; `method_version` and `tree` are those that it was published by."""

    edition_id: str
    title: str
    cut_off: date
    method_version: str
    tree: Node = field(repr=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """The places of all companies in one edition, as published; None: without a score, and so without a rank."""

    edition_id: str
    title: str
    method_version: str
    ranks: Mapping[str, int | None]
    scores: Mapping[str, Fraction | None]


@dataclass(frozen=True, slots=True)
class FirstPublished:
    """What was published of a company at first."""

    score: Fraction | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class Hindsight:
    """`earlier` and `trends` (by company) compare with the edition before, `history` has all up to now.

    `first` is what was published of each company at first; empty until the edition is.
    """

    earlier: Earlier | None = None
    trends: Mapping[str, Trend] = field(default_factory=dict)
    history: tuple[Standing, ...] = ()
    first: Mapping[str, FirstPublished] = field(default_factory=dict)

    def of_company(self, company_id: str) -> str:
        """Return all that concerns one company as text."""
        return repr((self.earlier, self.trends.get(company_id), self.first.get(company_id)))


NO_HINDSIGHT = Hindsight()


def look_back(dataset: Dataset, results: Results, score_of: Callable[[str], Results] | None = None) -> Hindsight:
    """Return what earlier editions and the edition's own first publication say beside its results.

    `score_of` gives the results of an edition of the same data to whoever has them already.
    """
    earlier_ids = find_earlier(dataset, results.edition_id)
    now = see_moment(dataset, results)
    find = score_of or partial(score, dataset)
    past = [see_moment(dataset, find(edition_id)) for edition_id in earlier_ids]
    published = [_recall(dataset, moment) for moment in (*past, now)]
    history = tuple(_stand(moment) for moment in published if any(rank for rank in moment.ranks.values()))
    lock = dataset.editions[results.edition_id].lock
    first = recall_moment(lock.first, results.edition_id, now.title) if lock else None
    found = {key: FirstPublished(first.scores[key], first.ranks[key]) for key in first.cells} if first else {}
    if not past:
        return Hindsight(history=history, first=found)
    comparison = compare_editions(dataset, past[-1], now)
    before = comparison.before
    return Hindsight(
        earlier=Earlier(before.edition_id, before.title, before.cut_off, before.method_version, before.tree),
        trends=comparison.trends,
        history=history,
        first=found,
    )


def find_earlier(dataset: Dataset, edition_id: str) -> tuple[str, ...]:
    """Return the editions before this one that judged a company of it, oldest first."""
    edition = dataset.editions[edition_id].edition
    found = [
        (data.edition.cut_off, other_id)
        for other_id, data in dataset.editions.items()
        if data.edition.cut_off < edition.cut_off
        and set(data.edition.companies) & set(edition.companies)
        # Before anything is judged there is nothing to compare with.
        and any(data.assessments.values())
    ]
    return tuple(other_id for _, other_id in sorted(found))


def compare_editions(dataset: Dataset, before: Moment, after: Moment) -> Comparison:
    """Return two editions of one data folder compared; the earlier one, if published, as it was published at first."""
    lock = dataset.editions[before.edition_id].lock
    if lock is None:
        return compare(before, after, dataset)
    published = recall_moment(lock.first, before.edition_id, before.title)
    return compare(published, after, dataset, Known(amended=before))


def _recall(dataset: Dataset, moment: Moment) -> Moment:
    """Return an edition as it was published last; as the data has it where it was not published yet."""
    lock = dataset.editions[moment.edition_id].lock
    return recall_moment(lock.record, moment.edition_id, moment.title) if lock else moment


def _stand(moment: Moment) -> Standing:
    return Standing(moment.edition_id, moment.title, moment.method_version, moment.ranks, moment.scores)
