"""Robustness, worked out once for each content: kept beside the charts for the next build."""

from __future__ import annotations

import json
from importlib import metadata, resources
from typing import TYPE_CHECKING, Any

from scorecard.exports.robustness_json import describe_robustness, read_robustness
from scorecard.publishing.file_store import write_whole
from scorecard.publishing.manifest import hash_bytes
from scorecard.publishing.program import hash_parts
from scorecard.scoring.hindsight import look_back
from scorecard.scoring.insight import Insight
from scorecard.scoring.outlook import look_ahead
from scorecard.scoring.robustness_inputs import gather_inputs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results
    from scorecard.scoring.robustness_inputs import Inputs
    from scorecard.scoring.robustness_results import Robustness


def gather_insight(
    dataset: Dataset, results: Results, folder: Path, score_of: Callable[[str], Results] | None = None
) -> Insight:
    """Return what stands beside an edition's scores; the draws come from the store where they are there.

    They are keyed with what they are made from and the code that makes them: a new rationale does not draw again.
    `score_of` is as in `look_back`.
    """
    inputs = gather_inputs(dataset, results)
    key = hash_draws(inputs, results.edition_id)
    # Two underscores part what ids, which have single hyphens only, can't hold.
    path = folder / f"__robustness__{results.edition_id}.json"
    robustness = _read(path, key)
    if robustness is None:
        robustness = _draw(inputs, results.edition_id)
        _write(path, key, robustness)
    return Insight(robustness, look_ahead(dataset, results), look_back(dataset, results, score_of))


def hash_draws(inputs: Inputs, edition_id: str) -> str:
    """Return the hash of all that the draws are made from, their code included."""
    return hash_parts(_hash_code(), metadata.version("numpy"), edition_id, repr(inputs))


def _draw(inputs: Inputs, edition_id: str) -> Robustness:
    # Here, not above: it imports numpy, which a build that finds the draws does not need.
    from scorecard.scoring.robustness import assess

    return assess(inputs, edition_id)


def _hash_code() -> str:
    """Return the hash of the code of scoring."""
    files = sorted(resources.files("scorecard.scoring").iterdir(), key=lambda item: item.name)
    code = [(item.name, item.read_bytes()) for item in files if item.name.endswith(".py")]
    return hash_parts(*(part for name, content in code for part in (name, hash_bytes(content))))


def _read(path: Path, key: str) -> Robustness | None:
    """Return what the store holds for this key; None when it holds nothing, something else, or a damaged file."""
    try:
        stored: Any = json.loads(path.read_bytes())
        text = json.dumps(stored["robustness"], ensure_ascii=False)
        if stored["key"] != key or stored["sha256"] != hash_bytes(text.encode()):
            return None
        return read_robustness(stored["robustness"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _write(path: Path, key: str, robustness: Robustness) -> None:
    """Keep the result; a store that can't be written to only costs time in the next build."""
    plain = describe_robustness(robustness)
    digest = hash_bytes(json.dumps(plain, ensure_ascii=False).encode())
    record = {"key": key, "sha256": digest, "robustness": plain}
    write_whole(path, json.dumps(record, ensure_ascii=False).encode())
