"""Invented programmes at the ends of what there can be: one commitment or forty, long names, no score, a past."""

from __future__ import annotations

import copy
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import yaml

EXAMPLE = Path(__file__).parent.parent.parent / "scorecard" / "workflow" / "example"
GROUP_SIZE = 8
LEVELS = ("verified", "delivered", "partial", "none", "partial", "delivered", "not-assessed")
EARLIER_LEVELS = ("none", "partial", "not-assessed", "delivered", "partial")
EDITION, EARLIER = "2025", "2023"

LONG = "The Long and Winding Consolidated Pulp, Paper, Board and Timber Holdings Company"
GREEK = "Ανώνυμη Εταιρεία Χαρτοποιίας και Ξυλείας Βορείου Ελλάδος «Ο Ποταμός» Α.Ε.Β.Ε. ΣΕ"
CYRILLIC = "Общество с ограниченной ответственностью «Целлюлозно-бумажный комбинат Северный»"
NAMES = {"long": LONG, "greek": GREEK, "cyrillic": CYRILLIC, "unscored": "Example Boards"}
assert {len(name) for name in (LONG, GREEK, CYRILLIC)} == {80}


def write_programme(
    folder: Path, commitments: int, companies: tuple[str, ...], *, group_size: int = GROUP_SIZE, has_past: bool = False
) -> Path:
    """Write a programme's data with so many commitments and these of the NAMES; return its folder.

    `has_past`: there is an edition before, with other levels, of which some rest on the same facts.
    """
    data = folder / "data"
    ids = [f"rc-{number}" for number in range(1, commitments + 1)]
    for name in ("programme.yaml", "methodology.yaml", "wording.yaml", "sources/council.yaml"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(EXAMPLE / name, data / name)
    _write(data / "frameworks" / "river-charter.yaml", _make_framework(ids, companies, group_size))
    edition = _read("editions/2025/edition.yaml") | {"companies": list(companies)}
    _write(data / f"editions/{EDITION}/edition.yaml", edition)
    if has_past:
        earlier = edition | {"title": f"Edition {EARLIER}", "cut_off": date(2023, 12, 31)}
        _write(data / f"editions/{EARLIER}/edition.yaml", earlier)
    for company in companies:
        _write(data / f"companies/{company}.yaml", _make_company(company, ids))
        cells = {each: _assess(company, place) for place, each in enumerate(ids)}
        _write(data / f"editions/{EDITION}/assessments/{company}.yaml", cells)
        if has_past:
            cells = {each: _assess_earlier(place) for place, each in enumerate(ids)}
            _write(data / f"editions/{EARLIER}/assessments/{company}.yaml", cells)
    return folder


def _make_framework(ids: list[str], companies: tuple[str, ...], group_size: int) -> dict[str, Any]:
    framework = _read("frameworks/river-charter.yaml")
    pattern = framework["groups"][0]["commitments"][0]
    groups = []
    for start in range(0, len(ids), group_size):
        items = []
        for place, each in enumerate(ids[start : start + group_size], start=start):
            item = copy.deepcopy(pattern) | {"id": each, "number": str(place + 1)}
            # Every fifth has a name as long as a name may be.
            item["name"] = (
                "Publish what is measured below every plant, each year" if place % 5 == 4 else "Use less water"
            )
            item.pop("applies_to", None)
            items.append(item)
        groups.append({"id": f"rc-group-{start}", "name": f"Part {start // group_size + 1}", "commitments": items})
    framework |= {"groups": groups, "record": [], "not_found": []}
    framework["signatories"] = [
        {"name": NAMES[company], "company": company, "date": date(2021, 3, 22), "source": "council-charter"}
        for company in companies
    ]
    return framework


def _make_company(company_id: str, ids: list[str]) -> dict[str, Any]:
    company = _read("companies/example-mills.yaml") | {"name": NAMES[company_id]}
    for source in company["sources"].values():
        for key in ("url", "archived"):
            source[key] = source[key].replace("example.org/mills", f"example.org/{company_id}")
    for fact in (*company["pledges"], *company["evidence"]):
        fact["commitments"] = list(ids)
    return company


def _assess(company: str, place: int) -> dict[str, Any]:
    level = LEVELS[place % len(LEVELS)]
    if company == "unscored":
        level = "not-assessed"
    # Every third rests on facts that an edition before knew: a new judgement, no new evidence.
    return _judge(level, ["e1", "e3"] if place % 3 == 1 and level != "verified" else ["e1", "e3", "e4"])


def _assess_earlier(place: int) -> dict[str, Any]:
    return _judge(EARLIER_LEVELS[place % len(EARLIER_LEVELS)], ["e1", "e3"])


def _judge(level: str, evidence: list[str]) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "pledge": "collective",
        "delivery": level,
        "rationale": "The paper mill reports for two years; for the years after them no public evidence was found.",
        "assessed": {"by": ["ab"], "on": date(2025, 9, 2)},
    }
    if level in {"verified", "delivered", "partial"}:
        cell["evidence"] = evidence
    if level == "none":
        cell["searched"] = ["company reports 2021 to 2024"]
    return cell


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((EXAMPLE / name).read_text(encoding="utf-8"))
    return content


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")
