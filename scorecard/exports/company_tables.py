"""Tables of facts: companies and services, endorsements, pledges and evidence."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from scorecard.exports.framework_tables import figure_columns, place, source_columns
from scorecard.exports.table import Column, Placed, Shape, dated, given, key, link, position, refer
from scorecard.model.company import Company, Endorsement, Service, Succession
from scorecard.model.evidence import Evidence
from scorecard.model.pledge import Pledge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scorecard.exports.holdings import Holdings

_COMPANY = refer("company_id", "companies", "The company.", attrgetter("owner"))


def _pair(name: str, table: str, what: str, side: int) -> Column[Any]:
    return refer(name, table, what, lambda row: row[side])


def _connect(  # noqa: PLR0913, PLR0917 - both ends and what lies between
    name: str,
    title: str,
    this: tuple[str, str, str],
    that: tuple[str, str, str],
    rows: Callable[[Holdings], dict[str, Placed[Any]]],
    reach: Callable[[Holdings, Placed[Any]], Iterator[str]],
) -> Shape[Any]:
    """Return a table of pairs: each of the rows with everything that it reaches."""
    return link(
        name,
        title,
        (_pair(*this, 0), _pair(*that, 1)),
        lambda holdings: ((row.id, other) for row in rows(holdings).values() for other in reach(holdings, row)),
    )


_PLEDGE = ("pledge_id", "pledges", "The pledge.")
_EVIDENCE = ("evidence_id", "evidence", "The evidence.")
_COMMITMENT = ("commitment_id", "commitments", "A commitment that it bears on.")
_SERVICE = ("service_id", "services", "A service that it is about; where none is named it is about the whole company.")
_SOURCE = ("source_id", "sources", "A source that says it.")


def _commitments(holdings: Holdings, row: Placed[Any]) -> Iterator[str]:
    return (item for item in row.item.commitments if item in holdings.commitments)


def _sources(_: Holdings, row: Placed[Any]) -> Iterator[str]:
    return iter((row.item.source, *row.item.also))


def _full(field: str) -> Callable[[Any], tuple[str, ...]]:
    """Return what reads the ids in a field of a fact as ids among all."""

    def read(row: Placed[Any]) -> tuple[str, ...]:
        value = getattr(row.item, field) or ()
        return tuple(f"{row.owner}/{item}" for item in ((value,) if isinstance(value, str) else value))

    return read


def _known(field: str, table: str) -> Callable[[Holdings, Placed[Any]], Iterator[str]]:
    """Return what yields those ids that are in a table: an edition leaves out what is later than its cut-off."""
    return lambda holdings, row: (item for item in _full(field)(row) if item in getattr(holdings, table))


COMPANY_TABLES: tuple[Shape[Any], ...] = (
    Shape(
        "companies",
        "Companies",
        "The organisations that the edition covers.",
        ("company_id",),
        (
            key("company_id", "Id of the company, permanent."),
            given(Company, "name"),
            given(Company, "named_as"),
            given(Company, "also_known_as"),
            given(Company, "headquarters"),
            given(Company, "website"),
            *dated(Company, "founded"),
        ),
        lambda holdings: place(holdings.companies),
        label="name",
    ),
    Shape(
        "services",
        "Services",
        "The companies' services, also those that had closed by the cut-off.",
        ("service_id",),
        (
            key("service_id", "Id of the company and of its service, with a slash between."),
            _COMPANY,
            given(Service, "name"),
            given(Service, "kind"),
            given(Service, "features"),
            *dated(Service, "since"),
            *dated(Service, "until"),
            given(Service, "weight"),
            Column(
                "runs",
                "boolean",
                "Whether the company ran it at the end of the cut-off day.",
                attrgetter("runs"),
                required=True,
            ),
        ),
        lambda holdings: holdings.services.values(),
        label="name",
    ),
    _connect(
        "service_features",
        "Which features a service has",
        ("service_id", "services", "The service."),
        ("feature_id", "features", "The feature."),
        attrgetter("services"),
        lambda _, row: row.item.features,
    ),
    Shape(
        "successions",
        "Changes of names and owners",
        "When a company changed its name or owner, and what became of its pledges.",
        ("company_id", "position"),
        (
            _COMPANY,
            position("Its place in the company's file, from 1."),
            *dated(Succession, "date"),
            given(Succession, "statement"),
            refer("source_id", "sources", "The source that shows it.", attrgetter("item.source")),
        ),
        lambda holdings: holdings.successions,
    ),
    Shape(
        "endorsements",
        "Endorsements",
        "That a company signed or joined a framework, when, and until when.",
        ("company_id", "position"),
        (
            _COMPANY,
            position("Its place in the company's file, from 1."),
            refer("framework_id", "frameworks", "The framework.", attrgetter("item.framework")),
            *dated(Endorsement, "date"),
            *dated(Endorsement, "ended"),
            given(Endorsement, "how_ended"),
            given(Endorsement, "note"),
            *source_columns(),
        ),
        lambda holdings: holdings.endorsements,
    ),
    Shape(
        "pledges",
        "Pledges",
        "Dated public statements of the companies about what they will do.",
        ("pledge_id",),
        (
            key("pledge_id", "Id of the company and of the pledge in its file, with a slash between."),
            _COMPANY,
            *dated(Pledge, "date"),
            given(Pledge, "commitments"),
            given(Pledge, "services", read=_full("services")),
            given(Pledge, "statement"),
            given(Pledge, "clarity"),
            *dated(Pledge, "deadline"),
            given(Pledge, "confidence"),
            given(Pledge, "doubt"),
            *source_columns(),
        ),
        lambda holdings: holdings.pledges.values(),
    ),
    Shape(
        "evidence",
        "Evidence",
        "Dated facts about the companies: actions, disclosures and findings.",
        ("evidence_id",),
        (
            key("evidence_id", "Id of the company and of the evidence in its file, with a slash between."),
            _COMPANY,
            *dated(Evidence, "date"),
            given(Evidence, "kind"),
            given(Evidence, "commitments"),
            given(Evidence, "services", read=_full("services")),
            given(Evidence, "statement"),
            given(Evidence, "allegation"),
            *figure_columns(),
            given(Evidence, "withdraws", read=_full("withdraws")),
            given(Evidence, "fulfils", read=_full("fulfils")),
            given(Evidence, "confidence"),
            given(Evidence, "doubt"),
            *source_columns(),
        ),
        lambda holdings: holdings.evidence.values(),
    ),
    _connect(
        "pledge_commitments",
        "Which commitments a pledge bears on",
        _PLEDGE,
        _COMMITMENT,
        attrgetter("pledges"),
        _commitments,
    ),
    _connect(
        "pledge_services",
        "Which services a pledge names",
        _PLEDGE,
        _SERVICE,
        attrgetter("pledges"),
        _known("services", "services"),
    ),
    _connect("pledge_sources", "Which sources give a pledge", _PLEDGE, _SOURCE, attrgetter("pledges"), _sources),
    _connect(
        "evidence_commitments",
        "Which commitments evidence bears on",
        _EVIDENCE,
        _COMMITMENT,
        attrgetter("evidence"),
        _commitments,
    ),
    _connect(
        "evidence_services",
        "Which services evidence is about",
        _EVIDENCE,
        _SERVICE,
        attrgetter("evidence"),
        _known("services", "services"),
    ),
    _connect("evidence_sources", "Which sources show evidence", _EVIDENCE, _SOURCE, attrgetter("evidence"), _sources),
    _connect(
        "fulfilled_pledges",
        "Which pledges evidence shows to be done",
        _EVIDENCE,
        ("pledge_id", "pledges", "A pledge that is shown to be done."),
        attrgetter("evidence"),
        _known("fulfils", "pledges"),
    ),
    _connect(
        "withdrawn_pledges",
        "Which pledges evidence takes back",
        _EVIDENCE,
        ("pledge_id", "pledges", "The pledge that is taken back."),
        attrgetter("evidence"),
        _known("withdraws", "pledges"),
    ),
    _connect(
        "withdrawn_evidence",
        "Which evidence other evidence takes back",
        _EVIDENCE,
        ("withdrawn_evidence_id", "evidence", "The evidence that is taken back."),
        attrgetter("evidence"),
        _known("withdraws", "evidence"),
    ),
)
