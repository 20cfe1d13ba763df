"""The figures of the record in the forms in which a cell may hold them, and what cells work out of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from tests.record.field import breadths
from tests.record.printed import change, exact, number, points, share, tenth
from tests.record.slots import commitments_of, gap_of, parts_of

SHARES = {"breadth", "coverage", "assessed_share", "share", "interval_share", "firm_share", "min_coverage"}
MOVES = {"change", "gain", "method", "correction", "scope", "judgement", "evidence"}
"""Keys of results.json whose value moves a score: a change, a gain, or what one cause made of it."""


def figures_of(node: Any, key: str = "") -> Iterator[str]:
    """Yield the forms in which the numbers of a part of results.json may be printed."""
    if isinstance(node, dict) and "exact" in node:
        yield from forms(exact(node), key)
    elif isinstance(node, dict):
        for name, value in node.items():
            yield from figures_of(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from figures_of(value, key)
    elif isinstance(node, (int, float)) and not isinstance(node, bool):
        yield from forms(exact(node), key)


def forms(value: Fraction, key: str) -> Iterator[str]:
    if key == "effective_weight":
        yield from (share(value, digits) for digits in (0, 1, 2))
        yield points(100 * value, 1)
    elif key in SHARES:
        yield share(value)
    elif key in MOVES:
        yield from (points(abs(value), digits) for digits in (1, 2))
        yield from (change(value, digits) for digits in (1, 2))
    elif key == "contribution":
        yield from (points(value, digits) for digits in (1, 2))
    elif value.denominator == 1 and key not in {
        "score",
        "practice",
        "strength",
        "before",
        "restated",
        "after",
        "points",
    }:
        yield number(value)
    else:
        yield from (points(value, digits) for digits in (0, 1, 2))
        yield tenth(value)


def derive_item(item: dict[str, Any]) -> Iterator[str]:
    """Yield what the pages work out on one commitment: the gap, and at how many services it is kept."""
    gap = gap_of(item)
    if gap is not None:
        yield from (points(abs(gap)), tenth(abs(gap)), tenth(gap))
    yield number(len(item["delivery"]))
    for status in {service["status"] for service in item["delivery"]}:
        yield number(sum(service["status"] == status for service in item["delivery"]))


def derive_trend(trend: dict[str, Any]) -> Iterator[str]:
    """Yield the scores between the moves of a waterfall: the earlier one, and what each cause in turn makes of it."""
    if trend["change"] is not None:
        score = exact(trend["before"])
        for value in trend["causes"].values():
            score += exact(value)
            yield from (points(score, digits) for digits in (1, 2))


def derive_company(company: dict[str, Any], frameworks: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what the pages work out of a company's record."""
    items = {item["id"]: item for item in company["commitments"]}
    for item in items.values():
        yield from derive_item(item)

    for part in parts_of(frameworks):
        added = [items[each["id"]]["contribution"] for each in commitments_of(part)]
        yield points(sum((exact(value) for value in added if value is not None), Fraction(0)), 1)


def breadth_of(record: dict[str, Any], commitment: str) -> Iterator[str]:
    """Yield what is counted of all companies on one commitment: by outcome, and the mean delivery on promises."""
    found = breadths(record, commitment)
    mean = found.pop("mean")
    yield from (number(count) for count in found.values())
    yield share(Fraction(found["promised"], found["asked"]))
    if mean is not None:
        yield points(mean)


def counts_of(record: dict[str, Any]) -> Iterator[str]:
    """Yield the counts of all companies together: by outcome, and of each commitment."""
    for key in record["companies"][0]["counts"]:
        yield number(sum(company["counts"][key] for company in record["companies"]))
    yield number(len(record["companies"]))
