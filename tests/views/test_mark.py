from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.views.commitment import label_mark
from scorecard.views.mark import delivery_mark, is_mean, key_marks, pledge_pips, service_mark
from tests.views.register import MIXED, UNPROMISED, Register, make_assessment


def test_a_mark_is_as_full_as_the_points_and_carries_the_word() -> None:
    _, results = Register().add("mixed", MIXED).scored()
    marks = {item.commitment_id: delivery_mark(item) for item in results.by_id["mixed"].commitments}
    assert (marks["rc-1"].kind, marks["rc-1"].filling, marks["rc-1"].word) == ("filled", Fraction(33, 100), "Partial")
    assert (marks["wp-1"].kind, marks["wp-1"].filling, marks["wp-1"].word) == ("filled", Fraction(1), "Verified")
    assert (marks["rc-3"].kind, marks["rc-3"].word) == ("reversed", "Reversed")


def test_where_services_differ_the_mark_shows_their_mean_and_says_how_many_keep_it() -> None:
    _, results = Register().add("mixed", MIXED).scored()
    result = results.by_id["mixed"].commitment("rc-2")
    mark = delivery_mark(result)
    assert (mark.filling, mark.word) == (Fraction(67, 200), "1 of 2 kept")
    assert is_mean(result)
    assert [service_mark(service).word for service in result.services] == ["Delivered", "None found"]


@pytest.mark.parametrize(
    ("levels", "word"),
    [
        ({"cloth": "verified", "sheets": "delivered"}, "2 of 2 kept"),
        ({"cloth": "partial", "sheets": "none"}, "1 of 2 in part"),
        ({"cloth": "partial", "sheets": "reversed"}, "1 of 2 in part"),
        ({"cloth": "none", "sheets": "reversed"}, "1 of 2 reversed"),
    ],
)
def test_where_no_service_keeps_it_the_next_best_is_counted(levels: dict[str, str], word: str) -> None:
    _, results = Register().add("mixed", {**MIXED, "rc-2": make_assessment(levels)}).scored()
    assert delivery_mark(results.by_id["mixed"].commitment("rc-2")).word == word


@pytest.mark.parametrize(
    ("levels", "word", "points"),
    [
        ({"cloth": "delivered", "sheets": "not-assessed"}, "Delivered where assessed", 67),
        ({"cloth": "none", "sheets": "not-assessed"}, "None found where assessed", 0),
        ({"cloth": "verified", "sheets": "partial", "bags": "not-assessed"}, "1 of 2 kept where assessed", 66),
        ({"cloth": "not-assessed", "sheets": "not-assessed"}, "Not assessed", None),
    ],
)
def test_a_level_that_nobody_gave_to_some_services_says_so(
    levels: dict[str, str], word: str, points: int | None
) -> None:
    works = {key: {"name": key.title(), "kind": "mill", "features": ["dye"]} for key in levels}
    _, results = Register().add("mixed", {**MIXED, "rc-2": make_assessment(levels)}, services=works).scored()
    result = results.by_id["mixed"].commitment("rc-2")
    assert delivery_mark(result).word == word
    assert label_mark("RC 2", "Dye", delivery_mark(result)) == f"RC 2, Dye: {word}"
    assert (None if result.delivery_points is None else int(result.delivery_points)) == points


def test_what_has_no_level_has_its_own_mark() -> None:
    judged = {**MIXED, "rc-1": make_assessment("not-assessed"), "rc-2": make_assessment("not-applicable")}
    register = Register().add("mill", judged, services={"flour": {"name": "Flour", "kind": "mill", "features": []}})
    _, results = register.scored()
    result = results.by_id["mill"]
    unread, inapplicable = delivery_mark(result.commitment("rc-1")), delivery_mark(result.commitment("rc-2"))
    assert (unread.kind, unread.word) == ("not-assessed", "Not assessed")
    assert (inapplicable.kind, inapplicable.word) == ("not-applicable", "Does not apply")


def test_what_was_never_promised_is_quiet() -> None:
    _, results = Register().add("silent", UNPROMISED, endorsements=[], pledges=[]).add("mixed", MIXED).scored()
    assert all(delivery_mark(item).quiet for item in results.by_id["silent"].commitments)
    assert not any(delivery_mark(item).quiet for item in results.by_id["mixed"].commitments)


def test_pips_count_the_steps_above_the_lowest() -> None:
    dataset, results = Register().add("mixed", MIXED).scored()
    scale = dataset.methodology.scales["pledge"]
    pips = {item.commitment_id: pledge_pips(item.pledge, scale) for item in results.by_id["mixed"].commitments}
    assert (pips["rc-1"].full, pips["rc-1"].total, pips["rc-1"].word) == (3, 3, "Measurable")
    assert pips["wp-1"].full == 1


def test_the_key_begins_with_the_fullest_and_ends_with_what_is_no_level() -> None:
    dataset = Register().add("mixed", MIXED).dataset()
    words = [mark.word for mark in key_marks((dataset.methodology.scales["delivery"],))]
    assert words == ["Verified", "Delivered", "Partial", "None found", "Reversed", "Not assessed", "Does not apply"]
