"""What scoring hands on: scores that keep their reasons, exact and unrounded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from fractions import Fraction

Status = Literal["kept", "partly", "none", "reversed", "not-assessed", "not-applicable"]
"""What became of a commitment: the counts of its level, or why there is no level."""

Standing = Literal["counts", "not-pledged", "not-assessed", "not-applicable", "weighs-nothing"]
"""Whether a commitment counts for the score and, if not, why."""

NoScore = Literal["no-pledges", "nothing-assessed", "weighs-nothing", "low-coverage"]
"""Why a company has no score."""

NodeKind = Literal["overall", "framework", "group", "commitment"]


@dataclass(frozen=True, slots=True)
class LevelResult:
    """A level as it was given: its id, its name, its points (None: the level has none) and its place on the scale.

    `step` counts from 0 at the lowest level; None where there is no level (not assessed, not applicable, points).
    """

    id: str
    name: str
    points: Fraction | None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class ServiceResult:
    """Delivery on one commitment at one service; `service_id` is None for the company as a whole."""

    service_id: str | None
    service_name: str
    level: LevelResult
    status: Status
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Overdue:
    """A pledge whose deadline passed before the cut-off without public evidence of completion.

    `days` run from the last day that the deadline can mean to the cut-off.
    """

    pledge_id: str
    deadline: str
    days: int


@dataclass(frozen=True, slots=True)
class CommitmentResult:
    """One commitment of one company: levels, points, and what they do to the score.

    `delivery_points` is the mean of the services' points (0 to 100), None when nothing was assessed or nothing applies.
    `effective_weight` (0 to 1) is its share of the headline score; `contribution` is what it adds to that score, in
    points (exact under `mean`; under `geometric` the parts do not add, and it is None).
    """

    commitment_id: str
    framework_id: str
    group_ids: tuple[str, ...]
    pledge: LevelResult
    pledged: bool
    delivery_points: Fraction | None
    delivery_level: LevelResult | None
    """The level that all assessed services share; None when they differ or there is none."""
    services: tuple[ServiceResult, ...]
    status: Status
    standing: Standing
    assessed_share: Fraction
    effective_weight: Fraction
    contribution: Fraction | None
    overdue: tuple[Overdue, ...]
    cited: tuple[str, ...]

    @property
    def gap(self) -> Fraction | None:
        """Pledge points less delivery points (above 0: the promise outruns the evidence); None without either."""
        if self.delivery_points is None or self.pledge.points is None:
            return None
        return self.pledge.points - self.delivery_points


@dataclass(frozen=True, slots=True)
class NodeResult:
    """A node of the tree overall <- framework <- group <- commitment; `score` is None when nothing below it counts."""

    kind: NodeKind
    id: str
    name: str
    weight: Fraction
    effective_weight: Fraction
    score: Fraction | None
    practice: Fraction | None
    coverage: Fraction | None
    counted: int
    children: tuple[NodeResult, ...] = ()

    def walk(self) -> Iterator[NodeResult]:
        """Yield this node and every node below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Counts:
    """Plain counts over all commitments of the edition; kept to not_assessed count pledged commitments only.

    kept + partly + none + reversed_ + not_assessed = pledged, and pledged + not_pledged + not_applicable = total.
    """

    total: int
    applicable: int
    pledged: int
    kept: int
    partly: int
    none: int
    reversed_: int
    not_assessed: int
    not_pledged: int
    not_applicable: int
    overdue: int


@dataclass(frozen=True, slots=True)
class BandResult:
    """The band of a score."""

    id: str
    name: str
    from_score: Fraction


@dataclass(frozen=True, slots=True)
class CompanyResult:
    """Everything that scoring says about one company.

    `score` (delivery on pledges), `practice`, `strength` run from 0 to 100; `breadth` and `coverage` from 0 to 1.
    `no_score` says in one code why there is no score: `no-pledges`, `nothing-assessed`,
    `weighs-nothing` or `low-coverage`.
    """

    company_id: str
    name: str
    score: Fraction | None
    no_score: NoScore | None
    practice: Fraction | None
    breadth: Fraction | None
    strength: Fraction | None
    coverage: Fraction | None
    band: BandResult | None
    rank: int | None
    counts: Counts
    commitments: tuple[CommitmentResult, ...]
    tree: NodeResult

    def commitment(self, commitment_id: str) -> CommitmentResult:
        """Return the result of one commitment; KeyError when the edition does not hold it."""
        for result in self.commitments:
            if result.commitment_id == commitment_id:
                return result
        raise KeyError(commitment_id)


@dataclass(frozen=True, slots=True)
class Results:
    """The record of one edition: computed once, read by every page, document, chart and file.

    `companies` stand in the order of their ids; `ranking` holds the same ids, ranked companies first by rank, those
    without a score after them by name. `digest` identifies the data (SHA-256, hex).
    """

    edition_id: str
    cut_off: date
    stage: str
    method_version: str
    aggregate: str
    """As methodology.yaml names it; `mixed` where some nodes do otherwise."""
    weighting: str
    digest: str
    companies: tuple[CompanyResult, ...]
    ranking: tuple[str, ...]
    by_id: Mapping[str, CompanyResult]
