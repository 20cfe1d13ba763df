"""Levels of one commitment with a real example each: what it looks like, and a company at which that was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import count_text, list_text, points_text
from scorecard.views.address import Link, company_page_path, link_address
from scorecard.views.fact import FactView, Sources, view_facts
from scorecard.views.mark import Mark, level_mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.assessment import Assessment
    from scorecard.model.dataset import Dataset
    from scorecard.model.evidence import Evidence
    from scorecard.model.framework import Commitment
    from scorecard.model.scale import Scale, ScaleLevel
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results, ServiceResult

SURENESS = {"high": 2, "medium": 1, "low": 0}


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A company at a level: why it stands there in the words of its assessment, and the fact that shows it best.

    `services` names those that stand there, empty for the company as a whole; `searched` says where one looked.
    """

    company: Link
    services: str
    rationale: str
    searched: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class LevelCard:
    """A level: what it asks of everybody, what it looks like here, how many stand at it, and one of those."""

    name: str
    mark: Mark
    points: str
    criterion: str
    looks_like: str
    count: str
    example: ExampleView | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What examples are taken from: the assessments of one commitment, and the page that shows them."""

    dataset: Dataset
    results: Results
    commitment: Commitment
    sources: Sources
    page: str
    files: Collection[str]

    def assessment(self, company_id: str) -> Assessment | None:
        """Return what the edition makes of this commitment at a company."""
        data = self.dataset.editions[self.results.edition_id]
        return data.assessments.get(company_id, {}).get(self.commitment.id)

    def link(self, company: CompanyResult) -> Link:
        """Return a company's name with the address of this commitment on its page."""
        address = link_address(company_page_path(company.company_id), self.page, self.files)
        return Link(company.name, f"{address}#{self.commitment.id}" if address else "")

    def found(self) -> Iterator[tuple[CompanyResult, CommitmentResult]]:
        """Yield the companies with this commitment, in the order of their ids."""
        for company in self.results.companies:
            for item in company.commitments:
                if item.commitment_id == self.commitment.id:
                    yield company, item


def view_levels(scene: Scene) -> tuple[LevelCard, ...]:
    """Return the levels of a commitment's scale, the fullest first; none for a scale of points."""
    scale = scene.dataset.scale_of(scene.commitment)
    if scale is None:
        return ()
    guides = {guide.level: guide.looks_like for guide in scene.commitment.guide}
    return tuple(
        LevelCard(
            name=level.name,
            mark=level_mark(level.counts_as, level.points, level.name),
            points=points_text(level.points),
            criterion=level.criterion,
            looks_like=guides.get(level.id, ""),
            count=_tell_count(scene, level),
            example=_view_example(scene, level),
        )
        for level in _ordered(scale)
    )


def show_company(scene: Scene, company: CompanyResult, item: CommitmentResult, most: int) -> ExampleView:
    """Return why a company stands where it stands, with up to so many of the facts that were cited for it."""
    return _show(scene, company, tuple(item.services), most)


def _ordered(scale: Scale) -> list[ScaleLevel]:
    """Return the levels with the most points first; what was taken back stands at the end."""
    return sorted(scale.levels, key=lambda level: (level.counts_as == "reversed", -level.points))


def _tell_count(scene: Scene, level: ScaleLevel) -> str:
    whole = partly = 0
    for _, item in scene.found():
        at = [service for service in item.services if service.level.id == level.id]
        whole += bool(at) and len(at) == len(item.services)
        partly += bool(at) and len(at) < len(item.services)
    told = [count_text(whole, "company", "companies")] if whole else []
    if partly:
        some = count_text(partly, "company", "companies")
        told.append(f"some services of {some}" if not whole else f"some services of {partly} more")
    return list_text(told) if told else "no company"


def _view_example(scene: Scene, level: ScaleLevel) -> ExampleView | None:
    """Return a company at the level: one as a whole rather than in part, judged surely, with a telling fact.

    Among equals the newest fact decides, then the order of the ids; so it is nobody's choice.
    """
    best: tuple[tuple[object, ...], CompanyResult, tuple[ServiceResult, ...]] | None = None
    for company, item in scene.found():
        at = tuple(service for service in item.services if service.level.id == level.id)
        assessment = scene.assessment(company.company_id)
        if not at or assessment is None:
            continue
        facts = _rank_facts(scene, company.company_id, at)
        place = (
            len(at) == len(item.services),
            SURENESS[assessment.confidence],
            _rank_fact(scene, company.company_id, facts[0]) if facts else (),
        )
        if best is None or place > best[0]:
            best = (place, company, at)
    return _show(scene, best[1], best[2], 1) if best else None


def _show(scene: Scene, company: CompanyResult, at: tuple[ServiceResult, ...], most: int) -> ExampleView:
    assessment = scene.assessment(company.company_id)
    facts = _rank_facts(scene, company.company_id, at)[:most]
    item = company.commitment(scene.commitment.id)
    return ExampleView(
        company=scene.link(company),
        services=list_text([service.service_name for service in at], 4) if len(at) < len(item.services) else "",
        rationale=assessment.rationale if assessment else "",
        searched=list_text(assessment.searched) if assessment and not facts else "",
        facts=view_facts(
            scene.dataset.companies[company.company_id],
            [fact.id for fact in facts],
            scene.sources.of_company(company.company_id),
        ),
    )


def _rank_facts(scene: Scene, company_id: str, at: tuple[ServiceResult, ...]) -> list[Evidence]:
    """Return the evidence that is cited for some services, the most telling first; allegations are left out."""
    assessment = scene.assessment(company_id)
    company = scene.dataset.companies[company_id]
    services = {service.service_id for service in at if service.service_id}
    cited = [company.evidence_item(key) for key in (assessment.evidence if assessment else ())]
    found = [
        item
        for item in cited
        if item is not None
        and not item.allegation
        and (not item.services or not services or services & set(item.services))
    ]
    return sorted(found, key=lambda item: _rank_fact(scene, company_id, item), reverse=True)


def _rank_fact(scene: Scene, company_id: str, item: Evidence) -> tuple[object, ...]:
    """Return how telling a fact is: something done, from an independent source, new; the id decides between equals."""
    named = (scene.dataset.source(company_id, key) for key in (item.source, *item.also))
    independent = any(source is not None and source.party == "third" for source in named)
    return item.kind != "finding", independent, item.date.last, item.id
