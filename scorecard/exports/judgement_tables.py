"""Tables of judgements: assessments, deliveries by service, what they rest on, and what was corrected."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args

from scorecard.exports.results_json import find_given
from scorecard.exports.score_tables import percent
from scorecard.exports.table import SEPARATOR, Column, Shape, count, given, key, link, number, position, refer, text
from scorecard.model.assessment import Assessment
from scorecard.model.correction import Correction
from scorecard.scoring.results import Standing, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from scorecard.exports.holdings import Holdings, Judged
    from scorecard.scoring.results import LevelResult, Overdue, ServiceResult


@dataclass(frozen=True, slots=True)
class _Assessed:
    """An assessment with the ids of its levels among all; None where there is no such level."""

    edition: str
    judged: Judged
    pledge_level: str | None
    delivery_level: str | None


@dataclass(frozen=True, slots=True)
class _Corrected:
    """A correction with its place in the list, and what it concerns where that is in the edition."""

    edition: str
    position: int
    company_id: str | None
    commitment_id: str | None
    item: Correction


@dataclass(frozen=True, slots=True)
class _Delivered:
    """Delivery at one service."""

    id: str
    judged: Judged
    service_id: str | None
    level: str | None
    given: Fraction | None
    result: ServiceResult


def _level_id(holdings: Holdings, scale_id: str | None, level: LevelResult | None) -> str | None:
    scale = holdings.methodology.scales.get(scale_id or "")
    known = level is not None and scale is not None and scale.level(level.id) is not None
    return f"{scale_id}/{level.id}" if known and level is not None else None


def _assess(holdings: Holdings) -> Iterator[_Assessed]:
    for judged in holdings.judged:
        result = judged.result
        scale_id = holdings.commitments[result.commitment_id].item.scale
        yield _Assessed(
            holdings.results.edition_id,
            judged,
            _level_id(holdings, holdings.methodology.pledge_scale, result.pledge),
            _level_id(holdings, scale_id, result.delivery_level),
        )


def _deliver(holdings: Holdings) -> Iterator[_Delivered]:
    for judged in holdings.judged:
        scale_id = holdings.commitments[judged.result.commitment_id].item.scale
        for service in judged.result.services:
            own = service.service_id
            yield _Delivered(
                judged.id if own is None else f"{judged.id}/{own}",
                judged,
                None if own is None else f"{judged.company_id}/{own}",
                _level_id(holdings, scale_id, service.level),
                find_given(judged.assessment, own),
                service,
            )


def _cite(table: str) -> Callable[[Holdings], Iterator[tuple[str, str]]]:
    return lambda holdings: (
        (judged.id, full)
        for judged in holdings.judged
        for item in judged.result.cited
        if (full := f"{judged.company_id}/{item}") in getattr(holdings, table)
    )


def _list_overdue(holdings: Holdings) -> Iterator[tuple[Judged, Overdue]]:
    return ((judged, late) for judged in holdings.judged for late in judged.result.overdue)


def _list_corrections(holdings: Holdings) -> Iterator[_Corrected]:
    edition_id = holdings.results.edition_id
    for place, item in enumerate(holdings.dataset.editions[edition_id].corrections, 1):
        yield _Corrected(
            edition_id,
            place,
            item.company if item.company in holdings.companies else None,
            item.commitment if item.commitment in holdings.commitments else None,
            item,
        )


def _read_assessment(name: str) -> Callable[[_Assessed], Any]:
    return lambda row: getattr(row.judged.assessment, name) if row.judged.assessment else None


def _read_said(name: str) -> Callable[[_Corrected], str | None]:
    """Return what reads a level, a number or words as the correction gives it; by service where these differ."""

    def read(row: _Corrected) -> str | None:
        said = row.item.model_dump(mode="json", include={name})[name]
        if isinstance(said, dict):
            return SEPARATOR.join(f"{service}: {value}" for service, value in said.items())
        return None if said is None else str(said)

    return read


def _second(row: tuple[str, str]) -> str:
    return row[1]


_ASSESSMENT = refer("assessment_id", "assessments", "The assessment.", lambda row: row[0])
_EDITION = refer("edition", "editions", "The edition.", attrgetter("edition"))

JUDGEMENT_TABLES: tuple[Shape[Any], ...] = (
    Shape(
        "assessments",
        "Assessments",
        "The edition's judgement on each commitment of each company, and what it does to the score.",
        ("assessment_id",),
        (
            key(
                "assessment_id",
                "Id of the company and of the commitment, with a slash between.",
                attrgetter("judged.id"),
            ),
            _EDITION,
            refer("company_id", "companies", "The company.", attrgetter("judged.company_id")),
            refer("commitment_id", "commitments", "The commitment.", attrgetter("judged.result.commitment_id")),
            refer(
                "pledge_level_id",
                "levels",
                "Pledge level: how firmly the company committed itself; empty where that was not assessed.",
                attrgetter("pledge_level"),
                required=False,
            ),
            Column(
                "pledged",
                "boolean",
                "Whether the company pledged it at all.",
                attrgetter("judged.result.pledged"),
                required=True,
            ),
            refer(
                "delivery_level_id",
                "levels",
                "Delivery level, where all assessed services share one; else see the table of deliveries.",
                attrgetter("delivery_level"),
                required=False,
            ),
            number(
                "delivery_points",
                "Mean of the services' points, 0 to 100; empty where nothing was assessed or nothing applies.",
                attrgetter("judged.result.delivery_points"),
                "points",
                2,
            ),
            text(
                "status",
                "What became of the commitment, services taken together.",
                attrgetter("judged.result.status"),
                get_args(Status),
                required=True,
            ),
            text(
                "standing",
                "Whether it counts for the score and, if not, why.",
                attrgetter("judged.result.standing"),
                get_args(Standing),
                required=True,
            ),
            number(
                "assessed_percent",
                "Share of the services that were assessed, by their weight.",
                percent(attrgetter("judged.result.assessed_share")),
                "percent",
                2,
            ),
            number(
                "effective_weight_percent",
                "Its share of the company's score.",
                percent(attrgetter("judged.result.effective_weight")),
                "percent",
                4,
            ),
            number(
                "contribution",
                "What it adds to the score; empty where some part of the whole is put together by no mean.",
                attrgetter("judged.result.contribution"),
                "points",
                4,
            ),
            count(
                "overdue_count",
                "Pledges whose deadline passed without public evidence of completion.",
                lambda row: len(row.judged.result.overdue),
                "pledges",
            ),
            given(
                Assessment,
                "evidence",
                read=lambda row: tuple(f"{row.judged.company_id}/{item}" for item in row.judged.result.cited),
            ),
            *(
                given(Assessment, name, read=_read_assessment(name), required=False)
                for name in ("searched", "rationale", "not_applicable_because", "confidence")
            ),
            given(
                Assessment,
                "assessed",
                name="assessed_on",
                kind="date",
                description="The day of the judgement.",
                read=lambda row: row.judged.assessment.assessed.on if row.judged.assessment else None,
                required=False,
            ),
        ),
        _assess,
    ),
    Shape(
        "deliveries",
        "Deliveries by service",
        "The delivery level of each commitment at each service that it applies to.",
        ("delivery_id",),
        (
            key(
                "delivery_id",
                "Id of the assessment, and of the service where it is about a single one, with a slash between.",
            ),
            refer("assessment_id", "assessments", "The assessment.", attrgetter("judged.id")),
            refer(
                "service_id",
                "services",
                "The service; empty for the company as a whole.",
                attrgetter("service_id"),
                required=False,
            ),
            refer(
                "level_id",
                "levels",
                "Delivery level; empty where there is none, or where the scale is one of points.",
                attrgetter("level"),
                required=False,
            ),
            number("given", "On a scale of points the number that was given.", attrgetter("given")),
            number("points", "What it is worth, 0 to 100.", attrgetter("result.level.points"), "points"),
            text(
                "status",
                "What became of the commitment at this service.",
                attrgetter("result.status"),
                get_args(Status),
                required=True,
            ),
            number("weight", "What the service weighs among the company's services.", attrgetter("result.weight")),
        ),
        _deliver,
    ),
    link(
        "cited_pledges",
        "Which pledges an assessment cites",
        (_ASSESSMENT, refer("pledge_id", "pledges", "The pledge.", _second)),
        _cite("pledges"),
    ),
    link(
        "cited_evidence",
        "Which evidence an assessment cites",
        (_ASSESSMENT, refer("evidence_id", "evidence", "The evidence.", _second)),
        _cite("evidence"),
    ),
    Shape(
        "overdue_pledges",
        "Overdue pledges",
        "Pledges whose deadline passed before the cut-off without public evidence of completion.",
        ("assessment_id", "pledge_id"),
        (
            refer("assessment_id", "assessments", "The assessment.", lambda row: row[0].id),
            refer("pledge_id", "pledges", "The pledge.", lambda row: f"{row[0].company_id}/{row[1].pledge_id}"),
            Column(
                "deadline",
                "partial-date",
                "The day by which it was to be done.",
                lambda row: row[1].deadline,
                required=True,
            ),
            count(
                "days",
                "Days from the last day that the deadline can mean to the cut-off.",
                lambda row: row[1].days,
                "days",
            ),
        ),
        _list_overdue,
    ),
    Shape(
        "corrections",
        "Corrections",
        "Dated changes to the edition after it was published, oldest first; the old value stays in sight.",
        ("edition", "position"),
        (
            _EDITION,
            position("Its place among the corrections, from 1."),
            given(Correction, "type"),
            given(Correction, "date"),
            refer(
                "company_id",
                "companies",
                "The company that it concerns; empty: the edition as a whole.",
                attrgetter("company_id"),
                required=False,
            ),
            refer(
                "commitment_id",
                "commitments",
                "The commitment that it concerns; empty: the company as a whole.",
                attrgetter("commitment_id"),
                required=False,
            ),
            given(Correction, "figure", read=attrgetter("item.named_figure")),
            given(Correction, "what"),
            given(Correction, "why"),
            given(Correction, "before", read=_read_said("before")),
            given(Correction, "after", read=_read_said("after")),
        ),
        _list_corrections,
    ),
)
