"""The record of a framework's issuer on the framework's page: by commitment, promises beside what was done since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import date_text, list_text
from scorecard.views.address import Link
from scorecard.views.fact import FactView, view_record_item

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.model.framework import Framework
    from scorecard.model.record import NotFound, RecordItem
    from scorecard.views.fact import Sources

WHOLE = "whole"
"""The anchor of what bears on no single commitment."""


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise of the issuer with what was done about it since, and what was looked for and not found."""

    promise: FactView
    answers: tuple[FactView, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordSection:
    """The items on one commitment (`number` is empty for those on the framework as a whole)."""

    anchor: str
    number: str
    name: str
    promises: tuple[PromiseView, ...]
    others: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """What the issuer itself promised, did and published, up to a day."""

    count: int
    sections: tuple[RecordSection, ...]


def view_record(framework: Framework, cut_off: date, sources: Sources) -> RecordView | None:
    """Return the record up to the cut-off; None where there is none by then.

    An item whose date can mean a day up to the cut-off is shown; what has no day comes after the days of its year or
    month. One that bears on several commitments is told under the first and named under the others.
    """
    items = sorted(
        (item for item in framework.record if item.date.first <= cut_off),
        key=lambda item: (item.date.last, item.date.first),
    )
    if not items:
        return None
    sections = []
    for commitment in framework.walk():
        own = [item for item in items if commitment.id in item.commitments]
        if own:
            anchor, name = f"record-{commitment.id}", commitment.name
            sections.append(_view_section(framework, own, (anchor, commitment.number, name), cut_off, sources))
    whole = [item for item in items if not item.commitments]
    if whole:
        name = f"{framework.short_name} as a whole"
        sections.append(_view_section(framework, whole, (f"record-{WHOLE}", "", name), cut_off, sources))
    return RecordView(len(items), tuple(sections))


def _view_section(
    framework: Framework, items: list[RecordItem], heading: tuple[str, str, str], cut_off: date, sources: Sources
) -> RecordSection:
    anchor, number, name = heading
    promises = {item.id for item in items if item.kind == "promise"}
    views = {item.id: view_record_item(item, sources) for item in items}
    for item in items:
        sources.places.setdefault(item.id, Link(name, anchor))
    return RecordSection(
        anchor=anchor,
        number=number,
        name=name,
        promises=tuple(
            PromiseView(
                promise=views[item.id],
                answers=tuple(views[other.id] for other in items if other.promise == item.id),
                missing=tuple(_tell_missing(framework, item.id, cut_off)),
            )
            for item in items
            if item.kind == "promise"
        ),
        others=tuple(views[item.id] for item in items if item.kind != "promise" and item.promise not in promises),
    )


def _tell_missing(framework: Framework, promise_id: str, cut_off: date) -> Iterator[str]:
    for item in framework.not_found:
        periods = list(_tell_periods(item, cut_off))
        if item.promise == promise_id and periods:
            yield (
                f"No public evidence found of {item.what} for {list_text(periods)}. "
                f"Where we looked: {list_text(item.searched)}; last on {date_text(item.on)}."
            )


def _tell_periods(item: NotFound, cut_off: date) -> Iterator[str]:
    """Yield the periods that had begun by the cut-off; of one that had not ended, up to which day."""
    for period in item.periods:
        if period.last <= cut_off:
            yield date_text(period)
        elif period.first <= cut_off:
            yield f"{date_text(period)} (up to {date_text(cut_off)})"
