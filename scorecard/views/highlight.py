"""Highlights: the commitments that a company kept best and worst, with whole sentences of their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import number_text
from scorecard.views.mark import delivery_mark
from scorecard.views.sentence import take_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.scoring.results import CommitmentResult, CompanyResult
    from scorecard.views.commitment import CommitmentView

MOST = 3
LENGTH = 150


@dataclass(frozen=True, slots=True)
class Highlight:
    """A commitment that stands out; `when` dates its level: the newest evidence, or until when one looked."""

    commitment_id: str
    name: str
    word: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Highlights:
    """The commitments that stand out, and how many more stand as the last of them does (empty: none)."""

    items: tuple[Highlight, ...]
    more: str


def view_best(result: CompanyResult, views: Mapping[str, CommitmentView], cut_off: str) -> Highlights:
    """Return the promised commitments with the most delivery, at most three, and only such as are kept."""
    counted = [item for item in _counted(result) if item.status == "kept"]
    counted.sort(key=lambda item: -(item.delivery_points or 0))
    return _view(counted, views, cut_off, "")


def view_least(result: CompanyResult, views: Mapping[str, CommitmentView], cut_off: str) -> Highlights:
    """Return the promised commitments with the least delivery, at most three: reversed before others, wide gaps first.

    What is kept is not among them.
    """
    counted = [item for item in _counted(result) if item.status != "kept"]
    counted.sort(key=lambda item: (item.delivery_points or 0, item.status != "reversed", -(item.gap or 0)))
    return _view(counted, views, cut_off, "evidence")


def _counted(result: CompanyResult) -> list[CommitmentResult]:
    return [item for item in result.commitments if item.standing == "counts"]


def _view(counted: list[CommitmentResult], views: Mapping[str, CommitmentView], cut_off: str, about: str) -> Highlights:
    shown = [views[item.commitment_id] for item in counted[:MOST]]
    return Highlights(
        tuple(
            Highlight(
                commitment_id=view.id,
                name=view.name,
                word=view.mark.word,
                when=f"newest evidence {view.newest}" if view.newest else f"as of {cut_off}",
                text=take_sentences(view.rationale, LENGTH, about),
            )
            for view in shown
        ),
        _tell_more(counted),
    )


def _tell_more(counted: list[CommitmentResult]) -> str:
    """Return how many commitments that are not shown stand as the last one that is."""
    if len(counted) <= MOST:
        return ""
    last = counted[MOST - 1]
    word = delivery_mark(last).word
    same = [each for each in counted[MOST:] if (each.status, delivery_mark(each).word) == (last.status, word)]
    return f"And {number_text(len(same))} more at the same level ({word})." if same else ""
