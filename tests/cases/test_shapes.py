"""Shapes of other published indices, with invented numbers that were worked out by hand: data alone makes each."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from scorecard.model.dataset import Dataset
from scorecard.scoring.results import CompanyResult
from scorecard.scoring.score import score
from tests.cases.folder import (
    PLEDGE_SCALE,
    POINTS,
    YES_NO,
    load_sound,
    make_commitment,
    write_company,
    write_edition,
    write_framework,
    write_methodology,
    write_programme,
)

FRAMEWORK = "index"


class Index:
    """A data folder of one framework, built in a few lines."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.services: dict[str, Mapping[str, Any]] = {}
        write_programme(folder, "An index", "Some body", "https://index.example/", "2026")

    def score(
        self,
        groups: list[Any],
        judged: Mapping[str, Mapping[str, Any]],
        **method: Any,
    ) -> dict[str, CompanyResult]:
        self.load(groups, judged, **method)
        results = score(load_sound(self.folder), "2026")
        return {company.company_id: company for company in results.companies}

    def load(self, groups: list[Any], judged: Mapping[str, Mapping[str, Any]], **method: Any) -> Dataset:
        write_methodology(self.folder, **{"weighting": "by-group", "default_scale": "points", **method})
        write_framework(self.folder, FRAMEWORK, "The index", groups=groups)
        for company_id in judged:
            write_company(self.folder, company_id, company_id.title(), self.services.get(company_id))
        write_edition(self.folder, "2026", "2026-06-30", [FRAMEWORK], judged)
        return load_sound(self.folder)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "data")


def group(group_id: str, *parts: Any, **changes: Any) -> dict[str, Any]:
    """A group of indicators (texts) and of groups (mappings)."""
    return {
        "id": group_id,
        "name": group_id,
        "groups": [part for part in parts if isinstance(part, dict)],
        "commitments": [make_commitment(part, part, **changes) for part in parts if isinstance(part, str)],
    }


def node(company: CompanyResult, node_id: str) -> Fraction | None:
    return next(part.score for part in company.tree.walk() if part.id == node_id)


def service(name: str, features: list[str], **changes: Any) -> dict[str, Any]:
    return {"name": name, "kind": "service", "features": features, **changes}


ANSWERS = {
    "name": "Answers",
    "levels": [
        {"id": "no", "name": "No", "points": 0, "criterion": "No."},
        {"id": "partly", "name": "Partly", "points": 50, "criterion": "Partly."},
        {"id": "yes", "name": "Yes", "points": 100, "criterion": "Yes."},
    ],
}
RIGHTS = {
    "features": {"any": {"name": "Any", "meaning": "Every part of the company."}},
    "scales": {"pledge": PLEDGE_SCALE, "answers": ANSWERS},
    "default_scale": "answers",
}
WHOLE = {
    "applies_to": ["any"],
    "guide": [{"level": "partly", "looks_like": "P."}, {"level": "yes", "looks_like": "Y."}],
}


def test_elements_of_each_service_first_then_services(index: Index) -> None:
    """Rights in the digital world: elements averaged in each service, then services; N/A cells left out."""
    index.services["telco"] = {
        "group": service("group", ["any"]),
        "mobile": service("mobile", ["any"]),
        "broadband": service("broadband", ["any"]),
    }
    indicators = [group("f1", "e1", "e2", "e3", **WHOLE), group("f2", "e4", **WHOLE)]
    cells = {
        "e1": {"group": "yes", "mobile": "yes", "broadband": "no"},
        "e2": {"group": "not-applicable", "mobile": "partly", "broadband": "no"},
        "e3": {"group": "not-applicable", "mobile": "not-applicable", "broadband": "yes"},
        "e4": {"group": "partly", "mobile": "not-applicable", "broadband": "not-applicable"},
    }
    company = index.score(indicators, {"telco": cells}, nodes={"f1": {"services": "last"}}, **RIGHTS)["telco"]
    # group 100; mobile (100 + 50) / 2 = 75; broadband 100 / 3; the indicator is their mean.
    assert node(company, "f1") == (100 + 75 + Fraction(100, 3)) / 3
    assert company.score == ((100 + 75 + Fraction(100, 3)) / 3 + 50) / 2
    # Of f1's half each service has a third; what an element weighs in each adds up.
    assert company.commitment("e1").effective_weight == Fraction(1, 6) * (1 + Fraction(1, 2) + Fraction(1, 3))
    assert company.commitment("e1").contribution == Fraction(1, 6) * (100 + 50)
    assert sum(item.contribution or 0 for item in company.commitments) == company.score
    assert sum(item.effective_weight for item in company.commitments) == 1


def test_the_same_cells_with_services_first_give_another_score(index: Index) -> None:
    index.services["telco"] = {"one": service("one", ["any"]), "two": service("two", ["any"])}
    cells = {"e1": {"one": "yes", "two": "no"}, "e2": {"one": "not-applicable", "two": "no"}}
    judged: Mapping[str, Any] = {"telco": cells}
    first = index.score([group("f1", "e1", "e2", **WHOLE)], judged, **RIGHTS)["telco"]
    assert first.score == Fraction(50 + 0, 2)
    last = index.score([group("f1", "e1", "e2", **WHOLE)], judged, nodes={"overall": {"services": "last"}}, **RIGHTS)
    assert last["telco"].score == Fraction(100 + 0, 2)


def test_services_of_unequal_weight_and_judgements_of_the_whole_company(index: Index) -> None:
    index.services["web"] = {"search": service("search", ["any"], weight=3), "mail": service("mail", ["any"])}
    indicator = group("f1", "e1", **WHOLE)
    indicator["commitments"].append(make_commitment("e2", "e2", levels=["partly", "yes"]))
    cells = {"e1": {"search": "yes", "mail": "no"}, "e2": "partly"}
    company = index.score([indicator], {"web": cells}, nodes={"f1": {"services": "last"}}, **RIGHTS)["web"]
    # search (100 + 50) / 2, mail (0 + 50) / 2, weighed 3 to 1.
    assert company.score == Fraction(3 * 75 + 25, 4)
    assert sum(item.contribution or 0 for item in company.commitments) == company.score


def test_components_with_weights_of_their_own(index: Index) -> None:
    """Aid transparency: components weigh 15, 25 and 60; what does not apply leaves only its component."""
    parts = [group("plans", "p1", "p2"), group("money", "m1", "m2", "m3"), group("joined", "j1")]
    donor: dict[str, Any] = {"p1": 100, "p2": "not-applicable", "m1": Decimal("33.33"), "m2": 0, "m3": 100}
    donor["j1"] = Decimal("66.5")
    other: dict[str, Any] = {**donor, "p1": 0, "j1": "not-applicable"}
    bands = [
        {"id": "poor", "name": "Poor", "from_score": 0},
        {"id": "fair", "name": "Fair", "from_score": 40},
        {"id": "good", "name": "Good", "from_score": 60},
    ]
    weights = {"plans": 15, "money": 25, "joined": 60, "m1": 2}
    companies = index.score(parts, {"donor": donor, "other": other}, weights=weights, bands=bands)
    money = (2 * Fraction("33.33") + 0 + 100) / 4
    assert companies["donor"].score == (15 * 100 + 25 * money + 60 * Fraction("66.5")) / 100
    assert companies["other"].score == (0 + 25 * money) / 40
    assert [company.band.id for company in companies.values() if company.band] == ["good", "poor"]
    assert companies["donor"].commitment("p1").effective_weight == Fraction(15, 100)


def test_a_theme_without_cases_and_indicators_of_two_points(index: Index) -> None:
    """Human rights: 0, 0.5 … 2 points for each indicator; a theme in which nothing was alleged leaves the sum."""
    two = {"name": "Points", "kind": "points", "best": 2}
    scales = {"pledge": PLEDGE_SCALE, "points": two, "yes-no": YES_NO}
    parts = [group("a", "a1", "a2"), group("e", "e1"), group("f", "f1", scale="yes-no", levels=["yes"])]
    judged = {
        "one": {"a1": 2, "a2": Decimal("0.5"), "e1": "not-applicable", "f1": "yes"},
        "two": {"a1": 1, "a2": Decimal("1.5"), "e1": Decimal("0.5"), "f1": "no"},
    }
    companies = index.score(parts, judged, scales=scales, weights={"a": 70, "e": 20, "f": 10})
    assert companies["one"].score == (70 * Fraction(125, 2) + 10 * 100) / 80
    assert companies["two"].score == (70 * Fraction(125, 2) + 20 * 25) / 100
    assert companies["one"].commitment("a2").delivery_points == 25


def test_a_geometric_mean_of_arithmetic_means_between_goalposts(index: Index) -> None:
    """Human development: goalposts, the mean of two schooling indicators, and the plain geometric mean on top."""
    scales = {
        "pledge": PLEDGE_SCALE,
        "points": POINTS,
        "years": {"name": "Years of life", "kind": "points", "worst": 20, "best": 85},
        "school": {"name": "Years at school", "kind": "points", "best": 18},
    }
    health = {**group("health"), "commitments": [make_commitment("life", "Life", scale="years")]}
    schooling = group("schooling", "expected", "actual", scale="school")
    income = group("income", "earned")
    judged: Mapping[str, Any] = {
        "land": {"life": Decimal("72.5"), "expected": 9, "actual": Decimal("4.5"), "earned": 64},
        "sea": {"life": 20, "expected": 18, "actual": 18, "earned": 100},
    }
    companies = index.score(
        [health, schooling, income], judged, scales=scales, nodes={FRAMEWORK: {"aggregate": "plain-geometric"}}
    )
    assert node(companies["land"], "health") == Fraction(100 * 525, 650)
    assert node(companies["land"], "schooling") == Fraction(75, 2)
    expected = (float(Fraction(100 * 525, 650)) * 37.5 * 64) ** (1 / 3)
    assert float(companies["land"].score or 0) == pytest.approx(expected, rel=1e-14)
    assert companies["sea"].score == 0
    assert companies["land"].commitment("life").contribution is None


def test_less_is_better_where_the_worst_is_above_the_best(index: Index) -> None:
    """Sustainable development: raw numbers between fixed bounds; goals weigh the same, however many indicators."""
    scales = {
        "pledge": PLEDGE_SCALE,
        "points": {"name": "Deaths", "kind": "points", "worst": 130, "best": Decimal("2.6")},
    }
    goals = [group("goal-3", "mothers", "children"), group("goal-4", "teachers")]
    judged = {"land": {"mothers": Decimal("66.3"), "children": "not-assessed", "teachers": Decimal("2.6")}}
    company = index.score(goals, judged, scales=scales)["land"]
    assert company.commitment("mothers").delivery_points == 50
    assert company.score == 75
    assert company.coverage == Fraction(3, 4)


def test_a_number_beyond_the_bounds_is_an_error(index: Index) -> None:
    scales = {"pledge": PLEDGE_SCALE, "points": {"name": "Points", "kind": "points", "best": 2}}
    with pytest.raises(AssertionError, match="the delivery level of a1 is 3, which the scale “Points” does not have"):
        index.load([group("a", "a1")], {"one": {"a1": 3}}, scales=scales)


def test_companies_are_held_to_different_indicators(index: Index) -> None:
    """Access to medicine: pipelines differ, levels run from 0 to 5, areas are weighed, an area may stay empty."""
    steps = [{"id": f"s{n}", "name": str(n), "points": 20 * n, "criterion": f"Step {n}."} for n in range(6)]
    features = {
        "vaccines": {"name": "Vaccines", "meaning": "Makes them."},
        "drugs": {"name": "Drugs", "meaning": "Has."},
    }
    index.services = {"jab": {"jab": service("jab", ["vaccines"])}, "pill": {"pill": service("pill", ["drugs"])}}
    levels = [f"s{n}" for n in range(1, 6)]
    areas = [
        {**group("governance"), "commitments": [make_commitment("g1", "g1", levels=levels)]},
        {
            **group("research"),
            "commitments": [
                make_commitment("r1", "r1", levels=levels, applies_to=["vaccines"]),
                make_commitment("r2", "r2", levels=levels, applies_to=["drugs"]),
            ],
        },
        {**group("delivery"), "commitments": [make_commitment("d1", "d1", levels=levels, applies_to=["drugs"])]},
    ]
    judged = {
        "jab": {"g1": "s3", "r1": "s5", "r2": "not-applicable", "d1": "not-applicable"},
        "pill": {"g1": "s5", "r1": "not-applicable", "r2": "s1", "d1": "s2"},
    }
    companies = index.score(
        areas,
        judged,
        features=features,
        scales={"pledge": PLEDGE_SCALE, "steps": {"name": "Steps", "levels": steps}},
        default_scale="steps",
        weights={"governance": 15, "research": 30, "delivery": 55},
    )
    assert companies["jab"].score == Fraction(15 * 60 + 30 * 100, 45)
    assert companies["pill"].score == Fraction(15 * 100 + 30 * 20 + 55 * 40, 100)
    assert companies["jab"].rank == 1


def test_a_node_can_weigh_by_commitment_or_take_its_weakest_part(index: Index) -> None:
    parts = [group("a", group("a1", "x", "y"), group("a2", "z")), group("b", "u", "v"), group("c", "s", "t")]
    judged = {"one": {"x": 40, "y": 100, "z": 10, "u": 20, "v": 80, "s": 40, "t": 60}}
    nodes = {"a": {"weighting": "by-commitment"}, "b": {"aggregate": "lowest"}, "c": {"aggregate": "harmonic"}}
    company = index.score(parts, judged, nodes=nodes)["one"]
    assert [node(company, name) for name in "abc"] == [50, 20, 48]
    assert company.score == Fraction(50 + 20 + 48, 3)
