"""The outlook on a scorecard: what each next level takes and gives, the steps that add most, the ceiling."""

from __future__ import annotations

import copy
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from scorecard.scoring.insight import Insight
from scorecard.scoring.outlook import Ascent, Missing, Outlook, Peer, Step, look_ahead
from scorecard.views.company import CompanyPage, company_page
from scorecard.views.outlook import MOST, tell_ceiling, view_outlook, view_step
from tests.views.register import MIXED, every_kind

PEER = Peer("kept", "Kept", Fraction(100), "Verified", 0, "A page", "A body", "https://example.org/page")


def step(commitment_id: str = "c", **changes: Any) -> Step:
    found = Step(commitment_id, (), Fraction(2), Fraction(44), 1, None)
    return replace(found, **changes)


def outlook(*steps: Step, **changes: Any) -> Outlook:
    return replace(Outlook("mixed", Fraction(42), 2, steps, Fraction(50), 1), **changes)


@pytest.fixture(scope="module")
def page() -> CompanyPage:
    dataset, results = every_kind().scored()
    return company_page(dataset, results, "mixed", {}, insight=Insight(None, look_ahead(dataset, results)))


def test_what_is_missing_is_told_once_for_all_services() -> None:
    ascents = (
        Ascent("partial", Fraction(33), ("a",), (Missing("evidence", 1),)),
        Ascent(
            "delivered", Fraction(67), ("b",), (Missing("evidence", 1), Missing("kinds", kinds=("action", "finding")))
        ),
        Ascent("verified", Fraction(100), ("c",), (Missing("evidence", 3), Missing("third-party"))),
    )
    view = view_step(outlook(step(ascents=ascents)), "c")
    assert view is not None
    assert view.missing == (
        "Still to be shown: a piece of evidence, an action or a finding by others, 3 more pieces of evidence "
        "and a source that is independent of the company."
    )


def test_the_gain_is_told_with_score_and_rank() -> None:
    view = view_step(outlook(step()), "c")
    assert view is not None
    assert view.gain == "Adds 2.0 points: score 44, rank 1."
    same = view_step(outlook(step(rank=2, gain=Fraction(1, 100), score=Fraction(4201, 100))), "c")
    assert same is not None
    assert same.gain == "Adds <0.1 points: score 42, same rank."
    none = view_step(outlook(step(gain=None, score=None, rank=None)), "c")
    assert none is not None
    assert none.gain == ""
    assert view_step(outlook(), "c") is None


def test_the_best_peer_is_named_with_its_level_and_a_link_only_where_it_is_safe() -> None:
    view = view_step(outlook(step(best=PEER)), "c")
    assert view is not None
    assert view.best == "Best shown: Kept (verified)"
    assert view.source is not None
    assert (view.source.text, view.source.address) == ("A body", "https://example.org/page")
    others = replace(PEER, others=2, level="", points=Fraction(167, 3), source_url="javascript:alert(1)")
    unsafe = view_step(outlook(step(best=others)), "c")
    assert unsafe is not None
    assert unsafe.best == "Best shown: Kept and 2 others (55.7 points)"
    assert unsafe.source is None


def test_the_ceiling_is_told_against_the_score() -> None:
    assert tell_ceiling(outlook()) == (
        "With the best that any other company shows on each commitment its score would be 50, not 42, and its rank 1."
    )
    assert tell_ceiling(outlook(ceiling=Fraction(42))).startswith("No other company shows more")
    assert tell_ceiling(outlook(ceiling=None, score=None)) == ""


def test_the_steps_that_add_most_stand_first_and_the_rest_is_counted(page: CompanyPage) -> None:
    assert page.outlook is not None
    views = {view.id: view for framework in page.frameworks for view in framework.commitments}
    gains = [float(row.gain) for row in page.outlook.rows]
    assert gains == sorted(gains, reverse=True)
    assert gains
    for row in page.outlook.rows:
        view = views[row.commitment.address]
        assert (row.commitment.text, row.label) == (view.name, view.label)
        assert row.level.startswith(view.next_levels[0].name)
        assert view.step is not None
        assert f"Adds {row.gain} points" in view.step.gain
    many = outlook(*(step(next(iter(views)), gain=Fraction(number)) for number in range(1, MOST + 3)))
    shown = view_outlook(many, views)
    assert shown is not None
    assert len(shown.rows) == MOST
    assert shown.more == "2 more commitments would raise it by as much or less."
    all_of_them = view_outlook(many, views, most=MOST + 2)
    assert all_of_them is not None
    assert (len(all_of_them.rows), all_of_them.more) == (MOST + 2, "")
    assert view_outlook(None, views) is None


def test_at_the_top_there_is_no_step_and_what_was_not_promised_adds_nothing() -> None:
    dataset, results = every_kind().scored()
    ahead = look_ahead(dataset, results)
    kept = company_page(dataset, results, "kept", {}, insight=Insight(None, ahead))
    assert all(view.step is None for framework in kept.frameworks for view in framework.commitments)
    silent = company_page(dataset, results, "silent", {}, insight=Insight(None, ahead))
    steps = [view.step for framework in silent.frameworks for view in framework.commitments if view.step]
    assert steps
    assert all(each.gain == "" for each in steps)
    assert silent.outlook is None


def test_a_peer_s_better_judgement_changes_what_the_page_says() -> None:
    """So the page must be made again: its key holds the outlook."""
    judged = copy.deepcopy(MIXED)
    before = every_kind().scored()
    after = (
        every_kind()
        .add("better", {**judged, **{key: {**value, "delivery": "verified"} for key, value in judged.items()}})
        .scored()
    )
    texts = [Insight(None, look_ahead(*world)).of_company("mixed") for world in (before, after)]
    assert texts[0] != texts[1]
