"""Promises whose date has passed without public evidence that they were done: one by one, and by commitment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.scoring.texts import count_text, date_text, list_text
from scorecard.views.address import Link
from scorecard.views.fact import tell_doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorecard.model.base import PartialDate
    from scorecard.model.company import Company
    from scorecard.model.framework import Commitment
    from scorecard.scoring.results import CommitmentResult
    from scorecard.views.fact import Sources, SourceView


@dataclass(frozen=True, slots=True)
class OverdueView:
    """A pledge whose date has passed, with the commitments that it bears on; `doubt` is empty where there is none."""

    pledge_id: str
    due: str
    statement: str
    made: str
    doubt: str
    commitments: tuple[Link, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class OverdueLine:
    """How many such pledges one commitment has, and when they were due."""

    commitment: Link
    text: str


def view_overdue(
    company: Company, commitment: Commitment, result: CommitmentResult, sources: Sources, cut_off: str
) -> Iterator[OverdueView]:
    """Yield the pledges on one commitment that are due and not shown as done."""
    for item in result.overdue:
        pledge = company.pledge(item.pledge_id)
        if pledge is not None and pledge.deadline is not None:
            yield OverdueView(
                pledge_id=pledge.id,
                due=tell_due(pledge.deadline, cut_off, item.days),
                statement=pledge.statement,
                made=date_text(pledge.date),
                doubt=tell_doubt(pledge),
                commitments=(Link(commitment.name, commitment.id),),
                sources=sources.name((pledge.source, *pledge.also)),
            )


def merge_overdue(items: Iterable[OverdueView]) -> tuple[OverdueView, ...]:
    """Return each pledge once, with all commitments that it is due for."""
    merged: dict[str, OverdueView] = {}
    for item in items:
        before = merged.get(item.pledge_id)
        links = (*before.commitments, *item.commitments) if before else item.commitments
        merged[item.pledge_id] = replace(item, commitments=links)
    return tuple(merged.values())


def view_overdue_line(company: Company, commitment: Link, result: CommitmentResult) -> OverdueLine:
    """Return in one line how many pledges on a commitment are due and not shown as done, and when they were due."""
    pledges = [company.pledge(item.pledge_id) for item in result.overdue]
    dates = [pledge.deadline for pledge in pledges if pledge is not None and pledge.deadline is not None]
    count = count_text(len(result.overdue), "dated promise", "dated promises")
    return OverdueLine(commitment, f"{count} not shown as done (due {tell_dates(dates)})")


def tell_due(deadline: PartialDate, cut_off: str, days: int) -> str:
    """Return when a pledge was due and what we know at the cut-off, and not more than that."""
    past = count_text(days, "day", "days")
    return f"Due {date_text(deadline)}. No public evidence by {cut_off} that it was done ({past})."


def tell_dates(dates: Sequence[PartialDate]) -> str:
    """Return dates as an enumeration, each once, with the year only after the last of its dates."""
    ordered = sorted(set(dates), key=lambda each: (each.first, each.last))
    texts = []
    for index, each in enumerate(ordered):
        text, year = date_text(each), f" {each.first.year}"
        is_last = index + 1 == len(ordered) or ordered[index + 1].first.year != each.first.year
        # A date that is a bare year keeps it, and so does the one before it.
        next_is_year = not is_last and date_text(ordered[index + 1]) == year.strip()
        texts.append(text if is_last or next_is_year else text.removesuffix(year))
    return list_text(texts)
