"""The page of all commitments: what each framework asks, how many promised it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import list_text, number_text
from scorecard.views.address import COMMITMENTS_PAGE
from scorecard.views.breadth import OUTCOMES, BreadthTable, measure_breadth, view_breadth
from scorecard.views.frame import Frame, view_frame

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """All commitments of the edition; `outcomes` are the heads of the columns that count."""

    frame: Frame
    finding: str
    outcomes: tuple[str, ...]
    tables: tuple[BreadthTable, ...]
    document_title: str


def commitments_page(dataset: Dataset, results: Results, files: Collection[str] = ()) -> CommitmentsPage:
    """Return the page of all commitments; `files` are the published paths, and only those are linked to."""
    frame = view_frame(dataset, results, COMMITMENTS_PAGE, files, of_page=True)
    return CommitmentsPage(
        frame=frame,
        finding=_tell_finding(dataset, results),
        outcomes=tuple(name for _, name in OUTCOMES),
        tables=view_breadth(dataset, results, files, COMMITMENTS_PAGE),
        document_title=f"Commitments: {frame.title}, {frame.edition}",
    )


def _tell_finding(dataset: Dataset, results: Results) -> str:
    """Return what is kept most widely, and what nobody is shown to keep, in a sentence or two."""
    breadths = [item for item in measure_breadth(results).values() if item.promised]
    names = {key: commitment.name for key, commitment in dataset.commitments().items()}
    if not breadths:
        return "No public pledge on any of them was found."
    most = max(item.count("kept") / item.promised for item in breadths)
    best = [item for item in breadths if item.count("kept") / item.promised == most]
    nobody = [item for item in breadths if not item.count("kept")]
    told = []
    if most:
        first = best[0]
        told.append(
            f"Most widely kept: “{names[first.commitment_id]}”, by {number_text(first.count('kept'))} of "
            f"{number_text(first.promised)} that promised it."
        )
    if nobody:
        quoted = [f"“{names[item.commitment_id]}”" for item in nobody]
        told.append(f"Nobody is shown to keep {list_text(quoted, 4)}.")
    return " ".join(told)
