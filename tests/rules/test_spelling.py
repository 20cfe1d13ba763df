from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.rules.spelling import count_words, join_words, show_number, suggest

MANY = [f"company-{number}" for number in range(1000)]


@pytest.mark.parametrize(
    ("wrong", "known", "hint"),
    [
        ("dying", ["dyeing", "selling"], "Did you mean dyeing? Look there."),
        ("x", ["dyeing", "selling"], "There is dyeing and selling. Look there."),
        ("x", ["b", "a", "a"], "There is a and b. Look there."),
        ("xyz", [f"feature-{number}" for number in range(9)], "Look there."),
        ("x", [], "Look there."),
    ],
)
def test_a_hint_names_the_nearest_or_all_there_is_or_what_to_do(wrong: str, known: list[str], hint: str) -> None:
    assert suggest(wrong, known, "Look there.") == hint


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("compny-7", "company-7"), ("comapny-7", "company-7"), ("conpany-7", "company-7"), ("company-07", "company-0")],
)
def test_among_very_many_what_is_one_slip_away_is_near(wrong: str, near: str) -> None:
    assert suggest(wrong, MANY, "Look there.") == f"Did you mean {near}? Look there."


def test_among_very_many_what_is_two_slips_away_is_not_near() -> None:
    assert suggest("cmpany-0007", MANY, "Look there.") == "Look there."


def test_words_are_joined_as_in_a_sentence() -> None:
    assert [join_words(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]


def test_numbers_are_written_as_an_editor_would() -> None:
    assert [show_number(Fraction(text)) for text in ("0", "33", "33.3", "0.125")] == ["0", "33", "33.3", "0.125"]
    assert [count_words(number, "item", "items") for number in (0, 1, 2)] == ["0 items", "1 item", "2 items"]
