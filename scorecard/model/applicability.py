"""Applicability: to which services of a company a commitment applies at an edition's cut-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.company import Company, Service
    from scorecard.model.framework import Commitment


def runs_at(service: Service, cut_off: date) -> bool:
    """Return True when the company runs the service at the end of the cut-off day.

    A service that closed on the cut-off day itself is out. A bare year or month counts at its latest day as an end and
    at its earliest as a beginning: in doubt the service runs.
    """
    begun = service.since is None or service.since.first <= cut_off
    closed = service.until is not None and service.until.last <= cut_off
    return begun and not closed


def running_services(company: Company, cut_off: date) -> tuple[str, ...]:
    """Return the ids of the services that run at the cut-off, in the order of the file."""
    return tuple(service_id for service_id, service in company.services.items() if runs_at(service, cut_off))


def applicable_services(company: Company, commitment: Commitment, cut_off: date) -> tuple[str, ...]:
    """Return the ids of the running services with at least one of the needed features, in the order of the file.

    A commitment of the company as a whole needs no feature and so names no service: the answer is empty, though it
    applies.
    """
    needed = frozenset(commitment.applies_to)
    return tuple(
        service_id
        for service_id, service in company.services.items()
        if not needed.isdisjoint(service.features) and runs_at(service, cut_off)
    )


def applies(company: Company, commitment: Commitment, cut_off: date) -> bool:
    """Return True when the commitment applies: to the company as a whole, or to a service that runs at the cut-off."""
    return not commitment.applies_to or bool(applicable_services(company, commitment, cut_off))
