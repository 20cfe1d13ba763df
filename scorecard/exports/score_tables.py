"""Tables of scores: of companies, and of the parts that these are put together from."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args

from scorecard.exports.table import Column, Shape, count, given, key, number, refer, text
from scorecard.model.edition import Edition
from scorecard.model.programme import Licence
from scorecard.scoring.results import NodeKind, NoScore
from scorecard.views.frame import tell_notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from fractions import Fraction

    from scorecard.exports.holdings import Holdings
    from scorecard.scoring.results import CompanyResult, NodeResult
    from scorecard.scoring.robustness_results import CompanyRobustness


@dataclass(frozen=True, slots=True)
class _Scored:
    """One company's result and what stands beside it."""

    edition: str
    cut_off: date
    stage: str
    result: CompanyResult
    firm: CompanyRobustness | None
    company_digest: str
    digest: str
    licence: str
    notice: str


@dataclass(frozen=True, slots=True)
class _Part:
    """What one part of the whole scores."""

    edition: str
    company_id: str
    node: NodeResult

    @property
    def id(self) -> str:
        """The id of the company and of the part, with a slash between."""
        return f"{self.company_id}/{self.node.id}"

    def of_kind(self, kind: NodeKind) -> str | None:
        """Return the part's id where it is of that kind."""
        return self.node.id if self.node.kind == kind else None


def percent(read: Callable[[Any], Fraction | None]) -> Callable[[Any], Fraction | None]:
    """Return what reads a share from 0 to 1 in percent."""

    def read_percent(row: object) -> Fraction | None:
        value = read(row)
        return None if value is None else 100 * value

    return read_percent


def _firm(path: str) -> Callable[[_Scored], Any]:
    return lambda row: None if row.firm is None else attrgetter(path)(row.firm)


def _list_scores(holdings: Holdings) -> Iterator[_Scored]:
    results = holdings.results
    notice = tell_notice(holdings.dataset.editions[results.edition_id].edition)
    for company in holdings.ranked:
        yield _Scored(
            results.edition_id,
            results.cut_off,
            results.stage,
            company,
            holdings.insight.robustness.company(company.company_id) if holdings.insight.robustness else None,
            holdings.digests.get(company.company_id, ""),
            results.digest,
            holdings.dataset.programme.licence.id,
            notice,
        )


def _list_parts(holdings: Holdings) -> Iterator[_Part]:
    for company in holdings.results.companies:
        for node in company.tree.walk():
            if node.kind != "commitment":
                yield _Part(holdings.results.edition_id, company.company_id, node)


def _points(name: str, description: str, read: Callable[[Any], Any]) -> Column[Any]:
    return number(name, description, read, "points", 2)


def _percent(name: str, description: str, path: str) -> Column[Any]:
    return number(name, description, percent(attrgetter(path)), "percent", 2)


def _band(row: _Scored) -> str | None:
    return row.result.band.id if row.result.band else None


def _counted(name: str, description: str) -> Column[Any]:
    return count(f"{name.rstrip('_')}_count", description, attrgetter(f"result.counts.{name}"), "commitments")


_EDITION = refer("edition", "editions", "Id of the edition.", attrgetter("edition"))

SCORES: Shape[Any] = Shape(
    "scores",
    "Scores",
    "One row for each company, in the order of the ranking: score, rank, how firm both are, and plain counts.",
    ("company_id",),
    (
        _EDITION,
        Column(
            "cut_off", "date", "Last day of evidence: the data is as of this day.", attrgetter("cut_off"), required=True
        ),
        given(Edition, "stage", ""),
        refer("company_id", "companies", "Id of the company.", attrgetter("result.company_id")),
        text("company", "Name of the company.", attrgetter("result.name"), required=True),
        count(
            "rank", "Rank by score; ties share one; empty without a score.", attrgetter("result.rank"), required=False
        ),
        count(
            "rank_best",
            "The best rank that other reasonable choices give, in the share of trials of methodology.yaml.",
            _firm("rank_best"),
            required=False,
        ),
        count("rank_worst", "The worst one.", _firm("rank_worst"), required=False),
        _points("score", "Delivery on pledges, 0 to 100; empty without a score.", attrgetter("result.score")),
        _points("score_low", "The lowest score that other reasonable choices give, as for ranks.", _firm("score.low")),
        _points("score_high", "The highest one.", _firm("score.high")),
        text("no_score", "Why there is no score.", attrgetter("result.no_score"), get_args(NoScore)),
        refer("band", "bands", "Id of the band that the score belongs to.", _band, required=False),
        _points(
            "practice",
            "Delivery on all commitments that apply, pledged or not, 0 to 100.",
            attrgetter("result.practice"),
        ),
        _percent("breadth_percent", "Share of applicable commitments that are pledged.", "result.breadth"),
        _points("strength", "Mean pledge points over applicable commitments, 0 to 100.", attrgetter("result.strength")),
        _percent("coverage_percent", "Share of the weight that should be assessed and is.", "result.coverage"),
        _counted("total", "Commitments in the edition."),
        _counted("applicable", "Commitments that apply to the company."),
        _counted("pledged", "Of these, pledged."),
        _counted("kept", "Of the pledged, kept."),
        _counted("partly", "Of the pledged, kept in part."),
        _counted("none", "Of the pledged, without public evidence found."),
        _counted("reversed_", "Of the pledged, reversed."),
        _counted("not_assessed", "Of the pledged, not assessed."),
        _counted("not_pledged", "Applicable and not pledged."),
        _counted("not_applicable", "Commitments that do not apply."),
        _counted("overdue", "Commitments with a pledge whose deadline passed without public evidence of completion."),
        text(
            "company_data_sha256",
            "SHA-256 of what the company's page is made from, as the page prints it.",
            attrgetter("company_digest"),
        ),
        text("data_sha256", "SHA-256 of all data that the edition is made from.", attrgetter("digest"), required=True),
        given(Licence, "id", "", name="licence", read=attrgetter("licence")),
        text(
            "notice",
            "How far the edition can be relied on, and until when it is under embargo.",
            attrgetter("notice"),
            required=True,
        ),
    ),
    _list_scores,
    label="company",
)
SCORE_TABLES: tuple[Shape[Any], ...] = (
    SCORES,
    Shape(
        "part_scores",
        "Scores of parts",
        "What a company scores as a whole, on each framework and on each group.",
        ("part_score_id",),
        (
            key(
                "part_score_id", "Id of the company and of the framework, the group or `overall`, with a slash between."
            ),
            _EDITION,
            refer("company_id", "companies", "The company.", attrgetter("company_id")),
            text("kind", "What the part is.", attrgetter("node.kind"), get_args(NodeKind)[:-1], required=True),
            refer(
                "framework_id",
                "frameworks",
                "The framework, where it is one.",
                lambda row: row.of_kind("framework"),
                required=False,
            ),
            refer(
                "group_id", "groups", "The group, where it is one.", lambda row: row.of_kind("group"), required=False
            ),
            number("weight", "Weight beside its like.", attrgetter("node.weight")),
            number(
                "effective_weight_percent",
                "Its share of the company's score.",
                percent(attrgetter("node.effective_weight")),
                "percent",
                4,
            ),
            number(
                "score",
                "Delivery on pledges, 0 to 100; empty where nothing below it counts.",
                attrgetter("node.score"),
                "points",
                2,
            ),
            number(
                "practice",
                "Delivery on all commitments that apply, pledged or not, 0 to 100.",
                attrgetter("node.practice"),
                "points",
                2,
            ),
            number(
                "coverage_percent",
                "Share of the weight that should be assessed and is.",
                percent(attrgetter("node.coverage")),
                "percent",
                2,
            ),
            count("counted_count", "Commitments below it that count.", attrgetter("node.counted"), "commitments"),
        ),
        _list_parts,
    ),
)
