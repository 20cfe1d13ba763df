"""The outlook of a company: for each commitment what the next level takes and gives, and how far peers show the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import count_text, list_text, points_text
from scorecard.views.address import Link, web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.scoring.outlook import Missing, Outlook, Peer, Step
    from scorecard.views.commitment import CommitmentView

MOST = 5
"""So many steps stand in a table; every commitment tells its own."""
KINDS = {"action": "an action", "disclosure": "a disclosure", "finding": "a finding by others"}


@dataclass(frozen=True, slots=True)
class StepView:
    """What one level more on one commitment takes and gives; each text may be empty.

    `best` names the peers that do best; `source` leads to where that can be read.
    """

    missing: str
    gain: str
    best: str
    source: Link | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step in the table of those that would raise the score most."""

    commitment: Link
    label: str
    level: str
    gain: str
    rank: str
    best: str


@dataclass(frozen=True, slots=True)
class OutlookView:
    """The steps that would raise a score most, and the score that the best practice of all peers would give."""

    rows: tuple[StepRow, ...]
    more: str
    ceiling: str


def view_step(outlook: Outlook, commitment_id: str) -> StepView | None:
    """Return what one level more on a commitment takes and gives; None where there is nothing above."""
    step = next((step for step in outlook.steps if step.commitment_id == commitment_id), None)
    if step is None:
        return None
    missing = list(dict.fromkeys(word for ascent in step.ascents for word in map(_tell_missing, ascent.missing)))
    return StepView(
        missing=f"Still to be shown: {list_text(missing)}." if missing else "",
        gain=_tell_gain(step, outlook.rank),
        best=_tell_best(step.best) if step.best else "",
        source=_link_source(step.best) if step.best else None,
    )


def view_outlook(outlook: Outlook | None, views: Mapping[str, CommitmentView], most: int = MOST) -> OutlookView | None:
    """Return the outlook of a company with so many steps at most; None where nothing would raise its score."""
    if outlook is None:
        return None
    steps = [step for step in outlook.steps if step.gain]
    if not steps and outlook.ceiling is None:
        return None
    steps.sort(key=lambda step: -(step.gain or 0))
    rows = []
    for step in steps[:most]:
        view = views[step.commitment_id]
        rows.append(
            StepRow(
                commitment=Link(view.name, view.id),
                label=view.label,
                level=list_text([level.name for level in view.next_levels]),
                gain=points_text(step.gain, 1),
                rank=str(step.rank),
                best=_name_best(step.best) if step.best else "–",
            )
        )
    left = len(steps) - len(rows)
    return OutlookView(
        rows=tuple(rows),
        more=f"{count_text(left, 'more commitment', 'more commitments')} would raise it by as much or less."
        if left
        else "",
        ceiling=tell_ceiling(outlook),
    )


def tell_ceiling(outlook: Outlook) -> str:
    """Return what score the best practice seen at any peer would give; nothing without a score."""
    if outlook.ceiling is None or outlook.score is None:
        return ""
    if outlook.ceiling == outlook.score:
        return "No other company shows more on any commitment that counts for it."
    return (
        f"With the best that any other company shows on each commitment its score would be "
        f"{points_text(outlook.ceiling)}, not {points_text(outlook.score)}, and its rank {outlook.ceiling_rank}."
    )


def _tell_missing(item: Missing) -> str:
    if item.what == "evidence":
        return "a piece of evidence" if item.count == 1 else f"{item.count} more pieces of evidence"
    if item.what == "kinds":
        return " or ".join(KINDS.get(kind, kind) for kind in item.kinds)
    return "a source that is independent of the company"


def _tell_gain(step: Step, rank: int | None) -> str:
    if step.gain is None or step.score is None:
        return ""
    points = points_text(step.gain, 1)
    score = f"Adds {points} {'point' if points == '1' else 'points'}: score {points_text(step.score)}"
    return f"{score}, rank {step.rank}." if step.rank != rank else f"{score}, same rank."


def _name_best(peer: Peer) -> str:
    return f"{peer.name} and {count_text(peer.others, 'other', 'others')}" if peer.others else peer.name


def _tell_best(peer: Peer) -> str:
    level = peer.level.lower() if peer.level else f"{points_text(peer.points, 1)} points"
    return f"Best shown: {_name_best(peer)} ({level})"


def _link_source(peer: Peer) -> Link | None:
    address = web_address(peer.source_url)
    # A full stop follows.
    return Link(peer.source_publisher.removesuffix("."), address) if address else None
