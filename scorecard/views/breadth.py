"""Breadth against delivery: how many companies promised each commitment, and how far they are shown to keep it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.scoring.texts import number_text, points_text, share_text
from scorecard.views.address import commitment_page_path, framework_page_path, link_address
from scorecard.views.mark import Bar

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import CommitmentResult, Results, Status

OUTCOMES: tuple[tuple[Status, str], ...] = (
    ("kept", "Kept"),
    ("partly", "In part"),
    ("none", "No evidence"),
    ("reversed", "Reversed"),
    ("not-assessed", "Not assessed"),
)
"""What can become of a promise, as columns name it."""


@dataclass(frozen=True, slots=True)
class Breadth:
    """What all companies together make of one commitment.

    `asked` counts the companies that it applies to, `promised` those of them that promised it; `delivery` is the mean
    of the delivery points over the promised and assessed ones, None without any. `outcomes` counts the promised by
    what became of them (the codes of the results' status).
    """

    commitment_id: str
    companies: int
    asked: int
    promised: int
    delivery: Fraction | None
    outcomes: tuple[tuple[str, int], ...]

    def count(self, status: str) -> int:
        """Return how many promises came to this."""
        return dict(self.outcomes).get(status, 0)

    @property
    def share(self) -> Fraction | None:
        """The share of the companies it applies to that promised it; None where it applies to none."""
        return Fraction(self.promised, self.asked) if self.asked else None


@dataclass(frozen=True, slots=True)
class BreadthRow:
    """A commitment in the table; `page` is empty where its page is not published, `is_this` marks the page's own.

    `outcomes` are the counts of the promises, in the order of OUTCOMES.
    """

    id: str
    number: str
    name: str
    page: str
    is_this: bool
    promised: str
    breadth: Bar
    delivery: Bar
    points: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BreadthTable:
    """The commitments of one framework; `page` is the framework's own, if published."""

    framework_id: str
    name: str
    page: str
    rows: tuple[BreadthRow, ...]


def measure_breadth(results: Results) -> dict[str, Breadth]:
    """Return the breadth and the delivery of every commitment that the results hold, by its id."""
    return {commitment_id: _measure(commitment_id, items) for commitment_id, items in _by_commitment(results).items()}


def view_breadth(  # noqa: PLR0913 - where the table stands, and what part of it
    dataset: Dataset,
    results: Results,
    files: Collection[str],
    page: str,
    *,
    framework_id: str | None = None,
    this: str = "",
) -> tuple[BreadthTable, ...]:
    """Return the tables of all frameworks, or of one; `this` is the commitment that the page itself is about."""
    breadths = measure_breadth(results)
    return tuple(
        BreadthTable(
            framework_id=key,
            name=framework.name,
            page=link_address(framework_page_path(key), page, files),
            rows=tuple(
                BreadthRow(
                    id=commitment.id,
                    number=commitment.number,
                    name=commitment.name,
                    page=link_address(commitment_page_path(commitment.id), page, files),
                    is_this=commitment.id == this,
                    promised=tell_promised(breadths[commitment.id]),
                    breadth=_bar(breadths[commitment.id].share, share_text(breadths[commitment.id].share)),
                    delivery=_bar(_part(breadths[commitment.id]), points_text(breadths[commitment.id].delivery)),
                    points=points_text(breadths[commitment.id].delivery),
                    outcomes=tuple(number_text(breadths[commitment.id].count(status)) for status, _ in OUTCOMES),
                )
                for commitment in framework.walk()
                if commitment.id in breadths
            ),
        )
        for key, framework in dataset.ordered_frameworks()
        if framework_id in {None, key} and any(commitment.id in breadths for commitment in framework.walk())
    )


def tell_promised(breadth: Breadth) -> str:
    """Return how many promised it of those that it applies to."""
    return f"{number_text(breadth.promised)} of {number_text(breadth.asked)}"


def _by_commitment(results: Results) -> dict[str, list[CommitmentResult]]:
    found: dict[str, list[CommitmentResult]] = {}
    for company in results.companies:
        for item in company.commitments:
            found.setdefault(item.commitment_id, []).append(item)
    return found


def _measure(commitment_id: str, items: list[CommitmentResult]) -> Breadth:
    asked = [item for item in items if item.status != "not-applicable"]
    promised = [item for item in asked if item.pledged]
    points = [item.delivery_points for item in promised if item.delivery_points is not None]
    return Breadth(
        commitment_id=commitment_id,
        companies=len(items),
        asked=len(asked),
        promised=len(promised),
        delivery=sum(points, Fraction(0)) / len(points) if points else None,
        outcomes=tuple(sorted(Counter(item.status for item in promised).items())),
    )


def _part(breadth: Breadth) -> Fraction | None:
    return None if breadth.delivery is None else breadth.delivery / 100


def _bar(position: Fraction | None, text: str) -> Bar:
    return Bar(position, text)
