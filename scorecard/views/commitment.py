"""One commitment of one company as its scorecard shows it: the judgement, its reasons, its facts, the way up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.scoring.outlook import level_above
from scorecard.scoring.texts import date_text, list_text, points_text, reserve_text, share_text
from scorecard.views.address import (
    Link,
    commitment_page_path,
    company_page_path,
    framework_page_path,
    link_address,
)
from scorecard.views.fact import FactView, Sources, SourceView, view_facts
from scorecard.views.mark import Bar, Gap, Mark, Pips, delivery_mark, pledge_pips, service_mark
from scorecard.views.outlook import StepView, view_step
from scorecard.views.overdue import OverdueView, view_overdue
from scorecard.views.sentence import tell_gap, tell_pledge, tell_standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from scorecard.model.assessment import Assessment
    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Commitment, Framework, Group
    from scorecard.model.scale import Scale
    from scorecard.scoring.outlook import Outlook
    from scorecard.scoring.results import CommitmentResult, CompanyResult, NodeResult, ServiceResult
    from scorecard.views.frame import Frame
    from scorecard.views.service_choice import ServiceChoice, ServiceStanding


CHAPTER_SIZE = 5
"""A framework of so many commitments fills pages of a document."""


@dataclass(frozen=True, slots=True)
class ServiceView:
    """Delivery at one service."""

    name: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class NextLevel:
    """The next level up: what it asks in general, and what it looks like for this commitment.

    `services` are the numbers of those that stand one level below it, where a reader can choose them.
    """

    id: str
    name: str
    points: str
    applies_to: str
    criterion: str
    looks_like: str
    services: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """Everything that a scorecard shows of one commitment; `id` is its permanent anchor.

    `page` leads to all companies on it, where that is published. `newest` is the date of the newest evidence that is
    cited, empty without any. `doubt` stands beside the level wherever that is shown; it is empty unless confidence is
    low. Where a reader `can_choose` a service, `by_service` says how it stands for each, or `grounds` on what it was
    judged if it stands for each of them as it does for all; `covers` are the numbers of the services that it was judged
    for, empty for the company as a whole.
    """

    id: str
    page: str
    number: str
    label: str
    name: str
    official_name: str
    group: str
    text: str
    text_status: str
    text_sources: tuple[SourceView, ...]
    is_pledged: bool
    pledge: Pips
    promise: str
    mark: Mark
    mark_label: str
    services: tuple[ServiceView, ...]
    services_differ: bool
    can_choose: bool
    by_service: tuple[ServiceStanding, ...]
    grounds: str
    covers: str
    gap: Gap
    contribution: str
    possible: str
    standing: str
    rationale: str
    not_applicable_because: str
    searched: str
    pledges: tuple[FactView, ...]
    evidence: tuple[FactView, ...]
    newest: str
    next_levels: tuple[NextLevel, ...]
    step: StepView | None
    overdue: tuple[OverdueView, ...]
    confidence: str
    doubt: str
    assessed: str
    citation: str


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """A framework with the company's commitments under it, in the official order; `page` is its own, if published.

    `is_chapter`: in a document it begins on a page of its own.
    """

    id: str
    page: str
    name: str
    short_name: str
    caption: str
    summary: str
    binds: str
    score: Bar
    weight: str
    commitments: tuple[CommitmentView, ...]
    is_chapter: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """The company that a scorecard is made for, with all that its commitments are shown with."""

    dataset: Dataset
    company_id: str
    company: Company
    assessments: Mapping[str, Assessment]
    commitments: Mapping[str, Commitment]
    frame: Frame
    sources: Sources
    outlook: Outlook | None = None
    choice: ServiceChoice | None = None

    def number(self, service_id: str | None) -> str:
        """Return the number of a service that a reader can choose; empty for others and for the company as a whole."""
        return self.choice.numbers.get(service_id or "", "") if self.choice else ""


def view_frameworks(subject: Subject, result: CompanyResult, files: Collection[str] = ()) -> tuple[FrameworkView, ...]:
    """Return the frameworks of the edition, with every commitment that the company was scored on.

    `files` are the published paths: a framework is linked to only where its page is among them.
    """
    nodes = {node.id: node for node in result.tree.walk() if node.kind != "commitment"}
    by_framework: dict[str, list[CommitmentView]] = {}
    for item in result.commitments:
        by_framework.setdefault(item.framework_id, []).append(_view_commitment(subject, item, files))
    company_page = company_page_path(subject.company_id)
    views = tuple(
        _view_framework(
            framework_id,
            framework,
            nodes[framework_id],
            tuple(by_framework[framework_id]),
            link_address(framework_page_path(framework_id), company_page, files),
        )
        for framework_id, framework in subject.dataset.ordered_frameworks()
        if framework_id in by_framework
    )
    # The first one stands under the heading of all, and what follows the last one, if that is short, on its page.
    return tuple(
        replace(view, is_chapter=number > 0 and (fills_pages(view) or view is views[-1]))
        for number, view in enumerate(views)
    )


def fills_pages(framework: FrameworkView) -> bool:
    """Return whether a framework fills pages of a document."""
    return len(framework.commitments) >= CHAPTER_SIZE


def _view_framework(
    framework_id: str, framework: Framework, node: NodeResult, commitments: tuple[CommitmentView, ...], page: str
) -> FrameworkView:
    noun = framework.element_name if len(commitments) == 1 else framework.element_plural
    score = points_text(node.score)
    return FrameworkView(
        id=framework_id,
        page=page,
        name=framework.name,
        short_name=framework.short_name,
        caption=f"{len(commitments)} {noun}, {framework.launched.first.year}",
        summary=framework.summary,
        binds=framework.binds,
        score=Bar(None if node.score is None else node.score / 100, score),
        weight=share_text(node.effective_weight),
        commitments=commitments,
    )


def _view_commitment(subject: Subject, result: CommitmentResult, files: Collection[str]) -> CommitmentView:
    methodology, company, sources = subject.dataset.methodology, subject.company, subject.sources
    commitment = subject.commitments[result.commitment_id]
    framework = subject.dataset.frameworks[result.framework_id]
    assessment = subject.assessments.get(result.commitment_id)
    scale_id = commitment.scale or methodology.default_scale
    scale = methodology.scales.get(scale_id)
    cited = assessment.evidence if assessment else ()
    label = f"{framework.short_name} {commitment.number}"
    text_sources = sources.name((commitment.source, *commitment.also))
    facts = view_facts(company, cited, sources)
    for fact in facts:
        sources.places.setdefault(fact.id, Link(commitment.name, commitment.id))
    mark = delivery_mark(result)
    counts = result.standing == "counts"
    standings = subject.choice.standings[result.commitment_id] if subject.choice else ()
    alike = len(standings) == 1 and standings[0].mark == mark
    return CommitmentView(
        id=commitment.id,
        page=link_address(commitment_page_path(commitment.id), company_page_path(subject.company_id), files),
        number=commitment.number,
        label=label,
        name=commitment.name,
        official_name=commitment.official_name or "",
        group=_group_path(framework, result.group_ids),
        text=commitment.text,
        text_status=commitment.text_status or "",
        text_sources=text_sources,
        is_pledged=result.pledged,
        pledge=pledge_pips(result.pledge, methodology.scales[methodology.pledge_scale]),
        promise=tell_pledge(result.pledge),
        mark=mark,
        mark_label=label_mark(label, commitment.name, mark),
        services=tuple(
            ServiceView(service.service_name, service_mark(service))
            for service in result.services
            if service.service_id is not None
        ),
        services_differ=_differ(result),
        can_choose=subject.choice is not None,
        by_service=() if alike else standings,
        grounds=standings[0].grounds if alike else "",
        covers=" ".join(filter(None, (subject.number(service.service_id) for service in result.services))),
        gap=view_gap(result),
        contribution=points_text(result.contribution if counts else None, 1),
        possible=points_text(100 * result.effective_weight, 1) if counts and result.contribution is not None else "",
        standing=tell_standing(result),
        rationale=assessment.rationale if assessment else "",
        not_applicable_because=(assessment.not_applicable_because or "") if assessment else "",
        searched=list_text(assessment.searched) if assessment else "",
        pledges=tuple(fact for fact in facts if fact.kind == "Pledge"),
        evidence=tuple(fact for fact in facts if fact.kind != "Pledge"),
        newest=_find_newest(company, cited),
        next_levels=tuple(_view_next_levels(subject, result, scale_id, scale)) if scale else (),
        step=view_step(subject.outlook, result.commitment_id) if subject.outlook else None,
        overdue=tuple(view_overdue(company, commitment, result, sources, subject.frame.cut_off)),
        confidence=assessment.confidence if assessment else "",
        doubt="low confidence" if assessment and assessment.confidence == "low" else "",
        assessed=_tell_assessed(assessment) if assessment else "Nobody has assessed this yet.",
        citation=_cite(subject, commitment, label),
    )


def _differ(result: CommitmentResult) -> bool:
    """Return whether services stand at several levels, or some of them at none because nobody has assessed them."""
    return result.delivery_level is None or bool(reserve_text(result))


def _find_newest(company: Company, cited: Collection[str]) -> str:
    """Return the date of the newest evidence among the facts cited, in full."""
    dates = [item.date for item in company.evidence if item.id in cited]
    return date_text(max(dates, key=lambda when: (when.last, when.first))) if dates else ""


def label_mark(label: str, name: str, mark: Mark) -> str:
    """Return the text alternative of a mark that stands alone."""
    promised = ", not promised" if mark.quiet else ""
    return f"{label}, {name}: {mark.word}{promised}"


def _group_path(framework: Framework, group_ids: tuple[str, ...]) -> str:
    """Return the names of the groups that a commitment stands in, outermost first."""
    names: list[str] = []
    groups: tuple[Group, ...] = framework.groups
    for group_id in group_ids:
        group = next(group for group in groups if group.id == group_id)
        names.append(group.name)
        groups = group.groups
    return " › ".join(names)


def view_gap(result: CommitmentResult) -> Gap:
    """Return where promise and delivery stand."""
    pledge, delivery = result.pledge.points, result.delivery_points
    return Gap(
        pledge=None if pledge is None or not result.pledged else pledge / 100,
        delivery=None if delivery is None else delivery / 100,
        is_reversed=result.status == "reversed",
        text=tell_gap(result),
    )


def _view_next_levels(subject: Subject, result: CommitmentResult, scale_id: str, scale: Scale) -> Iterator[NextLevel]:
    """Yield the next level with more points, once for each level that services stand on; none above the top."""
    commitment = subject.commitments[result.commitment_id]
    standing: dict[str, list[ServiceResult]] = {}
    for service in result.services:
        following = level_above(scale, service.level)
        if following is not None:
            standing.setdefault(following.id, []).append(service)
    guides = {guide.level: guide.looks_like for guide in commitment.guide}
    for level in scale.levels:
        if level.id in standing:
            below = standing[level.id] if _differ(result) else []
            yield NextLevel(
                id=f"{scale_id}-{level.id}",
                name=level.name,
                points=points_text(level.points),
                applies_to=list_text([service.service_name for service in below]),
                criterion=level.criterion,
                looks_like=guides.get(level.id, ""),
                services=" ".join(filter(None, (subject.number(service.service_id) for service in below))),
            )


def _tell_assessed(assessment: Assessment) -> str:
    return f"Judged on {date_text(assessment.assessed.on)}."


def _cite(subject: Subject, commitment: Commitment, label: str) -> str:
    """Return a citation to copy: title, edition, company, commitment, date, data, and the address if there is one."""
    frame, base = subject.frame, subject.dataset.programme.base_url
    address = f"{base.rstrip('/')}/companies/{subject.company_id}/#{commitment.id}" if base else f"#{commitment.id}"
    return (
        f"{frame.publisher}: {frame.title}, {frame.edition} ({frame.stage}), {subject.company.name}, "
        f"{label}: {commitment.name}. Evidence up to {frame.cut_off}. {frame.data_name} {frame.digest}. {address}"
    )
