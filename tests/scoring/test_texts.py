from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.base import parse_partial_date
from scorecard.scoring.texts import (
    count_text,
    date_text,
    list_text,
    number_text,
    points_text,
    round_half_up,
    share_text,
)

SCORES = st.fractions(min_value=0, max_value=100)


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (Fraction(0), 0, "0"),
        (Fraction(1, 10**9), 0, "<1"),
        (Fraction(49, 100), 0, "<1"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(105, 2), 0, "53"),
        (Fraction(199, 2), 0, ">99"),
        (Fraction(994, 10), 0, "99"),
        (Fraction(99_999, 1000), 0, ">99"),
        (Fraction(100), 0, "100"),
        (Fraction(4, 100), 1, "<0.1"),
        (Fraction(5, 100), 1, "0.1"),
        (Fraction(9996, 100), 1, ">99.9"),
        (Fraction(6), 1, "6.0"),
        (Fraction(0), 1, "0"),
        (Fraction(100), 1, "100"),
    ],
)
def test_only_a_true_zero_and_a_true_hundred_read_so(value: Fraction, digits: int, expected: str) -> None:
    assert points_text(value, digits) == expected


def test_no_value_reads_as_a_dash_and_never_as_zero() -> None:
    assert points_text(None) == "–"
    assert share_text(None) == "–"


@given(SCORES, st.integers(min_value=0, max_value=3))
def test_a_rounded_value_is_at_most_half_a_step_away_and_halves_go_up(value: Fraction, digits: int) -> None:
    step = Fraction(1, 10**digits)
    rounded = round_half_up(value, digits)
    assert -step / 2 < value - rounded <= step / 2 or value - rounded == -step / 2
    assert (rounded / step).denominator == 1
    assert round_half_up(-value, digits) == -rounded


@given(st.integers(min_value=0, max_value=10**6))
def test_a_half_goes_up_and_not_to_the_even_neighbour(whole: int) -> None:
    assert round_half_up(Fraction(2 * whole + 1, 2)) == whole + 1


@given(SCORES, SCORES)
def test_a_larger_score_never_reads_as_a_smaller_one(one: Fraction, other: Fraction) -> None:
    def place(text: str) -> Fraction:
        shift = {"<": Fraction(-1, 2), ">": Fraction(1, 2)}.get(text[0], Fraction(0))
        return Fraction(text.lstrip("<>")) + shift

    low, high = sorted((one, other))
    assert place(points_text(low)) <= place(points_text(high))


def test_shares_are_percentages_by_the_same_rules() -> None:
    assert share_text(Fraction(1, 17), 1) == "5.9%"
    assert share_text(Fraction(1)) == "100%"
    assert share_text(Fraction(999, 1000)) == ">99%"
    assert share_text(Fraction(0)) == "0%"


def test_numbers_keep_their_own_decimals_and_get_commas() -> None:
    assert number_text(Fraction(30_658_047)) == "30,658,047"
    assert number_text(Fraction(7, 2)) == "3.5"
    assert number_text(Fraction(-1234)) == "−1,234"
    assert number_text(0) == "0"
    assert number_text(Fraction(1, 3)) == "0.3333"


def test_counts_agree_with_their_nouns() -> None:
    assert count_text(1, "company", "companies") == "1 company"
    assert count_text(0, "company", "companies") == "0 companies"
    assert count_text(1204, "day", "days") == "1,204 days"


def test_dates_are_written_in_full_and_only_as_exact_as_they_are_known() -> None:
    assert date_text(date(2026, 10, 31)) == "31 October 2026"
    assert date_text(parse_partial_date("2026-03-05")) == "5 March 2026"
    assert date_text(parse_partial_date("2023-03")) == "March 2023"
    assert date_text(parse_partial_date("2023-02")) == "February 2023"
    assert date_text(parse_partial_date("2023")) == "2023"


def test_lists_end_with_and() -> None:
    assert list_text([]) == ""
    assert list_text(["a"]) == "a"
    assert list_text(["a", "b"]) == "a and b"
    assert list_text(("a", "b", "c")) == "a, b and c"
