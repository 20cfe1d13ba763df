"""The static JSON API: an index, one file for each company and one for each commitment.

The documents are a contract: `FORMAT_VERSION` changes when a key changes its meaning or goes; new keys may appear
without it. Facts have the keys that they have in the data files, results those of results.json.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from scorecard.exports.imprint import make_imprint
from scorecard.exports.results_json import describe_company, describe_number, describe_result
from scorecard.exports.robustness_json import describe_outlook, describe_robustness
from scorecard.exports.trend_json import describe_trend
from scorecard.views.context import figures_until

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.exports.holdings import Holdings
    from scorecard.model.base import Model
    from scorecard.model.context import ContextTopic

FORMAT_VERSION = 1
"""1: first version."""
_OWN = {"name", "named_as", "also_known_as", "headquarters", "website", "founded"}
"""The keys of a company's file that are about the company itself."""


def write_index(holdings: Holdings, tables: Iterable[tuple[str, str]], files: Iterable[tuple[str, str]]) -> bytes:
    """Return the index; `tables` and `files` are names of what lies one folder up, with what each is."""
    results, robustness = holdings.results, holdings.insight.robustness
    firm = describe_robustness(robustness)["companies"] if robustness else []
    document = {
        "companies": [
            {
                "id": company.company_id,
                "name": company.name,
                "score": describe_number(company.score),
                "no_score": company.no_score,
                "rank": company.rank,
                "band": company.band.id if company.band else None,
                "robustness": next((item for item in firm if item["id"] == company.company_id), None),
                "file": f"companies/{company.company_id}.json",
            }
            for company in holdings.ranked
        ],
        "commitments": [
            {
                "id": row.id,
                "framework": row.owner,
                "number": row.item.number,
                "name": row.item.name,
                "file": f"commitments/{row.id}.json",
            }
            for row in holdings.commitments.values()
        ],
        "frameworks": [
            {"id": key, "name": framework.name, "short_name": framework.short_name}
            for key, framework in holdings.frameworks.items()
        ],
        "tables": [{"name": name, "title": title, "file": f"../{name}.csv"} for name, title in tables],
        "files": [{"what": what, "file": f"../{name}"} for name, what in files],
        "results": "../../results.json",
    }
    return _write(holdings, document, results.digest)


def write_company(holdings: Holdings, company_id: str) -> bytes:
    """Return what the edition says about one company; the hash is that of what the company's page is made from.

    How firm its score is changes a little with every other company: that stands in the index.
    """
    company, results = holdings.companies[company_id], holdings.results
    outlook = holdings.insight.outlooks.get(company_id)
    topics = [(key, topic, _own_part(holdings, topic, company_id)) for key, topic in holdings.topics.items()]
    topics = [item for item in topics if item[2].series]
    facts: dict[str, list[Any]] = {
        "successions": [row.item for row in holdings.successions if row.owner == company_id],
        "endorsements": [row.item for row in holdings.endorsements if row.owner == company_id],
        "pledges": [row.item for row in holdings.pledges.values() if row.owner == company_id],
        "evidence": [row.item for row in holdings.evidence.values() if row.owner == company_id],
    }
    context = [item for _, _, part in topics for item in (*part.caveats, *(f for s in part.series for f in s.figures))]
    sources = holdings.sources_of([*(item for items in facts.values() for item in items), *context])
    document = {
        "company": {"id": company_id, **_dump(company, include=_OWN)},
        "result": describe_company(holdings.dataset, results, results.by_id[company_id]),
        "outlook": describe_outlook(outlook) if outlook else None,
        "trend": _describe_trend(holdings, company_id),
        "corrections": [
            _dump(item)
            for item in holdings.dataset.editions[results.edition_id].corrections
            if item.company in {None, company_id}
        ],
        "services": [
            {"id": service_id, "runs": holdings.services[f"{company_id}/{service_id}"].runs, **_dump(service)}
            for service_id, service in company.services.items()
        ],
        **{name: [_dump(item) for item in items] for name, items in facts.items()},
        "context": [{"id": key, **_dump(part)} for key, _, part in topics],
        "sources": {key: _dump(row.item) for key, row in sources.items()},
    }
    return _write(holdings, document, holdings.digests.get(company_id, ""))


def write_commitment(holdings: Holdings, commitment_id: str) -> bytes:
    """Return all that the edition says about one commitment; the hash is that of the rest of the file."""
    row, results = holdings.commitments[commitment_id], holdings.results
    framework = holdings.frameworks[row.owner]
    document = {
        "commitment": _dump(row.item),
        "framework": {"id": row.owner, "name": framework.name, "short_name": framework.short_name},
        "group": row.parent,
        "companies": [
            {
                "company": company.company_id,
                "name": company.name,
                **describe_result(holdings.dataset, results, company.company_id, company.commitment(commitment_id)),
            }
            for company in holdings.ranked
        ],
        "sources": {key: _dump(source.item) for key, source in holdings.sources_of([row.item]).items()},
    }
    plain = {**make_imprint(holdings.dataset, results).plain(), "data_sha256": ""}
    digest = hashlib.sha256(json.dumps([plain, document], ensure_ascii=False).encode()).hexdigest()
    return _write(holdings, document, digest)


def _describe_trend(holdings: Holdings, company_id: str) -> dict[str, Any] | None:
    """Return what changed since the edition before, with its id; None where the company was not in it."""
    hindsight = holdings.insight.hindsight
    trend = hindsight.trends.get(company_id)
    if trend is None or hindsight.earlier is None:
        return None
    return {"since_edition": hindsight.earlier.edition_id, **describe_trend(trend)}


def _own_part(holdings: Holdings, topic: ContextTopic, company_id: str) -> ContextTopic:
    """Return a topic with the figures of one company up to the cut-off."""
    own = [
        series.model_copy(update={"figures": figures})
        for series in topic.series
        if series.company == company_id and (figures := tuple(figures_until(series, holdings.cut_off)))
    ]
    return topic.model_copy(update={"series": tuple(own)})


def _dump(item: Model, include: set[str] | None = None) -> dict[str, Any]:
    """Return an item as JSON; `include` names its fields to take, unless all."""
    return item.model_dump(mode="json", include=include)


def _write(holdings: Holdings, document: dict[str, Any], digest: str) -> bytes:
    imprint = make_imprint(holdings.dataset, holdings.results, digest)
    whole = {"format_version": FORMAT_VERSION, "edition": imprint.plain(), **document}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
