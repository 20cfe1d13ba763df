"""Shared grounds: companies whose levels on one commitment rest on the same source and have nothing in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.model.assessment import ALL_SERVICES, NOT_APPLICABLE, NOT_ASSESSED
from scorecard.rules.spelling import show_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scorecard.rules.context import Context
    from scorecard.rules.pieces import Fact, Judgement

PLEDGE, DELIVERY = "pledge", "delivery"


@dataclass(frozen=True, slots=True)
class Ground:
    """What one company's level on a commitment rests on: a source by its id there, and the facts that it shows."""

    judgement: Judgement
    source_id: str
    """The shared source; one page that two companies' files name as their own is a problem of its own."""
    facts: frozenset[str]
    levels: frozenset[str]
    """The levels at the services that the facts are about."""

    @property
    def note(self) -> str | None:
        """Why this level may differ, as the assessment or the edition says."""
        own = self.judgement.assessment.consistent.get(self.source_id)
        return own or self.judgement.edition.consistent.get(self.source_id)


@dataclass(frozen=True, slots=True)
class SharedGround:
    """The companies that one source speaks for, on one commitment of an edition, by company id."""

    edition_id: str
    commitment_id: str
    key: str
    """`pledge` or `delivery`: which of the two levels the facts are cited for."""
    source_id: str
    grounds: Mapping[str, Ground]

    def find_conflict(self, *, noted: bool) -> tuple[Ground, ...]:
        """Return the companies whose levels have none in common with another's, by id; with or without the noted."""
        grounds = [ground for _, ground in sorted(self.grounds.items()) if noted or ground.note is None]
        return tuple(one for one in grounds if any(one.levels.isdisjoint(other.levels) for other in grounds))


def find_shared_grounds(context: Context) -> Iterator[SharedGround]:
    """Yield every source that facts of several companies rest on, for each commitment that these are cited for.

    The sources of the frameworks themselves are left out: that a company is on a list of signatories says nothing about
    how it did.
    """
    shared = context.dataset.sources.keys() - set(_official_sources(context))
    found: dict[tuple[str, str, str, str], dict[str, Ground]] = {}
    for judgement in context.judgements:
        for _, fact in judgement.cited:
            # What a company's file defines itself hides a shared source of the same id.
            sources = shared.intersection((fact.item.source, *fact.item.also)).difference(judgement.company.sources)
            if not sources or judgement.commitment_id not in fact.item.commitments:
                continue
            key = PLEDGE if fact.pledge is not None else DELIVERY
            levels = frozenset(_levels(judgement, fact, key))
            for source_id in sorted(sources) if levels else ():
                companies = found.setdefault((judgement.edition_id, judgement.commitment_id, key, source_id), {})
                old = companies.get(judgement.company_id)
                companies[judgement.company_id] = Ground(
                    judgement,
                    source_id,
                    (old.facts if old else frozenset()) | {fact.item.id},
                    (old.levels if old else frozenset()) | levels,
                )
    for place, companies in found.items():
        if len(companies) > 1:
            yield SharedGround(*place, companies)


def _official_sources(context: Context) -> Iterator[str]:
    for framework in context.dataset.frameworks.values():
        lists = (signatory.source for signatory in framework.signatories)
        texts = (name for commitment in framework.walk() for name in (commitment.source, *commitment.also))
        yield from (framework.source, *framework.also, *lists, *texts)


def _levels(judgement: Judgement, fact: Fact, key: str) -> Iterator[str]:
    if key == PLEDGE:
        yield judgement.assessment.pledge
        return
    for service_id, value in judgement.assessment.delivery.items():
        about = service_id == ALL_SERVICES or not fact.item.services or service_id in fact.item.services
        if about and value not in {NOT_APPLICABLE, NOT_ASSESSED}:
            yield value if isinstance(value, str) else show_number(value)
