"""Robustness: the draws score as `score` does, and what they say agrees with what can be worked out by hand."""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Collection, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from SALib.analyze import sobol

from scorecard.model.dataset import Dataset
from scorecard.scoring.results import Results
from scorecard.scoring.robustness import assess, sobol_indices
from scorecard.scoring.robustness_draws import CHOICES, Draws, split_words
from scorecard.scoring.robustness_inputs import gather_inputs
from scorecard.scoring.robustness_results import CompanyRobustness, Robustness
from scorecard.scoring.robustness_scores import rank_draws, score_draws
from scorecard.scoring.score import score

STILL = {"weight_spread": 0, "level_spread": 0, "aggregates": [], "confidence_steps": 0}
"""Settings under which nothing moves."""
LEVELS = ("none", "reversed", "partial", "delivered", "verified", "not-assessed", "not-applicable")
AGGREGATES = ("mean", "geometric", "plain-geometric", "harmonic", "lowest")


def draw(dataset: Dataset) -> tuple[Results, Robustness]:
    results = score(dataset, "2026")
    return results, assess(gather_inputs(dataset, results), "2026")


def trials(dataset: Dataset) -> tuple[list[str], Any]:
    """Return the companies and their scores in the first draws, one row for each."""
    inputs = gather_inputs(dataset, score(dataset, "2026"))
    draws = Draws(inputs)
    batches = draws.batches([dict.fromkeys(CHOICES, slice(None))])
    return [company.company_id for company in inputs.companies], score_draws(draws, batches)


def only(robustness: Robustness, company_id: str) -> CompanyRobustness:
    found = robustness.company(company_id)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def compare(world: Any, make: Any) -> Any:
    """A function from levels by company and commitment to a dataset in which everything is promised."""

    def made(
        levels: Mapping[str, Mapping[str, Any]], unsure: Collection[tuple[str, str]] = (), **method: Any
    ) -> Dataset:
        names = list(dict.fromkeys(name for own in levels.values() for name in own))
        method.setdefault("weighting", "by-commitment")
        scale = method.pop("scale", None)
        commitments = [make.commitment(name, **({"scale": scale} if scale else {})) for name in names]
        found: Dataset = world(
            {"f": make.framework(1, commitments=commitments)},
            {key: make.company(key) for key in levels},
            {
                key: {
                    name: make.assessment("own", level, confidence="low" if (key, name) in unsure else "high")
                    for name, level in own.items()
                }
                for key, own in levels.items()
            },
            min_coverage=0,
            **method,
        )
        return found

    return made


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    """Return the parts of a world: groups in groups, services of different weights, nodes with their own method."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    names = [f"c{number}" for number in range(sum(sizes))]
    nodes = ["overall", "f1", *(f"g{number}" for number in range(len(sizes)))]
    one = st.fixed_dictionaries(
        {},
        optional={
            "aggregate": st.sampled_from(AGGREGATES),
            "weighting": st.sampled_from(["by-group", "by-commitment"]),
            "services": st.sampled_from(["first", "last"]),
        },
    )
    return {
        "sizes": sizes,
        "names": names,
        "features": {name: draw(st.sampled_from([[], ["chat"], ["video"], ["chat", "video"]])) for name in names},
        "levels": {
            (company, name, service): draw(st.sampled_from(LEVELS[:-1] if service == "app" else LEVELS))
            for company in ("a", "b")
            for name in names
            for service in ("app", "tube", "both")
        },
        "pledges": {
            (company, name): draw(st.sampled_from(["none", "own"])) for company in ("a", "b") for name in names
        },
        "service_weights": draw(st.tuples(st.integers(1, 4), st.integers(0, 4))),
        "method": {
            "weights": {node: draw(st.integers(0, 4)) for node in [*names, *nodes[1:]]},
            "aggregate": draw(st.sampled_from(AGGREGATES)),
            "weighting": draw(st.sampled_from(["by-group", "by-commitment"])),
            "nodes": draw(st.dictionaries(st.sampled_from(nodes), one, max_size=3)),
            "min_coverage": draw(st.sampled_from([0, 1])),
        },
    }


def build(world: Any, make: Any, parts: dict[str, Any], **settings: Any) -> Dataset:
    groups: list[dict[str, Any]] = []
    start = 0
    for number, size in enumerate(parts["sizes"]):
        inside = parts["names"][start : start + size]
        start += size
        commitments = [make.commitment(name, applies_to=parts["features"][name]) for name in inside]
        inner = [groups.pop()] if number == 2 else []
        groups.append({"id": f"g{number}", "name": "G", "commitments": commitments, "groups": inner})
    first, second = parts["service_weights"]
    services = {
        "app": {"name": "App", "kind": "app", "features": ["chat"], "weight": first},
        "tube": {"name": "Tube", "kind": "app", "features": ["video"], "weight": second},
    }

    def judge(company: str, name: str) -> Any:
        features = parts["features"][name]
        if not features:
            delivery: Any = parts["levels"][company, name, "app"]
        else:
            asked = [key for key, feature in (("app", "chat"), ("tube", "video")) if feature in features]
            delivery = {key: parts["levels"][company, name, key] for key in asked}
        return make.assessment(parts["pledges"][company, name], delivery)

    made: Dataset = world(
        {"f1": make.framework(1, groups=groups)},
        {key: make.company(key, services=services) for key in ("a", "b")},
        {key: {name: judge(key, name) for name in parts["names"]} for key in ("a", "b")},
        robustness={"draws": 100, **settings},
        **parts["method"],
    )
    return made


@given(parts=worlds())
@settings(deadline=None)
def test_a_draw_in_which_nothing_moves_gives_the_exact_score(world: Any, make: Any, parts: dict[str, Any]) -> None:
    dataset = build(world, make, parts, **STILL)
    results = score(dataset, "2026")
    ids, scores = trials(dataset)
    assert set(ids) == {company.company_id for company in results.companies if company.score is not None}
    for company_id, row in zip(ids, scores, strict=True):
        exact = results.by_id[company_id].score
        assert exact is not None
        assert np.abs(row - float(exact)).max() < 1e-9


def test_a_service_that_was_judged_only_on_what_weighs_nothing_has_no_score_of_its_own(world: Any, make: Any) -> None:
    commitments = [make.commitment(name, applies_to=asked) for name, asked in (("c0", ["chat"]), ("c1", ["video"]))]
    service = {"name": "S", "kind": "app"}
    services = {"app": {**service, "features": ["chat"]}, "tube": {**service, "features": ["video"], "weight": 3}}
    judged = {"c0": "delivered", "c1": "verified", "c2": "partial"}
    dataset = world(
        {"f": make.framework(1, commitments=[*commitments, make.commitment("c2")])},
        {"a": make.company("a", services=services)},
        {"a": {key: make.assessment("own", level) for key, level in judged.items()}},
        robustness={"draws": 100, **STILL},
        nodes={"overall": {"services": "last"}},
        weights={"c1": 0},
    )
    exact = score(dataset, "2026").by_id["a"].score
    _, scores = trials(dataset)
    assert exact == Fraction(67 + 33, 2)
    assert np.abs(scores[0] - float(exact)).max() < 1e-9


@pytest.mark.parametrize("key", [0, 1, 2**32 - 1, 2**32, 5 << 64, 2**224 - 1, 2**224, 2**256 - 1])
def test_what_is_drawn_is_what_python_itself_draws(key: int) -> None:
    """Words of nothing at the high end would make another seed, and an integer is not seeded as a list of one is."""
    stream = random.Random(key)
    drawn = np.random.RandomState(split_words(key)).random_sample(50)
    assert drawn.tolist() == [stream.random() for _ in range(50)]


def test_each_thing_that_is_drawn_has_the_stream_of_the_seed_and_its_name(compare: Any) -> None:
    dataset = compare({"a": {"c1": "partial"}}, robustness={"draws": 100, "seed": 7})
    drawn = Draws(gather_inputs(dataset, score(dataset, "2026")))
    assert [drawn.numbers(name).tolist() for name in ("weight c1", "aggregate", "weight c1")] == [
        redraw(f"7 {name}", 100) for name in ("weight c1", "aggregate", "weight c1")
    ]


def redraw(name: str, count: int) -> list[float]:
    stream = random.Random(int.from_bytes(hashlib.sha256(name.encode()).digest(), "big"))
    return [stream.random() for _ in range(count)]


@given(parts=worlds())
@settings(deadline=None, max_examples=25)
def test_scores_stay_between_the_goalposts_and_between_the_worst_and_the_best_service(
    world: Any, make: Any, parts: dict[str, Any]
) -> None:
    _, scores = trials(build(world, make, parts))
    assert ((scores >= 0) & (scores <= 100)).all()


def test_the_same_seed_gives_the_same_result_and_another_one_another(compare: Any) -> None:
    levels = {"a": {"c1": "partial", "c2": "verified"}, "b": {"c1": "delivered", "c2": "partial"}}
    first, again = (draw(compare(levels, {("a", "c1")}))[1] for _ in range(2))
    assert first == again
    assert draw(compare(levels, {("a", "c1")}, robustness={"seed": 2}))[1] != first


def test_what_is_drawn_for_a_company_stays_when_another_joins(compare: Any) -> None:
    levels = {"a": {"c1": "partial", "c2": "verified"}, "b": {"c1": "delivered", "c2": "partial"}}
    _, few = draw(compare(levels, {("a", "c1")}))
    _, more = draw(compare({"0": {"c1": "none", "c2": "delivered"}, **levels}, {("a", "c1"), ("0", "c2")}))
    for company_id in levels:
        assert only(few, company_id).score == only(more, company_id).score


def test_a_level_between_its_neighbours_moves_evenly_to_half_way(compare: Any) -> None:
    dataset = compare({"a": {"c1": "partial"}}, robustness={"aggregates": [], "draws": 20_000})
    _, scores = trials(dataset)
    # Partial is worth 33, between 0 and 67: from 16.5 to 50.
    assert 16.5 <= scores.min() < 16.6
    assert 49.9 < scores.max() <= 50
    interval = only(draw(dataset)[1], "a").score
    for share, end in ((0.05, interval.low), (0.95, interval.high)):
        error = 4 * math.sqrt(0.05 * 0.95 / 20_000) * 33.5
        assert abs(float(end) - (16.5 + share * 33.5)) < error


def test_the_spread_of_levels_is_a_setting(compare: Any) -> None:
    still = compare({"a": {"c1": "partial"}}, robustness={"level_spread": 0})
    assert only(draw(still)[1], "a").score.low == only(draw(still)[1], "a").score.high == 33


def test_goalposts_and_plain_points_stay(compare: Any) -> None:
    for level, scale in (("no", "yes-no"), ("yes", "yes-no"), (Fraction(42), "points")):
        results, robustness = draw(compare({"a": {"c1": level}}, scale=scale))
        interval = only(robustness, "a").score
        assert interval.low == interval.high == results.by_id["a"].score
        assert only(robustness, "a").drivers == ()


def test_the_order_of_two_companies_that_one_weight_decides_holds_as_often_as_geometry_says(compare: Any) -> None:
    """A is above B where u1 > 1.1 u2, both even between 0.75 and 1.25: an area that can be worked out."""
    levels = {"a": {"c1": "verified", "c2": "none"}, "b": {"c1": "none", "c2": "verified"}}
    dataset = compare(levels, weights={"c1": 10, "c2": 11}, robustness={"draws": 20_000, "aggregates": []})
    _, robustness = draw(dataset)
    (pair,) = robustness.neighbours
    assert (pair.upper, pair.lower, pair.order) == ("b", "a", "open")
    reversed_share = ((1.25 * (1.25 / 1.1) - 0.55 * (1.25 / 1.1) ** 2) - (1.25 * 0.75 - 0.55 * 0.75**2)) / 0.25
    expected = 1 - reversed_share
    assert abs(float(pair.share) - expected) < 4 * math.sqrt(expected * (1 - expected) / 20_000)


def test_a_low_confidence_is_wrong_by_one_level_up_or_down_as_often_as_right(compare: Any) -> None:
    still = {"draws": 20_000, "weight_spread": 0, "level_spread": 0, "aggregates": []}
    levels = {"a": {"c1": "delivered"}, "b": {"c1": "reversed"}, "c": {"c1": "verified"}, "d": {"c1": "delivered"}}
    ids, scores = trials(compare(levels, {("a", "c1"), ("b", "c1"), ("c", "c1")}, robustness=still))
    found = {
        key: dict(zip(*np.unique(row, return_counts=True), strict=True)) for key, row in zip(ids, scores, strict=True)
    }
    third, error = 1 / 3, 4 * math.sqrt(2 / 9 / 20_000)
    expected = {
        "a": {33: third, 67: third, 100: third},
        "b": {0: 2 * third, 33: third},
        "c": {67: third, 100: 2 * third},
        "d": {67: 1.0},
    }
    for key, shares in expected.items():
        assert set(found[key]) == set(shares)
        for value, share in shares.items():
            assert abs(found[key][value] / 20_000 - share) < error


def test_half_of_the_draws_put_parts_together_in_the_other_way(compare: Any) -> None:
    dataset = compare({"a": {"c1": "verified", "c2": "none"}}, robustness={"draws": 20_000, "weight_spread": 0})
    _, scores = trials(dataset)
    mean, geometric = 50, (math.sqrt(1 * 100) - 1) * 100 / 99
    values, counts = np.unique(scores, return_counts=True)
    assert values == pytest.approx([geometric, mean], abs=1e-9)
    assert abs(counts[0] / 20_000 - 0.5) < 4 * math.sqrt(0.25 / 20_000)


def test_companies_without_a_score_have_no_part_in_it(compare: Any) -> None:
    _, robustness = draw(compare({"a": {"c1": "partial"}, "b": {"c1": "not-assessed"}}))
    assert [item.company_id for item in robustness.companies] == ["a"]
    assert robustness.company("b") is None
    _, nothing = draw(compare({"b": {"c1": "not-assessed"}}))
    assert not any((nothing.companies, nothing.neighbours, nothing.groups, nothing.drivers, nothing.dominances))


def test_companies_that_share_a_rank_have_no_order(compare: Any) -> None:
    _, robustness = draw(compare({key: {"c1": "partial", "c2": "verified"} for key in "abc"}))
    assert [pair.order for pair in robustness.neighbours] == ["shared", "shared"]
    assert robustness.groups == (("a", "b", "c"),)
    assert [(item.rank_best, item.rank_worst) for item in robustness.companies] == [(1, 1)] * 3


def test_ranks_in_a_draw_are_those_of_the_ranking() -> None:
    scores = np.array([[3.0, 1.0], [2.0, 1.0], [2.0, 5.0], [1.0, 0.0]])
    assert rank_draws(scores).T.tolist() == [[1, 2, 2, 4], [2, 2, 1, 4]]


def test_across_groups_every_order_is_firm_and_groups_are_as_small_as_that_allows(compare: Any) -> None:
    ladder = {
        "a": {"c1": "verified", "c2": "verified", "c3": "delivered"},
        "b": {"c1": "verified", "c2": "delivered", "c3": "verified"},
        "c": {"c1": "partial", "c2": "partial", "c3": "delivered"},
        "d": {"c1": "partial", "c2": "delivered", "c3": "partial"},
        "e": {"c1": "none", "c2": "none", "c3": "none"},
    }
    dataset = compare(ladder)
    ids, scores = trials(dataset)
    _, robustness = draw(dataset)
    assert [len(group) for group in robustness.groups] == [2, 2, 1]
    row = {company_id: scores[number] for number, company_id in enumerate(ids)}
    needed = 0.95 * scores.shape[1]
    for upper, lower in pairwise(robustness.groups):
        assert all((row[a] > row[b]).sum() >= needed for a in upper for b in lower)
    for group in robustness.groups:
        for cut in range(1, len(group)):
            assert any((row[a] > row[b]).sum() < needed for a in group[:cut] for b in group[cut:])


def test_a_band_is_touched_when_its_threshold_lies_inside_the_range(compare: Any) -> None:
    bands = [
        {"id": "low", "name": "Low", "from_score": 0},
        {"id": "middle", "name": "Middle", "from_score": 40},
        {"id": "high", "name": "High", "from_score": 60},
    ]
    _, wide = draw(compare({"a": {"c1": "partial"}}, bands=bands))
    assert only(wide, "a").bands == ("low", "middle")
    _, narrow = draw(compare({"a": {"c1": "partial"}}, bands=bands, robustness=STILL))
    assert only(narrow, "a").bands == ("low",)
    edge = [*bands[:1], {"id": "middle", "name": "Middle", "from_score": 33}]
    _, on_it = draw(compare({"a": {"c1": "partial"}}, bands=edge, robustness=STILL))
    assert only(on_it, "a").bands == ("middle",)


def test_the_indices_are_those_of_salib() -> None:
    stream = np.random.default_rng(7)
    first, second = stream.random((2, 500)) * 40 + 10
    swapped = [stream.random(500) * 40 + 10 for _ in CHOICES]
    # SALib wants the outcomes draw by draw: first, those with one choice swapped, second.
    outcomes = np.stack([first, *swapped, second], axis=1).ravel()
    problem = {"num_vars": len(CHOICES), "names": list(CHOICES), "bounds": [[0, 1]] * len(CHOICES)}
    theirs = sobol.analyze(problem, outcomes, calc_second_order=False, num_resamples=2, seed=1)
    ours = sobol_indices(first, second, swapped)
    assert [index for index, _ in ours] == pytest.approx(list(theirs["S1"]), abs=1e-12)
    assert [index for _, index in ours] == pytest.approx(list(theirs["ST"]), abs=1e-12)


def test_the_indices_of_a_sum_are_the_shares_of_its_variances() -> None:
    stream = np.random.default_rng(3)
    a, b = stream.random((2, 4, 50_000))
    factors = (4, 3, 0, 0)

    def outcome(columns: Any) -> Any:
        return sum(factor * column for factor, column in zip(factors, columns, strict=True))

    swapped = [outcome([b[i] if i == choice else a[i] for i in range(4)]) for choice in range(4)]
    found = sobol_indices(outcome(a), outcome(b), swapped)
    for (first, total), share in zip(found, (16 / 25, 9 / 25, 0, 0), strict=True):
        assert first == pytest.approx(share, abs=0.02)
        assert total == pytest.approx(share, abs=0.02)


def test_only_what_is_left_to_chance_moves_a_rank(compare: Any) -> None:
    levels = {"a": {"c1": "verified", "c2": "none"}, "b": {"c1": "none", "c2": "verified"}}
    settings = {"aggregates": [], "level_spread": 0, "confidence_steps": 0}
    _, robustness = draw(compare(levels, weights={"c1": 10, "c2": 11}, robustness=settings))
    for drivers in (robustness.drivers, only(robustness, "a").drivers):
        found = {driver.choice: driver for driver in drivers}
        assert found["weights"].total == pytest.approx(1, abs=0.1)
        assert all(found[choice].total == 0 for choice in ("levels", "aggregate", "confidence"))
