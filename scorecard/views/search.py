"""The search: companies, commitments and evidence, as a list to read and as an index for the page's script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard.model.pledge import Pledge
from scorecard.scoring.texts import count_text, date_text
from scorecard.views.address import (
    SEARCH_PAGE,
    Link,
    company_page_path,
    framework_page_path,
    link_address,
    relative,
)
from scorecard.views.fact import KINDS, facts_until
from scorecard.views.frame import Frame, view_frame
from scorecard.views.roster import Columns, view_columns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.model.evidence import Evidence
    from scorecard.scoring.results import Results

ALLEGATION = "An allegation, not a finding"
FACT_KINDS = ("Pledge", *KINDS.values(), ALLEGATION)
MOST_FACTS = 4000
"""With more facts than this only companies and commitments are searched, or the page would be too large."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search; without its script it is a list of all companies and commitments."""

    frame: Frame
    companies: tuple[Link, ...]
    frameworks: tuple[Columns, ...]
    scope: str
    data: dict[str, Any]
    document_title: str


def search_page(dataset: Dataset, results: Results, files: Collection[str] = ()) -> SearchPage:
    """Return the search of the results' edition; `files` are the published paths, and only those are found."""
    frame = view_frame(dataset, results, SEARCH_PAGE, files)
    frameworks = view_columns(dataset, results, SEARCH_PAGE, files)
    published = [
        (company_id, dataset.companies[company_id])
        for company_id in sorted(results.by_id, key=lambda key: (dataset.companies[key].name.casefold(), key))
        if company_page_path(company_id) in files
    ]
    facts = sum(len(facts_until(company, results.cut_off)) for _, company in published)
    with_facts = facts <= MOST_FACTS
    return SearchPage(
        frame=frame,
        companies=tuple(
            Link(company.name, relative(company_page_path(company_id), SEARCH_PAGE))
            for company_id, company in published
        ),
        frameworks=frameworks,
        scope=_tell_scope(len(published), sum(len(item.columns) for item in frameworks), facts if with_facts else 0),
        data=_describe(dataset, results, published, files, with_facts=with_facts),
        document_title=f"Search: {frame.title}, {frame.edition}",
    )


def _tell_scope(companies: int, commitments: int, facts: int) -> str:
    told = f"{count_text(companies, 'company', 'companies')}, {count_text(commitments, 'commitment', 'commitments')}"
    if not facts:
        return f"{told}. Evidence is searched on each company’s own page."
    return f"{told} and {count_text(facts, 'pledge or piece of evidence', 'pledges and pieces of evidence')}."


def _describe(
    dataset: Dataset,
    results: Results,
    published: list[tuple[str, Company]],
    files: Collection[str],
    *,
    with_facts: bool,
) -> dict[str, Any]:
    """Return what can be found, short: facts name their company and their commitment by number."""
    commitments = [
        (framework_id, framework, item)
        for framework_id, framework in dataset.ordered_frameworks()
        if framework_id in dataset.editions[results.edition_id].edition.frameworks
        for item in framework.walk()
    ]
    places = {item.id: place for place, (_, _, item) in enumerate(commitments)}
    return {
        "companies": [
            {
                "name": company.name,
                # Some names of a company are those of its services, too.
                "also": ", ".join(
                    dict.fromkeys([*company.also_known_as, *(service.name for service in company.services.values())])
                ),
                "address": relative(company_page_path(company_id), SEARCH_PAGE),
            }
            for company_id, company in published
        ],
        "commitments": [
            {
                "id": item.id,
                "name": f"{framework.short_name} {item.number}: {item.name}",
                "text": item.text,
                "address": f"{page}#{item.id}" if page else "",
            }
            for framework_id, framework, item in commitments
            for page in (link_address(framework_page_path(framework_id), SEARCH_PAGE, files),)
        ],
        "facts": [
            fact
            for place, (company_id, company) in enumerate(published)
            for fact in _describe_facts(dataset, results, (company_id, company), place, places)
        ]
        if with_facts
        else [],
        "kinds": list(FACT_KINDS),
        "words": {
            "found": "{count} found for “{query}”.",
            "one": "One found for “{query}”.",
            "none": "Nothing found for “{query}”. Try fewer or other words.",
            "first": "The first {shown} are shown.",
            "without": "This browser is too old to search the evidence: companies and commitments alone were searched.",
        },
    }


def _describe_facts(
    dataset: Dataset, results: Results, of: tuple[str, Company], place: int, places: dict[str, int]
) -> Iterator[list[Any]]:
    """Yield of each fact up to the cut-off: company, commitment under which it stands, kind, date and statement.

    A fact that no judgement cites stands under no commitment of its company's page (-1).
    """
    company_id, company = of
    cited: dict[str, str] = {}
    for commitment_id, assessment in dataset.editions[results.edition_id].assessments.get(company_id, {}).items():
        for fact_id in assessment.evidence:
            cited.setdefault(fact_id, commitment_id)
    for fact in facts_until(company, results.cut_off):
        kind = FACT_KINDS.index(_name_kind(fact))
        yield [place, places.get(cited.get(fact.id, ""), -1), kind, date_text(fact.date), fact.statement]


def _name_kind(fact: Pledge | Evidence) -> str:
    """Return what a fact is; a claim in a lawsuit or a complaint is never told as a finding."""
    if isinstance(fact, Pledge):
        return "Pledge"
    return ALLEGATION if fact.allegation else KINDS[fact.kind]
