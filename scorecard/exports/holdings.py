"""Holdings: what one edition publishes as open data, up to its cut-off, each thing with its id among all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scorecard.exports.table import Placed
from scorecard.model.applicability import runs_at
from scorecard.model.dataset import walk_groups
from scorecard.scoring.insight import Insight
from scorecard.views.context import figures_until, shown_topics

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.assessment import Assessment
    from scorecard.model.company import Company, Endorsement, Service, Succession
    from scorecard.model.context import ContextFigure, ContextTopic, Series
    from scorecard.model.dataset import Dataset
    from scorecard.model.evidence import Evidence
    from scorecard.model.framework import Commitment, Framework, Group, Signatory
    from scorecard.model.methodology import Methodology
    from scorecard.model.pledge import Pledge
    from scorecard.model.record import RecordItem
    from scorecard.model.source import Source
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results


@dataclass(frozen=True, slots=True)
class PlacedService:
    """A service with its company, its id among all, and whether the company ran it at the cut-off."""

    owner: str
    id: str
    runs: bool
    item: Service


@dataclass(frozen=True, slots=True)
class PlacedSeries:
    """A series of context figures with its topic, its id, its unit, and its company if that is the edition's."""

    owner: str
    id: str
    unit: str
    company_id: str | None
    item: Series


@dataclass(frozen=True, slots=True)
class Judged:
    """What an edition makes of one commitment of one company; no assessment where nobody looked."""

    id: str
    company_id: str
    result: CommitmentResult
    assessment: Assessment | None


@dataclass(frozen=True)
class Holdings:
    """One edition's part of a dataset, and its results; `digests` are the hashes of what companies' pages read.

    Facts that are later than the cut-off have no place in an edition, unless it cites them.
    """

    dataset: Dataset
    results: Results
    insight: Insight
    digests: Mapping[str, str]

    @property
    def methodology(self) -> Methodology:
        """The method."""
        return self.dataset.methodology

    @property
    def cut_off(self) -> date:
        """The last day of evidence."""
        return self.results.cut_off

    @cached_property
    def companies(self) -> dict[str, Company]:
        """The companies that the edition covers, by id, as far as the dataset has them."""
        ids = [item.company_id for item in self.results.companies]
        return {
            company_id: self.dataset.companies[company_id] for company_id in ids if company_id in self.dataset.companies
        }

    @cached_property
    def frameworks(self) -> dict[str, Framework]:
        """The frameworks that the edition covers, by id, in the order of pages."""
        covered = self.dataset.editions[self.results.edition_id].edition.frameworks
        return {key: item for key, item in self.dataset.ordered_frameworks() if key in covered}

    @cached_property
    def groups(self) -> list[Placed[Group]]:
        """The groups of all frameworks, each before those inside it; the parent is the group that it stands in."""
        return [
            Placed(framework_id, group.id, position, group, self._parents.get(group.id))
            for framework_id, framework in self.frameworks.items()
            for position, group in enumerate(walk_groups(framework.groups), 1)
        ]

    @cached_property
    def commitments(self) -> dict[str, Placed[Commitment]]:
        """The commitments of all frameworks by id, each with its scale; the parent is the group that it stands in."""
        default = self.methodology.default_scale
        return {
            item.id: Placed(
                framework_id,
                item.id,
                position,
                item if item.scale else item.model_copy(update={"scale": default}),
                self._parents.get(item.id),
            )
            for framework_id, framework in self.frameworks.items()
            for position, item in enumerate(framework.walk(), 1)
        }

    @cached_property
    def _parents(self) -> dict[str, str]:
        """The group's id for each commitment that stands in one, and for each group inside another."""
        return {
            item: group.id
            for framework in self.frameworks.values()
            for group in walk_groups(framework.groups)
            for item in (*(inner.id for inner in group.commitments), *(inner.id for inner in group.groups))
        }

    @cached_property
    def services(self) -> dict[str, PlacedService]:
        """The services of all companies, by id among all."""
        return {
            (full := f"{company_id}/{service_id}"): PlacedService(
                company_id, full, runs_at(service, self.cut_off), service
            )
            for company_id, company in self.companies.items()
            for service_id, service in company.services.items()
        }

    @cached_property
    def cited(self) -> frozenset[str]:
        """The ids among all of the pledges and the evidence that the edition cites."""
        return frozenset(
            f"{company.company_id}/{item_id}"
            for company in self.results.companies
            for item in company.commitments
            for item_id in (*item.cited, *(late.pledge_id for late in item.overdue))
        )

    @cached_property
    def pledges(self) -> dict[str, Placed[Pledge]]:
        """The pledges of all companies, by id among all."""
        return {row.id: row for key, company in self.companies.items() for row in self._place(key, company.pledges)}

    @cached_property
    def evidence(self) -> dict[str, Placed[Evidence]]:
        """The evidence of all companies, by id among all."""
        return {row.id: row for key, company in self.companies.items() for row in self._place(key, company.evidence)}

    @cached_property
    def endorsements(self) -> list[Placed[Endorsement]]:
        """The endorsements of the edition's frameworks by its companies."""
        return [
            row
            for company_id, company in self.companies.items()
            for row in self._place(company_id, company.endorsements)
            if row.item.framework in self.frameworks
        ]

    @cached_property
    def successions(self) -> list[Placed[Succession]]:
        """The changes of names and owners of all companies."""
        return [row for key, company in self.companies.items() for row in self._place(key, company.successions)]

    @cached_property
    def signatories(self) -> list[Placed[Signatory]]:
        """The frameworks' own lists of signatories; companies of other editions count as none of ours."""
        rows = [row for key, item in self.frameworks.items() for row in self._place(key, item.signatories)]
        return [
            row
            if row.item.company in self.companies
            else replace(row, item=row.item.model_copy(update={"company": None}))
            for row in rows
        ]

    @cached_property
    def records(self) -> dict[str, Placed[RecordItem]]:
        """What the frameworks' issuers promised, did and published, by id among all."""
        return {row.id: row for key, framework in self.frameworks.items() for row in self._place(key, framework.record)}

    @cached_property
    def topics(self) -> dict[str, ContextTopic]:
        """The topics of context figures, by id."""
        return dict(shown_topics(self.dataset, self.cut_off))

    @cached_property
    def series(self) -> list[PlacedSeries]:
        """The series of context figures that have any."""
        return [
            PlacedSeries(
                topic_id,
                f"{topic_id}/{item.name}",
                item.unit or topic.unit,
                item.company if item.company in self.companies else None,
                item,
            )
            for topic_id, topic in self.topics.items()
            for item in topic.series
            if figures_until(item, self.cut_off)
        ]

    @cached_property
    def figures(self) -> list[Placed[ContextFigure]]:
        """The context figures by series; the parent is the unit."""
        return [
            Placed(series.id, f"{series.id}/{position}", position, figure, series.unit)
            for series in self.series
            for position, figure in enumerate(figures_until(series.item, self.cut_off), 1)
        ]

    @cached_property
    def judged(self) -> list[Judged]:
        """What the edition makes of every commitment of every company."""
        assessments = self.dataset.editions[self.results.edition_id].assessments
        return [
            Judged(
                f"{company.company_id}/{item.commitment_id}",
                company.company_id,
                item,
                assessments.get(company.company_id, {}).get(item.commitment_id),
            )
            for company in self.results.companies
            for item in company.commitments
        ]

    @cached_property
    def ranked(self) -> list[CompanyResult]:
        """The companies' results in the order of the ranking."""
        return [self.results.by_id[company_id] for company_id in self.results.ranking]

    @cached_property
    def sources(self) -> dict[str, Placed[Source]]:
        """The sources that any of these things rests on, by id among all: shared ones first, then by company."""
        return self.sources_of(self._sourced())

    def sources_of(self, items: Iterable[Any]) -> dict[str, Placed[Source]]:
        """Return the sources that things name by their ids among all, in the order of `sources`."""
        found = {}
        for full in sorted({full for item in items for full in (item.source, *getattr(item, "also", ()))}):
            owner, _, own = full.rpartition("/")
            source = self.dataset.source(owner or None, own)
            if source is not None:
                found[full] = Placed(owner, full, 0, source)
        return dict(sorted(found.items(), key=lambda item: (item[1].owner, item[0])))

    def _sourced(self) -> Iterator[Any]:
        """Yield everything that rests on sources."""
        yield from self.frameworks.values()
        for topic in self.topics.values():
            yield from topic.caveats
        for rows in (self.commitments, self.records, self.pledges, self.evidence):
            yield from (row.item for row in rows.values())
        for placed in (self.signatories, self.endorsements, self.successions):
            yield from (row.item for row in placed)
        yield from (row.item for row in self.figures)

    def _place(self, owner: str, items: Iterable[Any]) -> Iterator[Placed[Any]]:
        """Yield an owner's things that are no later than the cut-off, or cited, with their sources' ids among all."""
        own = self.companies[owner].sources if owner in self.companies else {}

        def full(source_id: str) -> str:
            return f"{owner}/{source_id}" if source_id in own else source_id

        for position, item in enumerate(items, 1):
            item_id = f"{owner}/{getattr(item, 'id', position)}"
            if item.date.first <= self.cut_off or item_id in self.cited:
                changes: dict[str, Any] = {"source": full(item.source)}
                if hasattr(item, "also"):
                    changes["also"] = tuple(map(full, item.also))
                yield Placed(owner, item_id, position, item.model_copy(update=changes) if own else item)
