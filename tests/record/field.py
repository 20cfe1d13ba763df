"""Sentences about all companies together: key findings, the fact sheet, and what a commitment's page counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from statistics import median
from typing import Any

from tests.record.printed import change, exact, number, points, share
from tests.record.slots import Slot, gap_of, literal

NAMES_SHOWN = 6
"""The companies that a list of those that show most names before it says how many more there are."""
OWN = {"own", "measurable"}
"""Levels of a promise in the company's own words."""


def slots_of_findings(record: dict[str, Any]) -> Iterator[Slot]:
    """Yield the numbers of the key findings."""
    companies = record["companies"]
    total = {key: sum(company["counts"][key] for company in companies) for key in companies[0]["counts"]}
    items = [item for company in companies for item in company["commitments"]]
    levels = Counter(
        item["pledge"]["level"] for item in items if item["pledged"] and item["status"] != "not-applicable"
    )
    own = sum(levels[level] for level in OWN)
    yield "N of N", (number(total["kept"]), number(total["pledged"]))
    yield "N of N promises are shown", (number(total["kept"]), number(total["pledged"]))
    yield "N more (?:is|are) kept in part", (number(total["partly"]),)
    yield "for N no public evidence was", (number(total["none"]),)
    yield "N (?:was|were) reversed", (number(total["reversed"]),)
    yield "N of N", (number(own), number(total["pledged"]))
    yield "N of N promises were made", (number(own), number(total["pledged"]))
    yield "the other N rest on", (number(total["pledged"] - own),)
    yield "N of them name a number", (number(levels["measurable"]),)
    scores = sorted(exact(company["score"]) for company in companies if company["score"] is not None)
    yield "N N(?= of 100|$)", (points(scores[0]), points(scores[-1]))
    yield "half of the N scores lie below N", (number(len(scores)), points(median(scores)))
    bands = Counter(company["band"] for company in companies)
    for band in record["method"]["bands"]:
        yield f"N in {literal(band['name'])}", (number(bands[band["id"]]),)
    pairs = record["robustness"]["neighbours"]
    yield "N of N", (number(sum(pair["order"] == "firm" for pair in pairs)), number(len(pairs)))
    counted = [item for item in items if item["standing"] == "counts"]
    for key in {item["id"] for item in counted}:
        own_items = [item for item in counted if item["id"] == key]
        kept = (number(sum(item["status"] == "kept" for item in own_items)), number(len(own_items)))
        yield "N of N", kept
        yield "N of the N that promised", kept
    gaps = [(gap, item["id"]) for item in counted if (gap := gap_of(item)) is not None]
    ahead = [(gap, key) for gap, key in gaps if gap > 0]
    yield "N of N", (number(len(ahead)), number(len(gaps)))
    yield "by N points of", (points(sum((gap for gap, _ in ahead), Fraction(0)) / len(ahead)),)
    yield "by N points(?! all)", (points(sum((gap for gap, _ in ahead), Fraction(0)) / len(ahead)),)
    yield "at N companies", (number(max(Counter(key for _, key in ahead).values())),)
    late = {
        company["name"]: len({due["pledge"] for item in company["commitments"] for due in item["overdue"]})
        for company in companies
    }
    yield "N promises? with a date", (number(sum(late.values())),)
    for name, count in late.items():
        yield f"{literal(name)} N", (number(count),)
    back = number(sum(item["status"] == "reversed" and item["pledged"] for item in items))
    yield "N promises? (?:was|were) kept or begun", (back,)
    if record["trend"]:
        moves = [
            exact(each["after"]) - exact(each["restated"])
            for each in record["trend"]["companies"]
            if each["after"] is not None and each["restated"] is not None
        ]
        yield "N points is the median", (change(median(moves)),)
        yield "of N companies with a score", (number(len(moves)),)
        yield "N rose", (number(sum(move > 0 for move in moves)),)
        yield "N fell", (number(sum(move < 0 for move in moves)),)
        yield "N stayed", (number(sum(move == 0 for move in moves)),)


def slots_of_safe_words(company: dict[str, Any]) -> Iterator[Slot]:
    """Yield what the fact sheet says of a company."""
    counts = {key: number(value) for key, value in company["counts"].items()}
    yield "promised N of the N commitments", (counts["pledged"], counts["applicable"])
    yield "on the N that apply", (counts["applicable"],)
    yield "N kept in part", (counts["partly"],)
    yield "on the N without", (counts["none"],)
    yield "on the N not assessed", (counts["not_assessed"],)
    yield "broke N promises?", (counts["overdue"],)
    if company["score"] is not None:
        yield "its score is N", (points(exact(company["score"])),)


def slots_of_commitment(record: dict[str, Any], commitment: str) -> Iterator[Slot]:
    """Yield what a commitment's page counts: by level, and what one level more would be worth."""
    items = [item for company in record["companies"] for item in company["commitments"] if item["id"] == commitment]
    items = [item for item in items if item["status"] != "not-applicable"]
    scale = record["method"]["scales"][items[0]["scale"]]
    for level in scale["levels"]:
        name, worth = literal(level["name"]), points(exact(level["points"]))
        at = [sum(service["level"] == level["id"] for service in item["delivery"]) for item in items]
        whole = sum(found == len(item["delivery"]) > 0 for found, item in zip(at, items, strict=True))
        some = sum(0 < found < len(item["delivery"]) for found, item in zip(at, items, strict=True))
        yield f"{name} N", (worth,)
        if whole and some:
            told = (worth, number(whole), number(some))
            yield f"{name} N N compan(?:y|ies) and some services of N more", told
            yield "N compan(?:y|ies) and some services of N more", told[1:]
        elif whole:
            yield f"{name} N N compan(?:y|ies)", (worth, number(whole))
            yield "N compan(?:y|ies)", (number(whole),)
        elif some:
            yield f"{name} N some services of N compan(?:y|ies)", (worth, number(some))
            yield "some services of N compan(?:y|ies)", (number(some),)
    gains = [
        exact(step["gain"])
        for outlook in record["outlooks"]
        for step in outlook["steps"]
        if step["commitment"] == commitment and step["gain"] is not None and exact(step["gain"])
    ]
    if gains:
        low, high = points(min(gains), 1), points(max(gains), 1)
        who = ("N companies", (number(len(gains)),)) if len(gains) > 1 else ("one company", ())
        if low == high:
            yield f"{who[0]} by N points", (*who[1], low)
        else:
            yield f"{who[0]} by between N and N points", (*who[1], low, high)
    best = max((exact(item["delivery_points"]) for item in items if item["delivery_points"] is not None), default=None)
    if best is not None:
        yield "at N", (points(best),)
        found = [exact(item["delivery_points"]) for item in items if item["delivery_points"] is not None]
        yield "and N more show most", (number(found.count(best) - NAMES_SHOWN),)


def slots_of_work(data: dict[str, Any], record: dict[str, Any]) -> Iterator[Slot]:
    """Yield how many facts were read and how many can be searched; the worked example, in the figures of the record."""
    cut_off = record["edition"]["cut_off"]
    companies = [data[f"companies/{company['id']}.yaml"] for company in record["companies"]]
    facts = [
        item
        for company in companies
        for item in (*company.get("pledges", ()), *company.get("evidence", ()))
        if item["date"] <= cut_off[: len(item["date"])]
    ]
    yield "N pledges and pieces of evidence", (number(len(facts)),)
    yield "less than N of what", (share(exact(record["method"]["min_coverage"])),)
    for company in record["companies"]:
        if company["score"] is not None:
            score = exact(company["score"])
            yield "N is printed as N", (points(score, 2), points(score))
            yield "N that it did not promise", (number(company["counts"]["not_pledged"]),)


def breadths(record: dict[str, Any], commitment: str) -> dict[str, Any]:
    """How many companies a commitment is asked of and promised by, by outcome, and the mean delivery on promises."""
    items = [item for company in record["companies"] for item in company["commitments"] if item["id"] == commitment]
    asked = [item for item in items if item["status"] != "not-applicable"]
    promised = [item for item in asked if item["pledged"]]
    found = [exact(item["delivery_points"]) for item in promised if item["delivery_points"] is not None]
    counts: dict[str, Any] = {
        status: sum(item["status"] == status for item in promised)
        for status in ("kept", "partly", "none", "reversed", "not-assessed")
    }
    mean = sum(found, Fraction(0)) / len(found) if found else None
    return {**counts, "asked": len(asked), "promised": len(promised), "mean": mean}
