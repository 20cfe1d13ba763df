"""Robustness and outlook as data, for results.json and for whoever reads them back."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scorecard.model.base import write_number
from scorecard.scoring.robustness_results import (
    CompanyRobustness,
    Dominance,
    Driver,
    Interval,
    Neighbours,
    Robustness,
)

if TYPE_CHECKING:
    from scorecard.scoring.outlook import Outlook, Step


def describe_robustness(robustness: Robustness) -> dict[str, Any]:
    """Return how firm scores and ranks are, as plain data; `read_robustness` turns it back."""
    return {
        "edition": robustness.edition_id,
        "draws": robustness.draws,
        "seed": robustness.seed,
        "interval_share": _number(robustness.interval_share),
        "firm_share": _number(robustness.firm_share),
        "companies": [
            {
                "id": item.company_id,
                "score": {"low": _number(item.score.low), "high": _number(item.score.high)},
                "rank": {"best": item.rank_best, "worst": item.rank_worst},
                "bands": list(item.bands),
                "group": item.group,
                "drivers": [_describe_driver(driver) for driver in item.drivers],
            }
            for item in robustness.companies
        ],
        "neighbours": [
            {"upper": pair.upper, "lower": pair.lower, "share": _number(pair.share), "order": pair.order}
            for pair in robustness.neighbours
        ],
        "groups": [list(group) for group in robustness.groups],
        "drivers": [_describe_driver(driver) for driver in robustness.drivers],
        "dominances": [
            {"upper": pair.upper, "lower": pair.lower, "common": pair.common, "any_weights": pair.any_weights}
            for pair in robustness.dominances
        ],
    }


def read_robustness(plain: dict[str, Any]) -> Robustness:
    """Return what `describe_robustness` was given; KeyError, TypeError or ValueError for anything else."""
    return Robustness(
        edition_id=plain["edition"],
        draws=plain["draws"],
        seed=plain["seed"],
        interval_share=_read(plain["interval_share"]),
        firm_share=_read(plain["firm_share"]),
        companies=tuple(
            CompanyRobustness(
                company_id=item["id"],
                score=Interval(_read(item["score"]["low"]), _read(item["score"]["high"])),
                rank_best=item["rank"]["best"],
                rank_worst=item["rank"]["worst"],
                bands=tuple(item["bands"]),
                group=item["group"],
                drivers=tuple(map(_read_driver, item["drivers"])),
            )
            for item in plain["companies"]
        ),
        neighbours=tuple(
            Neighbours(pair["upper"], pair["lower"], _read(pair["share"]), pair["order"])
            for pair in plain["neighbours"]
        ),
        groups=tuple(tuple(group) for group in plain["groups"]),
        drivers=tuple(map(_read_driver, plain["drivers"])),
        dominances=tuple(
            Dominance(pair["upper"], pair["lower"], pair["common"], pair["any_weights"]) for pair in plain["dominances"]
        ),
    )


def describe_outlook(outlook: Outlook) -> dict[str, Any]:
    """Return what would raise one company's score, as plain data."""
    return {
        "company": outlook.company_id,
        "ceiling": None if outlook.ceiling is None else _number(outlook.ceiling),
        "ceiling_rank": outlook.ceiling_rank,
        "steps": [_describe_step(step) for step in outlook.steps],
    }


def _describe_step(step: Step) -> dict[str, Any]:
    return {
        "commitment": step.commitment_id,
        "ascents": [
            {
                "level": ascent.level_id,
                "points": write_number(ascent.points),
                "services": list(ascent.services),
                "cited": list(ascent.cited),
                "missing": [
                    {"what": item.what, "count": item.count, "kinds": list(item.kinds)} for item in ascent.missing
                ],
            }
            for ascent in step.ascents
        ],
        "gain": None if step.gain is None else _number(step.gain),
        "score": None if step.score is None else _number(step.score),
        "rank": step.rank,
        "best": None
        if step.best is None
        else {
            "company": step.best.company_id,
            "points": _number(step.best.points),
            "others": step.best.others,
            "source": {
                "title": step.best.source_title,
                "publisher": step.best.source_publisher,
                "url": step.best.source_url,
            }
            if step.best.source_url
            else None,
        },
    }


def _describe_driver(driver: Driver) -> dict[str, Any]:
    return {"choice": driver.choice, "first": _number(driver.first), "total": _number(driver.total)}


def _read_driver(plain: dict[str, Any]) -> Driver:
    return Driver(plain["choice"], _read(plain["first"]), _read(plain["total"]))


def _number(value: Fraction) -> dict[str, Any]:
    return {"exact": str(value), "value": write_number(value)}


def _read(plain: dict[str, Any]) -> Fraction:
    return Fraction(plain["exact"])
