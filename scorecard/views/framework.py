"""The page of a framework: what it is, whom it binds, who signed, where companies stand, what its issuer did itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from scorecard.scoring.texts import date_text, list_text, number_text, reserve_text
from scorecard.views.address import company_page_path, framework_page_path, link_address
from scorecard.views.fact import Sources, SourceView
from scorecard.views.frame import Frame, view_frame
from scorecard.views.mark import Mark, delivery_mark, is_mean
from scorecard.views.record import RecordView, view_record
from scorecard.views.score import Measure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Commitment, Framework, Signatory
    from scorecard.scoring.results import CommitmentResult, Results

DIFFERS = "Services differ"


@dataclass(frozen=True, slots=True)
class CompanyAt:
    """A company at a level; `page` is empty where no page of it is published, `note` for most."""

    name: str
    page: str
    note: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level with the companies that stand at it; services that differ have a row without a mark."""

    word: str
    mark: Mark | None
    count: str
    companies: tuple[CompanyAt, ...]


@dataclass(frozen=True, slots=True)
class CommitmentSection:
    """A commitment with its text and where companies stand; `id` is its permanent anchor."""

    id: str
    number: str
    name: str
    official_name: str
    group: str
    text: str
    text_status: str
    text_sources: tuple[SourceView, ...]
    levels: tuple[LevelRow, ...]


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Those who are listed since one day; each with the address of its page, where it has one."""

    date: str
    names: tuple[CompanyAt, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    """The page of a framework; `list_note` says how far its list of signatories is known."""

    frame: Frame
    framework_id: str
    name: str
    issuer: str
    summary: str
    binds: str
    endorse_verb: str
    facts: tuple[Measure, ...]
    text_sources: tuple[SourceView, ...]
    signatures: tuple[SignatureRow, ...]
    list_note: str
    commitments: tuple[CommitmentSection, ...]
    record: RecordView | None
    sources: tuple[SourceView, ...]
    sources_note: str
    document_title: str


def framework_page(dataset: Dataset, results: Results, framework_id: str, files: Collection[str] = ()) -> FrameworkPage:
    """Return the page of a framework as of the edition's cut-off; KeyError for one that the data do not hold.

    `files` are the published paths, and only those are linked to.
    """
    frame = view_frame(dataset, results, framework_page_path(framework_id), files)
    framework = dataset.frameworks[framework_id]
    sources = Sources(dataset, None, frame.language)
    site = _Site(dataset, results, sources, framework_page_path(framework_id), files)
    listed = [item for item in framework.signatories if item.date.first <= results.cut_off]
    text_sources = sources.name((framework.source, *framework.also))
    signatures = tuple(_view_signatures(site, listed))
    commitments = tuple(_view_commitments(site, framework))
    record = view_record(framework, results.cut_off, sources)
    return FrameworkPage(
        frame=frame,
        framework_id=framework_id,
        name=framework.name,
        issuer=framework.issuer,
        summary=framework.summary,
        binds=framework.binds,
        endorse_verb=framework.endorse_verb,
        facts=tuple(_view_facts(framework, listed, results)),
        text_sources=text_sources,
        signatures=signatures,
        list_note=_tell_list(site, framework, listed),
        commitments=commitments,
        record=record,
        sources=sources.all(),
        sources_note=sources.note(),
        document_title=f"{framework.short_name}: {frame.title}, {frame.edition}",
    )


@dataclass(frozen=True, slots=True)
class _Site:
    """What the parts of the page are made from, and where it stands."""

    dataset: Dataset
    results: Results
    sources: Sources
    page: str
    files: Collection[str]

    def company(self, company_id: str | None) -> str:
        """Return the address of a company's page; nothing for a company without one."""
        if company_id not in self.results.by_id:
            return ""
        return link_address(company_page_path(str(company_id)), self.page, self.files)


def _view_facts(framework: Framework, listed: list[Signatory], results: Results) -> Iterator[Measure]:
    count = sum(1 for _ in framework.walk())
    yield Measure("launched", date_text(framework.launched))
    if framework.ended is not None and framework.ended.first <= results.cut_off:
        yield Measure("ended", date_text(framework.ended))
    yield Measure(framework.element_name if count == 1 else framework.element_plural, number_text(count))
    yield Measure(f"known to have {framework.endorse_verb}", number_text(len(listed)))
    ours = {item.company for item in listed} & set(results.by_id)
    yield Measure("of them in this edition", number_text(len(ours)))


def _tell_list(site: _Site, framework: Framework, listed: list[Signatory]) -> str:
    """Return how far the list is known, and which companies the framework's sources show not to be on it."""
    verb = framework.endorse_verb
    if not listed:
        return f"No list of those who {verb} is on file."
    if framework.signatories_complete:
        return "This is the whole official list."
    told = f"The list goes as far as public sources do: others may have {verb} too."
    names = [site.results.by_id[company].name for company in framework.excluded if company in site.results.by_id]
    return f"{told} The sources do not show that {list_text(names)} {verb}." if names else told


def _view_signatures(site: _Site, listed: list[Signatory]) -> Iterator[SignatureRow]:
    """Yield those listed, the earliest first; of one day and one source they share a row."""
    ordered = sorted(listed, key=lambda item: (item.date.last, item.date.first, item.source))
    for (day, source), items in groupby(ordered, key=lambda item: (item.date, item.source)):
        names = tuple(CompanyAt(item.name, site.company(item.company), _tell_signatory(site, item)) for item in items)
        yield SignatureRow(date_text(day), names, site.sources.name((source,)))


def _tell_signatory(site: _Site, item: Signatory) -> str:
    """Return a signatory's name as one of our companies, where it tells more, and until when it was listed."""
    company = site.dataset.companies.get(item.company) if item.company else None
    notes = [company.name] if company is not None and item.name.casefold() not in company.name.casefold() else []
    if item.ended is not None and item.ended.first <= site.results.cut_off:
        notes.append(f"until {date_text(item.ended)}")
    return ", ".join(filter(None, notes))


def _view_commitments(site: _Site, framework: Framework) -> Iterator[CommitmentSection]:
    groups = {commitment.id: group.name for group in framework.groups for commitment in group.walk()}
    for commitment in framework.walk():
        yield CommitmentSection(
            id=commitment.id,
            number=commitment.number,
            name=commitment.name,
            official_name=commitment.official_name or "",
            group=groups.get(commitment.id, ""),
            text=commitment.text,
            text_status=commitment.text_status or "",
            text_sources=site.sources.name((commitment.source, *commitment.also)),
            levels=tuple(_view_levels(site, commitment)),
        )


def _view_levels(site: _Site, commitment: Commitment) -> Iterator[LevelRow]:
    """Yield the levels at which companies stand, the fullest first."""
    rows: dict[tuple[int, Fraction, str], tuple[Mark | None, list[CompanyAt]]] = {}
    for company in sorted(site.results.companies, key=lambda item: item.name.casefold()):
        item = next((found for found in company.commitments if found.commitment_id == commitment.id), None)
        if item is None:
            continue
        mark = delivery_mark(item)
        reserve = reserve_text(item)
        level = mark.word.removesuffix(reserve)
        word, shown = (DIFFERS, None) if is_mean(item) else (level, replace(mark, word=level, quiet=False))
        at = rows.setdefault((*_place(item, mark), word), (shown, []))[1]
        at.append(CompanyAt(company.name, site.company(company.company_id), _tell_company(item, mark)))
    for (_, _, word), (shown, at) in sorted(rows.items(), key=lambda row: row[0]):
        yield LevelRow(word, shown, number_text(len(at)), tuple(at))


def _place(item: CommitmentResult, mark: Mark) -> tuple[int, Fraction]:
    """Return where a level stands in the table: by how full its mark is, those without any filling at the end."""
    if is_mean(item):
        return 1, Fraction(0)
    if mark.kind == "filled" and mark.filling:
        return 0, -mark.filling
    return {"reversed": 2, "filled": 3, "not-assessed": 4, "not-applicable": 5}[mark.kind], Fraction(0)


def _tell_company(item: CommitmentResult, mark: Mark) -> str:
    notes = [mark.word] if is_mean(item) else [reserve_text(item).strip()]
    if not item.pledged and item.status != "not-applicable":
        notes.append("not promised")
    return ", ".join(filter(None, notes))
