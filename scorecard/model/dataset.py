"""The dataset: everything that a data folder says, by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scorecard.model.assessment import Assessment
from scorecard.model.company import Company
from scorecard.model.context import ContextTopic
from scorecard.model.correction import Correction
from scorecard.model.edition import Edition
from scorecard.model.exception import Exceptions
from scorecard.model.framework import Commitment, Framework, Group
from scorecard.model.lock import Lock
from scorecard.model.methodology import Methodology
from scorecard.model.programme import Programme
from scorecard.model.scale import Scale
from scorecard.model.source import Source
from scorecard.model.text_page import TextPage
from scorecard.model.wording import Wording


@dataclass(frozen=True, slots=True)
class EditionData:
    """An edition with its judgements, by company and commitment; `lock` is None until it is published."""

    edition: Edition
    assessments: Mapping[str, Mapping[str, Assessment]] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    lock: Lock | None = None
    foreword: str = ""
    """What stands before the annual report, as Markdown; empty where the edition has no foreword.md."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """All facts, judgements and choices of a data folder; ids as given by file names and keys."""

    programme: Programme
    methodology: Methodology
    wording: Wording | None = None
    exceptions: Exceptions = field(default_factory=lambda: Exceptions(exceptions=()))
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    companies: Mapping[str, Company] = field(default_factory=dict)
    editions: Mapping[str, EditionData] = field(default_factory=dict)
    context: Mapping[str, ContextTopic] = field(default_factory=dict)
    pages: Mapping[str, TextPage] = field(default_factory=dict)
    digest: str = ""

    def ordered_frameworks(self) -> tuple[tuple[str, Framework], ...]:
        """Return the frameworks with their ids, in the order in which pages show them."""
        return tuple(sorted(self.frameworks.items(), key=lambda item: (item[1].order, item[0])))

    def ordered_context(self) -> tuple[tuple[str, ContextTopic], ...]:
        """Return the topics of context figures with their ids, in the order in which pages show them."""
        return tuple(sorted(self.context.items(), key=lambda item: (item[1].order, item[0])))

    def ordered_pages(self) -> tuple[tuple[str, TextPage], ...]:
        """Return the texts of the programme about itself with their ids, in the order in which links name them."""
        return tuple(sorted(self.pages.items(), key=lambda item: (item[1].order, item[0])))

    def commitments(self) -> dict[str, Commitment]:
        """Return every commitment by its id, in the order in which pages show them."""
        return {
            commitment.id: commitment for _, framework in self.ordered_frameworks() for commitment in framework.walk()
        }

    def framework_of(self) -> dict[str, str]:
        """Return the framework's id for every commitment's id."""
        return {
            commitment.id: framework_id
            for framework_id, framework in self.ordered_frameworks()
            for commitment in framework.walk()
        }

    def scale_of(self, commitment: Commitment) -> Scale | None:
        """Return the delivery scale of a commitment; None when the methodology does not define it."""
        return self.methodology.scales.get(commitment.scale or self.methodology.default_scale)

    def source(self, company_id: str | None, source_id: str) -> Source | None:
        """Return a source by its id, as a company's file (or, without one, a framework) sees it."""
        company = self.companies.get(company_id) if company_id else None
        if company is not None and source_id in company.sources:
            return company.sources[source_id]
        return self.sources.get(source_id)


def walk_groups(groups: tuple[Group, ...]) -> Iterator[Group]:
    """Yield every group of a list of groups, each before the groups inside it."""
    for group in groups:
        yield group
        yield from walk_groups(group.groups)
