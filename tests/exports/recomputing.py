"""The scripts that work out a record again, run as anybody runs them and called from tests; and what they vouch for."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from scorecard.exports.results_json import write_results
from scorecard.loader import load
from scorecard.publishing.robustness_store import gather_insight
from scorecard.scoring.score import score

SCRIPTS = Path(__file__).parent.parent.parent / "docs" / "recompute"
NAMES = ("recompute", "redraw", "look_ahead", "look_back")
GIVEN = {
    "format_version": "the version of the format",
    "edition.id": "a name",
    "method.version": "a name",
    "method.min_coverage": "a setting",
    "method.weights.*": "a setting",
    "method.robustness.*": "settings",
    "method.scales.*.worst": "a setting",
    "method.scales.*.best": "a setting",
    "method.scales.*.levels.*.points": "a setting",
    "method.scales.*.levels.*.demands.evidence": "a setting",
    "method.bands.*.from_score": "a setting",
    "tree.**.weight": "a setting",
    "frameworks.**.number": "a name",
    "companies.*.commitments.*.delivery.*.given": "a judgement",
    "companies.*.commitments.*.delivery.*.weight": "the weight of a service",
    "companies.*.commitments.*.overdue.*.deadline": "a date",
    "robustness.edition": "a name",
    "trend.edition": "a name",
    "trend.method_version": "a name",
    "trend.tree.**.weight": "a setting of the edition before",
    "trend.companies.*.before": "what the edition before published",
    "trend.companies.*.before_rank": "what the edition before published",
    "trend.companies.*.judged.*.delivery.*.level": "a judgement of the edition before",
    "trend.companies.*.judged.*.delivery.*.points": "a judgement of the edition before",
    "trend.companies.*.judged.*.delivery.*.weight": "the weight of a service",
    "trend.companies.*.parts.*.before.delivery.*.level": "a judgement",
    "trend.companies.*.parts.*.after.delivery.*.level": "a judgement",
}
"""The numbers that nobody can work out from others, and what they are; `*` is one key or place, `**` any number."""

OPTIONAL = {
    "method.weights.*",
    "method.scales.*.worst",
    "method.scales.*.best",
    "companies.*.commitments.*.delivery.*.given",
    "companies.*.commitments.*.overdue.*.deadline",
    "trend.companies.*.judged.*.delivery.*.level",
    "trend.companies.*.parts.*.before.delivery.*.level",
    "trend.companies.*.parts.*.after.delivery.*.level",
}
"""Those of them that the data on file has none of: scales of points, deadlines by year."""


@dataclass(frozen=True)
class Figure:
    """A published number: the object or list that holds it, its key or place there, and the way to it from the top."""

    holder: Any
    key: str | int
    way: str


def run(record: Path, script: str = "") -> subprocess.CompletedProcess[str]:
    """Run one script, or all, as anybody can: without this package, without any other."""
    path = SCRIPTS / f"{script}.py" if script else SCRIPTS
    command = [sys.executable, "-B", "-E", "-s", "-S", str(path), str(record)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=record.parent)


def load_scripts() -> dict[str, ModuleType]:
    """Return the scripts by name, as modules."""
    if str(SCRIPTS) not in sys.path:
        sys.path.insert(0, str(SCRIPTS))
    return {name: importlib.import_module(name) for name in (*NAMES, "figures")}


def recompute(record: Any, names: Iterable[str] = NAMES) -> list[tuple[Any, str | int, Any]]:
    """Return what scripts have to say about a record: the holder of each figure, its key, what it should be."""
    scripts = load_scripts()
    return [tuple(figure[1:]) for name in names for figure in getattr(scripts[name], name)(record)]


def find_wrong(record: Any, names: Iterable[str] = NAMES) -> list[tuple[Any, str | int, Any]]:
    """Return the figures of a record that scripts find wrong: holder, key, what it should be."""
    is_right = load_scripts()["figures"].is_right
    return [figure for figure in recompute(record, names) if not is_right(figure[0][figure[1]], figure[2])]


def walk_numbers(value: Any, way: str = "") -> Iterator[Figure]:
    """Yield every number of a record, be it a number, a fraction as text, or both beside each other."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        here = f"{way}.{key}" if way else str(key)
        if isinstance(inner, dict) and set(inner) == {"exact", "value"}:
            yield Figure(value, key, here)
        elif isinstance(inner, (dict, list)):
            yield from walk_numbers(inner, here)
        elif inner is not None and re.fullmatch(r"[-+]?\d+([./]\d+)?(e[-+]?\d+)?", str(inner)):
            yield Figure(value, key, here)


def is_given(way: str) -> bool:
    """Return whether a number is none that could be worked out."""
    return any(matches(pattern, way) for pattern in GIVEN)


def matches(pattern: str, way: str) -> bool:
    """Return whether a way to a number is one that a pattern means."""
    return _GIVEN[pattern].fullmatch(way) is not None


def write_record(folder: Path, edition: str, target: Path) -> Path:
    """Write the record of an edition, with draws, outlooks and trends, as a build does."""
    dataset = load(folder).dataset
    assert dataset is not None
    results = score(dataset, edition)
    insight = gather_insight(dataset, results, target.parent / "draws")
    target.write_bytes(write_results(dataset, results, None, insight))
    return target


def read(record: Path) -> Any:
    return json.loads(record.read_text(encoding="utf-8"))


def _compile(pattern: str) -> re.Pattern[str]:
    steps = re.escape(pattern).replace(r"\*\*", r"(.+)").replace(r"\*", r"[^.]+")
    return re.compile(steps.replace(r"\.(.+)\.", r"\.(?:.+\.)?"))


_GIVEN = {pattern: _compile(pattern) for pattern in GIVEN}
