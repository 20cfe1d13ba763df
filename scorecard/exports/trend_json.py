"""Trends as data, for results.json and `scorecard diff`: every part exact, so that the sum can be checked."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scorecard.model.base import write_number
from scorecard.scoring.tree import describe_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.scoring.cells import Cell
    from scorecard.scoring.hindsight import Hindsight
    from scorecard.scoring.moment import Moment
    from scorecard.scoring.trend import Comparison, Part, Trend

FORMAT_VERSION = 1
"""Version of what `scorecard diff --format json` writes."""


def describe_comparison(comparison: Comparison, company_id: str | None = None) -> dict[str, Any]:
    """Return two editions compared as plain data: all companies, or one."""
    return {
        "format_version": FORMAT_VERSION,
        "before": _describe_end(comparison.before),
        "after": _describe_end(comparison.after),
        "same_method": comparison.same_method,
        "companies": [
            describe_trend(trend) for key, trend in comparison.trends.items() if company_id is None or key == company_id
        ],
        "joined": list(comparison.joined),
        "left": list(comparison.left),
    }


def describe_hindsight(
    hindsight: Hindsight, scales: Mapping[str, str], tell: Callable[[Fraction], object]
) -> dict[str, Any] | None:
    """Return what changed since the edition before as plain data; None where there is none.

    With it stands what the earlier edition was made from: its tree, and by company what was `judged`. `scales` are
    those of the commitments now, `tell` says how a weight is written.
    """
    earlier = hindsight.earlier
    if earlier is None:
        return None
    return {
        "edition": earlier.edition_id,
        "title": earlier.title,
        "cut_off": earlier.cut_off.isoformat(),
        "method_version": earlier.method_version,
        "tree": describe_tree(earlier.tree, tell),
        "companies": [
            {
                **describe_trend(trend),
                "judged": [
                    {"commitment": key, "scale": scales.get(key), **_describe_judged(cell)}
                    for key, cell in trend.cells.items()
                ],
            }
            for trend in hindsight.trends.values()
        ],
    }


def describe_trend(trend: Trend) -> dict[str, Any]:
    """Return one company's change with its parts; these add up to `change`."""
    return {
        "id": trend.company_id,
        "before": _number(trend.before),
        "before_rank": trend.before_rank,
        "restated": _number(trend.restated),
        "restated_rank": trend.restated_rank,
        "after": _number(trend.after),
        "after_rank": trend.after_rank,
        "change": _number(trend.change),
        "causes": {cause: _number(change) for cause, change in trend.by_cause().items()},
        "parts": [_describe_part(part) for part in trend.parts],
    }


def _describe_end(moment: Moment) -> dict[str, Any]:
    return {
        "edition": moment.edition_id,
        "title": moment.title,
        "cut_off": moment.cut_off.isoformat(),
        "method_version": moment.method_version,
    }


def _describe_part(part: Part) -> dict[str, Any]:
    return {
        "cause": part.cause,
        "commitment": part.commitment_id,
        "reason": part.reason or None,
        "change": _number(part.change),
        "before": _describe_cell(part.before),
        "after": _describe_cell(part.after),
    }


def _describe_cell(cell: Cell | None) -> dict[str, Any] | None:
    return None if cell is None else _describe_judged(cell)


def _describe_judged(cell: Cell) -> dict[str, Any]:
    return {
        "pledge": cell.pledge,
        "pledged": cell.pledged,
        "points": _number(cell.points),
        "delivery": [
            {"service": key, "level": str(item.value), "points": _number(item.points), "weight": str(item.weight)}
            for key, item in cell.services.items()
        ],
    }


def _number(value: Fraction | None) -> dict[str, Any] | None:
    return None if value is None else {"exact": str(value), "value": write_number(value)}
