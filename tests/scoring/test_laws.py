"""The laws that every score must keep, whatever the tree, the weights and the judgements (Hypothesis)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scorecard.model.framework import Framework
from scorecard.scoring.aggregate import AGGREGATES
from scorecard.scoring.results import CompanyResult
from scorecard.scoring.score import score

LADDER = ("none", "partial", "delivered", "verified")
OTHER = ("reversed", "not-assessed", "not-applicable")
PLEDGES = ("none", "collective", "own", "measurable")
WEIGHTINGS = ("by-group", "by-commitment")
METHODS = st.fixed_dictionaries(
    {}, optional={"aggregate": st.sampled_from(["mean", "geometric"]), "weighting": st.sampled_from(WEIGHTINGS)}
)


@dataclass(frozen=True)
class Case:
    """Two frameworks, one with nested groups; levels and weights by id."""

    shape: tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]
    pledges: Mapping[str, str]
    levels: Mapping[str, str]
    weights: Mapping[str, int]
    aggregate: str
    weighting: str
    nodes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def is_additive(self) -> bool:
        """True when every node is the mean of its parts."""
        branches = ["overall", *(name for name in self.below() if name not in self.ids())]
        return {self.nodes.get(name, {}).get("aggregate", self.aggregate) for name in branches} == {"mean"}

    def ids(self) -> list[str]:
        return [key for group in self.shape[0] for key in group] + list(self.shape[1])

    def below(self) -> dict[str, frozenset[str]]:
        """The commitments at or below each node; the last group lies inside the one before it."""
        groups = {f"g{number}": frozenset(names) for number, names in enumerate(self.shape[0])}
        if len(groups) > 1:
            groups[f"g{len(groups) - 2}"] |= groups[f"g{len(groups) - 1}"]
        leaves = {name: frozenset({name}) for name in self.ids()}
        inside = frozenset(key for group in self.shape[0] for key in group)
        return {**leaves, **groups, "f1": inside, "f2": frozenset(self.shape[1])}


@st.composite
def cases(draw: st.DrawFn, levels: tuple[str, ...] = (*LADDER, *OTHER)) -> Case:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    loose = draw(st.integers(0, 3))
    names = [f"c{number}" for number in range(sum(sizes) + loose)]
    groups, start = [], 0
    for size in sizes:
        groups.append(tuple(names[start : start + size]))
        start += size
    nodes = [*names, "f1", *(f"g{number}" for number in range(len(groups))), *(["f2"] if loose else [])]
    return Case(
        shape=(tuple(groups), tuple(names[start:])),
        pledges={name: draw(st.sampled_from(PLEDGES)) for name in names},
        levels={name: draw(st.sampled_from(levels)) for name in names},
        weights={node: draw(st.integers(0, 5)) for node in nodes},
        aggregate=draw(st.sampled_from(["mean", "geometric"])),
        weighting=draw(st.sampled_from(WEIGHTINGS)),
        nodes=draw(st.dictionaries(st.sampled_from(["overall", *nodes[len(names) :]]), METHODS, max_size=3)),
    )


@pytest.fixture(scope="session")
def run(world: Any, make: Any) -> Any:
    """Score a case; `drop` leaves commitments out of the frameworks, `turn` reverses every order."""

    def scored(case: Case, drop: frozenset[str] = frozenset(), *, turn: bool = False, **changes: Any) -> CompanyResult:
        def order(items: Any) -> list[Any]:
            kept = [item for item in items if item is not None]
            return kept[::-1] if turn else kept

        def commitments(names: tuple[str, ...]) -> list[Any]:
            return order(make.commitment(name) for name in names if name not in drop)

        # The last group lies inside the one before it, so that depth is tried too.
        built: list[Any] = []
        for number, names in reversed(list(enumerate(case.shape[0]))):
            inner = [built.pop()] if number == len(case.shape[0]) - 2 and built else []
            built.append({"id": f"g{number}", "name": f"G{number}", "commitments": commitments(names), "groups": inner})
        frameworks: dict[str, Framework] = {"f1": make.framework(2 if turn else 1, groups=order(built[::-1]))}
        if case.shape[1]:
            frameworks["f2"] = make.framework(1 if turn else 2, commitments=commitments(case.shape[1]))
        assessments = {name: make.assessment(case.pledges[name], case.levels[name]) for name in order(case.levels)}
        method = {
            "weights": {key: value for key, value in case.weights.items() if key not in drop},
            "aggregate": case.aggregate,
            "weighting": case.weighting,
            "nodes": case.nodes,
            "min_coverage": 0,
            **changes,
        }
        dataset = world(frameworks, {"example": make.company("Example")}, {"example": assessments}, **method)
        return score(dataset, "2026").by_id["example"]

    return scored


@given(case=cases())
def test_order_never_matters(run: Any, case: Case) -> None:
    straight, turned = run(case), run(case, turn=True)
    assert (straight.score, straight.practice, straight.coverage) == (turned.score, turned.practice, turned.coverage)
    assert straight.counts == turned.counts
    shares = {item.commitment_id: item.effective_weight for item in straight.commitments}
    assert shares == {item.commitment_id: item.effective_weight for item in turned.commitments}


@given(case=cases(), data=st.data())
def test_better_evidence_never_lowers_a_score(run: Any, case: Case, data: st.DataObject) -> None:
    climbable = [name for name in case.ids() if case.levels[name] in LADDER[:-1]]
    assume(climbable)
    name = data.draw(st.sampled_from(climbable))
    better = LADDER[data.draw(st.integers(LADDER.index(case.levels[name]) + 1, len(LADDER) - 1))]
    before = run(case)
    after = run(Case(**{**vars(case), "levels": {**case.levels, name: better}}))
    for measure in ("score", "practice"):
        old, new = getattr(before, measure), getattr(after, measure)
        assert (old is None) == (new is None)
        assert old is None or new >= old
    moved = after.commitment(name).effective_weight > 0
    assert not moved or after.score > before.score


@given(case=cases(), data=st.data())
def test_a_weight_of_zero_is_the_same_as_absence(run: Any, case: Case, data: st.DataObject) -> None:
    """Of a commitment, of a whole group, of a whole framework."""
    node = data.draw(st.sampled_from([name for name in case.weights if name in case.below()]))
    silent = Case(**{**vars(case), "weights": {**case.weights, node: 0}})
    with_zero, without = run(silent), run(silent, case.below()[node])
    assert with_zero.score == without.score
    assert with_zero.practice == without.practice
    assert with_zero.coverage == without.coverage
    for name in case.below()[node]:
        assert with_zero.commitment(name).effective_weight == 0
        assert with_zero.commitment(name).standing != "counts"


@given(case=cases())
def test_bounds_hold_and_parts_add_up(run: Any, case: Case) -> None:
    result = run(case)
    for value, top in ((result.score, 100), (result.practice, 100), (result.strength, 100), (result.coverage, 1)):
        assert value is None or 0 <= value <= top
    counting = [item for item in result.commitments if item.standing == "counts"]
    if result.score is None:
        assert result.rank is None
        assert result.band is None
        assert result.no_score is not None
        return
    scores = [item.delivery_points for item in counting]
    assert min(scores) <= result.score <= max(scores)
    assert sum(item.effective_weight for item in result.commitments) == 1
    assert result.no_score is None
    if case.is_additive:
        assert sum(item.contribution for item in counting) == result.score
    else:
        assert {item.contribution for item in counting} == {None}


@given(case=cases())
def test_nothing_scored_gives_no_score(run: Any, case: Case) -> None:
    for levels, why in (("not-assessed", "nothing-assessed"), ("not-applicable", "no-pledges")):
        result = run(Case(**{**vars(case), "levels": dict.fromkeys(case.levels, levels)}))
        assert result.score is None
        assert result.practice is None
        assert result.no_score in {why, "no-pledges"}
    unpledged = run(Case(**{**vars(case), "pledges": dict.fromkeys(case.pledges, "none")}))
    assert unpledged.score is None
    assert unpledged.no_score == "no-pledges"


@given(case=cases(levels=LADDER))
def test_100_only_when_all_is_earned(run: Any, case: Case) -> None:
    result = run(case)
    assume(result.score is not None)
    weighing = [item for item in result.commitments if item.effective_weight > 0]
    assert weighing
    assert (result.score == 100) == all(item.delivery_points == 100 for item in weighing)
    assert (result.score == 0) == all(item.delivery_points == 0 for item in weighing)


@given(case=cases())
def test_counts_account_for_every_commitment(run: Any, case: Case) -> None:
    counts = run(case).counts
    assert counts.kept + counts.partly + counts.none + counts.reversed_ + counts.not_assessed == counts.pledged
    assert counts.pledged + counts.not_pledged == counts.applicable
    assert counts.applicable + counts.not_applicable == counts.total == len(case.ids())


@given(case=cases(), factor=st.integers(2, 9))
def test_weights_need_not_sum_to_one(run: Any, case: Case, factor: int) -> None:
    scaled = Case(**{**vars(case), "weights": {key: value * factor for key, value in case.weights.items()}})
    one, other = run(case), run(scaled)
    assert one.coverage == other.coverage
    if case.is_additive:
        assert one.score == other.score
    else:
        assert (one.score is None) == (other.score is None)
        assert one.score is None or abs(one.score - other.score) < Fraction(1, 10**30)


PARTS = st.lists(st.tuples(st.fractions(1, 9), st.fractions(0, 100)), min_size=1, max_size=5)


@given(parts=PARTS, name=st.sampled_from(sorted(AGGREGATES)), data=st.data())
def test_every_aggregate_lies_between_its_parts_in_any_order_and_never_falls_when_one_rises(
    parts: list[tuple[Fraction, Fraction]], name: str, data: st.DataObject
) -> None:
    put_together = AGGREGATES[name]
    found = put_together(parts)
    assert found is not None
    assert found == put_together(parts[::-1])
    assert min(score for _, score in parts) <= found <= max(score for _, score in parts)
    place = data.draw(st.integers(0, len(parts) - 1))
    weight, score = parts[place]
    better = put_together([*parts[:place], (weight, score + (100 - score) / 2), *parts[place + 1 :]])
    assert better is not None
    assert better >= found
    assert put_together([]) is None


@given(parts=PARTS)
def test_the_harmonic_mean_is_at_most_the_geometric_and_that_at_most_the_mean(
    parts: list[tuple[Fraction, Fraction]],
) -> None:
    lowest, harmonic, plain, mean = (
        AGGREGATES[name](parts) for name in ("lowest", "harmonic", "plain-geometric", "mean")
    )
    tiny = Fraction(1, 10**30)
    assert lowest is not None
    assert harmonic is not None
    assert plain is not None
    assert mean is not None
    assert lowest <= harmonic <= plain + tiny
    assert plain <= mean + tiny


@dataclass(frozen=True)
class Services:
    """Commitments of two groups at three services: a level for each cell."""

    cells: Mapping[str, Mapping[str, str]]
    weights: tuple[int, int, int]


@st.composite
def services(draw: st.DrawFn, levels: tuple[str, ...] = (*LADDER, *OTHER)) -> Services:
    cell = st.fixed_dictionaries({name: st.sampled_from(levels) for name in ("s0", "s1", "s2")})
    return Services({name: draw(cell) for name in ("c0", "c1", "c2", "c3")}, draw(st.tuples(*[st.integers(1, 4)] * 3)))


@pytest.fixture(scope="session")
def run_services(world: Any, make: Any) -> Any:
    def scored(
        case: Services, aggregate: str = "mean", weights: Mapping[str, int] | None = None, **nodes: Any
    ) -> CompanyResult:
        groups = [
            {"id": name, "name": name, "commitments": [make.commitment(key, applies_to=["chat"]) for key in keys]}
            for name, keys in (("g0", ("c0", "c1", "c2")), ("g1", ("c3",)))
        ]
        company = make.company(
            "Example",
            services={
                f"s{number}": {"name": f"S{number}", "kind": "app", "features": ["chat"], "weight": weight}
                for number, weight in enumerate(case.weights)
            },
        )
        judged = {key: make.assessment("own", dict(cells)) for key, cells in case.cells.items()}
        method = {"min_coverage": 0, "aggregate": aggregate, "weights": weights or {}, "nodes": nodes}
        dataset = world({"f": make.framework(1, groups=groups)}, {"e": company}, {"e": judged}, **method)
        return score(dataset, "2026").by_id["e"]

    return scored


@given(case=services(), where=st.sampled_from(["overall", "f", "g0"]), aggregate=st.sampled_from(["mean", "geometric"]))
def test_with_services_last_bounds_hold_and_parts_add_up(
    run_services: Any, case: Services, where: str, aggregate: str
) -> None:
    result = run_services(case, aggregate, **{where: {"services": "last"}})
    first = run_services(case, aggregate)
    assert (result.score is None) == (first.score is None)
    assert result.counts == first.counts
    assert result.coverage == first.coverage
    if result.score is None:
        return
    points = [
        item.level.points for part in result.commitments for item in part.services if item.level.points is not None
    ]
    assert min(points) <= result.score <= max(points)
    assert sum(item.effective_weight for item in result.commitments) == 1
    if aggregate == "mean":
        assert sum(item.contribution or 0 for item in result.commitments) == result.score


@given(case=services(), where=st.sampled_from(["overall", "f"]), silent=st.sampled_from(["g1", "c0", "c1"]))
def test_with_services_last_a_weight_of_zero_is_still_the_same_as_absence(
    run_services: Any, case: Services, where: str, silent: str
) -> None:
    gone = {"g1": "c3"}.get(silent, silent)
    without = Services({**case.cells, gone: dict.fromkeys(case.cells[gone], "not-applicable")}, case.weights)
    last = {where: {"services": "last"}}
    assert run_services(case, weights={silent: 0}, **last).score == run_services(without, **last).score


@given(case=services(levels=LADDER), where=st.sampled_from(["overall", "f", "g0"]))
def test_where_every_cell_has_a_level_services_first_and_last_are_the_same_mean(
    run_services: Any, case: Services, where: str
) -> None:
    first, last = run_services(case), run_services(case, **{where: {"services": "last"}})
    assert first.score == last.score
    assert [item.contribution for item in first.commitments] == [item.contribution for item in last.commitments]
