"""Who a company is: what it runs, what it signed, what became of its name, and what it answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.model.applicability import running_services
from scorecard.scoring.texts import date_text, list_text
from scorecard.views.address import Link, web_address
from scorecard.views.fact import known_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.model.company import Company, Endorsement
    from scorecard.model.dataset import Dataset
    from scorecard.model.edition import Stage
    from scorecard.views.fact import Sources, SourceView


@dataclass(frozen=True, slots=True)
class ServiceProfile:
    """A service that the company runs."""

    name: str
    kind: str
    features: str


@dataclass(frozen=True, slots=True)
class EndorsementView:
    """A framework that the company signed or joined; `ended` says when and how it left, if it did."""

    framework: str
    since: str
    ended: str
    note: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class SuccessionView:
    """A change of name or owner."""

    date: str
    statement: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Who the company is; `memberships` says in one line which frameworks it signed and since when."""

    headquarters: str
    founded: str
    website: Link | None
    other_names: str
    service_names: str
    services: tuple[ServiceProfile, ...]
    memberships: tuple[str, ...]
    endorsements: tuple[EndorsementView, ...]
    successions: tuple[SuccessionView, ...]


def view_profile(dataset: Dataset, company: Company, cut_off: date, sources: Sources) -> Profile:
    """Return a company's profile as of the cut-off."""
    running = [company.services[key] for key in running_services(company, cut_off)]
    features = dataset.methodology.features
    names = [*([company.named_as] if company.named_as else []), *company.also_known_as]
    return Profile(
        headquarters=company.headquarters,
        founded=date_text(company.founded),
        website=Link(company.website, company.website) if web_address(company.website) else None,
        other_names=list_text(list(dict.fromkeys(name for name in names if name != company.name))),
        service_names=", ".join(service.name for service in running),
        services=tuple(
            ServiceProfile(
                service.name,
                service.kind,
                ", ".join(features[key].name.lower() for key in service.features if key in features),
            )
            for service in running
        ),
        memberships=tuple(_tell_memberships(dataset, company, cut_off)),
        endorsements=tuple(_view_endorsements(dataset, company, cut_off, sources)),
        # Also from after the cut-off: every edition calls a company by the name that it has now.
        successions=tuple(
            SuccessionView(date_text(item.date), item.statement, sources.name((item.source,)))
            for item in company.successions
        ),
    )


def tell_response(dataset: Dataset, stage: Stage) -> tuple[str, ...]:
    """Return what stands where the company's own answer will stand, and the rule for hearing it."""
    asked = {
        "collecting": "The company has not yet been asked: evidence is still being collected.",
        "company-review": "The company has been asked for its answer; none is on file.",
        "final": "No answer of the company is on file.",
        "published": "No answer of the company is on file.",
    }[stage]
    return (asked, dataset.programme.company_note)


def _has_ended(endorsement: Endorsement, cut_off: date) -> bool:
    return endorsement.ended is not None and endorsement.ended.first <= cut_off


def _tell_memberships(dataset: Dataset, company: Company, cut_off: date) -> Iterator[str]:
    for item in known_until(company.endorsements, cut_off):
        framework = dataset.frameworks.get(item.framework)
        name = framework.short_name if framework else item.framework
        ended = f", until {date_text(item.ended)}" if item.ended and _has_ended(item, cut_off) else ""
        yield f"{name} since {date_text(item.date)}{ended}"


def _view_endorsements(
    dataset: Dataset, company: Company, cut_off: date, sources: Sources
) -> Iterator[EndorsementView]:
    for item in known_until(company.endorsements, cut_off):
        framework = dataset.frameworks.get(item.framework)
        how = f" {item.how_ended}" if item.how_ended else ""
        yield EndorsementView(
            framework=framework.name if framework else item.framework,
            since=f"{framework.endorse_verb.capitalize() if framework else 'Joined'} {date_text(item.date)}",
            ended=f"Ended {date_text(item.ended)}.{how}" if item.ended and _has_ended(item, cut_off) else "",
            note=item.note or "",
            sources=sources.name((item.source, *item.also)),
        )
