"""Scores worked out by hand, and what stands around them: services, coverage, bands, ranks, deadlines."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from scorecard.scoring.aggregate import geometric, mean
from scorecard.scoring.score import UnknownEditionError, score


def frameworks(make: Any) -> dict[str, Any]:
    """One framework of two groups (2 and 1 commitments) and one of a single commitment."""
    groups = [
        {"id": "g1", "name": "G1", "commitments": [make.commitment("a"), make.commitment("b")]},
        {"id": "g2", "name": "G2", "commitments": [make.commitment("c", applies_to=["video"])]},
    ]
    return {"f1": make.framework(1, groups=groups), "f2": make.framework(2, commitments=[make.commitment("d")])}


VIDEO = {"app": {"name": "App", "kind": "app", "features": ["chat", "video"]}}


def test_by_group_each_group_weighs_the_same(world: Any, make: Any) -> None:
    levels = {"a": "verified", "b": "none", "c": "delivered", "d": "partial"}
    judged = {key: make.assessment("own", level) for key, level in levels.items()}
    company = make.company("Example", services=VIDEO)
    result = score(world(frameworks(make), {"e": company}, {"e": judged}), "2026").by_id["e"]
    # g1 = 50, g2 = 67, f1 = 58.5, f2 = 33
    assert result.score == (Fraction(117, 2) + 33) / 2
    assert result.commitment("a").effective_weight == Fraction(1, 8)
    assert result.commitment("c").contribution == Fraction(67, 4)


def test_by_commitment_each_leaf_weighs_the_same(world: Any, make: Any) -> None:
    levels = {"a": "verified", "b": "none", "c": "delivered", "d": "partial"}
    judged = {key: make.assessment("own", level) for key, level in levels.items()}
    company = make.company("Example", services=VIDEO)
    dataset = world(frameworks(make), {"e": company}, {"e": judged}, weighting="by-commitment")
    result = score(dataset, "2026").by_id["e"]
    assert result.score == Fraction(100 + 0 + 67 + 33, 4)
    assert {item.effective_weight for item in result.commitments} == {Fraction(1, 4)}


def test_a_commitment_that_does_not_apply_leaves_the_sums_and_the_others_weigh_more(world: Any, make: Any) -> None:
    judged = {key: make.assessment("own", "verified") for key in "abd"} | {"c": make.assessment("own", "none")}
    result = score(world(frameworks(make), {"e": make.company("Example")}, {"e": judged}), "2026").by_id["e"]
    assert result.commitment("c").standing == "not-applicable"
    assert result.commitment("a").effective_weight == Fraction(1, 4)
    assert result.score == 100
    assert result.counts.not_applicable == 1


def test_services_that_differ_are_averaged_by_their_weights(world: Any, make: Any) -> None:
    services = {
        "one": {"name": "One", "kind": "app", "features": ["video"], "weight": 3},
        "two": {"name": "Two", "kind": "app", "features": ["video"]},
        "old": {"name": "Old", "kind": "app", "features": ["video"], "until": "2026-10-31"},
        "chat": {"name": "Chat", "kind": "app", "features": ["chat"]},
    }
    judged = {
        "c": make.assessment("own", {"one": "delivered", "two": "reversed", "old": "verified", "chat": "verified"})
    }
    dataset = world(frameworks(make), {"e": make.company("E", services=services)}, {"e": judged}, min_coverage=0)
    result = score(dataset, "2026").by_id["e"].commitment("c")
    assert [service.service_id for service in result.services] == ["one", "two"]
    assert result.delivery_points == Fraction(3 * 67, 4)
    assert result.status == "partly"
    assert result.delivery_level is None


def test_a_service_nobody_assessed_lowers_coverage_and_is_never_imputed(world: Any, make: Any) -> None:
    services = {key: {"name": key, "kind": "app", "features": ["video"]} for key in ("one", "two")}
    judged = {"c": make.assessment("own", {"one": "delivered"})}
    dataset = world(frameworks(make), {"e": make.company("E", services=services)}, {"e": judged}, min_coverage=0)
    result = score(dataset, "2026").by_id["e"]
    assert result.commitment("c").delivery_points == 67
    assert result.commitment("c").assessed_share == Fraction(1, 2)
    assert result.coverage == Fraction(1, 2)


def test_below_the_least_coverage_there_is_no_score_and_the_reason_is_kept(world: Any, make: Any) -> None:
    judged = {"a": make.assessment("own", "verified"), "d": make.assessment("own", "not-assessed")}
    result = score(world(frameworks(make), {"e": make.company("E")}, {"e": judged}), "2026").by_id["e"]
    assert result.coverage == Fraction(1, 2)
    assert (result.score, result.no_score, result.rank) == (None, "low-coverage", None)


def test_a_missing_assessment_of_an_endorsed_framework_lowers_coverage(world: Any, make: Any) -> None:
    endorsed = make.company("E", endorsements=[{"framework": "f1", "date": "2020-03-05", "source": "page"}])
    judged = {"a": make.assessment("collective", "delivered")}
    result = score(world(frameworks(make), {"e": endorsed}, {"e": judged}), "2026").by_id["e"]
    assert result.commitment("b").standing == "not-assessed"
    assert result.coverage == Fraction(1, 2)
    assert result.commitment("d").pledged is False


def test_an_endorsement_that_ended_pledges_nothing(world: Any, make: Any) -> None:
    left = {"framework": "f1", "date": "2020-03-05", "ended": "2024", "how_ended": "It left.", "source": "page"}
    result = score(world(frameworks(make), {"e": make.company("E", endorsements=[left])}, {}), "2026").by_id["e"]
    assert result.no_score == "no-pledges"


def test_practice_looks_at_what_is_done_without_a_pledge(world: Any, make: Any) -> None:
    judged = {
        "a": make.assessment("own", "verified"),
        "b": make.assessment("none", "none", searched=["everywhere"]),
        "d": make.assessment("none", "partial"),
    }
    result = score(world(frameworks(make), {"e": make.company("E")}, {"e": judged}), "2026").by_id["e"]
    assert result.score == 100
    assert result.practice == (Fraction(50) + 33) / 2
    assert result.breadth == Fraction(1, 3)
    assert result.strength == Fraction(67, 3)


def test_ties_share_a_rank_and_companies_without_a_score_come_last_unranked(world: Any, make: Any) -> None:
    levels = {"w": "verified", "x": "partial", "y": "partial", "z": "none", "n": "not-assessed"}
    companies = {key: make.company(key.upper()) for key in levels}
    judged = {key: {"d": make.assessment("own", level)} for key, level in levels.items()}
    results = score(world(frameworks(make), companies, judged), "2026")
    assert {key: results.by_id[key].rank for key in levels} == {"w": 1, "x": 2, "y": 2, "z": 4, "n": None}
    assert results.ranking == ("w", "x", "y", "z", "n")


@pytest.mark.parametrize(
    ("level", "band"), [("none", "low"), ("partial", "low"), ("delivered", "middle"), ("verified", "high")]
)
def test_a_band_begins_at_its_threshold(world: Any, make: Any, level: str, band: str) -> None:
    judged = {"e": {"d": make.assessment("own", level)}}
    found = score(world(frameworks(make), {"e": make.company("E")}, judged), "2026").by_id["e"].band
    assert found is not None
    assert found.id == band


def test_yes_no_and_points_are_scales_like_any_other(world: Any, make: Any) -> None:
    scales = [make.commitment("a", scale="yes-no"), make.commitment("b", scale="points")]
    judged = {"a": make.assessment("own", "yes"), "b": make.assessment("own", 45)}
    dataset = world({"f": make.framework(1, commitments=scales)}, {"e": make.company("E")}, {"e": judged})
    result = score(dataset, "2026").by_id["e"]
    assert result.score == Fraction(145, 2)
    assert (result.commitment("a").status, result.commitment("b").status) == ("kept", "partly")


def overdue_company(make: Any, **evidence: Any) -> Any:
    pledge = {
        "id": "p1",
        "date": "2021",
        "commitments": ["d"],
        "statement": "Will do it.",
        "clarity": "measurable",
        "deadline": "2026-10",
        "source": "page",
    }
    done = {
        "id": "e1",
        "date": "2022",
        "kind": "action",
        "commitments": ["d"],
        "statement": "Did it.",
        "source": "page",
    }
    return make.company("E", pledges=[pledge | {"deadline": "2025-12"}], evidence=[done | evidence] if evidence else [])


def test_a_deadline_that_passed_without_delivery_is_overdue_by_days(world: Any, make: Any) -> None:
    judged = {"e": {"d": make.assessment("measurable", "partial")}}
    result = score(world(frameworks(make), {"e": overdue_company(make)}, judged), "2026").by_id["e"]
    (late,) = result.commitment("d").overdue
    assert (late.pledge_id, late.deadline, late.days) == ("p1", "2025-12", 304)
    assert result.counts.overdue == 1


@pytest.mark.parametrize("evidence", [{"fulfils": ["p1"]}, {"withdraws": "p1"}])
def test_a_pledge_that_was_fulfilled_or_withdrawn_is_not_overdue(world: Any, make: Any, evidence: Any) -> None:
    judged = {"e": {"d": make.assessment("measurable", "partial")}}
    result = score(world(frameworks(make), {"e": overdue_company(make, **evidence)}, judged), "2026").by_id["e"]
    assert result.commitment("d").overdue == ()


def test_a_commitment_that_is_kept_has_nothing_overdue(world: Any, make: Any) -> None:
    judged = {"e": {"d": make.assessment("measurable", "delivered")}}
    result = score(world(frameworks(make), {"e": overdue_company(make)}, judged), "2026").by_id["e"]
    assert result.commitment("d").overdue == ()


def test_an_edition_that_the_data_lacks_is_named(world: Any, make: Any) -> None:
    with pytest.raises(UnknownEditionError, match="1999"):
        score(world(frameworks(make), {}, {}), "1999")


def test_the_geometric_mean_does_not_let_one_zero_wipe_out_the_rest() -> None:
    one = Fraction(1)
    assert mean([(one, Fraction(0)), (one, Fraction(100))]) == 50
    # points 1 and 100 -> 10 on the moved scale -> 900/99
    found = geometric([(one, Fraction(0)), (one, Fraction(100))])
    assert found is not None
    assert abs(found - Fraction(900, 99)) < Fraction(1, 10**30)
    assert geometric([(one, Fraction(33)), (2 * one, Fraction(33))]) == 33
    assert geometric([]) is None
