"""An invented register of promises on another subject than the real one: two frameworks, companies of every kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scorecard.model.assessment import Assessment
from scorecard.model.company import Company
from scorecard.model.dataset import Dataset, EditionData
from scorecard.model.edition import Edition
from scorecard.model.framework import Framework
from scorecard.model.methodology import Methodology
from scorecard.model.programme import Programme
from scorecard.scoring.score import score

if TYPE_CHECKING:
    from scorecard.scoring.results import Results

EDITION = "2024"
DIGEST = "0123456789abcdef" * 4

PROGRAMME: dict[str, Any] = {
    "title": "River Register",
    "subject": "Clean water",
    "publisher": "Friends of the River",
    "contact": "river@example.org",
    "languages": ["en"],
    "headline": "They promised clean water. Who kept it?",
    "summary": "Mills along the river signed a charter. This register keeps the books.",
    "reading_note": "A score says how far promises are shown to be kept, **not** how clean the water is.",
    "company_note": "Every mill has 30 days to answer.",
    "licence": {
        "id": "CC-BY-4.0",
        "name": "Creative Commons Attribution 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    },
    "review_days": 30,
    "current_edition": EDITION,
}

METHODOLOGY: dict[str, Any] = {
    "version": "2.1",
    "summary": "Each commitment is judged twice.",
    "features": {
        "dye": {"name": "Dye works", "meaning": "It dyes cloth."},
        "paper": {"name": "Paper", "meaning": "It makes paper."},
    },
    "scales": {
        "pledge": {
            "name": "How firmly",
            "levels": [
                {"id": "none", "name": "None", "points": 0, "criterion": "No pledge."},
                {"id": "collective", "name": "Collective", "points": 33, "criterion": "Signed."},
                {"id": "own", "name": "Own", "points": 67, "criterion": "Said so itself."},
                {"id": "measurable", "name": "Measurable", "points": 100, "criterion": "With a target."},
            ],
        },
        "delivery": {
            "name": "What is shown",
            "levels": [
                {"id": "none", "name": "None found", "points": 0, "criterion": "Nothing found.", "counts_as": "none"},
                {"id": "reversed", "name": "Reversed", "points": 0, "criterion": "Undone.", "counts_as": "reversed"},
                {"id": "partial", "name": "Partial", "points": 33, "criterion": "In parts.", "counts_as": "partly"},
                {"id": "delivered", "name": "Delivered", "points": 67, "criterion": "In place.", "counts_as": "kept"},
                {
                    "id": "verified",
                    "name": "Verified",
                    "points": 100,
                    "criterion": "All that `delivered` asks, and confirmed.",
                    "counts_as": "kept",
                },
            ],
        },
    },
    "pledge_scale": "pledge",
    "default_scale": "delivery",
    "weighting": "by-commitment",
    "min_coverage": Decimal("0.75"),
    "bands": [
        {"id": "low", "name": "Little shown", "from_score": 0},
        {"id": "middle", "name": "Kept in part", "from_score": 33},
        {"id": "high", "name": "Largely kept", "from_score": 67},
    ],
    "limits": ["A score is not a measure of the water.", "We read public sources only."],
}


def make_commitment(commitment_id: str, number: str, name: str, **changes: Any) -> dict[str, Any]:
    """A commitment in the shape of the data files."""
    guide = [
        {"level": "partial", "looks_like": f"{name}: seen in one mill."},
        {"level": "delivered", "looks_like": f"{name}: seen in every mill."},
    ]
    return {
        "id": commitment_id,
        "number": number,
        "name": name,
        "text": f"{name}, everywhere and always.",
        "source": "charter",
        "guide": guide,
        **changes,
    }


CHARTER: dict[str, Any] = {
    "name": "Charter of the River",
    "short_name": "River Charter",
    "order": 1,
    "issuer": "The towns along the river",
    "launched": "2019-05",
    "summary": "A charter of the mills.",
    "binds": "Whoever signs.",
    "endorse_verb": "signed",
    "element_name": "article",
    "element_plural": "articles",
    "source": "charter",
    "signatories_complete": False,
    "groups": [
        {
            "id": "water",
            "name": "Water",
            "commitments": [make_commitment("rc-1", "1", "Measure the water")],
            "groups": [
                {
                    "id": "dye",
                    "name": "Dye",
                    "commitments": [make_commitment("rc-2", "2", "Keep dye out", applies_to=["dye"])],
                }
            ],
        },
        {
            "id": "people",
            "name": "People",
            "commitments": [make_commitment("rc-3", "3", "Hear the anglers", official_name="On consultation")],
        },
    ],
}
PACT: dict[str, Any] = {
    **CHARTER,
    "name": "Pact of the Weir",
    "short_name": "Weir Pact",
    "order": 2,
    "launched": "2021-01-15",
    "endorse_verb": "joined",
    "element_name": "promise",
    "element_plural": "promises",
    "groups": [],
    "commitments": [make_commitment("wp-1", "1", "Open the weir", text_status="Our paraphrase.")],
}


def make_source(title: str, **changes: Any) -> dict[str, Any]:
    """A source in the shape of the data files."""
    return {
        "title": title,
        "publisher": "River Gazette",
        "url": f"https://example.org/{title.lower().replace(' ', '-')}",
        "archived": f"https://web.archive.org/web/20240101000000/https://example.org/{title.lower().replace(' ', '-')}",
        "date": "2023-04-05",
        "accessed": "2024-06-01",
        "language": "en",
        "party": "third",
        **changes,
    }


def make_company(name: str, **changes: Any) -> dict[str, Any]:
    """A company that signed both frameworks, with two services, two pledges and three facts."""
    return {
        "name": name,
        "headquarters": "Milltown",
        "website": "https://mill.example.org/",
        "founded": "1875",
        "services": {
            "cloth": {"name": "Cloth Works", "kind": "dye works", "features": ["dye"]},
            "sheets": {"name": "Sheet Works", "kind": "paper mill", "features": ["paper", "dye"]},
            "flour": {"name": "Flour Works", "kind": "mill", "features": [], "until": "2020"},
        },
        "endorsements": [
            {"framework": "river-charter", "date": "2019-06-01", "source": "charter", "note": "Signed on the bridge."},
            {"framework": "weir-pact", "date": "2021-02", "source": "charter"},
        ],
        "pledges": [
            {
                "id": "p1",
                "date": "2020-01-10",
                "commitments": ["rc-1"],
                "statement": "Will measure the water every day.",
                "clarity": "measurable",
                "deadline": "2021-12-31",
                "source": "letter",
            },
            {
                "id": "p2",
                "date": "2022",
                "commitments": ["rc-3"],
                "statement": "Will listen more.",
                "clarity": "vague",
                "source": "letter",
            },
        ],
        "evidence": [
            {
                "id": "e1",
                "date": "2022-03-04",
                "kind": "action",
                "commitments": ["rc-1", "rc-2"],
                "services": ["cloth"],
                "statement": "Set up a gauge at the Cloth Works.",
                "source": "gauge",
                "also": ["letter"],
            },
            {
                "id": "e2",
                "date": "2023-04",
                "kind": "finding",
                "commitments": ["rc-2"],
                "statement": "The anglers alleged that dye had been let out at night.",
                "allegation": True,
                "source": "anglers",
                "confidence": "medium",
                "doubt": "Read in an extract.",
            },
            {
                "id": "e3",
                "date": "2023-05-06",
                "kind": "disclosure",
                "commitments": ["rc-3"],
                "statement": "Published the minutes of a meeting.",
                "source": "minutes",
            },
        ],
        "sources": {
            "letter": make_source("Open letter", party="first", publisher=name),
            "gauge": make_source("A gauge at last"),
            "anglers": make_source("Les pêcheurs se plaignent", language="fr", url="https://example.org/pecheurs"),
            "minutes": make_source("Minutes", date=None, undated="The page shows no date.", archived=None),
        },
        **changes,
    }


def make_assessment(delivery: Any, *, pledge: str = "collective", **changes: Any) -> dict[str, Any]:
    """A judgement in the shape of the data files."""
    return {
        "pledge": pledge,
        "delivery": delivery,
        "rationale": "A gauge stands at one mill. Whether it is read was not found.",
        "assessed": {"by": ["ab", "cd"], "on": "2024-05-02"},
        **changes,
    }


MIXED: dict[str, dict[str, Any]] = {
    "rc-1": make_assessment("partial", pledge="measurable", evidence=["p1", "e1"]),
    "rc-2": make_assessment({"cloth": "delivered", "sheets": "none"}, evidence=["e1", "e2"], searched=["the gazette"]),
    "rc-3": make_assessment("reversed", pledge="own", evidence=["p2", "e3"], confidence="low"),
    "wp-1": make_assessment("verified", evidence=["e3"]),
}
KEPT: dict[str, dict[str, Any]] = {key: make_assessment("verified") for key in MIXED}
UNPROMISED: dict[str, dict[str, Any]] = {key: make_assessment("partial", pledge="none") for key in MIXED}
HARDLY_ASSESSED: dict[str, dict[str, Any]] = {
    **{key: make_assessment("not-assessed") for key in MIXED},
    "rc-1": make_assessment("partial"),
}


@dataclass
class Register:
    """What an invented edition holds; change a field and ask for the dataset."""

    companies: dict[str, dict[str, Any]] = field(default_factory=dict)
    assessments: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    programme: dict[str, Any] = field(default_factory=dict)
    methodology: dict[str, Any] = field(default_factory=dict)
    edition: dict[str, Any] = field(default_factory=dict)
    frameworks: dict[str, dict[str, Any]] = field(default_factory=lambda: {"weir-pact": PACT, "river-charter": CHARTER})

    def add(self, company_id: str, assessments: dict[str, dict[str, Any]], **changes: Any) -> Register:
        """This register with one more company."""
        self.companies[company_id] = make_company(changes.pop("name", company_id.title()), **changes)
        self.assessments[company_id] = assessments
        return self

    def dataset(self) -> Dataset:
        """The dataset, checked by the models."""
        edition = Edition.model_validate(
            {
                "title": "Edition 2024",
                "cut_off": "2024-04-30",
                "stage": "collecting",
                "companies": list(self.companies),
                "frameworks": list(self.frameworks),
                "notice": "Draft. Made from public sources; not reviewed by the mills.",
                "how_to_contest": "Write to [us](https://example.org/contest).",
                **self.edition,
            }
        )
        return Dataset(
            programme=Programme.model_validate({**PROGRAMME, **self.programme}),
            methodology=Methodology.model_validate({**METHODOLOGY, **self.methodology}),
            frameworks={key: Framework.model_validate(value) for key, value in self.frameworks.items()},
            sources={
                key: Company.model_validate(make_company("Any", sources={key: value})).sources[key]
                for key, value in {"charter": make_source("The charter", date="2019-05-01")}.items()
            },
            companies={key: Company.model_validate(value) for key, value in self.companies.items()},
            editions={
                EDITION: EditionData(
                    edition,
                    {
                        company_id: {key: Assessment.model_validate(value) for key, value in judged.items()}
                        for company_id, judged in self.assessments.items()
                    },
                )
            },
            digest=DIGEST,
        )

    def scored(self) -> tuple[Dataset, Results]:
        """The dataset with its results."""
        dataset = self.dataset()
        return dataset, score(dataset, EDITION)


def every_kind() -> Register:
    """A register with companies of every kind: mixed, all kept, nothing promised, hardly assessed."""
    return (
        Register()
        .add("mixed", MIXED)
        .add("kept", KEPT)
        .add("silent", UNPROMISED, endorsements=[], pledges=[])
        .add("unread", HARDLY_ASSESSED)
    )
