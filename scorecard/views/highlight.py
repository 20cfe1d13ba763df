"""Highlights: the commitments that a company kept best and worst, with the first words of their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.views.sentence import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.scoring.results import CommitmentResult, CompanyResult
    from scorecard.views.commitment import CommitmentView

MOST = 2
LENGTH = 165


@dataclass(frozen=True, slots=True)
class Highlight:
    """A commitment that stands out."""

    commitment_id: str
    name: str
    word: str
    text: str


def view_firmest(result: CompanyResult, views: Mapping[str, CommitmentView]) -> tuple[Highlight, ...]:
    """Return the promised commitments with the most delivery, at most two; none with no points is among them."""
    counted = [item for item in _counted(result) if item.delivery_points]
    counted.sort(key=lambda item: -(item.delivery_points or 0))
    return tuple(_view(views[item.commitment_id]) for item in counted[:MOST])


def view_weakest(result: CompanyResult, views: Mapping[str, CommitmentView]) -> tuple[Highlight, ...]:
    """Return the promised commitments with the least delivery, at most two: reversed before others, wide gaps first.

    What is delivered in full is not weak, and what is among the firmest is not repeated.
    """
    firmest = {item.commitment_id for item in view_firmest(result, views)}
    counted = [item for item in _counted(result) if item.commitment_id not in firmest and item.delivery_points != 100]
    counted.sort(key=lambda item: (item.delivery_points or 0, item.status != "reversed", -(item.gap or 0)))
    return tuple(_view(views[item.commitment_id]) for item in counted[:MOST])


def _counted(result: CompanyResult) -> list[CommitmentResult]:
    return [item for item in result.commitments if item.standing == "counts"]


def _view(view: CommitmentView) -> Highlight:
    return Highlight(view.id, view.name, view.mark.word, shorten(view.rationale, LENGTH))
