"""The scorecard of one company, for its page and its PDF."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.texts import count_text, date_text, sentence_text
from scorecard.views.address import (
    CORRECTIONS_PAGE,
    EMBED_PAGE,
    Link,
    company_page_path,
    file_links,
    link_address,
)
from scorecard.views.chart import ChartView, Drawing, view_charts
from scorecard.views.commitment import FrameworkView, Subject, fills_pages, view_frameworks
from scorecard.views.context import TopicView, company_topics
from scorecard.views.corrections import AmendedView, view_amended
from scorecard.views.fact import FactView, Sources, SourceView, facts_until, known_until, view_facts
from scorecard.views.frame import Frame, tell_picture_note, view_frame
from scorecard.views.highlight import Highlights, view_best, view_least
from scorecard.views.linked_data import LinkedData, describe_scorecard
from scorecard.views.mark import is_mean
from scorecard.views.outlook import OutlookView, view_outlook
from scorecard.views.overdue import OverdueLine, OverdueView, merge_overdue, view_overdue_line
from scorecard.views.part import PartRow, view_parts
from scorecard.views.profile import Profile, tell_response, view_profile
from scorecard.views.robustness import FirmnessView, tell_trials, view_firmness
from scorecard.views.score import (
    Measure,
    ScoreView,
    WeightRow,
    count_collective,
    view_counts,
    view_measures,
    view_score,
    view_weights,
)
from scorecard.views.sentence import Sentence, plain, tell_finding
from scorecard.views.service_choice import ServiceChoice, view_choice
from scorecard.views.sheet import SecondSheet, view_sheet
from scorecard.views.trend import TrendView, view_trend

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results


MOST_OVERDUE = 3
"""So many commitments with overdue promises have a line of their own on the first page of a document."""
MANY_SOURCES = 20
"""So many sources fill most of a page of a document, so they begin on one of their own."""
MOST_ROWS = 22
"""So many commitments at most stand in a table on the first page of a document, whose other parts need their room."""
LEGEND = (
    "For each commitment: how firmly it was promised, what public evidence shows was delivered, why, and what the next "
    "level asks. Numbers in brackets lead to the sources at the end; p and e number the pledges and the evidence."
)


@dataclass(frozen=True, slots=True)
class PledgePlaces:
    """The commitments of one framework that a pledge bears on, by their numbers."""

    framework: str
    commitments: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PledgeLine:
    """One of the company's own pledges, with links to the commitments that it bears on; `due` is empty for most."""

    date: str
    text: str
    due: str
    places: tuple[PledgePlaces, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """The scorecard of one company; `is_long`: it has more commitments than one sheet shows in a table.

    `printed_note`: what stands under a picture of a document, which names its data in one place, so that no more of it
    than that changes with the data. `runs_on`: in a document, what follows the commitments begins on the page of the
    last framework, which is short.
    `sheet`: what the second sheet of a document shows, where `trend` and `outlook` must leave room for each other.
    """

    frame: Frame
    company_id: str
    name: str
    profile: Profile
    finding: Sentence
    finding_text: str
    score: ScoreView
    firmness: FirmnessView | None
    trials: str
    outlook: OutlookView | None
    trend: TrendView | None
    amended: AmendedView | None
    corrections_page: str
    parts: tuple[PartRow, ...]
    sheet: SecondSheet
    counts: tuple[Measure, ...]
    measures: tuple[Measure, ...]
    frameworks: tuple[FrameworkView, ...]
    choice: ServiceChoice | None
    is_long: bool
    runs_on: bool
    has_unpromised: bool
    has_means: bool
    best: Highlights
    least: Highlights
    overdue: tuple[OverdueView, ...]
    overdue_lines: tuple[OverdueLine, ...]
    overdue_more: str
    charts: Mapping[str, ChartView]
    picture_note: str
    printed_note: str
    own_pledges: tuple[PledgeLine, ...]
    uncited: tuple[FactView, ...]
    context: tuple[TopicView, ...]
    weights: tuple[WeightRow, ...]
    parts_add: bool
    sources: tuple[SourceView, ...]
    sources_note: str
    has_many_sources: bool
    response: tuple[str, ...]
    response_line: str
    legend: str
    citation: str
    downloads: tuple[Link, ...]
    document_title: str
    keywords: str
    linked_data: LinkedData
    embed_page: str


def company_page(  # noqa: PLR0913 - all that a scorecard shows
    dataset: Dataset,
    results: Results,
    company_id: str,
    charts: Mapping[str, Drawing],
    files: Collection[str] = (),
    *,
    insight: Insight = NO_INSIGHT,
) -> CompanyPage:
    """Return the scorecard of one company; KeyError for a company that the results do not hold.

    `charts` by name: `gap`, `groups`, `timeline`; what is missing is left out of the page. `files` are the paths,
    inside the published folder, of all files that will stand there: only those are linked to.
    """
    frame = view_frame(dataset, results, company_page_path(company_id), files, of_company=True)
    result = results.by_id[company_id]
    company = dataset.companies[company_id]
    data = dataset.editions[results.edition_id]
    assessments = data.assessments.get(company_id, {})
    sources = Sources(dataset, company_id, frame.language)
    subject = Subject(
        dataset,
        company_id,
        company,
        assessments,
        dataset.commitments(),
        frame,
        sources,
        insight.outlooks.get(company_id),
        view_choice(dataset, results, company_id),
    )
    frameworks = view_frameworks(subject, result, files)
    views = {view.id: view for framework in frameworks for view in framework.commitments}
    cited = {item for assessment in assessments.values() for item in assessment.evidence}
    profile = view_profile(dataset, company, results.cut_off, sources)
    known = facts_until(company, results.cut_off)
    uncited = view_facts(company, [item.id for item in known if item.id not in cited], sources)
    own_pledges = tuple(_view_pledges(company, results.cut_off, frameworks, sources))
    context = company_topics(dataset, company_id, results.cut_off, sources, files)
    late = [item for item in result.commitments if item.overdue]
    response = tell_response(dataset, data.edition.stage)
    finding = tell_finding(result.counts, count_collective(dataset.methodology, result))
    parts = view_parts(result, frameworks)
    make_trend = partial(view_trend, dataset, insight.hindsight, company_id, views)
    make_outlook = partial(view_outlook, subject.outlook, views)
    measures = tuple(view_measures(result))
    is_long = len(result.commitments) > MOST_ROWS
    page = company_page_path(company_id)
    drawn = view_charts(charts, files, f"companies/{company_id}", page)
    return CompanyPage(
        frame=frame,
        company_id=company_id,
        name=company.name,
        profile=profile,
        finding=finding,
        finding_text=plain(finding),
        score=view_score(dataset.methodology, results, result, insight.robustness),
        firmness=view_firmness(results, insight.robustness, company_id),
        trials=tell_trials(dataset.methodology, insight.robustness) if insight.robustness else "",
        outlook=make_outlook(),
        trend=make_trend(),
        amended=view_amended(dataset, results, company_id, insight.hindsight),
        corrections_page=link_address(CORRECTIONS_PAGE, page, files),
        parts=parts,
        sheet=view_sheet(parts, make_trend, make_outlook, () if is_long else measures, drawn),
        counts=tuple(view_counts(result)),
        measures=measures,
        frameworks=frameworks,
        choice=subject.choice,
        is_long=is_long,
        runs_on=any(item.is_chapter and not fills_pages(item) for item in frameworks[-1:]),
        has_unpromised=any(view.mark.quiet and view.mark.kind == "filled" for view in views.values()),
        has_means=any(is_mean(item) for item in result.commitments),
        best=view_best(result, views, frame.cut_off),
        least=view_least(result, views, frame.cut_off),
        overdue=merge_overdue(item for view in views.values() for item in view.overdue),
        overdue_lines=tuple(
            view_overdue_line(company, Link(views[item.commitment_id].name, item.commitment_id), item)
            for item in late[:MOST_OVERDUE]
        ),
        overdue_more=(
            f"And {count_text(len(late) - MOST_OVERDUE, 'more commitment', 'more commitments')}."
            if len(late) > MOST_OVERDUE
            else ""
        ),
        charts=drawn,
        picture_note=tell_picture_note(frame),
        printed_note=tell_picture_note(frame, with_data=False),
        own_pledges=own_pledges,
        uncited=uncited,
        context=context,
        weights=tuple(view_weights(result, views)),
        parts_add=results.aggregate == "mean",
        sources=sources.all(),
        sources_note=sources.note(),
        has_many_sources=len(sources.all()) >= MANY_SOURCES,
        response=response,
        response_line=response[0],
        legend=LEGEND,
        citation=_cite(frame, company.name, dataset.programme.base_url, company_id),
        downloads=file_links(files, f"companies/{company_id}", page),
        document_title=f"{company.name}: {frame.title}, {frame.edition}",
        linked_data=describe_scorecard(dataset, results, frame, company_id, files),
        embed_page=link_address(EMBED_PAGE, page, files),
        keywords=", ".join((company.name, frame.title, frame.subject, *(item.short_name for item in frameworks))),
    )


def _view_pledges(
    company: Company, cut_off: date, frameworks: tuple[FrameworkView, ...], sources: Sources
) -> Iterator[PledgeLine]:
    for pledge in known_until(company.pledges, cut_off):
        by_framework = {
            framework.short_name: tuple(
                Link(item.number, item.id) for item in framework.commitments if item.id in pledge.commitments
            )
            for framework in frameworks
        }
        yield PledgeLine(
            date=date_text(pledge.date),
            text=pledge.statement,
            due=date_text(pledge.deadline) if pledge.deadline else "",
            places=tuple(PledgePlaces(name, links) for name, links in by_framework.items() if links),
            sources=sources.name((pledge.source, *pledge.also)),
        )


def _cite(frame: Frame, name: str, base_url: str | None, company_id: str) -> str:
    address = f" {base_url.rstrip('/')}/companies/{company_id}/" if base_url else ""
    return (
        f"{sentence_text(f'{frame.publisher}: {frame.title}, {frame.edition} ({frame.stage}), {name}')} "
        f"Evidence up to {frame.cut_off}. {frame.data_name} {frame.digest}. {frame.licence}.{address}"
    )
