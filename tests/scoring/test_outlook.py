"""Outlook: what one level more takes and gives, held against scoring the changed judgement anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from scorecard.model.dataset import Dataset, EditionData
from scorecard.model.scale import Demands
from scorecard.scoring.outlook import Missing, Outlook, Step, look_ahead
from scorecard.scoring.score import score

UP = {"none": "partial", "reversed": "partial", "partial": "delivered", "delivered": "verified", "verified": "verified"}
METHODS: tuple[dict[str, Any], ...] = (
    {},
    {"weighting": "by-commitment", "weights": {"c2": 3}},
    {"aggregate": "geometric"},
    {"nodes": {"f": {"aggregate": "lowest"}}},
    {"nodes": {"overall": {"services": "last"}}},
)
LEVELS: Mapping[str, Mapping[str, Any]] = {
    "a": {"c1": "partial", "c2": {"app": "none", "tube": "delivered"}, "c3": "verified", "c4": "not-assessed"},
    "b": {"c1": "verified", "c2": {"app": "delivered", "tube": "delivered"}, "c3": "partial", "c4": "delivered"},
    "c": {"c1": "verified", "c2": "partial", "c3": "none", "c4": "partial"},
}
SOURCES = {
    "own": ("first", "2020-01-01"),
    "late": ("first", "2024-01-01"),
    "other": ("third", "2022-01-01"),
}


@pytest.fixture(scope="session")
def town(world: Any, make: Any) -> Any:
    """Three companies, four commitments in two groups; `c2` is about services."""

    def made(
        levels: Mapping[str, Mapping[str, Any]] = LEVELS,
        evidence: Mapping[str, list[Any]] | None = None,
        cited: Mapping[tuple[str, str], list[str]] | None = None,
        pledges: Mapping[tuple[str, str], str] | None = None,
        **method: Any,
    ) -> Dataset:
        services = {
            "app": {"name": "App", "kind": "app", "features": ["chat"], "weight": 2},
            "tube": {"name": "Tube", "kind": "app", "features": ["chat"]},
        }
        sources = {
            key: {
                "title": f"The {key} page",
                "publisher": f"Publisher of {key}",
                "url": f"https://example.org/{key}",
                "date": date,
                "accessed": "2026-01-01",
                "language": "en",
                "party": party,
            }
            for key, (party, date) in SOURCES.items()
        }
        first = [make.commitment("c1"), make.commitment("c2", applies_to=["chat"])]
        second = [make.commitment("c3"), make.commitment("c4")]
        groups = [{"id": f"g{number}", "name": "G", "commitments": part} for number, part in enumerate((first, second))]
        dataset: Dataset = world(
            {"f": make.framework(1, groups=groups)},
            {
                key: make.company(
                    key.upper(), services=services, sources=sources, evidence=(evidence or {}).get(key, [])
                )
                for key in levels
            },
            {
                key: {
                    name: make.assessment(
                        (pledges or {}).get((key, name), "own"), level, evidence=(cited or {}).get((key, name), [])
                    )
                    for name, level in own.items()
                }
                for key, own in levels.items()
            },
            **{"min_coverage": 0, **method},
        )
        return dataset

    return made


def look(dataset: Dataset, company_id: str = "a") -> Outlook:
    return look_ahead(dataset, score(dataset, "2026"))[company_id]


def step(outlook: Outlook, commitment_id: str) -> Step:
    return next(item for item in outlook.steps if item.commitment_id == commitment_id)


def fact(item_id: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": item_id,
        "date": "2021",
        "kind": "action",
        "commitments": ["c1"],
        "statement": "Did it.",
        "source": "own",
        **changes,
    }


def rejudge(dataset: Dataset, company_id: str, changes: Mapping[str, Any]) -> Dataset:
    """Return the dataset with other delivery levels."""
    data = dataset.editions["2026"]
    own = dict(data.assessments[company_id])
    for commitment_id, delivery in changes.items():
        levels = delivery if isinstance(delivery, dict) else {"*": delivery}
        own[commitment_id] = own[commitment_id].model_copy(update={"delivery": levels})
    return replace(dataset, editions={"2026": EditionData(data.edition, {**data.assessments, company_id: own})})


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("company_id", ["a", "b", "c"])
def test_a_step_gives_what_scoring_the_raised_levels_gives(town: Any, method: dict[str, Any], company_id: str) -> None:
    dataset = town(**method)
    results = score(dataset, "2026")
    outlook = look(dataset, company_id)
    assert outlook.steps
    for each in outlook.steps:
        judged = LEVELS[company_id][each.commitment_id]
        raised = {key: UP[level] for key, level in judged.items()} if isinstance(judged, dict) else UP[judged]
        after = score(rejudge(dataset, company_id, {each.commitment_id: raised}), "2026").by_id[company_id]
        assert each.score == after.score
        assert each.rank == after.rank
        assert each.gain == after.score - results.by_id[company_id].score  # type: ignore[operator]  # a score that is missing fails here, too


def test_there_is_a_step_for_all_that_is_judged_and_below_the_top(town: Any) -> None:
    assert [item.commitment_id for item in look(town()).steps] == ["c1", "c2"]


def test_services_rise_from_where_each_of_them_stands(town: Any) -> None:
    ascents = step(look(town()), "c2").ascents
    assert [(item.level_id, item.points, item.services) for item in ascents] == [
        ("partial", Fraction(33), ("app",)),
        ("verified", Fraction(100), ("tube",)),
    ]


def test_what_was_not_promised_adds_nothing(town: Any) -> None:
    found = step(look(town(pledges={("a", "c1"): "none"})), "c1")
    assert (found.gain, found.score, found.rank) == (None, None, None)
    assert found.ascents
    assert found.best is not None


def test_points_have_no_next_level_but_a_best_peer(world: Any, make: Any) -> None:
    dataset = world(
        {"f": make.framework(1, commitments=[make.commitment("c1", scale="points")])},
        {key: make.company(key) for key in "ab"},
        {"a": {"c1": make.assessment("own", 20)}, "b": {"c1": make.assessment("own", 70)}},
        min_coverage=0,
    )
    (found,) = look(dataset).steps
    assert (found.ascents, found.gain) == ((), None)
    assert found.best is not None
    assert found.best.points == 70
    assert look(dataset).ceiling == 70


@pytest.mark.parametrize("method", METHODS[:4])
def test_the_ceiling_is_the_score_with_the_best_of_all_peers(town: Any, method: dict[str, Any]) -> None:
    dataset = town(**method)
    best = {"c1": "verified", "c2": {"app": "delivered", "tube": "delivered"}}
    after = score(rejudge(dataset, "a", best), "2026").by_id["a"]
    assert (look(dataset).ceiling, look(dataset).ceiling_rank) == (after.score, after.rank)


def test_the_ceiling_never_lies_below_the_score(town: Any) -> None:
    for outlook in look_ahead(town(), score(town(), "2026")).values():
        assert outlook.ceiling is not None
        assert outlook.score is not None
        assert outlook.ceiling >= outlook.score


def test_without_a_score_there_is_no_gain(town: Any) -> None:
    outlook = look(town(min_coverage=1))
    assert (outlook.score, outlook.ceiling, outlook.ceiling_rank) == (None, None, None)
    assert all(item.gain is None for item in outlook.steps)


def test_the_best_peer_stands_highest_in_the_ranking_and_the_others_are_counted(town: Any) -> None:
    found = step(look(town()), "c1").best
    assert found is not None
    assert (found.company_id, found.points, found.others) == ("b", Fraction(100), 1)
    assert step(look(town()), "c2").best.company_id == "b"  # type: ignore[union-attr]  # None fails here, too


def test_nobody_is_named_where_nobody_does_better(town: Any) -> None:
    assert step(look(town(), "b"), "c4").best is None


def test_a_peer_is_shown_by_an_independent_source_then_by_the_newest_never_by_an_allegation(town: Any) -> None:
    items = [
        fact("e1"),
        fact("e2", date="2023", source="late"),
        fact("e3", source="late", also=["other"]),
        fact("e4", date="2025", kind="finding", source="other", allegation=True),
    ]

    def shown(cited: list[str]) -> str:
        best = step(look(town(evidence={"b": items}, cited={("b", "c1"): cited})), "c1").best
        assert best is not None
        return best.source_url

    assert shown(["e1", "e2", "e3", "e4"]) == "https://example.org/other"
    assert shown(["e1", "e2"]) == "https://example.org/late"
    assert shown(["e4"]) == shown([]) == ""


def test_missing_is_what_the_next_level_demands_and_nothing_cited_gives(town: Any) -> None:
    demands = Demands.model_validate({"evidence": 2, "kinds": ["action", "disclosure"], "third_party": True})

    def missing(items: list[Any]) -> tuple[Missing, ...]:
        dataset: Dataset = town(evidence={"a": items}, cited={("a", "c1"): [item["id"] for item in items]})
        method = dataset.methodology
        scale = method.scales["delivery"]
        levels = tuple(
            level.model_copy(update={"demands": demands}) if level.id == "delivered" else level
            for level in scale.levels
        )
        scales = {**method.scales, "delivery": scale.model_copy(update={"levels": levels})}
        changed = replace(dataset, methodology=method.model_copy(update={"scales": scales}))
        (ascent,) = step(look(changed), "c1").ascents
        return ascent.missing

    kinds = Missing("kinds", kinds=("action", "disclosure"))
    assert missing([]) == (Missing("evidence", 2), kinds, Missing("third-party"))
    assert missing([fact("e1", kind="finding", source="other")]) == (Missing("evidence", 1), kinds)
    assert missing([fact("e1"), fact("e2")]) == (Missing("third-party"),)
    assert missing([fact("e1"), fact("e2", also=["other"])]) == ()
