"""What an assessment says about one commitment of one company: levels, points and status, service by service."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.model.applicability import applicable_services, applies
from scorecard.model.assessment import ALL_SERVICES, NOT_APPLICABLE, NOT_ASSESSED, Assessment, Value
from scorecard.scoring.results import LevelResult, Overdue, ServiceResult, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scorecard.model.company import Company
    from scorecard.model.framework import Commitment
    from scorecard.model.scale import Scale

_UNASSESSED = LevelResult(NOT_ASSESSED, "not assessed", None)
_INAPPLICABLE = LevelResult(NOT_APPLICABLE, "does not apply", None)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One commitment of one company before any weight is put on it.

    `points` (0 to 100) is the mean over the assessed services; `assessed_share` (0 to 1) says how much of the services'
    weight was assessed.
    """

    pledge: LevelResult
    pledged: bool
    services: tuple[ServiceResult, ...]
    status: Status
    level: LevelResult | None
    points: Fraction | None
    assessed_share: Fraction

    @property
    def cells(self) -> dict[str | None, tuple[Fraction, Fraction]]:
        """Weight and points of each service that was assessed; None is the company as a whole."""
        return {
            service.service_id: (service.weight, service.level.points)
            for service in self.services
            if service.level.points is not None and service.weight
        }


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be judged: a commitment of a company at a cut-off, and its assessment if there is one."""

    company: Company
    framework_id: str
    commitment: Commitment
    assessment: Assessment | None
    cut_off: date


def judge(case: Case, pledge_scale: Scale, delivery_scale: Scale) -> Judgement:
    """Return what the assessment makes of a commitment."""
    pledge = read_pledge(case.assessment, pledge_scale)
    pledged = is_pledged(pledge, case)
    services = _judge_services(case, delivery_scale)
    if not services:
        return Judgement(pledge, pledged, (), "not-applicable", _INAPPLICABLE, None, Fraction(0))
    scored = [service for service in services if service.level.points is not None]
    weight = sum((service.weight for service in services), Fraction(0))
    assessed = sum((service.weight for service in scored), Fraction(0))
    if not assessed:
        return Judgement(pledge, pledged, services, "not-assessed", _UNASSESSED, None, Fraction(0))
    points = sum((service.weight * (service.level.points or 0) for service in scored), Fraction(0)) / assessed
    statuses = {service.status for service in scored}
    levels = {service.level for service in scored}
    return Judgement(
        pledge=pledge,
        pledged=pledged,
        services=services,
        # Services that fare differently are "partly" together: no single word of theirs is true of the company.
        status=statuses.pop() if len(statuses) == 1 else "partly",
        level=levels.pop() if len(levels) == 1 else None,
        points=points,
        assessed_share=assessed / weight,
    )


def read_pledge(assessment: Assessment | None, scale: Scale) -> LevelResult:
    """Return the pledge level of an assessment; without one, and for a level that the scale lacks, `not-assessed`."""
    return _UNASSESSED if assessment is None else _read_level(assessment.pledge, scale)


def is_pledged(pledge: LevelResult, case: Case) -> bool:
    """Return whether the commitment is pledged.

    An assessed pledge level decides. Where nobody has assessed it, the facts on file do (an endorsement in force, a
    pledge of its own), so that a missing assessment lowers the coverage instead of vanishing.
    """
    if pledge.step is not None:
        return pledge.step > 0
    endorsed = any(
        item.framework == case.framework_id
        and item.date.first <= case.cut_off
        and (item.ended is None or item.ended.last > case.cut_off)
        for item in case.company.endorsements
    )
    return endorsed or any(
        case.commitment.id in item.commitments and item.date.first <= case.cut_off for item in case.company.pledges
    )


def find_overdue(case: Case, judgement: Judgement) -> tuple[Overdue, ...]:
    """Return the pledges on a commitment whose deadline passed by the cut-off without public evidence of completion.

    A commitment that is kept has none; nor is a pledge overdue that dated evidence fulfils or withdraws, or that was
    made after the cut-off.
    """
    if judgement.status in {"kept", "not-applicable", "not-assessed"}:
        return ()
    company, cut_off = case.company, case.cut_off
    settled = {
        pledge_id
        for item in company.evidence
        if item.date.first <= cut_off
        for pledge_id in (*item.fulfils, *((item.withdraws,) if item.withdraws else ()))
    }
    return tuple(
        Overdue(item.id, item.deadline.text, (cut_off - item.deadline.last).days)
        for item in company.pledges
        if item.deadline is not None
        and case.commitment.id in item.commitments
        and item.deadline.last < cut_off
        and item.date.first <= cut_off
        and item.id not in settled
    )


def _judge_services(case: Case, scale: Scale) -> tuple[ServiceResult, ...]:
    """Return one result for each service that counts; the company as a whole is one result with no service."""
    company, commitment = case.company, case.commitment
    if not applies(company, commitment, case.cut_off):
        return ()
    delivery: Mapping[str, Value] = case.assessment.delivery if case.assessment else {}
    ids: tuple[str | None, ...] = applicable_services(company, commitment, case.cut_off)
    if not commitment.applies_to:
        named = tuple(service for service in company.services if service in delivery)
        ids = named or (None,)
    results = []
    for service_id in ids:
        value = delivery.get(service_id or ALL_SERVICES, delivery.get(ALL_SERVICES, NOT_ASSESSED))
        if value == NOT_APPLICABLE:
            continue
        level = _read_level(value, scale)
        service = company.services[service_id] if service_id else None
        results.append(
            ServiceResult(
                service_id=service_id,
                service_name=service.name if service else company.name,
                level=level,
                status=_status_of(level, scale),
                weight=service.weight if service else Fraction(1),
            )
        )
    return tuple(results)


def _read_level(value: Value, scale: Scale) -> LevelResult:
    """Return the level; what the scale does not know counts as not assessed (`check` reports it)."""
    if isinstance(value, Fraction):
        points = scale.points_of(value)
        return _UNASSESSED if points is None else LevelResult("points", "points", points)
    for step, level in enumerate(scale.levels):
        if level.id == value:
            return LevelResult(level.id, level.name, level.points, step)
    return _UNASSESSED


def _status_of(level: LevelResult, scale: Scale) -> Status:
    """Return what a level counts as; where the scale does not say, its points do: all, none or part of 100."""
    if level.points is None:
        return "not-assessed"
    known = scale.level(level.id)
    if known is not None and known.counts_as is not None:
        return known.counts_as
    if level.points == 100:
        return "kept"
    return "partly" if level.points else "none"
