"""Sentences on what would raise a score, what moved it, and what is on file of a company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.record.printed import change, exact, number, points
from tests.record.slots import Slot, literal

CAUSES = {
    "method": "method",
    "correction": "corrections",
    "scope": "scope",
    "judgement": "new judgement",
    "evidence": "new evidence",
}
STEPS_SHOWN = 5
"""The rows of a table of steps or changes; the sentence below it says how many are left."""


def slots_of_moves(record: dict[str, Any], company: dict[str, Any], names: dict[str, str]) -> Iterator[Slot]:
    """Yield what is said of one company's outlook and trend."""
    for row in record["outlooks"]:
        if row["company"] == company["id"]:
            yield from slots_of_outlook(row, company, names)
    for row in (record["trend"] or {"companies": []})["companies"]:
        if row["id"] == company["id"]:
            yield from slots_of_trend(row)


def slots_of_outlook(outlook: dict[str, Any], company: dict[str, Any], names: dict[str, str]) -> Iterator[Slot]:
    if outlook["ceiling"] is not None:
        yield "would be N not N and its rank N", (
            points(exact(outlook["ceiling"])), points(exact(company["score"])), number(outlook["ceiling_rank"])
        )  # fmt: skip
    for step in outlook["steps"]:
        if step["gain"] is not None:
            told = (points(exact(step["gain"]), 1), points(exact(step["score"])))
            same = step["rank"] == company["rank"]
            yield (
                "adds N points? score N " + ("same rank" if same else "rank N"),
                (*told, *([] if same else [str(step["rank"])])),
            )
            yield "by between N and N points", told[:1]
        if step["best"] is not None:
            peer = literal(names[step["best"]["company"]])
            yield f"{peer} and N others?", (number(step["best"]["others"]),)
            yield f"{peer} N points", (points(exact(step["best"]["points"]), 1),)
            told = (number(step["best"]["others"]), points(exact(step["best"]["points"]), 1))
            yield f"{peer} and N others? N points", told
    left = sum(step["gain"] is not None for step in outlook["steps"]) - STEPS_SHOWN
    yield "N more commitments? would raise", (number(left),)
    for step in outlook["steps"]:
        for missing in (missing for ascent in step["ascents"] for missing in ascent["missing"]):
            yield "N more pieces", (number(missing["count"]),)


def slots_of_trend(trend: dict[str, Any]) -> Iterator[Slot]:
    if trend["change"] is None:
        return
    before, after, restated = (exact(trend[key]) for key in ("before", "after", "restated"))
    texts = [points(value, 1) for value in (before, after, restated)]
    moved = change(exact(trend["change"]))
    yield "score N in edition", (texts[0],)
    yield "N now N points", (texts[1], moved)
    yield "N now unchanged", (texts[1],)
    yield "rank N then and N now", (str(trend["before_rank"]), str(trend["after_rank"]))
    yield "would have given N and rank N N since", (texts[2], str(trend["restated_rank"]), change(after - restated))
    yield "N in edition [^ ]+ N in edition [^ ]+ N(?= by|$)", (texts[0], texts[1], moved)
    for cause, words in CAUSES.items():
        value = exact(trend["causes"][cause])
        found = sum(
            part["cause"] == cause and bool(part["commitment"]) and exact(part["change"]) != 0
            for part in trend["parts"]
        )
        yield f"{words} N N commitments?", (change(value), number(found))
        yield f"{words} N", (change(value),)
    left = sum(exact(part["change"]) != 0 for part in trend["parts"]) - STEPS_SHOWN
    yield "N more changes? moved", (number(left),)
    for part in trend["parts"]:
        for cell in (part["before"], part["after"]):
            if cell and cell["points"] is not None:
                yield "N points", (points(exact(cell["points"])),)


def slots_of_facts(company: dict[str, Any], record: dict[str, Any]) -> Iterator[Slot]:
    """Yield the counts of a company's facts up to the cut-off; `company` as it was typed."""
    cut_off = record["edition"]["cut_off"]
    known = {item["id"] for item in record["companies"][0]["commitments"]}
    facts = [
        (item.get("kind", "pledge"), item)
        for item in (*company.get("pledges", ()), *company.get("evidence", ()))
        if item["date"] <= cut_off[: len(item["date"])] and known.intersection(item["commitments"])
    ]
    kinds = Counter(kind for kind, _ in facts)
    for kind, words in (
        ("pledge", "N pledges?"),
        ("action", "N actions?"),
        ("disclosure", "N disclosures?"),
        ("finding", "N findings? by"),
    ):
        yield words, (number(kinds[kind]),)
    alleged = sum(item.get("allegation") == "true" for _, item in facts)
    yield "of which N (?:is an allegation|are allegations)", (number(alleged),)
    joined = [
        item["date"][:4] for item in company.get("endorsements", ()) if item["date"] <= cut_off[: len(item["date"])]
    ]
    years = Counter(item["date"][:4] for _, item in facts)
    yield "from N to", (min([*years, *joined], default=""),)
    most = max(years.values(), default=0)
    busiest = sorted(year for year in years if years[year] == most)
    listed = " and ".join(filter(None, [" ".join("N" for _ in busiest[:-1]), "N"]))
    yield f"facts fall in {listed} N(?: each)?", (*busiest, number(most))
    yield "N pledges? names? a deadline", (number(sum("deadline" in item for _, item in facts)),)
