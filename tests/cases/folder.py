"""Data folders made from plain values: what every case shares, and the YAML that it is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from scorecard.loader import load
from scorecard.model.dataset import Dataset
from scorecard.rules import check
from scorecard.scoring.texts import round_half_up

KINDS = {"frameworks": "framework", "sources": "sources", "companies": "company"}
SOURCE = "published-data"
PLEDGE_SCALE = {
    "name": "Asked for",
    "levels": [
        {"id": "no", "name": "No", "points": 0, "criterion": "The index does not ask for it."},
        {"id": "asked", "name": "Asked", "points": 100, "criterion": "The index asks for it, of everybody."},
    ],
}
YES_NO = {
    "name": "Yes or no",
    "levels": [
        {"id": "no", "name": "No", "points": 0, "criterion": "The index says no.", "counts_as": "none"},
        {"id": "yes", "name": "Yes", "points": 100, "criterion": "The index says yes.", "counts_as": "kept"},
    ],
}
POINTS = {"name": "Points", "kind": "points"}


class _Writer(yaml.SafeDumper):
    """Our YAML: no anchors, numbers with their own digits."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _write_decimal(writer: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    text = format(value, "f")
    return writer.represent_scalar("tag:yaml.org,2002:float" if "." in text else "tag:yaml.org,2002:int", text)


_Writer.add_representer(Decimal, _write_decimal)


def slug(text: str) -> str:
    """Return a text as an id."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-")


def write_file(folder: Path, file: str, data: Mapping[str, Any]) -> None:
    """Write a data file, its schema on the first line."""
    parts = file.split("/")
    kind = "assessments" if "assessments" in parts else KINDS.get(parts[0], Path(file).stem)
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    line = f"# yaml-language-server: $schema={'../' * file.count('/')}schema/{kind}.schema.json\n"
    text = yaml.dump(dict(data), Dumper=_Writer, sort_keys=False, allow_unicode=True, width=10_000)
    path.write_text(line + text, encoding="utf-8")


def write_programme(folder: Path, title: str, publisher: str, url: str, edition: str) -> None:
    """Write programme.yaml and the one source that everything rests on."""
    programme = {
        "title": title,
        "subject": "A published index",
        "publisher": publisher,
        "contact": url,
        "languages": ["en"],
        "headline": title,
        "summary": f"The published data of {publisher}, scored again.",
        "reading_note": "The judgements are those of the index.",
        "company_note": "The index heard the companies.",
        "licence": {"id": "CC-BY-4.0", "name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "review_days": 30,
        "current_edition": edition,
    }
    source = {
        "title": f"{title}: data",
        "publisher": publisher,
        "url": url,
        "undated": "The data of several editions stand there.",
        "accessed": "2026-01-01",
        "language": "en",
        "party": "third",
        "note": "Read as a file.",
    }
    write_file(folder, "programme.yaml", programme)
    write_file(folder, "sources/index.yaml", {SOURCE: source})


def write_methodology(folder: Path, **changes: Any) -> None:
    """Write methodology.yaml; unless changed, every commitment weighs the same and is scored yes or no."""
    method = {
        "version": "1",
        "summary": "As the index does it.",
        "features": {},
        "scales": {"pledge": PLEDGE_SCALE, "yes-no": YES_NO, "points": POINTS},
        "pledge_scale": "pledge",
        "default_scale": "yes-no",
        "weighting": "by-commitment",
        "min_coverage": 0,
        "bands": [{"id": "all", "name": "All", "from_score": 0}],
        "limits": ["Those of the index."],
        **changes,
    }
    write_file(folder, "methodology.yaml", method)


def make_commitment(
    commitment_id: str, name: str, text: str = "", levels: Sequence[str] = (), **changes: Any
) -> dict[str, Any]:
    """Return an indicator as a commitment; `levels` names those of its scale that are worth something."""
    looks_like = text.strip() or name.strip()
    return {
        "id": commitment_id,
        "number": commitment_id,
        "name": name.strip(),
        "text": looks_like,
        "source": SOURCE,
        "guide": [{"level": level, "looks_like": looks_like} for level in levels],
        **changes,
    }


def write_framework(folder: Path, framework_id: str, name: str, order: int = 1, **parts: Any) -> None:
    """Write a framework with its `groups` and `commitments`."""
    framework = {
        "name": name,
        "short_name": name,
        "order": order,
        "issuer": "The index",
        "launched": "2018",
        "summary": "The indicators of the index.",
        "binds": "Nobody; the index judges by them.",
        "endorse_verb": "was judged by",
        "element_name": "indicator",
        "element_plural": "indicators",
        "source": SOURCE,
        "signatories_complete": False,
        **parts,
    }
    write_file(folder, f"frameworks/{framework_id}.yaml", framework)


def write_company(folder: Path, company_id: str, name: str, services: Mapping[str, Any] | None = None) -> None:
    """Write a company of which the index tells nothing but the name, and perhaps its services."""
    company = {
        "name": name,
        "headquarters": "not told by the index",
        "website": f"https://{company_id}.example/",
        "founded": "1900",
        "services": services or {},
    }
    write_file(folder, f"companies/{company_id}.yaml", company)


def write_edition(
    folder: Path, edition: str, cut_off: str, frameworks: Sequence[str], judged: Mapping[str, Mapping[str, Any]]
) -> None:
    """Write an edition: the delivery of each company on each commitment, as an assessment gives it."""
    head = {
        "title": f"Edition {edition}",
        "cut_off": cut_off,
        "stage": "final",
        "companies": sorted(judged),
        "frameworks": list(frameworks),
        "notice": "Published data, scored again.",
        "how_to_contest": "Ask the index.",
    }
    write_file(folder, f"editions/{edition}/edition.yaml", head)
    for company_id, levels in judged.items():
        entries = {commitment_id: make_assessment(delivery) for commitment_id, delivery in levels.items()}
        write_file(folder, f"editions/{edition}/assessments/{company_id}.yaml", entries)


def make_assessment(delivery: Any) -> dict[str, Any]:
    """Return a judgement of the index as an assessment."""
    levels = delivery.values() if isinstance(delivery, Mapping) else (delivery,)
    why = {"not_applicable_because": "The index says so."} if "not-applicable" in levels else {}
    return {
        "pledge": "asked",
        "delivery": delivery,
        "searched": ["the published data of the index"],
        "rationale": "As the index judged.",
        **why,
        "assessed": {"by": ["index"], "on": "2026-01-01"},
    }


def load_sound(folder: Path) -> Dataset:
    """Return the dataset of a folder in which neither the loader nor a rule finds an error."""
    loaded = load(folder)
    errors = [problem for problem in (*loaded.problems, *check(loaded).problems) if problem.level == "error"]
    assert not errors, "\n".join(f"{item.file}:{item.line} {item.message} [{item.rule}]" for item in errors[:5])
    assert loaded.dataset is not None
    return loaded.dataset


def round_to(value: Fraction | None, digits: int) -> str:
    """Return a score with so many decimals, rounded half up, as published tables have it."""
    assert value is not None
    return f"{float(round_half_up(value, digits)):.{digits}f}"
