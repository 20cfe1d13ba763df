"""Small invented worlds for scoring: one framework tree, a few companies, levels by commitment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest

from scorecard.model.assessment import Assessment
from scorecard.model.company import Company
from scorecard.model.dataset import Dataset, EditionData
from scorecard.model.edition import Edition
from scorecard.model.framework import Framework
from scorecard.model.methodology import Methodology
from scorecard.model.programme import Programme

PLEDGE_LEVELS = (("none", 0), ("collective", 33), ("own", 67), ("measurable", 100))
DELIVERY_LEVELS = (
    ("none", 0, "none"),
    ("reversed", 0, "reversed"),
    ("partial", 33, "partly"),
    ("delivered", 67, "kept"),
    ("verified", 100, "kept"),
)
SOURCE = {
    "title": "A page",
    "publisher": "A body",
    "url": "https://example.org/page",
    "date": "2020-01-01",
    "accessed": "2026-01-01",
    "language": "en",
    "party": "third",
}


def make_methodology(**changes: Any) -> Methodology:
    return Methodology.model_validate(
        {
            "version": "1",
            "summary": "A method.",
            "features": {
                "chat": {"name": "Chat", "meaning": "It has chat."},
                "video": {"name": "Video", "meaning": "Video."},
            },
            "scales": {
                "pledge": {
                    "name": "Pledge",
                    "levels": [
                        {"id": key, "name": key, "points": points, "criterion": "Criterion."}
                        for key, points in PLEDGE_LEVELS
                    ],
                },
                "delivery": {
                    "name": "Delivery",
                    "levels": [
                        {"id": key, "name": key, "points": points, "criterion": "Criterion.", "counts_as": counts}
                        for key, points, counts in DELIVERY_LEVELS
                    ],
                },
                "yes-no": {
                    "name": "Yes or no",
                    "levels": [
                        {"id": "no", "name": "no", "points": 0, "criterion": "No."},
                        {"id": "yes", "name": "yes", "points": 100, "criterion": "Yes."},
                    ],
                },
                "points": {"name": "Points", "kind": "points"},
            },
            "pledge_scale": "pledge",
            "default_scale": "delivery",
            "min_coverage": Decimal("0.75"),
            "bands": [
                {"id": "low", "name": "Low", "from_score": 0},
                {"id": "middle", "name": "Middle", "from_score": 40},
                {"id": "high", "name": "High", "from_score": 80},
            ],
            "limits": ["It is a small world."],
            **changes,
        }
    )


def make_programme() -> Programme:
    return Programme.model_validate(
        {
            "title": "Scorecard",
            "subject": "A subject",
            "publisher": "A body",
            "contact": "https://example.org/",
            "languages": ["en"],
            "headline": "Who kept it?",
            "summary": "A summary.",
            "reading_note": "A note.",
            "company_note": "A note.",
            "licence": {"id": "CC-BY-4.0", "name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
            "review_days": 30,
            "current_edition": "2026",
        }
    )


def make_commitment(commitment_id: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": commitment_id,
        "number": "1",
        "name": commitment_id,
        "text": "Do it.",
        "source": "page",
        "guide": [],
        **changes,
    }


def make_framework(order: int, groups: Sequence[Any] = (), commitments: Sequence[Any] = ()) -> Framework:
    return Framework.model_validate(
        {
            "name": f"Framework {order}",
            "short_name": f"F{order}",
            "order": order,
            "issuer": "A body",
            "launched": "2020",
            "summary": "A framework.",
            "binds": "Everyone.",
            "endorse_verb": "signed",
            "element_name": "principle",
            "element_plural": "principles",
            "source": "page",
            "signatories_complete": False,
            "groups": list(groups),
            "commitments": list(commitments),
        }
    )


def make_company(name: str, **changes: Any) -> Company:
    return Company.model_validate(
        {
            "name": name,
            "headquarters": "Town",
            "website": "https://example.org/",
            "founded": "2000",
            "services": {"app": {"name": "App", "kind": "app", "features": ["chat"]}},
            "sources": {"page": SOURCE},
            **changes,
        }
    )


def make_assessment(pledge: str, delivery: Any, **changes: Any) -> Assessment:
    return Assessment.model_validate(
        {
            "pledge": pledge,
            "delivery": delivery,
            "rationale": "Because.",
            "assessed": {"by": ["ab"], "on": "2026-01-01"},
            **changes,
        }
    )


World = Callable[..., Dataset]


@pytest.fixture(scope="session")
def world() -> World:
    """A function from frameworks, companies and levels to a dataset with one edition, 2026."""

    def make(
        frameworks: Mapping[str, Framework],
        companies: Mapping[str, Company],
        assessments: Mapping[str, Mapping[str, Assessment]],
        **method: Any,
    ) -> Dataset:
        edition = Edition.model_validate(
            {
                "title": "Edition 2026",
                "cut_off": "2026-10-31",
                "stage": "collecting",
                "companies": list(companies),
                "frameworks": list(frameworks),
                "notice": "Draft.",
                "how_to_contest": "Write.",
            }
        )
        return Dataset(
            programme=make_programme(),
            methodology=make_methodology(**method),
            frameworks=frameworks,
            companies=companies,
            editions={"2026": EditionData(edition, assessments)},
        )

    return make


class Builders:
    """The makers above, for tests to use by name."""

    commitment = staticmethod(make_commitment)
    framework = staticmethod(make_framework)
    company = staticmethod(make_company)
    assessment = staticmethod(make_assessment)


@pytest.fixture(scope="session")
def make() -> type[Builders]:
    return Builders
