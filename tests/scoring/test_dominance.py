"""Dominance: exact, and true for whatever weights one takes."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.model.methodology import Robustness
from scorecard.scoring.dominance import find_dominances
from scorecard.scoring.robustness_inputs import CellInput, CompanyInput, Inputs, LeafInput
from scorecard.scoring.tree import Measure, Node, evaluate

NAMES = ("c1", "c2", "c3", "c4")
VALUES = (Fraction(0), Fraction(33), Fraction(33) + Fraction(1, 10**30), Fraction(100))


def tree(weights: tuple[int, ...], aggregate: str, weighting: str, *, last: bool = False) -> Node:
    leaves = [Node("commitment", name, name, Fraction(weight)) for name, weight in zip(NAMES, weights, strict=False)]
    group = Node("group", "g", "g", Fraction(weights[-1]), tuple(leaves[:2]), aggregate, weighting)
    return Node("overall", "overall", "", Fraction(1), (group, *leaves[2:]), aggregate, weighting, last)


def make_inputs(points: dict[str, dict[str, Fraction]], root: Node) -> Inputs:
    companies = tuple(
        CompanyInput(
            key,
            Fraction(0),
            1,
            tuple(
                LeafInput(name, "points", (CellInput(None, Fraction(1), value, None),), value, unsure=False)
                for name, value in own.items()
            ),
        )
        for key, own in points.items()
    )
    return Inputs(root, root.aggregate, Robustness(), (), (), companies)


def pairs(points: dict[str, dict[str, Fraction]], root: Node | None = None) -> dict[tuple[str, str], tuple[int, bool]]:
    found = find_dominances(make_inputs(points, root or tree((1, 1, 1, 1, 1), "mean", "by-group")))
    return {(pair.upper, pair.lower): (pair.common, pair.any_weights) for pair in found}


def test_better_on_one_and_as_good_on_the_rest_dominates() -> None:
    a, b = {"c1": Fraction(67), "c2": Fraction(33)}, {"c1": Fraction(67), "c2": Fraction(0)}
    assert pairs({"a": a, "b": b}) == {("a", "b"): (2, True)}


def test_equals_and_those_who_are_each_better_somewhere_do_not() -> None:
    a, b = {"c1": Fraction(67), "c2": Fraction(0)}, {"c1": Fraction(0), "c2": Fraction(67)}
    assert pairs({"a": a, "b": b, "c": dict(a)}) == {}


def test_the_smallest_difference_decides() -> None:
    a, b = {"c1": VALUES[2], "c2": Fraction(5)}, {"c1": VALUES[1], "c2": Fraction(5)}
    assert pairs({"a": a, "b": b}) == {("a", "b"): (2, True)}


def test_where_different_commitments_count_weights_can_still_reverse_it() -> None:
    a, b = {"c1": Fraction(67), "c2": Fraction(0)}, {"c1": Fraction(33)}
    assert pairs({"a": a, "b": b}) == {("a", "b"): (1, False)}
    high = {"c1": Fraction(67), "c2": Fraction(33)}
    assert pairs({"a": high, "b": b}) == {("a", "b"): (1, True)}


def test_nothing_in_common_is_no_dominance() -> None:
    assert pairs({"a": {"c1": Fraction(100)}, "b": {"c2": Fraction(0)}}) == {}


def test_it_promises_nothing_where_services_are_put_together_last() -> None:
    a, b = {"c1": Fraction(67)}, {"c1": Fraction(0)}
    assert pairs({"a": a, "b": b}, tree((1, 1, 1, 1, 1), "mean", "by-group", last=True)) == {("a", "b"): (1, False)}


@given(
    points=st.fixed_dictionaries(
        {key: st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES), min_size=1) for key in ("a", "b")}
    ),
    weights=st.tuples(*[st.integers(1, 1000)] * 5),
    aggregate=st.sampled_from(["mean", "lowest", "harmonic"]),
    weighting=st.sampled_from(["by-group", "by-commitment"]),
)
@settings(deadline=None)
def test_no_weights_reverse_what_any_weights_says(
    points: dict[str, dict[str, Fraction]], weights: tuple[int, ...], aggregate: str, weighting: str
) -> None:
    for (upper, lower), (_, any_weights) in pairs(points).items():
        if any_weights:
            root = tree(weights, aggregate, weighting)
            above, below = (evaluate(root, Measure(points[key])) for key in (upper, lower))
            assert above is not None
            assert below is not None
            assert above >= below
