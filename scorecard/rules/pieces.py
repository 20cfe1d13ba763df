"""The pieces that rules look at: parts of the dataset, each with its file and its path in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.model.assessment import ALL_SERVICES
from scorecard.model.pledge import Pledge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.model.assessment import Assessment, Value
    from scorecard.model.company import Company
    from scorecard.model.context import ContextFigure, Series
    from scorecard.model.edition import Edition
    from scorecard.model.evidence import Evidence
    from scorecard.model.framework import Commitment, Group
    from scorecard.model.record import RecordItem
    from scorecard.model.scale import ScaleLevel
    from scorecard.model.source import Source
    from scorecard.rules.rule import DataPath


@dataclass(frozen=True, slots=True)
class Fact:
    """A pledge or an evidence item of a company, and where it stands."""

    company_id: str
    file: str
    path: DataPath
    item: Pledge | Evidence

    @property
    def evidence(self) -> Evidence | None:
        """The evidence item; None for a pledge."""
        return None if isinstance(self.item, Pledge) else self.item

    @property
    def pledge(self) -> Pledge | None:
        """The pledge; None for an evidence item."""
        return self.item if isinstance(self.item, Pledge) else None

    @property
    def label(self) -> str:
        """What it is called in messages."""
        return f"pledge {self.item.id}" if isinstance(self.item, Pledge) else f"evidence {self.item.id}"


@dataclass(frozen=True, slots=True)
class RecordFact:
    """An item of a framework's record, and where it stands; like a fact, but no company's."""

    framework_id: str
    file: str
    path: DataPath
    item: RecordItem
    company_id: None = None

    @property
    def label(self) -> str:
        """What it is called in messages."""
        return f"item {self.item.id} of the record"


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A context figure, and where it stands."""

    file: str
    path: DataPath
    series: Series
    figure: ContextFigure


@dataclass(frozen=True, slots=True)
class PlacedSource:
    """A source, and where it stands; a shared one belongs to no company."""

    id: str
    company_id: str | None
    file: str
    path: DataPath
    source: Source


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a source; a company's file sees its own sources and the shared ones, all others the shared ones."""

    source_id: str
    company_id: str | None
    file: str
    path: DataPath


@dataclass(frozen=True, slots=True)
class PlacedCommitment:
    """A commitment, and where it stands."""

    framework_id: str
    file: str
    path: DataPath
    commitment: Commitment


@dataclass(frozen=True, slots=True)
class PlacedGroup:
    """A group, and where it stands."""

    framework_id: str
    file: str
    path: DataPath
    group: Group


@dataclass(frozen=True, slots=True)
class Judgement:
    """An assessment of a known company in an edition, with everything that it refers to.

    `commitment` is None when no framework has it; `cited` holds the known items only, each with its place in the list;
    `applicable` names the services that the commitment applies to at the cut-off (none for the company as a whole).
    """

    edition_id: str
    edition: Edition
    company_id: str
    company: Company
    commitment_id: str
    commitment: Commitment | None
    framework_id: str | None
    assessment: Assessment
    file: str
    cited: tuple[tuple[int, Fact], ...]
    applicable: tuple[str, ...]

    @property
    def cut_off(self) -> date:
        """The last day of evidence."""
        return self.edition.cut_off

    @property
    def cited_pledges(self) -> tuple[Pledge, ...]:
        """The cited pledges that bear on the commitment."""
        pledges = (fact.pledge for _, fact in self.cited)
        return tuple(pledge for pledge in pledges if pledge is not None and self.commitment_id in pledge.commitments)

    @property
    def is_of_the_whole_company(self) -> bool:
        """True when the commitment needs no feature of a service."""
        return self.commitment is not None and not self.commitment.applies_to

    @property
    def applies_nowhere(self) -> bool:
        """True when the commitment needs a feature that no service has at the cut-off."""
        return self.commitment is not None and bool(self.commitment.applies_to) and not self.applicable

    def levels(self) -> Iterator[tuple[DataPath, str | None, Value]]:
        """Yield each delivery level with its path and its service; None stands for all services."""
        delivery = self.assessment.delivery
        if set(delivery) == {ALL_SERVICES}:
            yield (self.commitment_id, "delivery"), None, delivery[ALL_SERVICES]
            return
        for service_id, value in delivery.items():
            yield (self.commitment_id, "delivery", service_id), service_id, value


@dataclass(frozen=True, slots=True)
class GivenLevel:
    """A known level of a scale as an assessment gives it, with the evidence that bears on it.

    For a level of one service that is the evidence about this service or about the company as a whole.
    """

    judgement: Judgement
    path: DataPath
    service_id: str | None
    level: ScaleLevel
    evidence: tuple[Evidence, ...]

    @property
    def label(self) -> str:
        """What it is called in messages."""
        if self.path[-1] == "pledge":
            return f"the pledge level of {self.judgement.commitment_id}"
        return (
            f"{self.judgement.commitment_id} at {self.service_id}" if self.service_id else self.judgement.commitment_id
        )

    @property
    def lacks_all_evidence(self) -> bool:
        """True when evidence is demanded and none is cited: then that is the problem, and not of which kind it is."""
        return self.level.demands.evidence > 0 and not self.evidence


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of ours about a company, and where it stands; `fact` is the pledge or evidence whose statement it is."""

    file: str
    path: DataPath
    text: str
    fact: Fact | None = None
