"""Content keys: the hash of exactly what an artefact is made from. The same key means the same bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecard.publishing.program import hash_parts, hash_program
from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.views.context import company_series
from scorecard.views.robustness import tell_band, view_firmness

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.base import Model
    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results


_RECORD = frozenset({"record", "not_found"})
"""The keys of a framework that no company's page shows."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The hashes that artefacts are keyed with.

    `program` covers this package, its libraries and the theme; `data` everything of the edition; `company` what one
    company's artefacts read, by its id; `pages` what a page reads that needs less than all of the edition, by its path.
    The last three know only data, so pages can print them as the data's name.
    """

    program: str
    data: str
    company: dict[str, str]
    editions: str
    """The hash of the editions' titles, which pages link to each other with."""
    pages: dict[str, str] = field(default_factory=dict)

    def of(self, path: str, company_id: str | None) -> str:
        """Return the key of a file that shows all of one company, or of the edition."""
        shown = self.pages.get(path, self.data) if company_id is None else self.company[company_id]
        return hash_parts(path, self.program, shown, *([self.editions] if path.endswith(".html") else []))


def make_keys(dataset: Dataset, results: Results, templates: Path, insight: Insight = NO_INSIGHT) -> Keys:
    """Return the keys for one edition."""
    # Here, not above: worker processes take keys and make none.
    from scorecard.publishing.page_keys import make_page_keys

    edition = dataset.editions[results.edition_id]
    common = hash_parts(
        _dump(dataset.programme),
        _dump(dataset.methodology),
        _dump(edition.edition),
        *(part for item_id, item in dataset.ordered_pages() for part in (item_id, item.menu)),
        # What a framework's issuer did itself stands on the framework's own page.
        *(part for item_id, item in dataset.ordered_frameworks() for part in (item_id, _dump(item, _RECORD))),
        *(_dump_sources(dataset, _framework_sources(dataset))),
    )
    ranked = str(sum(1 for company in results.companies if company.rank is not None))
    # A page names its company's neighbours in the ranking.
    names = repr([company.name for company in results.companies])
    company_keys = {}
    for result in results.companies:
        company = dataset.companies[result.company_id]
        judged = edition.assessments.get(result.company_id, {})
        company_keys[result.company_id] = hash_parts(
            common,
            result.company_id,
            _dump(company),
            *(part for commitment_id in sorted(judged) for part in (commitment_id, _dump(judged[commitment_id]))),
            *_dump_sources(dataset, _company_sources(company) - set(company.sources)),
            *_dump_context(dataset, result.company_id),
            ranked,
            names,
            repr(result),
            *(_dump(item) for item in edition.corrections if item.company in {None, result.company_id}),
            insight.of_company(result.company_id),
            repr(view_firmness(results, insight.robustness, result.company_id)),
            tell_band(dataset.methodology, result, insight.robustness),
        )
    return Keys(
        program=hash_program(templates),
        editions=hash_parts(
            *(part for item_id, item in sorted(dataset.editions.items()) for part in (item_id, item.edition.title))
        ),
        data=hash_parts(
            common,
            results.digest,
            repr(insight.robustness),
            repr(insight.hindsight.history),
            *(str(item.lock is not None) for _, item in sorted(dataset.editions.items())),
            *(company_keys[key] for key in sorted(company_keys)),
        ),
        company=company_keys,
        pages=make_page_keys(dataset, results, insight, common),
    )


def _framework_sources(dataset: Dataset) -> set[str]:
    """Return the ids of the sources that frameworks name."""
    return {
        source_id
        for _, framework in dataset.ordered_frameworks()
        for source_id in (
            framework.source,
            *framework.also,
            *(item.source for item in framework.signatories),
            *(key for commitment in framework.walk() for key in (commitment.source, *commitment.also)),
        )
    }


def _company_sources(company: Company) -> set[str]:
    """Return the ids of the sources that a company's facts name, its own and shared ones."""
    named = [item.source for item in company.successions]
    for facts in (company.pledges, company.evidence, company.endorsements):
        named += [source_id for item in facts for source_id in (item.source, *item.also)]
    return set(named)


def _dump_sources(dataset: Dataset, source_ids: set[str]) -> list[str]:
    """Return shared sources with their ids, in the order of the ids; unknown ones are left out."""
    known = sorted(source_ids & set(dataset.sources))
    return [part for source_id in known for part in (source_id, _dump(dataset.sources[source_id]))]


def _dump_context(dataset: Dataset, company_id: str) -> list[str]:
    """Return the topics with figures of a company, with these alone, and the sources that they name."""
    parts = []
    for topic_id, topic in dataset.ordered_context():
        own = company_series(topic, company_id)
        if not own:
            continue
        named = {source for item in topic.caveats for source in (item.source, *item.also)}
        named |= {key for series in own for item in series.figures for key in (item.source, *item.also)}
        parts += [topic_id, _dump(topic.model_copy(update={"series": own})), *_dump_sources(dataset, named)]
    return parts


def _dump(item: Model, without: frozenset[str] = frozenset()) -> str:
    return item.model_dump_json(exclude=set(without))
