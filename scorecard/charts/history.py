"""What a timeline shows: a company's facts up to the cut-off, as values, in words and as a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard.charts.drawing import Table
from scorecard.scoring.texts import count_text, date_text, list_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecard.model.base import PartialDate
    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import CompanyResult, Results

Kind = Literal["pledge", "action", "disclosure", "finding"]
KIND_NAMES: dict[Kind, tuple[str, str]] = {
    "pledge": ("pledge", "pledges"),
    "action": ("action", "actions"),
    "disclosure": ("disclosure", "disclosures"),
    "finding": ("finding by others", "findings by others"),
}
"""What one and several facts of a kind are called, in the order in which a timeline shows them."""


@dataclass(frozen=True, slots=True)
class Span:
    """A date as text, and the first and the last day that it can mean."""

    text: str
    first: date
    last: date

    @property
    def is_exact(self) -> bool:
        """Return True when the date names a day."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day by which a pledge was to be done; `overdue_days` is None where it is not overdue."""

    when: Span
    overdue_days: int | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A pledge or an item of evidence."""

    id: str
    kind: Kind
    when: Span
    statement: str
    commitments: tuple[str, ...]
    alleged: bool
    withdraws: str
    """Id of what it takes back; empty for most."""
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class Membership:
    """That the company endorsed a framework, and until when; `verb` says what it did, such as signed."""

    framework: str
    verb: str
    when: Span
    ended: Span | None


@dataclass(frozen=True, slots=True)
class TimelineSeries:
    """What the chart shows; facts in the order of their dates."""

    company: str
    cut_off: date
    facts: tuple[Fact, ...]
    memberships: tuple[Membership, ...]

    def of_kind(self, kind: Kind) -> tuple[Fact, ...]:
        """Return the facts of one kind."""
        return tuple(fact for fact in self.facts if fact.kind == kind)

    def deadlines(self) -> tuple[tuple[Fact, Deadline], ...]:
        """Return the pledges that name a deadline, each with it."""
        return tuple((fact, fact.deadline) for fact in self.facts if fact.deadline is not None)


def series(results: Results, dataset: Dataset, company_id: str) -> TimelineSeries:
    """Return the facts that bear on the edition's commitments and are not dated after its cut-off."""
    company = dataset.companies[company_id]
    result = results.by_id[company_id]
    in_edition = {each.commitment_id for each in result.commitments}
    facts = sorted(_read_facts(company, result, results.cut_off), key=lambda fact: (*_days(fact.when), fact.id))
    frameworks = {each.framework_id for each in result.commitments}
    memberships = [
        Membership(
            framework=dataset.frameworks[each.framework].short_name,
            verb=dataset.frameworks[each.framework].endorse_verb,
            when=_span(each.date, results.cut_off),
            ended=_span(each.ended, results.cut_off)
            if each.ended is not None and each.ended.first <= results.cut_off
            else None,
        )
        for each in company.endorsements
        if each.framework in frameworks and each.date.first <= results.cut_off
    ]
    return TimelineSeries(
        company=result.name,
        cut_off=results.cut_off,
        facts=tuple(fact for fact in facts if in_edition.intersection(fact.commitments)),
        memberships=tuple(sorted(memberships, key=lambda each: (*_days(each.when), each.framework))),
    )


def _read_facts(company: Company, result: CompanyResult, cut_off: date) -> Sequence[Fact]:
    overdue = {each.pledge_id: each.days for commitment in result.commitments for each in commitment.overdue}
    pledges = [
        Fact(
            id=pledge.id,
            kind="pledge",
            when=_span(pledge.date, cut_off),
            statement=pledge.statement,
            commitments=pledge.commitments,
            alleged=False,
            withdraws="",
            deadline=Deadline(_span(pledge.deadline, None), overdue.get(pledge.id)) if pledge.deadline else None,
        )
        for pledge in company.pledges
        if pledge.date.first <= cut_off
    ]
    evidence = [
        Fact(
            id=item.id,
            kind=item.kind,
            when=_span(item.date, cut_off),
            statement=item.statement,
            commitments=item.commitments,
            alleged=item.allegation,
            withdraws=item.withdraws or "",
            deadline=None,
        )
        for item in company.evidence
        if item.date.first <= cut_off
    ]
    return [*pledges, *evidence]


def _span(when: PartialDate, cut_off: date | None) -> Span:
    """Return the span of a date; one that reaches beyond the cut-off ends there, since the fact was known by then."""
    last = when.last if cut_off is None else min(when.last, cut_off)
    return Span(date_text(when), when.first, max(when.first, last))


def _days(when: Span) -> tuple[date, date]:
    return (when.first, when.last)


def name_cut_off(shown: TimelineSeries) -> str:
    """Return the cut-off as pictures name it."""
    return f"evidence up to {date_text(shown.cut_off)}"


def describe(shown: TimelineSeries) -> str:
    """Return in at most three sentences how many facts of which kind there are, when most, and what was due."""
    known = Counter(fact.kind for fact in shown.facts)
    kinds = [count_text(known[kind], one, several) for kind, (one, several) in KIND_NAMES.items() if known[kind]]
    joined = [f"{each.verb} {each.framework} ({_say_membership(each)})" for each in shown.memberships]
    if not kinds and not joined:
        return f"{shown.company}: no dated fact up to {date_text(shown.cut_off)}."
    first = min([fact.when.first.year for fact in shown.facts] + [each.when.first.year for each in shown.memberships])
    told = list_text(kinds, len(kinds)) if kinds else "no dated fact"
    alleged = sum(fact.alleged for fact in shown.facts)
    sentences = [
        f"{shown.company}, from {first} to {date_text(shown.cut_off)}: {told}"
        + (f", of which {count_text(alleged, 'is an allegation', 'are allegations')}" if alleged else "")
        + (f"; it {list_text(joined, 4)}." if joined else ".")
    ]
    years = Counter(fact.when.first.year for fact in shown.facts)
    if len(years) > 1:
        most = max(years.values())
        busiest = [str(year) for year in sorted(years) if years[year] == most]
        sentences.append(f"Most facts fall in {list_text(busiest, 4)} ({most}{' each' if len(busiest) > 1 else ''}).")
    deadlines = shown.deadlines()
    if deadlines:
        late = [_say_overdue(fact, deadline) for fact, deadline in deadlines if deadline.overdue_days is not None]
        named = f"due and not shown as done: {list_text(late, 3)}" if late else "none is due and not shown as done"
        sentences.append(f"{count_text(len(deadlines), 'pledge names', 'pledges name')} a deadline; {named}.")
    return " ".join(sentences)


def _say_membership(each: Membership) -> str:
    return f"{each.when.text}, ended {each.ended.text}" if each.ended else each.when.text


def _say_overdue(fact: Fact, deadline: Deadline) -> str:
    return f"{fact.id} ({deadline.when.text}, {count_text(deadline.overdue_days or 0, 'day', 'days')})"


def tabulate(shown: TimelineSeries) -> Table:
    """Return the rows behind the chart, one for each endorsement and each fact, by date."""
    rows = [
        (each.when.first, each.when.last, (each.when.text, "endorsement", "–", _tell_membership(each), "–"))
        for each in shown.memberships
    ]
    for fact in shown.facts:
        kind = f"{fact.kind} (allegation)" if fact.alleged else fact.kind
        statement = f"{fact.statement} (takes back {fact.withdraws})" if fact.withdraws else fact.statement
        due = "–"
        if fact.deadline is not None:
            late = fact.deadline.overdue_days
            due = fact.deadline.when.text + (
                f", due, not shown as done ({count_text(late, 'day', 'days')})" if late is not None else ""
            )
        rows.append((fact.when.first, fact.when.last, (fact.when.text, kind, fact.id, statement, due)))
    rows.sort(key=lambda row: row[:2])
    return Table(("Date", "Kind", "Id", "What", "Deadline"), tuple(cells for _, _, cells in rows))


def _tell_membership(each: Membership) -> str:
    told = f"{each.verb[:1].upper()}{each.verb[1:]} {each.framework}."
    return f"{told} Ended {each.ended.text}." if each.ended else told
