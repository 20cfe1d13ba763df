"""Sentences with figures in them, and the figures that the record allows in each: worked out anew, not by the views.

A slot is a pattern over the words of a text, in small letters and without signs, with `N` for each figure; what it may
hold is a tuple of figures, so that a rank cannot pass as a score, nor one company's pair as another's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from tests.record.printed import exact, number, points, share, tenth
from tests.record.sweep import split_words

Slot = tuple[str, tuple[str, ...]]

AHEAD, BEYOND, LEVEL = "outruns the evidence for N", "than the promise for N", "both stand level for N"


def literal(name: str) -> str:
    """A name as it stands in a pattern."""
    return re.escape(" ".join(split_words(name)))


def slots_of_company(record: dict[str, Any], company: dict[str, Any], names: dict[str, str]) -> Iterator[Slot]:
    """Yield what the sentences about one company may say; `names` are those of companies, frameworks and groups."""
    counts = {key: number(value) for key, value in company["counts"].items()}
    yield "promised N of N", (counts["pledged"], counts["applicable"])
    yield "promised N of the N commitments", (counts["pledged"], counts["applicable"])
    yield "promised all N commitments", (counts["applicable"],)
    yield "N of N", (counts["kept"], counts["pledged"])
    yield "any of the N commitments", (counts["applicable"],)
    yield "kept N and N in part", (counts["kept"], counts["partly"])
    yield "kept N\\b", (counts["kept"],)
    yield "N kept N in part", (counts["kept"], counts["partly"])
    for words, key in (
        ("N kept", "kept"), ("N in part", "partly"), ("for N we found", "none"), ("N without public evidence", "none"),
        ("N it has reversed", "reversed"), ("N reversed", "reversed"), ("N not assessed", "not_assessed"),
        ("N ha(?:s|ve) not been assessed", "not_assessed"), ("N commitments", "total"), ("N promised", "pledged"),
        ("not assessed N", "not_assessed"), ("N kept in part", "partly"), ("N not promised", "not_pledged"),
    ):  # fmt: skip
        yield words, (counts[key],)
    collective = sum(
        item["pledged"] and item["status"] != "not-applicable" and item["pledge"]["level"] == "collective"
        for item in company["commitments"]
    )
    yield "N of the N only by", (number(collective), counts["pledged"])
    yield "N of them only by", (number(collective),)
    if company["score"] is not None:
        yield from slots_of_score(record, company, names)
    for item in company["commitments"]:
        yield from slots_of_item(item)
    for part in parts_of(record["frameworks"]):
        within = {each["id"] for each in commitments_of(part)}
        held = [item for item in company["commitments"] if item["id"] in within and item["pledged"]]
        held = [item for item in held if item["status"] != "not-applicable"]
        yield "N of N", (number(sum(item["status"] == "kept" for item in held)), number(len(held)))
    alike = Counter(item["status"] for item in company["commitments"])
    for count in range(1, max(alike.values())):
        yield "N more at the same level", (number(count),)
    # A sheet shows as many as it has room for.
    for count in range(1, len(company["commitments"])):
        yield "N more commitments? would raise it", (number(count),)
        yield "N more changes? moved it", (number(count),)
    yield from slots_of_sum(company)
    yield from slots_of_gaps(company)
    yield from slots_of_lists(record, company)


def slots_of_score(record: dict[str, Any], company: dict[str, Any], names: dict[str, str]) -> Iterator[Slot]:
    score, rank, name = points(exact(company["score"])), number(company["rank"]), literal(company["name"])
    ranked = number(sum(other["rank"] is not None for other in record["companies"]))
    yield "rank N of N", (rank, ranked)
    yield "score N", (score,)
    yield "over all N", (score,)
    yield f"{name} N", (score,)
    firm = record["robustness"]
    trials = (share(exact(firm["interval_share"])), number(firm["draws"]))
    yield "in N of N trials", trials
    sharing = sum(other["rank"] == company["rank"] for other in record["companies"]) - 1
    yield "shared with N others", (number(sharing),)
    low, high = ends_of_score(record, company)
    best, worst = ends_of_rank(record, company)
    yield "score N range N N", (score, low, high)
    yield "score N range N", (score, low)
    yield "range N N", (low, high)
    if low == high:
        yield "range N", (low,)
    yield "its score between N and N", (low, high)
    yield "its score at N", (low,)
    yield "its rank between N and N", (best, worst)
    yield "its rank at N", (best,)
    for value, ends in ((score, (low, high)), (rank, (best, worst))):
        shown: tuple[str, ...] = ends if ends[0] != ends[1] else ends[:1]
        yield ("N could be N N" if len(shown) == 2 else "N could be N"), (value, *shown)
        yield ("N N N" if len(shown) == 2 else "N N"), (value, *shown)
        yield ("could be N N" if len(shown) == 2 else "could be N"), shown
    ranks: tuple[str, ...] = (best, worst) if best != worst else (best,)
    yield f"{name} N {' '.join('N' * len(ranks))}", (rank, *ranks)
    for pair in firm["neighbours"]:
        if company["id"] in {pair["upper"], pair["lower"]}:
            yield "(?:open|firm) N", (share(exact(pair["share"])),)
            yield "it held in N of the trials", (share(exact(pair["share"])),)
    total = {part["id"]: len(list(commitments_of(part))) for part in parts_of(record["frameworks"])}
    for node in nodes_of(company["tree"]):
        whole = total.get(node["id"], len(company["commitments"]))
        yield "N of N count", (number(node["counted"]), number(whole))
        if node["score"] is not None and node["id"] in names:
            yield f"{literal(names[node['id']])} N", (points(exact(node["score"])),)
            yield "lowest (?:[^ ]+ ){1,20}?N", (points(exact(node["score"])),)
            yield "stand at N", (points(exact(node["score"])),)


def slots_of_item(item: dict[str, Any]) -> Iterator[Slot]:
    """Yield what is said of one commitment of one company."""
    statuses = Counter(service["status"] for service in item["delivery"])
    total = number(sum(service["status"] != "not-assessed" for service in item["delivery"]))
    for status, words in (("kept", "kept"), ("partly", "in part"), ("reversed", "reversed")):
        if statuses[status]:
            yield f"N of N {words}", (number(statuses[status]), total)
            break
    if item["standing"] == "counts":
        weight = exact(item["effective_weight"])
        yield "counts for N of the score", (share(weight, 1),)
        if item["contribution"] is not None:
            yield "adds to the score N of N", (points(exact(item["contribution"]), 1), points(100 * weight, 1))
            yield "N of N", (points(exact(item["contribution"]), 1), points(100 * weight, 1))
    gap = gap_of(item)
    if gap is not None:
        ahead, behind = ("promise", "evidence") if gap > 0 else ("evidence", "promise")
        yield f"the {ahead} goes N points? further than the {behind}", (points(abs(gap)),)
        yield "largest gap N", (tenth(abs(gap)),)
    if item["delivery_points"] is not None:
        yield "circle N", (points(exact(item["delivery_points"])),)
        yield "evidence N points on average", (tenth(exact(item["delivery_points"])),)
    for due in item["overdue"]:
        yield "N days?", (number(due["days"]),)
    yield "N dated promises?", (number(len(item["overdue"])),)


def slots_of_sum(company: dict[str, Any]) -> Iterator[Slot]:
    """Yield how many commitments make the score, and how much each weighs, as the worked example says it."""
    counted = [item for item in company["commitments"] if item["standing"] == "counts"]
    if counted:
        shares = (number(len(counted)), share(exact(counted[0]["effective_weight"]), 2))
        yield f"N commitments? counts? for {literal(company['name'])}", shares[:1]
        yield "share of each 1 ÷ N N", shares
        yield (
            "N of N leave the sum",
            (number(len(company["commitments"]) - len(counted)), number(company["counts"]["total"])),
        )
        yield "N were not promised", (number(company["counts"]["not_pledged"]),)
        yield "N (?:that )?do(?:es)? not apply", (number(company["counts"]["not_applicable"]),)
        for item in counted:
            yield "assessed at N services", (number(len(item["delivery"])),)


def slots_of_gaps(company: dict[str, Any]) -> Iterator[Slot]:
    gaps = [gap_of(item) for item in company["commitments"]]
    compared = [gap for gap in gaps if gap is not None]
    yield AHEAD, (number(sum(gap > 0 for gap in compared)),)
    yield BEYOND, (number(sum(gap < 0 for gap in compared)),)
    yield LEVEL, (number(sum(gap == 0 for gap in compared)),)
    for words, status in (("not assessed", "not-assessed"), ("not applicable", "not-applicable")):
        yield f"{words} N", (number(sum(item["status"] == status for item in company["commitments"])),)


def slots_of_lists(record: dict[str, Any], company: dict[str, Any]) -> Iterator[Slot]:
    """Yield how many more there are where a list is cut: after three companies, or two commitments."""
    for key in ("upper", "lower"):
        sure = [
            pair for pair in record["robustness"]["dominances"] if pair["any_weights"] and pair[key] == company["id"]
        ]
        yield "and N more", (number(len(sure) - 3),)
    gaps = [gap for item in company["commitments"] if (gap := gap_of(item)) is not None and gap > 0]
    yield "and N more", (number(gaps.count(max(gaps, default=Fraction(0))) - 2),)


def ends_of_score(record: dict[str, Any], company: dict[str, Any]) -> tuple[str, str]:
    (firm,) = (each for each in record["robustness"]["companies"] if each["id"] == company["id"])
    return points(exact(firm["score"]["low"])), points(exact(firm["score"]["high"]))


def ends_of_rank(record: dict[str, Any], company: dict[str, Any]) -> tuple[str, str]:
    (firm,) = (each for each in record["robustness"]["companies"] if each["id"] == company["id"])
    return number(firm["rank"]["best"]), number(firm["rank"]["worst"])


def gap_of(item: dict[str, Any]) -> Fraction | None:
    """How far the promise goes beyond the evidence, in points; None where they cannot be compared."""
    if item["pledge"]["points"] is None or item["delivery_points"] is None or item["status"] == "not-applicable":
        return None
    return exact(item["pledge"]["points"]) - exact(item["delivery_points"])


def nodes_of(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for part in node.get("children", ()):
        yield from nodes_of(part)


def commitments_of(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the commitments of a framework or a group, with those of the groups in it."""
    yield from part["commitments"]
    for group in part["groups"]:
        yield from commitments_of(group)


def parts_of(parts: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the frameworks and the groups in them."""
    for part in parts:
        yield part
        yield from parts_of(part["groups"])
