"""What tests add to the invented register: a record of the charter's issuer, and figures on what mills take."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scorecard.model.context import ContextTopic
from scorecard.model.framework import Framework
from scorecard.scoring.score import score
from tests.views.register import CHARTER, EDITION, PACT, Register, every_kind

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results


def make_item(item_id: str, date: str, kind: str, commitments: list[str], **changes: Any) -> dict[str, Any]:
    """An item of a record in the shape of the data files."""
    return {
        "id": item_id,
        "date": date,
        "kind": kind,
        "commitments": commitments,
        "statement": f"Item {item_id} of the towns.",
        "source": "charter",
        **changes,
    }


RECORD: list[dict[str, Any]] = [
    make_item("r1", "2019-05", "promise", ["rc-1"]),
    make_item("r2", "2022", "action", ["rc-1"], promise="r1"),
    make_item("r3", "2021-06-01", "action", ["rc-1", "rc-2"], promise="r1", confidence="low", doubt="Read in part."),
    make_item("r4", "2023-02-03", "disclosure", ["rc-2"]),
    make_item("r5", "2020", "disclosure", []),
    make_item("r6", "2024-05-01", "action", ["rc-1"], promise="r1"),
]
NOT_FOUND: list[dict[str, Any]] = [
    {
        "promise": "r1",
        "what": "a measurement",
        "periods": ["2020", "2023", "2024", "2025"],
        "searched": ["the towns' web site", "the gazette"],
        "on": "2024-06-01",
    }
]
SIGNATORIES: list[dict[str, Any]] = [
    {"name": "Mill of Mixed", "company": "mixed", "date": "2019-06-01", "source": "charter"},
    {"name": "A Miller", "date": "2019-06-01", "source": "charter"},
    {"name": "Kept", "company": "kept", "date": "2019-06", "ended": "2023", "source": "charter"},
    {"name": "Late", "company": "silent", "date": "2024-06", "source": "charter"},
]
WATER: dict[str, Any] = {
    "title": "Water that mills take",
    "order": 2,
    "counts": "Cubic metres, as the towns count them.",
    "unit": "cubic metres",
    "caveats": [
        {"statement": "A count is not a verdict.", "source": "charter"},
        {"statement": "Counts can change later.", "source": "charter", "everywhere": False},
    ],
    "series": [
        {"name": "All mills", "figures": [{"period": "2022", "value": 4000, "source": "charter"}]},
        {
            "name": "Mixed Ltd",
            "company": "mixed",
            "note": "Without the flour works.",
            "figures": [
                {"period": "2021", "value": 1200, "source": "charter", "note": "estimated"},
                {"period": "2022", "value": 1300, "source": "charter", "note": "copied"},
                {"period": "2024", "value": 1400, "source": "charter"},
            ],
        },
        {
            "name": "Kept Ltd",
            "company": "kept",
            "figures": [
                {"period": "2021", "value": 50, "source": "charter"},
                {"period": "2022", "value": 60, "source": "charter", "note": "copied"},
            ],
        },
    ],
}
RAIN: dict[str, Any] = {
    "title": "Rain",
    "order": 1,
    "counts": "Rain, as the towns measure it.",
    "unit": "percent more",
    "caveats": [{"statement": "Rain falls on all.", "source": "charter"}],
    "series": [
        {"name": "In spring", "figures": [{"period": "2019", "to": "2022", "value": 7, "source": "charter"}]},
        {"name": "Days", "unit": "days", "figures": [{"period": "2022", "value": 80, "source": "charter"}]},
    ],
}
LATER: dict[str, Any] = {
    **RAIN,
    "title": "Snow",
    "series": [{"name": "Snow", "figures": [{"period": "2024", "value": 1, "source": "charter"}]}],
}


def charter(**changes: Any) -> dict[str, Any]:
    """The charter with its record and its signatories."""
    whole = {"record": RECORD, "not_found": NOT_FOUND, "signatories": SIGNATORIES, **changes}
    return {**copy.deepcopy(CHARTER), **copy.deepcopy(whole)}


def with_context(**changes: Any) -> tuple[Dataset, Results]:
    """A register of every kind with a record, signatories and three topics; `changes` are those of the charter."""
    register: Register = every_kind()
    register.frameworks = {"weir-pact": PACT, "river-charter": charter(**changes)}
    topics = {"water": WATER, "rain": RAIN, "snow": LATER}
    dataset = replace(
        register.dataset(), context={key: ContextTopic.model_validate(value) for key, value in topics.items()}
    )
    return dataset, score(dataset, EDITION)


def without_context(dataset: Dataset) -> Dataset:
    """The same dataset without records and figures."""
    frameworks = {
        key: Framework.model_validate({**item.model_dump(), "record": (), "not_found": ()})
        for key, item in dataset.frameworks.items()
    }
    return replace(dataset, frameworks=frameworks, context={})
