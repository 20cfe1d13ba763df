"""Sentences on all companies together that hold on any page: the method, the frameworks, who promised what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.record.printed import exact, number, points, share
from tests.record.slots import Slot, commitments_of, literal, nodes_of


def slots_of_field(record: dict[str, Any], frameworks: dict[str, Any]) -> Iterator[Slot]:
    """Yield what is said of all companies together, of the method and of the frameworks."""
    firm = record["robustness"]
    trials, interval, sure = (
        number(firm["draws"]),
        share(exact(firm["interval_share"])),
        share(exact(firm["firm_share"])),
    )
    yield "N trials", (trials,)
    yield "N of N trials", (interval, trials)
    yield "N of N trials", (sure, trials)
    yield "holds N of the trials", (interval,)
    yield "held in N of them", (sure,)
    for scale in record["method"]["scales"].values():
        for level in scale["levels"]:
            value = points(exact(level["points"]))
            yield "circle N", (value,)
            for words in ("N points", "N no company", "N", "published points N"):
                yield f"{literal(level['name'])} {words}", (value,)
    pledge_levels = record["method"]["scales"][record["method"]["pledge_scale"]]["levels"]
    for step in range(len(pledge_levels)):
        yield "N of N steps", (number(step), number(len(pledge_levels) - 1))
    for band in record["method"]["bands"]:
        yield "from N", (points(exact(band["from_score"])),)
    yield "method N", (record["method"]["version"],)
    for framework in record["frameworks"]:
        told = frameworks[framework["id"]]
        total = number(len(list(commitments_of(framework))))
        noun = f"(?:{literal(told['element_name'])}|{literal(told['element_plural'])})"
        yield f"N {noun} N", (total, told["launched"][:4])
        yield f"N {noun}(?! \\d)", (total,)
        yield f"^{noun} N$", (told["launched"][:4],)
        yield f"{literal(framework['short_name'])} – N$", (total,)
    for weight in {number(exact(node["weight"])) for node in nodes_of(record["tree"])}:
        yield "published weight N", (weight,)
    neighbours = Counter(pair["order"] for pair in firm["neighbours"])
    yield "N pairs", (number(neighbours["firm"] + neighbours["open"]),)
    companies = number(len(record["companies"]))
    yield "N companies", (companies,)
    yield "rank(?:ed)? of N", (companies,)
    yield "N frameworks", (number(len(record["frameworks"])),)
    yield "N commitments", (number(len(record["companies"][0]["commitments"])),)
    own = sum(
        item["pledged"] and item["status"] != "not-applicable" and item["pledge"]["level"] in {"own", "measurable"}
        for company in record["companies"] for item in company["commitments"]
    )  # fmt: skip
    yield "N of them in a company’s own words", (number(own),)
    confidence = Counter(
        item["confidence"]
        for company in record["companies"]
        for item in company["commitments"]
        if item["status"] not in {"not-assessed", "not-applicable"}
    )
    yield "N judgements", (number(sum(confidence.values())),)
    for name, count in confidence.items():
        yield f"N with {name}", (number(count),)
    for item in record["companies"][0]["commitments"]:
        yield from slots_of_breadth(record, item["id"])


def slots_of_breadth(record: dict[str, Any], commitment: str) -> Iterator[Slot]:
    """Yield what is said of all companies on one commitment."""
    items = [item for company in record["companies"] for item in company["commitments"] if item["id"] == commitment]
    asked = [item for item in items if item["status"] != "not-applicable"]
    promised = [item for item in asked if item["pledged"]]
    status = Counter(item["status"] for item in promised)
    total = number(len(promised))
    yield "N of N", (total, number(len(asked)))
    yield "applies to N promised it", (total,)
    yield "of N companies that it applies to N promised it", (number(len(asked)), total)
    yield "applies to N companies N promised it", (number(len(asked)), total)
    yield "N of N that promised", (number(status["kept"]), total)
    yield "of these N kept it", (number(status["kept"]),)
    yield "N kept it(?! in)", (number(status["kept"]),)
    yield "N kept it in part", (number(status["partly"]),)
    yield "N shows? no public evidence", (number(status["none"]),)
    yield "of these N show no", (number(status["none"]),)
    yield "for N no public evidence was found", (number(status["none"]),)
    yield "applies to N compan(?:y|ies)", (number(len(asked)),)
    for words, key in (("N reversed it", "reversed"), ("N not assessed", "not-assessed")):
        yield words, (number(status[key]),)
