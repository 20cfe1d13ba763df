"""Endorsements at a cut-off: which surely hold on that day, and which can hold as far as their dates tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.company import Company, Endorsement


def can_hold(company: Company, framework_id: str, cut_off: date) -> bool:
    """Return True when some endorsement of the framework is in force at the cut-off, in doubt for it.

    An endorsement that ended on the cut-off day itself is not in force. Of a bare year or month the earliest day counts
    for its beginning and the latest for its end.
    """
    return any(
        endorsement.date.first <= cut_off and (endorsement.ended is None or endorsement.ended.last > cut_off)
        for endorsement in company.endorsements
        if endorsement.framework == framework_id
    )


def find_sure(company: Company, framework_id: str, cut_off: date) -> Endorsement | None:
    """Return an endorsement of the framework that is in force at the cut-off whatever day its dates mean, or None."""
    return next(
        (
            endorsement
            for endorsement in company.endorsements
            if endorsement.framework == framework_id
            and endorsement.date.last <= cut_off
            and (endorsement.ended is None or endorsement.ended.first > cut_off)
        ),
        None,
    )
