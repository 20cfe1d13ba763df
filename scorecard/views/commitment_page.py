"""The page of a commitment: its text, what each level asks, where every company stands, and who shows most."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.texts import change_text, count_text, list_text, number_text, points_text, reserve_text
from scorecard.views.address import (
    COMMITMENTS_PAGE,
    Link,
    commitment_page_path,
    framework_page_path,
    link_address,
)
from scorecard.views.breadth import OUTCOMES, Breadth, BreadthTable, measure_breadth, view_breadth
from scorecard.views.commitment import ServiceView, view_gap
from scorecard.views.fact import Sources, SourceView
from scorecard.views.frame import Frame, view_frame
from scorecard.views.level_example import ExampleView, LevelCard, Scene, show_company, view_levels
from scorecard.views.mark import Gap, Mark, Pips, delivery_mark, pledge_pips, service_mark
from scorecard.views.score import Measure
from scorecard.views.service_choice import list_features

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Commitment, Framework
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results

MOST_FACTS = 3
"""So many facts stand beside the company that shows most; its own page has them all."""
OUTCOME_WORDS = {
    "kept": "kept it",
    "partly": "kept it in part",
    "none": "show no public evidence",
    "reversed": "took it back",
    "not-assessed": "have not been assessed",
}
SINGULAR_WORDS = {"none": "shows no public evidence", "not-assessed": "has not been assessed"}


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A company on the commitment; `gain` is what one level more would add to its score, empty where that is nothing.

    `services` are named where they differ.
    """

    company: Link
    pledge: Pips
    mark: Mark
    services: tuple[ServiceView, ...]
    gap: Gap
    confidence: str
    gain: str


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """The page of a commitment; `best` are the companies that show most, with the reasons for the first of them."""

    frame: Frame
    commitment_id: str
    number: str
    name: str
    label: str
    framework: Link
    group: str
    text: str
    text_status: str
    official_name: str
    official: tuple[SourceView, ...]
    asks: str
    finding: str
    facts: tuple[Measure, ...]
    levels: tuple[LevelCard, ...]
    rows: tuple[StandingRow, ...]
    untouched: str
    best: ExampleView | None
    best_words: str
    outlook: str
    breadth: tuple[BreadthTable, ...]
    before: Link | None
    after: Link | None
    all_commitments: str
    sources: tuple[SourceView, ...]
    sources_note: str
    document_title: str


def commitment_page(
    dataset: Dataset,
    results: Results,
    commitment_id: str,
    files: Collection[str] = (),
    insight: Insight = NO_INSIGHT,
) -> CommitmentPage:
    """Return the page of a commitment as of the edition's cut-off; KeyError for one that the data do not hold.

    `files` are the published paths, and only those are linked to.
    """
    page = commitment_page_path(commitment_id)
    frame = view_frame(dataset, results, page, files, of_page=True)
    commitment = dataset.commitments()[commitment_id]
    framework_id = dataset.framework_of()[commitment_id]
    framework = dataset.frameworks[framework_id]
    sources = Sources(dataset, None, frame.language)
    official = sources.name((commitment.source, *commitment.also))
    scene = Scene(dataset, results, commitment, sources, page, files)
    levels = view_levels(scene)
    breadth = measure_breadth(results).get(commitment_id, Breadth(commitment_id, 0, 0, 0, None, ()))
    best = _find_best(scene)
    best_view = show_company(scene, *best[0], MOST_FACTS) if best else None
    before, after = _find_neighbours(framework, commitment, page, files)
    label = f"{framework.short_name} {commitment.number}"
    return CommitmentPage(
        frame=frame,
        commitment_id=commitment_id,
        number=commitment.number,
        name=commitment.name,
        label=label,
        framework=Link(framework.name, link_address(framework_page_path(framework_id), page, files)),
        group=next((group.name for group in framework.groups if commitment in tuple(group.walk())), ""),
        text=commitment.text,
        text_status=commitment.text_status or "",
        official_name=commitment.official_name or "",
        official=official,
        asks=_tell_asks(dataset, commitment),
        finding=_tell_finding(breadth),
        facts=tuple(_view_facts(breadth)),
        levels=levels,
        rows=tuple(_view_rows(scene, insight)),
        untouched=_tell_untouched(scene),
        best=best_view,
        best_words=_tell_best(best),
        outlook=_tell_outlook(scene, insight),
        breadth=view_breadth(dataset, results, files, page, framework_id=framework_id, this=commitment_id),
        before=before,
        after=after,
        all_commitments=link_address(COMMITMENTS_PAGE, page, files),
        sources=sources.all(),
        sources_note=sources.note(),
        document_title=f"{label}, {commitment.name}: {frame.title}, {frame.edition}",
    )


def _tell_asks(dataset: Dataset, commitment: Commitment) -> str:
    """Return of which services the commitment asks something."""
    features = list_features(dataset, commitment)
    return f"It is asked of services with {features}." if features else "It is asked of every company as a whole."


def _tell_finding(breadth: Breadth) -> str:
    """Return what became of the commitment in one or two sentences; what did not happen is left out."""
    if not breadth.asked:
        return "It applies to no company of this edition."
    asked = count_text(breadth.asked, "company", "companies")
    if not breadth.promised:
        return f"It applies to {asked}; no public pledge on it was found."
    parts = []
    for status, _ in OUTCOMES:
        count = breadth.count(status)
        if count:
            words = SINGULAR_WORDS.get(status, OUTCOME_WORDS[status]) if count == 1 else OUTCOME_WORDS[status]
            parts.append(f"{number_text(count)} {words}")
    return f"Of {asked} that it applies to, {number_text(breadth.promised)} promised it. Of these {list_text(parts)}."


def _view_facts(breadth: Breadth) -> Iterator[Measure]:
    yield Measure("promised it", f"{number_text(breadth.promised)} of {number_text(breadth.asked)}")
    for status, name in OUTCOMES:
        count = breadth.count(status)
        if count or status == "kept":
            yield Measure(name.lower(), number_text(count))
    yield Measure("mean delivery, of 100", points_text(breadth.delivery))


def _view_rows(scene: Scene, insight: Insight) -> Iterator[StandingRow]:
    """Yield the companies that the commitment applies to: promised ones first, the fullest evidence first."""
    methodology = scene.dataset.methodology
    shown = [(company, item) for company, item in scene.found() if item.status != "not-applicable"]
    shown.sort(key=lambda each: (not each[1].pledged, _place(each[1]), each[0].name.casefold()))
    for company, item in shown:
        assessment = scene.assessment(company.company_id)
        differ = len(item.services) > 1 and (item.delivery_level is None or bool(reserve_text(item)))
        yield StandingRow(
            company=scene.link(company),
            pledge=pledge_pips(item.pledge, methodology.scales[methodology.pledge_scale]),
            mark=delivery_mark(item),
            services=tuple(
                ServiceView(service.service_name, service_mark(service)) for service in item.services if differ
            ),
            gap=view_gap(item),
            confidence=assessment.confidence if assessment and item.delivery_points is not None else "",
            gain=_tell_gain(insight, company.company_id, item.commitment_id),
        )


def _place(item: CommitmentResult) -> tuple[int, Fraction]:
    kind = {"not-assessed": 2, "reversed": 1}.get(item.status, 0)
    return kind, -(item.delivery_points or Fraction(0))


def _tell_gain(insight: Insight, company_id: str, commitment_id: str) -> str:
    outlook = insight.outlooks.get(company_id)
    step = next((each for each in outlook.steps if each.commitment_id == commitment_id), None) if outlook else None
    return change_text(step.gain) if step and step.gain else ""


def _tell_untouched(scene: Scene) -> str:
    """Return the companies that the commitment does not apply to, as a sentence; nothing where there are none."""
    names = sorted(company.name for company, item in scene.found() if item.status == "not-applicable")
    if not names:
        return ""
    return (
        f"It does not apply to {list_text(names)}: no service there has what it is about, or the assessment says why."
    )


def _find_best(scene: Scene) -> list[tuple[CompanyResult, CommitmentResult]]:
    """Return the companies with the most delivery points, in the order of the ranking; none where nothing is shown."""
    found = {company.company_id: (company, item) for company, item in scene.found()}
    points = [item.delivery_points for _, item in found.values() if item.delivery_points]
    if not points:
        return []
    best = max(points)
    return [
        found[company_id]
        for company_id in scene.results.ranking
        if company_id in found and found[company_id][1].delivery_points == best
    ]


def _tell_best(best: list[tuple[CompanyResult, CommitmentResult]]) -> str:
    """Return who shows most, and at which level."""
    if not best:
        return ""
    company, item = best[0]
    level = f"“{item.delivery_level.name}”" if item.delivery_level else f"{points_text(item.delivery_points)} of 100"
    level += reserve_text(item)
    others = [other.name for other, _ in best[1:]]
    if not others:
        return f"{company.name} shows most, at {level}."
    return f"{list_text([company.name, *others], 6)} show most, at {level}."


def _tell_outlook(scene: Scene, insight: Insight) -> str:
    """Return what one level more would be worth to the others; nothing where that is not known."""
    gains = [
        step.gain
        for company, _ in scene.found()
        for step in getattr(insight.outlooks.get(company.company_id), "steps", ())
        if step.commitment_id == scene.commitment.id and step.gain
    ]
    if not gains:
        return ""
    low, high = points_text(min(gains), 1), points_text(max(gains), 1)
    span = f"{low} points" if low == high else f"between {low} and {high} points"
    who = "the score of one company" if len(gains) == 1 else f"the scores of {number_text(len(gains))} companies"
    return f"One level more on this commitment would raise {who} by {span}, all else unchanged."


def _find_neighbours(
    framework: Framework, commitment: Commitment, page: str, files: Collection[str]
) -> tuple[Link | None, Link | None]:
    """Return the commitments before and after this one in the official order, where their pages are published."""
    ordered = list(framework.walk())
    place = ordered.index(commitment)

    def link(at: int) -> Link | None:
        if not 0 <= at < len(ordered):
            return None
        address = link_address(commitment_page_path(ordered[at].id), page, files)
        return Link(f"{ordered[at].number} {ordered[at].name}", address) if address else None

    return link(place - 1), link(place + 1)
