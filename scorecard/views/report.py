"""The annual report: one document on a whole edition, from its key findings to the sources of each company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.model.applicability import running_services
from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.texts import count_text, list_text, number_text, share_text
from scorecard.views.chart import ChartView, Drawing
from scorecard.views.company import CompanyPage, company_page
from scorecard.views.fact import Sources, SourceView
from scorecard.views.finding import Finding, view_findings
from scorecard.views.framework import FrameworkPage, framework_page
from scorecard.views.front import CompanyRow, FrameworkColumns, front_page
from scorecard.views.printed_example import PrintedExample, print_example
from scorecard.views.robustness import tell_trials
from scorecard.views.score import Measure
from scorecard.views.sentence import ORDER_NOTE
from scorecard.views.standing import (
    CommitmentCount,
    CommitmentPart,
    MatrixRow,
    view_counts_by_commitment,
    view_matrix,
    view_parts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scorecard.model.dataset import Dataset
    from scorecard.model.evidence import Evidence
    from scorecard.model.pledge import Pledge
    from scorecard.scoring.results import Results
    from scorecard.views.frame import Frame

SOURCES_LEAD = (
    "By company: where the facts stand that its judgements rest on. Sources of the frameworks’ own texts come first."
)


LONG_RECORD, SHORT_RECORD = 7600, 2600
"""So many letters of an issuer's record stand in the report at most, in whole items: what fits a spread. A short one
leaves room for the table of companies to be set more generously."""


@dataclass(frozen=True, slots=True)
class RecordLine:
    """An item of an issuer's record; what was done about a promise, or looked for and not found, follows it."""

    date: str
    kind: str
    text: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FrameworkPart:
    """A framework in the report: its own page, every company's marks, and a page for each commitment."""

    id: str
    short_name: str
    page: FrameworkPage
    counts: tuple[CommitmentCount, ...]
    matrix: tuple[MatrixRow, ...]
    record: tuple[RecordLine, ...]
    record_is_short: bool
    record_more: str
    commitments: tuple[CommitmentPart, ...]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The sources of one company, or of one framework; `anchor` is where they stand, `back` what they belong to."""

    anchor: str
    back: str
    name: str
    note: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """A commitment, and which features a service must have for it to apply."""

    id: str
    label: str
    name: str
    features: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A company in the index, with its services and other names."""

    company_id: str
    name: str
    services: str
    others: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The annual report; `foreword` is Markdown, empty where the edition has none."""

    frame: Frame
    headline: str
    summary: str
    foreword: str
    facts: tuple[Measure, ...]
    findings: tuple[Finding, ...]
    columns: tuple[FrameworkColumns, ...]
    rows: tuple[CompanyRow, ...]
    ranked: tuple[tuple[str, CompanyRow], ...]
    order: str
    order_note: str
    has_unpromised: bool
    has_means: bool
    charts: Mapping[str, ChartView]
    picture_note: str
    frameworks: tuple[FrameworkPart, ...]
    companies: tuple[CompanyPage, ...]
    trials: str
    parts_add: bool
    example: PrintedExample | None
    scope: tuple[ScopeRow, ...]
    features: tuple[Measure, ...]
    sources: tuple[SourceGroup, ...]
    sources_lead: str
    index: tuple[IndexEntry, ...]
    citation: str
    description: str
    keywords: str
    document_title: str


def report_page(
    dataset: Dataset, results: Results, charts: Mapping[str, Drawing], insight: Insight = NO_INSIGHT
) -> ReportPage:
    """Return the annual report on the results' edition; `charts` are those of the edition, by name."""
    front = front_page(dataset, results, charts, (), insight)
    frame = front.frame
    edition = dataset.editions[results.edition_id]
    shown = [key for key, _ in dataset.ordered_frameworks() if key in edition.edition.frameworks]
    frameworks = tuple(_view_framework(dataset, results, key) for key in shown)
    by_name = sorted(results.companies, key=lambda item: item.name.casefold())
    companies = tuple(company_page(dataset, results, item.company_id, {}, insight=insight) for item in by_name)
    findings = view_findings(dataset, results, insight)
    names = [dataset.frameworks[key].short_name for key in shown]
    return ReportPage(
        frame=frame,
        headline=front.headline,
        summary=front.summary,
        foreword=edition.foreword,
        facts=front.facts,
        findings=findings,
        columns=front.frameworks,
        rows=front.rows,
        ranked=tuple(zip(results.ranking, front.rows, strict=True)),
        order=front.order,
        order_note=_tell_ranges(insight),
        has_unpromised=front.has_unpromised,
        has_means=front.has_means,
        charts=front.charts,
        picture_note=front.picture_note,
        frameworks=frameworks,
        companies=companies,
        trials=tell_trials(dataset.methodology, insight.robustness) if insight.robustness else "",
        parts_add=results.aggregate == "mean",
        example=print_example(dataset, results),
        scope=tuple(_view_scope(dataset, shown)) if dataset.methodology.features else (),
        features=tuple(Measure(item.name, item.meaning) for item in dataset.methodology.features.values()),
        sources=tuple(_view_sources(dataset, results, frameworks, frame.language)),
        sources_lead=SOURCES_LEAD,
        index=tuple(_view_index(dataset, results)),
        citation=(
            f"{frame.publisher}: {frame.title}, {frame.edition} ({frame.stage}), annual report. Evidence up to "
            f"{frame.cut_off}. {frame.data_name} {frame.digest}. {frame.licence}."
        ),
        description=(
            f"{frame.title}, {frame.edition}: {count_text(len(companies), 'company', 'companies')} held against "
            f"{list_text(names)}, with evidence up to {frame.cut_off}."
        ),
        keywords=", ".join((frame.title, frame.subject, *names, *(item.name for item in by_name))),
        document_title=f"Annual report: {frame.title}, {frame.edition}",
    )


def _tell_ranges(insight: Insight) -> str:
    """Return what the ranges beside ranks and scores are."""
    robustness = insight.robustness
    if robustness is None:
        return ORDER_NOTE
    return (
        f"“Could be” gives the ranks and scores in {share_text(robustness.interval_share)} of "
        f"{number_text(robustness.draws)} trials with other reasonable choices of method."
    )


def _view_framework(dataset: Dataset, results: Results, framework_id: str) -> FrameworkPart:
    framework = dataset.frameworks[framework_id]
    page = framework_page(dataset, results, framework_id)
    lines = tuple(_view_record(page))
    shown: list[RecordLine] = []
    letters = 0
    for line in lines:
        letters += len(line.text) + sum(len(text) for _, text in line.answers)
        if shown and letters > LONG_RECORD:
            break
        shown.append(line)
    left = len(lines) - len(shown)
    return FrameworkPart(
        framework_id,
        framework.short_name,
        page,
        view_counts_by_commitment(results, framework),
        view_matrix(dataset, results, framework_id),
        tuple(shown),
        letters <= SHORT_RECORD,
        f"{count_text(left, 'more item stands', 'more items stand')} on the framework’s own page." if left else "",
        tuple(view_parts(dataset, results, framework_id)),
    )


def _view_record(page: FrameworkPage) -> Iterator[RecordLine]:
    """Yield what the issuer promised, did and published, section by section, promises with what became of them."""
    for section in page.record.sections if page.record else ():
        about = f", {section.number} {section.name}" if section.number else ""
        for promise in section.promises:
            answers = [(f"{fact.date}:", fact.statement) for fact in promise.answers]
            answers += [("Looked for, not found:", text) for text in promise.missing]
            fact = promise.promise
            yield RecordLine(fact.date, f"{fact.kind}{about}.", fact.statement, tuple(answers))
        for fact in section.others:
            yield RecordLine(fact.date, f"{fact.kind}{about}.", fact.statement, ())


def _view_sources(
    dataset: Dataset, results: Results, frameworks: tuple[FrameworkPart, ...], language: str
) -> Iterator[SourceGroup]:
    """Yield the sources of the frameworks' texts, then, company by company, those that judgements rest on."""
    for part in frameworks:
        yield SourceGroup(
            f"sources-{part.id}", f"framework-{part.id}", part.page.name, part.page.sources_note, part.page.sources
        )
    for company in sorted(results.companies, key=lambda item: item.name.casefold()):
        sources = Sources(dataset, company.company_id, language)
        file = dataset.companies[company.company_id]
        facts: dict[str, Pledge | Evidence] = {item.id: item for item in file.pledges}
        facts.update((item.id, item) for item in file.evidence)
        cited = [key for item in company.commitments for key in item.cited if key in facts]
        for key in dict.fromkeys(cited):
            sources.name((facts[key].source, *facts[key].also))
        yield SourceGroup(
            f"sources-{company.company_id}",
            f"company-{company.company_id}",
            company.name,
            sources.note(),
            sources.all(),
        )


def _view_scope(dataset: Dataset, shown: list[str]) -> Iterator[ScopeRow]:
    names = {key: feature.name.lower() for key, feature in dataset.methodology.features.items()}
    for key in shown:
        framework = dataset.frameworks[key]
        for item in framework.walk():
            wanted = [names[feature] for feature in item.applies_to if feature in names]
            features = list_text(wanted).replace(" and ", " or ") if wanted else "the company as a whole"
            yield ScopeRow(item.id, f"{framework.short_name} {item.number}", item.name, features)


def _view_index(dataset: Dataset, results: Results) -> Iterator[IndexEntry]:
    for result in sorted(results.companies, key=lambda item: item.name.casefold()):
        company = dataset.companies[result.company_id]
        names = dict.fromkeys([*([company.named_as] if company.named_as else []), *company.also_known_as])
        yield IndexEntry(
            result.company_id,
            result.name,
            ", ".join(company.services[key].name for key in running_services(company, results.cut_off)),
            list_text([name for name in names if name != result.name]),
        )
