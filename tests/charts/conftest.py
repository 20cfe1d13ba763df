"""Invented worlds of any size, scored by the real scoring, for charts to show."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from scorecard.charts import bumps, comparison, group_scores, ranks, say_do_gap, timeline, waterfall
from scorecard.charts.canvas import draw_figure
from scorecard.charts.drawing import Caption, Drawing
from scorecard.charts.plain_text import PlainText
from scorecard.charts.sheet import Box, Line, Placed, Words
from scorecard.charts.style import Look
from scorecard.model.assessment import Assessment
from scorecard.model.company import Company
from scorecard.model.dataset import Dataset, EditionData
from scorecard.model.edition import Edition
from scorecard.model.framework import Framework
from scorecard.model.methodology import Methodology
from scorecard.model.programme import Programme
from scorecard.scoring.hindsight import Hindsight, look_back
from scorecard.scoring.results import Results
from scorecard.scoring.robustness import assess
from scorecard.scoring.robustness_inputs import gather_inputs
from scorecard.scoring.robustness_results import Robustness
from scorecard.scoring.score import score

FONTS = Path(__file__).parents[2] / "templates" / "assets" / "fonts"
LONG = "Halve <fresh> water & $energy$ per tonne at every mill: Θεσσαλονίκη, Київ & Łódź"
"""A name of 80 characters with all that markup, mathematics and other alphabets can do to a picture."""
SOURCE = {
    "title": "A page",
    "publisher": "A body",
    "url": "https://example.org/page",
    "date": "2020-01-01",
    "accessed": "2026-01-01",
    "language": "en",
    "party": "third",
}
PLEDGES = (("none", "None", 0), ("collective", "Collective", 33), ("own", "Own", 67), ("measurable", "Measurable", 100))
DELIVERIES = (
    ("none", "None found", 0, "none"),
    ("reversed", "Reversed", 0, "reversed"),
    ("partial", "Partial", 33, "partly"),
    ("delivered", "Delivered", 67, "kept"),
    ("verified", "Verified", 100, "kept"),
)
CAPTION = Caption(
    "Source: Water Scorecard, Edition 2026, evidence up to 31 October 2026",
    "Draft. Made from public sources; not reviewed by the company. Not for citation.",
)


@dataclass(frozen=True, slots=True)
class World:
    """A dataset and what scoring makes of it."""

    dataset: Dataset
    results: Results
    company_id: str


def make_methodology() -> Methodology:
    return Methodology.model_validate(
        {
            "version": "1",
            "summary": "A method.",
            "features": {
                "mill": {"name": "Mill", "meaning": "It mills."},
                "ships": {"name": "Ships", "meaning": "It ships."},
            },
            "scales": {
                "pledge": {
                    "name": "How firmly it was promised",
                    "levels": [
                        {"id": key, "name": name, "points": points, "criterion": "Criterion."}
                        for key, name, points in PLEDGES
                    ],
                },
                "delivery": {
                    "name": "What public evidence shows",
                    "levels": [
                        {"id": key, "name": name, "points": points, "criterion": "Criterion.", "counts_as": counts}
                        for key, name, points, counts in DELIVERIES
                    ],
                },
                "points": {"name": "Points", "kind": "points"},
            },
            "pledge_scale": "pledge",
            "default_scale": "delivery",
            "weighting": "by-commitment",
            "min_coverage": Decimal("0.75"),
            "bands": [
                {"id": "a", "name": "Little shown", "from_score": 0},
                {"id": "b", "name": "Kept in small part", "from_score": 20},
                {"id": "c", "name": "Kept in part", "from_score": 40},
                {"id": "d", "name": "Largely kept", "from_score": 60},
                {"id": "e", "name": "Kept and confirmed", "from_score": 80},
            ],
            "limits": ["It is a small world."],
        }
    )


def make_programme() -> Programme:
    return Programme.model_validate(
        {
            "title": "Water Scorecard",
            "subject": "Rivers",
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


def make_commitment(number: int, name: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"c-{number}",
        "number": str(number),
        "name": name,
        "text": "Do it.",
        "source": "page",
        "guide": [],
        **changes,
    }


def make_framework(order: int, commitments: Sequence[Any], groups: Sequence[Any] = ()) -> Framework:
    return Framework.model_validate(
        {
            "name": f"River Compact {order} of towns, mills and ports",
            "short_name": f"River Compact {order}",
            "order": order,
            "issuer": "A body",
            "launched": "2020",
            "summary": "A summary.",
            "binds": "It binds.",
            "endorse_verb": "signed",
            "element_name": "principle",
            "element_plural": "principles",
            "source": "page",
            "signatories_complete": False,
            "commitments": commitments,
            "groups": groups,
        }
    )


def make_company(name: str, **changes: Any) -> Company:
    return Company.model_validate(
        {
            "name": name,
            "headquarters": "Town, Country",
            "website": "https://example.com/",
            "founded": "2000",
            "services": {
                "north": {"name": "North Mill", "kind": "Mill", "features": ["mill"]},
                "south": {"name": "South Mill", "kind": "Mill", "features": ["mill"]},
            },
            "sources": {"page": SOURCE},
            **changes,
        }
    )


def make_assessment(pledge: str, delivery: Any) -> Assessment:
    return Assessment.model_validate(
        {
            "pledge": pledge,
            "delivery": delivery,
            "evidence": [],
            "searched": ["Everywhere"],
            "rationale": "A reason.",
            "assessed": {"by": ["ab"], "on": "2026-05-02"},
        }
    )


def make_world(
    frameworks: Mapping[str, Framework],
    companies: Mapping[str, Company],
    assessments: Mapping[str, Mapping[str, Assessment]],
) -> World:
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
    dataset = Dataset(
        programme=make_programme(),
        methodology=make_methodology(),
        frameworks=frameworks,
        companies=companies,
        editions={"2026": EditionData(edition, assessments)},
        digest="0" * 64,
    )
    return World(dataset, score(dataset, "2026"), next(iter(companies)))


# What the rows of an invented company look like, one after the other: every case that a chart must tell apart.
CASES: tuple[tuple[str, Any], ...] = (
    ("measurable", "partial"),
    ("collective", "delivered"),
    ("own", "delivered"),
    ("measurable", "none"),
    ("own", "reversed"),
    ("collective", "not-assessed"),
    ("none", "partial"),
    ("measurable", {"north": "verified", "south": "partial"}),
    ("own", {"north": "delivered", "south": "reversed"}),
    ("collective", "verified"),
)


def make_rows(count: int, name: str = "") -> World:
    """One company with so many commitments in three frameworks, the last of which has groups within groups."""
    names = [name or text for text in ("Clean the wheels", "Count the fish", "Publish what flows in and out")]
    entries = [
        make_commitment(number, names[number % 3], applies_to=["ships"] if number % 8 == 7 else ["mill"])
        for number in range(1, count + 1)
    ]
    first, second = entries[: (count + 2) // 3], entries[(count + 2) // 3 :]
    frameworks = {"compact-1": make_framework(1, first)}
    if second:
        half = len(second) // 2
        inner = {"id": "g-inner", "name": name or "Inner theme", "commitments": second[half:]}
        groups = [{"id": "g-outer", "name": name or "Outer theme", "commitments": second[:half], "groups": [inner]}]
        frameworks["compact-2"] = make_framework(2, (), groups)
    given = {entry["id"]: make_assessment(*CASES[number % len(CASES)]) for number, entry in enumerate(entries)}
    company = make_company(name or "Alder Mills")
    return make_world(frameworks, {"alder": company}, {"alder": given})


def make_field(count: int, name: str = "") -> World:
    """So many companies with ten commitments each; every fifth has too little assessed for a score."""
    entries = [make_commitment(number, f"Commitment {number}", applies_to=["mill"]) for number in range(1, 11)]
    levels = ("none", "partial", "delivered", "verified", "reversed")
    companies = {f"company-{index:02}": make_company(name or f"Company {index}") for index in range(count)}
    assessments = {}
    for index, company_id in enumerate(companies):
        assessed = entries if index % 5 != 4 else entries[:3]
        assessments[company_id] = {
            entry["id"]: make_assessment("own", levels[(index * 3 + place) % (2 + index % 4)])
            for place, entry in enumerate(assessed)
        } | {entry["id"]: make_assessment("own", "not-assessed") for entry in entries[len(assessed) :]}
    return make_world({"compact-1": make_framework(1, entries)}, companies, assessments)


def make_history(count: int, name: str = "") -> World:
    """One company with so many facts, most of them in the last years, some dated to the month or the year only."""
    kinds = ("action", "disclosure", "finding")
    pledges: list[dict[str, Any]] = []
    evidence: list[dict[str, Any]] = []
    for index in range(count):
        year = 2026 - (index * index) // (count * max(count // 16, 1))
        month = index * 5 % 10 + 1
        date = (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{index % 27 + 1:02}")[min(index % 4, 2)]
        fact = {"date": date, "commitments": ["c-1"], "statement": name or f"Fact {index}.", "source": "page"}
        if index % 6 == 0:
            deadline = (f"{year}-12-31", None, f"{year + 3}", "2035-12-31")[index // 6 % 4]
            pledges.append({**fact, "id": f"p{len(pledges) + 1}", "clarity": "checkable", "deadline": deadline})
        else:
            extra = {"allegation": index % 9 == 2, "withdraws": "p1" if index % 17 == 3 else None}
            evidence.append({**fact, "id": f"e{len(evidence) + 1}", "kind": kinds[index % 3], **extra})
    endorsements = [
        {"framework": "compact-1", "date": "2020-03-05", "source": "page"},
        {"framework": "compact-2", "date": "2022", "ended": "2024-05", "source": "page"},
    ]
    frameworks = {
        "compact-1": make_framework(1, [make_commitment(1, "Clean the wheels")]),
        "compact-2": make_framework(2, [make_commitment(2, "Count the fish")]),
    }
    company = make_company(
        name or "Alder Mills", pledges=pledges, evidence=evidence, endorsements=endorsements if count else []
    )
    given = {"c-1": make_assessment("own", "partial"), "c-2": make_assessment("own", "delivered")}
    return make_world(frameworks, {"alder": company}, {"alder": given})


def draw_all(world: World, look: Look) -> dict[str, Drawing]:
    """Every chart of a world, by name."""
    results, dataset, company_id = world.results, world.dataset, world.company_id
    past = find_hindsight(world)
    since, over_time = waterfall.series(results, past, company_id), bumps.series(results, past)
    return {
        **({"waterfall": waterfall.draw(since, CAPTION, look)} if since else {}),
        **({"bumps": bumps.draw(over_time, CAPTION, look)} if over_time else {}),
        "say-do-gap": say_do_gap.draw(say_do_gap.series(results, dataset, company_id), CAPTION, look),
        "group-scores": group_scores.draw(group_scores.series(results, dataset, company_id), CAPTION, look),
        "timeline": timeline.draw(timeline.series(results, dataset, company_id), CAPTION, look),
        "comparison": comparison.draw(comparison.series(results, dataset), CAPTION, look),
        "ranks": ranks.draw(ranks.series(results, find_robustness(world)), CAPTION, look),
    }


def find_hindsight(world: World, method: str = "0.9") -> Hindsight:
    """A world's past: an edition in which every company had other levels, by another method."""
    dataset = world.dataset
    now = dataset.editions["2026"]
    then = {
        company_id: {key: list(judged.values())[place // 2] for place, key in enumerate(judged)}
        for company_id, judged in now.assessments.items()
    }
    edition = now.edition.model_copy(update={"title": "Edition 2022", "cut_off": date(2022, 12, 31)})
    earlier = EditionData(edition, then)
    found = look_back(replace(dataset, editions={"2022": earlier, **dataset.editions}), world.results)
    if found.earlier is None:
        return found
    return replace(
        found,
        earlier=replace(found.earlier, method_version=method),
        history=tuple(
            replace(item, method_version=method) if item.edition_id == "2022" else item for item in found.history
        ),
    )


def find_robustness(world: World) -> Robustness:
    """How firm the ranks of a world are, from few draws."""
    inputs = gather_inputs(world.dataset, world.results)
    settings = inputs.settings.model_copy(update={"draws": 100})
    return assess(replace(inputs, settings=settings), world.results.edition_id)


def hash_all(look: Look) -> dict[str, str]:
    """SHA-256 of every chart of the invented worlds, as SVG and as PNG."""
    hashes = {}
    for world_name, world in {"rows": make_rows(17), "field": make_field(12), "history": make_history(40)}.items():
        for name, drawing in draw_all(world, look).items():
            hashes[f"{world_name}/{name}.svg"] = hashlib.sha256(drawing.svg).hexdigest()
            hashes[f"{world_name}/{name}.png"] = hashlib.sha256(drawing.png()).hexdigest()
    return hashes


ExtentBox = tuple[float, float, float, float]
"""Left, top, right, bottom in the units of a picture."""


def text_boxes(drawing: Drawing) -> list[tuple[Words, ExtentBox]]:
    """Where matplotlib puts each text, by its ink."""
    figure = draw_figure(drawing.sheet, drawing.look)
    canvas: Any = FigureCanvasAgg(figure)
    renderer = canvas.get_renderer()
    artists = sorted(figure.findobj(PlainText), key=lambda artist: artist.get_zorder())
    texts = [item for item in drawing.sheet.items if isinstance(item, Words)]
    boxes = []
    for item, artist in zip(texts, artists, strict=True):
        assert artist.get_text() == item.text
        width, height, descent = renderer.get_text_width_height_descent(item.text, artist.get_fontproperties(), False)
        # A reader's own font may run a little wider than ours.
        width *= 1.05
        left = item.x - width * {"start": 0, "middle": 0.5, "end": 1}[item.anchor]
        boxes.append((item, (left, item.y - height + descent, left + width, item.y + descent)))
    return boxes


def mark_box(placed: Placed) -> ExtentBox:
    """The room that a mark takes, without the width of its strokes."""
    numbers = [values for layer in placed.mark for _, values in layer.outline]
    xs = [x for values in numbers for x in values[::2]]
    ys = [y for values in numbers for y in values[1::2]]
    return (placed.x + min(xs), placed.y + min(ys), placed.x + max(xs), placed.y + max(ys))


def overlap(one: ExtentBox, other: ExtentBox, tolerance: float = 0.6) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > tolerance
        and min(one[3], other[3]) - max(one[1], other[1]) > tolerance
    )


def crosses(line: Line, box: ExtentBox) -> bool:
    """Whether a level or upright line runs through a box."""
    xs, ys = [x for x, _ in line.points], [y for _, y in line.points]
    inside = (box[0] + 0.6, box[1] + 0.6, box[2] - 0.6, box[3] - 0.6)
    return min(xs) < inside[2] and max(xs) > inside[0] and min(ys) < inside[3] and max(ys) > inside[1]


def covers(paper: Box, box: ExtentBox) -> bool:
    return (
        paper.x <= box[0] + 1
        and paper.y <= box[1] + 1
        and paper.x + paper.width >= box[2] - 1
        and paper.y + paper.height >= box[3] - 1
    )


def check_picture(drawing: Drawing) -> None:
    """Fail where a text touches another, a mark or a line that is not light, or where something is cut."""
    texts = text_boxes(drawing)
    assert len(texts) > 3, drawing.title
    items = drawing.sheet.items
    marks = [mark_box(item) for item in items if isinstance(item, Placed)]
    for box in [*marks, *(box for _, box in texts)]:
        assert box[0] >= -0.5, (drawing.title, box)
        assert box[1] >= -0.5, (drawing.title, box)
        assert box[2] <= drawing.width + 0.5, (drawing.title, box)
        assert box[3] <= drawing.height + 0.5, (drawing.title, box)
    for (item, box), (other, other_box) in combinations(texts, 2):
        assert not overlap(box, other_box), (drawing.title, item.text, other.text)
    for item, box in texts:
        assert not any(overlap(box, mark) for mark in marks), (drawing.title, item.text)
        for position, line in enumerate(items):
            if isinstance(line, Line) and line.role != "hairline" and crosses(line, box):
                # Only where paper lies between them.
                papers = [paper for paper in items[position:] if isinstance(paper, Box) and paper.role == "paper"]
                assert any(covers(paper, box) for paper in papers), item.text


@pytest.fixture
def look() -> Look:
    return Look(FONTS)


@pytest.fixture
def long_name() -> str:
    return LONG


@pytest.fixture
def rows() -> Callable[..., World]:
    return make_rows


@pytest.fixture
def field() -> Callable[..., World]:
    return make_field


@pytest.fixture
def history() -> Callable[..., World]:
    return make_history


@pytest.fixture(name="find_hindsight")
def give_hindsight() -> Callable[..., Hindsight]:
    return find_hindsight


@pytest.fixture
def draw() -> Callable[[World, Look], dict[str, Drawing]]:
    return draw_all


@pytest.fixture
def firmness() -> Callable[[World], Robustness]:
    return find_robustness


@pytest.fixture
def hashes(look: Look) -> dict[str, str]:
    return hash_all(look)


@pytest.fixture
def check_layout() -> Callable[[Drawing], None]:
    return check_picture
