"""What the rules look at: the dataset taken apart once, each piece with its file and its path in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecard.loader import assessments_file, company_file, context_file, framework_file
from scorecard.model.applicability import applicable_services
from scorecard.rules.left_out import LeftOut, see_left_out
from scorecard.rules.phrases import PhraseSieve
from scorecard.rules.pieces import (
    Fact,
    GivenLevel,
    Judgement,
    Passage,
    PlacedCommitment,
    PlacedFigure,
    PlacedGroup,
    PlacedSource,
    RecordFact,
    Reference,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scorecard.loader import Loaded
    from scorecard.model.dataset import Dataset
    from scorecard.model.evidence import Evidence
    from scorecard.model.framework import Commitment, Framework, Group
    from scorecard.rules.rule import DataPath


@dataclass(frozen=True, slots=True)
class Context:
    """The dataset in pieces; everything is built once, and every rule reads it."""

    loaded: Loaded
    dataset: Dataset
    left_out: LeftOut
    """What the dataset lacks because of problems that the loader reported."""
    commitments: Mapping[str, Commitment]
    framework_of: Mapping[str, str]
    placed_commitments: tuple[PlacedCommitment, ...]
    placed_groups: tuple[PlacedGroup, ...]
    facts: tuple[Fact, ...]
    facts_of: Mapping[str, Mapping[str, Fact]]
    """By company and id; of two items with one id the first."""
    record: tuple[RecordFact, ...]
    figures: tuple[PlacedFigure, ...]
    sources: tuple[PlacedSource, ...]
    references: tuple[Reference, ...]
    judgements: tuple[Judgement, ...]
    given_levels: tuple[GivenLevel, ...]
    passages: tuple[Passage, ...]
    """Texts of ours about a company that hold the words of a phrase in wording.yaml; the many others are left out."""
    used_exceptions: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    """Numbers of the exceptions and of their file patterns that took away a problem; empty until all rules ran."""

    @property
    def dated_facts(self) -> tuple[Fact | RecordFact, ...]:
        """The facts of companies and the items of frameworks' records: what holds for every dated fact."""
        return (*self.facts, *self.record)


def build_context(loaded: Loaded, dataset: Dataset) -> Context:
    """Return the pieces of a loaded dataset."""
    placed_commitments = tuple(_place_commitments(dataset))
    commitments = dataset.commitments()
    framework_of = dataset.framework_of()
    facts = tuple(_place_facts(dataset))
    facts_of: dict[str, dict[str, Fact]] = {company_id: {} for company_id in dataset.companies}
    for fact in facts:
        facts_of[fact.company_id].setdefault(fact.item.id, fact)
    record = tuple(_place_record(dataset))
    figures = tuple(_place_figures(dataset))
    judgements = tuple(_place_judgements(dataset, commitments, framework_of, facts_of))
    sieve = PhraseSieve(dataset.wording)
    return Context(
        loaded=loaded,
        dataset=dataset,
        left_out=see_left_out(loaded),
        commitments=commitments,
        framework_of=framework_of,
        placed_commitments=placed_commitments,
        placed_groups=tuple(_place_groups(dataset)),
        facts=facts,
        facts_of=facts_of,
        record=record,
        figures=figures,
        sources=tuple(_place_sources(loaded, dataset)),
        references=(
            *_place_references(dataset, placed_commitments, (*facts, *record)),
            *_place_context_references(dataset, figures),
        ),
        judgements=judgements,
        given_levels=tuple(_find_given_levels(dataset, judgements)),
        passages=tuple(
            passage for passage in _find_passages(dataset, facts, record, judgements) if sieve.holds(passage.text)
        ),
    )


def _place_commitments(dataset: Dataset) -> Iterator[PlacedCommitment]:
    for framework_id, framework in dataset.ordered_frameworks():
        file = framework_file(framework_id)
        for path, commitment in _walk_commitments(framework, ()):
            yield PlacedCommitment(framework_id, file, path, commitment)


def _walk_commitments(node: Framework | Group, path: DataPath) -> Iterator[tuple[DataPath, Commitment]]:
    for position, commitment in enumerate(node.commitments):
        yield (*path, "commitments", position), commitment
    for position, group in enumerate(node.groups):
        yield from _walk_commitments(group, (*path, "groups", position))


def _place_groups(dataset: Dataset) -> Iterator[PlacedGroup]:
    for framework_id, framework in dataset.ordered_frameworks():
        for path, group in _walk_groups(framework, ()):
            yield PlacedGroup(framework_id, framework_file(framework_id), path, group)


def _walk_groups(node: Framework | Group, path: DataPath) -> Iterator[tuple[DataPath, Group]]:
    for position, group in enumerate(node.groups):
        inner = (*path, "groups", position)
        yield inner, group
        yield from _walk_groups(group, inner)


def _place_facts(dataset: Dataset) -> Iterator[Fact]:
    for company_id, company in sorted(dataset.companies.items()):
        file = company_file(company_id)
        for position, pledge in enumerate(company.pledges):
            yield Fact(company_id, file, ("pledges", position), pledge)
        for position, evidence in enumerate(company.evidence):
            yield Fact(company_id, file, ("evidence", position), evidence)


def _place_record(dataset: Dataset) -> Iterator[RecordFact]:
    for framework_id, framework in dataset.ordered_frameworks():
        for position, item in enumerate(framework.record):
            yield RecordFact(framework_id, framework_file(framework_id), ("record", position), item)


def _place_figures(dataset: Dataset) -> Iterator[PlacedFigure]:
    for topic_id, topic in dataset.ordered_context():
        for number, series in enumerate(topic.series):
            for position, figure in enumerate(series.figures):
                path = ("series", number, "figures", position)
                yield PlacedFigure(context_file(topic_id), path, series, figure)


def _place_sources(loaded: Loaded, dataset: Dataset) -> Iterator[PlacedSource]:
    """Yield the shared sources first, then each company's own."""
    for source_id, source in sorted(dataset.sources.items()):
        yield PlacedSource(source_id, None, loaded.source_files[source_id], (source_id,), source)
    for company_id, company in sorted(dataset.companies.items()):
        for source_id, source in sorted(company.sources.items()):
            yield PlacedSource(source_id, company_id, company_file(company_id), ("sources", source_id), source)


def _place_references(
    dataset: Dataset, commitments: tuple[PlacedCommitment, ...], facts: tuple[Fact | RecordFact, ...]
) -> Iterator[Reference]:
    for framework_id, framework in dataset.ordered_frameworks():
        file = framework_file(framework_id)
        yield from _refer(None, file, (), framework.source, framework.also)
        for position, signatory in enumerate(framework.signatories):
            yield from _refer(None, file, ("signatories", position), signatory.source)
    for placed in commitments:
        yield from _refer(None, placed.file, placed.path, placed.commitment.source, placed.commitment.also)
    for company_id, company in sorted(dataset.companies.items()):
        file = company_file(company_id)
        for position, endorsement in enumerate(company.endorsements):
            yield from _refer(company_id, file, ("endorsements", position), endorsement.source, endorsement.also)
        for position, succession in enumerate(company.successions):
            yield from _refer(company_id, file, ("successions", position), succession.source)
    for fact in facts:
        yield from _refer(fact.company_id, fact.file, fact.path, fact.item.source, fact.item.also)


def _place_context_references(dataset: Dataset, figures: tuple[PlacedFigure, ...]) -> Iterator[Reference]:
    for topic_id, topic in dataset.ordered_context():
        for position, caveat in enumerate(topic.caveats):
            yield from _refer(None, context_file(topic_id), ("caveats", position), caveat.source, caveat.also)
    for placed in figures:
        yield from _refer(None, placed.file, placed.path, placed.figure.source, placed.figure.also)


def _refer(
    company_id: str | None, file: str, path: DataPath, source: str, also: tuple[str, ...] = ()
) -> Iterator[Reference]:
    yield Reference(source, company_id, file, (*path, "source"))
    for position, further in enumerate(also):
        yield Reference(further, company_id, file, (*path, "also", position))


def _place_judgements(
    dataset: Dataset,
    commitments: Mapping[str, Commitment],
    framework_of: Mapping[str, str],
    facts_of: Mapping[str, Mapping[str, Fact]],
) -> Iterator[Judgement]:
    for edition_id, data in sorted(dataset.editions.items()):
        for company_id, assessments in sorted(data.assessments.items()):
            company = dataset.companies.get(company_id)
            if company is None:
                continue
            facts = facts_of[company_id]
            for commitment_id, assessment in assessments.items():
                commitment = commitments.get(commitment_id)
                yield Judgement(
                    edition_id=edition_id,
                    edition=data.edition,
                    company_id=company_id,
                    company=company,
                    commitment_id=commitment_id,
                    commitment=commitment,
                    framework_id=framework_of.get(commitment_id),
                    assessment=assessment,
                    file=assessments_file(edition_id, company_id),
                    cited=tuple(
                        (position, facts[item_id])
                        for position, item_id in enumerate(assessment.evidence)
                        if item_id in facts
                    ),
                    applicable=(
                        applicable_services(company, commitment, data.edition.cut_off) if commitment is not None else ()
                    ),
                )


def _find_given_levels(dataset: Dataset, judgements: tuple[Judgement, ...]) -> Iterator[GivenLevel]:
    """Yield every known level that the assessments give: the pledge level first, then delivery."""
    pledge_scale = dataset.methodology.scales.get(dataset.methodology.pledge_scale)
    for judgement in judgements:
        cited = tuple(fact.evidence for _, fact in judgement.cited if fact.evidence is not None)
        given = pledge_scale.level(judgement.assessment.pledge) if pledge_scale else None
        if given is not None:
            yield GivenLevel(judgement, (judgement.commitment_id, "pledge"), None, given, cited)
        scale = dataset.scale_of(judgement.commitment) if judgement.commitment is not None else None
        if scale is None:
            continue
        for path, service_id, value in judgement.levels():
            level = scale.level(value) if isinstance(value, str) else None
            if level is not None:
                bearing = tuple(item for item in cited if not service_id or bears_on(item, service_id))
                yield GivenLevel(judgement, path, service_id, level, bearing)


def _find_passages(
    dataset: Dataset, facts: tuple[Fact, ...], record: tuple[RecordFact, ...], judgements: tuple[Judgement, ...]
) -> Iterator[Passage]:
    """Yield every text of our own wording about a company, or about what a framework's issuer did or others counted."""
    for item in record:
        yield from _read_texts(item.file, item.path, statement=item.item.statement, doubt=item.item.doubt)
    for topic_id, topic in dataset.ordered_context():
        for position, series in enumerate(topic.series):
            yield from _read_texts(context_file(topic_id), ("series", position), note=series.note)
    for fact in facts:
        yield Passage(fact.file, (*fact.path, "statement"), fact.item.statement, fact)
        yield from _read_texts(fact.file, fact.path, doubt=fact.item.doubt)
    for company_id, company in sorted(dataset.companies.items()):
        file = company_file(company_id)
        for position, endorsement in enumerate(company.endorsements):
            path = ("endorsements", position)
            yield from _read_texts(file, path, how_ended=endorsement.how_ended, note=endorsement.note)
        for position, succession in enumerate(company.successions):
            yield from _read_texts(file, ("successions", position), statement=succession.statement)
        for source_id, source in sorted(company.sources.items()):
            yield from _read_texts(file, ("sources", source_id), note=source.note, undated=source.undated)
    for judgement in judgements:
        assessment = judgement.assessment
        yield from _read_texts(
            judgement.file,
            (judgement.commitment_id,),
            rationale=assessment.rationale,
            not_applicable_because=assessment.not_applicable_because,
        )


def _read_texts(file: str, path: DataPath, **texts: str | None) -> Iterator[Passage]:
    for key, text in texts.items():
        if text is not None:
            yield Passage(file, (*path, key), text)


def bears_on(item: Evidence, service_id: str) -> bool:
    """Return True when the evidence is about the service or about the company as a whole."""
    return not item.services or service_id in item.services
