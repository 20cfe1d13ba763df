"""What a page says of one service among several: how many commitments were judged for it alone, and at which levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.record.printed import exact, number
from tests.record.slots import Slot, literal


def slots_of_services(
    record: dict[str, Any], company: dict[str, Any], profile: dict[str, Any], judged: dict[str, Any]
) -> Iterator[Slot]:
    """Yield the sentence on each service; `profile` and `judged` are the company's files as they were typed."""
    names = {level["id"]: level for scale in record["method"]["scales"].values() for level in scale["levels"]}
    for service, told in profile["services"].items():
        alone: Counter[str] = Counter()
        rest: Counter[str] = Counter()
        for item in company["commitments"]:
            by_service = {each["service"]: each["level"] for each in item["delivery"]}
            level = by_service.get(service, by_service.get(None))
            given = judged.get(item["id"], {}).get("delivery")
            if level == "not-assessed":
                rest["not assessed"] += 1
            elif level is None:
                rest["not applicable"] += 1
            elif None in by_service:
                rest["judged for the whole company"] += 1
            elif isinstance(given, dict) and service in given:
                alone[level] += 1
            else:
                rest["judged for all services alike"] += 1
        if alone:
            order = sorted(alone, key=lambda key: (-exact(names[key]["points"]), names[key]["name"]))
            words = [f"for {literal(told['name'])} alone N commitments? (?:was|were) judged"]
            words += enumerate_words([f"N at {literal(names[key]['name'])}" for key in order])
            figures = [alone.total(), *(alone[key] for key in order)]
            kinds = [
                kind
                for kind in (
                    "judged for all services alike",
                    "judged for the whole company",
                    "not assessed",
                    "not applicable",
                )
                if rest[kind]
            ]
            if kinds:
                words += ["the others", *enumerate_words([f"N {kind}" for kind in kinds])]
                figures += [rest[kind] for kind in kinds]
            yield " ".join(words), tuple(map(number, figures))


def enumerate_words(parts: list[str]) -> list[str]:
    """Words of an enumeration, without its commas."""
    return parts if len(parts) < 2 else [*parts[:-1], "and", parts[-1]]
