"""How firm a score is, in words: ranges, the order of neighbours, bands on a border, what moved most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import pytest

from scorecard.model.dataset import Dataset
from scorecard.scoring.insight import Insight
from scorecard.scoring.results import Results
from scorecard.scoring.robustness import assess
from scorecard.scoring.robustness_inputs import gather_inputs
from scorecard.scoring.robustness_results import (
    CompanyRobustness,
    Dominance,
    Driver,
    Interval,
    Neighbours,
    Order,
    Robustness,
)
from scorecard.views.company import company_page
from scorecard.views.front import front_page
from scorecard.views.robustness import tell_band, tell_drivers, tell_trials, view_firmness, view_order
from tests.views.register import MIXED, every_kind


@dataclass(frozen=True)
class World:
    """A dataset and its results."""

    dataset: Dataset
    results: Results


@pytest.fixture(scope="module")
def register() -> World:
    return World(*every_kind().add("third", MIXED).scored())


@pytest.fixture(scope="module")
def drawn(register: World) -> Robustness:
    return assess(gather_inputs(register.dataset, register.results), register.results.edition_id)


def company(
    company_id: str, rank: tuple[int, int], score: tuple[int, int], bands: tuple[str, ...] = ()
) -> CompanyRobustness:
    interval = Interval(Fraction(score[0]), Fraction(score[1]))
    return CompanyRobustness(company_id, interval, *rank, bands, 1, ())


def pair(upper: str, lower: str, order: Order, share: Fraction = Fraction(3, 5)) -> Neighbours:
    return Neighbours(upper, lower, share, order)


def made(
    companies: tuple[CompanyRobustness, ...],
    neighbours: tuple[Neighbours, ...] = (),
    dominances: tuple[Dominance, ...] = (),
) -> Robustness:
    return Robustness("2024", 2000, 1, Fraction(9, 10), Fraction(19, 20), companies, neighbours, (), (), dominances)


def first_three(register: World) -> tuple[str, str, str]:
    ids = [key for key in register.results.ranking if register.results.by_id[key].rank is not None]
    return ids[0], ids[1], ids[2]


def name(register: World, company_id: str) -> str:
    return register.results.by_id[company_id].name


def tell(register: World, robustness: Robustness, company_id: str) -> str:
    found = view_firmness(register.results, robustness, company_id)
    assert found is not None
    return found.sentence


def test_the_sentence_gives_both_ranges_and_both_neighbours(register: World) -> None:
    a, b, c = first_three(register)
    found = company(b, (1, 3), (24, 50))
    both = made((found,), (pair(a, b, "open"), pair(b, c, "open")))
    choices = "Other reasonable choices put its score between 24 and 50 and its rank between 1 and 3"
    opening = f"{choices} in 90% of 2,000 trials."
    places = f"after {name(register, a)} and before {name(register, c)}"
    assert tell(register, both, b) == f"{opening} Its place {places} is open."
    mixed = made((found,), (pair(a, b, "firm"), pair(b, c, "open")))
    assert tell(register, mixed, b) == (
        f"{opening} Its place after {name(register, a)} is firm, before {name(register, c)} is open."
    )
    shared = made((found,), (pair(a, b, "shared"),))
    assert tell(register, shared, b) == opening


def test_a_range_of_one_value_is_told_as_one_value(register: World) -> None:
    a, _, _ = first_three(register)
    assert "put its score at 100 and its rank at 1 in" in tell(register, made((company(a, (1, 1), (100, 100)),)), a)


def test_without_draws_or_a_score_there_is_nothing_to_tell(register: World) -> None:
    a, b, _ = first_three(register)
    assert view_firmness(register.results, None, a) is None
    assert view_firmness(register.results, made((company(b, (1, 2), (1, 2)),)), a) is None


def test_a_band_is_on_the_border_when_the_range_reaches_into_another(register: World) -> None:
    a, _, _ = first_three(register)
    method, result = register.dataset.methodology, register.results.by_id[a]
    ids, names = [band.id for band in method.bands], [band.name for band in method.bands]
    assert result.band is not None
    assert tell_band(method, result, None) == result.band.name
    one = made((company(a, (1, 1), (1, 2), (result.band.id,)),))
    assert tell_band(method, result, one) == result.band.name
    two = made((company(a, (1, 1), (1, 2), tuple(ids[:2])),))
    assert tell_band(method, result, two) == f"On the border of {names[0]} and {names[1]}"
    every = made((company(a, (1, 1), (1, 2), tuple(ids)),))
    assert tell_band(method, result, every) == f"Anything from {names[0]} to {names[-1]}"
    assert tell_band(method, replace(result, band=None), every) == ""


def test_neighbours_are_told_as_firm_or_open_with_the_share(register: World) -> None:
    a, b, c = first_three(register)
    robustness = made((), (pair(a, b, "firm", Fraction(999, 1000)), pair(b, c, "shared")))
    first, second = (view_order(register.results, robustness, company_id) for company_id in (a, b))
    assert first is not None
    assert second is not None
    assert first.word == "firm, >99%"
    assert first.text == (
        f"The order of {name(register, a)} and {name(register, b)} is firm: it held in >99% of the trials."
    )
    assert second.word == "same rank"
    assert view_order(register.results, robustness, c) is None
    assert view_order(register.results, None, a) is None


def test_only_dominance_that_no_weights_reverse_is_told(register: World) -> None:
    a, b, c = first_three(register)
    pairs = (Dominance(a, b, 3, any_weights=True), Dominance(a, c, 3, any_weights=False))
    both = (company(a, (1, 1), (1, 2)), company(b, (1, 1), (1, 2)))
    found = view_firmness(register.results, made(both, (), pairs), a)
    assert found is not None
    assert found.dominance == f"No weights can put {name(register, b)} before it."


def test_what_moved_most_is_named() -> None:
    drivers = (
        Driver("weights", Fraction(1, 10), Fraction(2, 10)),
        Driver("levels", Fraction(0), Fraction(-1, 100)),
        Driver("aggregate", Fraction(6, 10), Fraction(102, 100)),
        Driver("confidence", Fraction(0), Fraction(0)),
    )
    assert tell_drivers(drivers, "its rank") == "What moved its rank most: how the parts are put together."
    assert tell_drivers((), "its rank") == ""


def test_the_trials_are_told_as_the_methodology_sets_them(register: World) -> None:
    method = register.dataset.methodology
    robustness = made(())
    told = tell_trials(method, robustness)
    for part in ("2,000 trials", "25% higher or lower", "50% of the way", "the geometric mean beside the mean", "95%"):
        assert part in told
    still = method.robustness.model_copy(update={"level_spread": Fraction(0), "aggregates": (), "confidence_steps": 0})
    bare = tell_trials(method.model_copy(update={"robustness": still}), robustness)
    assert ": weights up to 25% higher or lower. A range" in bare


def test_page_and_table_show_the_same_ranges(register: World, drawn: Robustness) -> None:
    insight = Insight(drawn)
    front = front_page(register.dataset, register.results, {}, (), insight)
    assert "firm" in front.order_note
    for company_id, row in zip(register.results.ranking, front.rows, strict=True):
        item = drawn.company(company_id)
        page = company_page(register.dataset, register.results, company_id, {}, insight=insight)
        if item is None:
            assert (row.ranks, row.scores, page.firmness, page.score.firmness) == ("", "", None, "")
            continue
        assert page.firmness is not None
        assert (row.ranks, row.scores) == (page.firmness.rank_range, page.firmness.score_range)
        assert page.score.band == row.band
        assert (row.bar.low, row.bar.high) == (item.score.low / 100, item.score.high / 100)
        assert page.score.order_note == ""
        assert page.trials
    assert [row.order is not None for row in front.rows[:2]] == [True, True]


def test_without_draws_pages_warn_instead(register: World) -> None:
    a, _, _ = first_three(register)
    page = company_page(register.dataset, register.results, a, {})
    assert page.score.order_note
    assert (page.score.firmness, page.firmness, page.trials, page.outlook) == ("", None, "", None)
    assert front_page(register.dataset, register.results, {}).order_note == page.score.order_note
