"""Trend: each cause is told for what it is, and the parts add up exactly whatever changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.model.correction import Correction
from scorecard.model.dataset import Dataset, EditionData
from scorecard.scoring.hindsight import compare_editions, find_earlier, look_back
from scorecard.scoring.insight import NO_INSIGHT
from scorecard.scoring.moment import see_moment
from scorecard.scoring.record import make_lock, make_record
from scorecard.scoring.score import score
from scorecard.scoring.trend import CAUSES, Comparison, Known, Trend, compare
from scorecard.workflow.diff import diff_revisions

METHODS: tuple[dict[str, Any], ...] = (
    {},
    {"weighting": "by-commitment", "weights": {"c2": 3}},
    {"aggregate": "geometric"},
    {"aggregate": "lowest"},
    {"nodes": {"overall": {"services": "last"}}},
)
EVIDENCE = [
    {"id": key, "date": day, "kind": "action", "commitments": ["c1"], "statement": "Done.", "source": "page"}
    for key, day in (("old", "2022-12-31"), ("new", "2023-01-01"), ("vague", "2022"))
]
Levels = Mapping[str, tuple[str, Any, list[str]]]
"""By commitment: pledge level, delivery, cited facts."""


@dataclass(frozen=True)
class Makers:
    """What makes worlds of two editions, 2022 and 2026."""

    world: Any
    make: Any

    def pair(self, before: Levels, after: Levels, services: Mapping[str, Any] | None = None, **method: Any) -> Dataset:
        """One company, four commitments in two groups; c2 and c4 are for services with chat."""
        framework = self.make.framework(
            1,
            [
                {"id": "g1", "name": "G1", "commitments": [self._entry("c1"), self._entry("c2", applies_to=["chat"])]},
                {"id": "g2", "name": "G2", "commitments": [self._entry("c3"), self._entry("c4", applies_to=["chat"])]},
            ],
        )
        named = {"app": {"name": "App", "kind": "app", "features": ["chat"]}}
        company = self.make.company("A", evidence=EVIDENCE, services=services or named)
        dataset: Dataset = self.world({"f": framework}, {"a": company}, {"a": self._judge(after)}, **method)
        now = dataset.editions["2026"]
        then = now.edition.model_copy(update={"title": "Edition 2022", "cut_off": date(2022, 12, 31)})
        return replace(
            dataset, editions={"2022": EditionData(then, {"a": self._judge(before)}), "2026": now}, digest="0" * 64
        )

    def _entry(self, key: str, **changes: Any) -> Any:
        return self.make.commitment(key, **changes)

    def _judge(self, levels: Levels) -> dict[str, Any]:
        return {
            key: self.make.assessment(pledge, delivery, evidence=cited)
            for key, (pledge, delivery, cited) in levels.items()
        }


@pytest.fixture(scope="session")
def makers(world: Any, make: Any) -> Makers:
    return Makers(world, make)


BASE: Levels = {
    "c1": ("own", "partial", ["old"]),
    "c2": ("own", "none", []),
    "c3": ("own", "delivered", ["old"]),
    "c4": ("none", "none", []),
}


def differ(dataset: Dataset) -> Trend:
    before, after = (see_moment(dataset, score(dataset, key)) for key in ("2022", "2026"))
    return compare_editions(dataset, before, after).trends["a"]


def moved(trend: Trend) -> dict[tuple[str, str | None, str], Fraction]:
    return {(part.cause, part.commitment_id, part.reason): part.change for part in trend.parts if part.change}


def assert_adds_up(trend: Trend) -> None:
    assert trend.before is not None
    assert trend.after is not None
    assert sum((part.change for part in trend.parts), Fraction(0)) == trend.after - trend.before == trend.change
    assert sum(trend.by_cause().values()) == trend.change
    assert sum(trend.by_commitment().values()) == trend.change


def test_nothing_changed_gives_no_parts(makers: Makers) -> None:
    trend = differ(makers.pair(BASE, BASE))
    assert not trend.parts
    assert trend.change == 0
    assert trend.restated == trend.before


def test_a_level_that_rests_on_a_fact_after_the_earlier_cut_off_is_new_evidence(makers: Makers) -> None:
    trend = differ(makers.pair(BASE, {**BASE, "c1": ("own", "delivered", ["old", "new"])}))
    # c1 and c2 are one of two groups, so c1 is a quarter of the score.
    assert moved(trend) == {("evidence", "c1", ""): Fraction(67 - 33, 4)}
    assert_adds_up(trend)


@pytest.mark.parametrize("cited", [["old"], ["vague"], []])
def test_a_level_that_rests_on_nothing_newer_is_new_judgement(makers: Makers, cited: list[str]) -> None:
    trend = differ(makers.pair(BASE, {**BASE, "c1": ("own", "delivered", cited)}))
    assert moved(trend) == {("judgement", "c1", ""): Fraction(67 - 33, 4)}


def test_a_new_fact_without_another_level_moves_nothing(makers: Makers) -> None:
    trend = differ(makers.pair(BASE, {**BASE, "c1": ("measurable", "partial", ["old", "new"])}))
    assert trend.parts == ()


def test_what_is_newly_promised_is_scope_and_its_later_level_what_it_is(makers: Makers) -> None:
    trend = differ(makers.pair(BASE, {**BASE, "c4": ("own", "verified", ["new"])}))
    # It comes in at the level of then (0) and rises afterwards.
    assert moved(trend) == {
        ("scope", "c4", "pledged"): Fraction(67, 4) - Fraction(67, 2),
        ("evidence", "c4", ""): Fraction(100, 4),
    }
    assert trend.restated == trend.before + Fraction(67, 4) - Fraction(67, 2) if trend.before else False
    assert_adds_up(trend)


def test_what_was_promised_and_no_longer_is_leaves_as_scope(makers: Makers) -> None:
    trend = differ(makers.pair(BASE, {**BASE, "c1": ("none", "verified", ["new"])}))
    assert set(moved(trend)) == {("scope", "c1", "unpledged")}
    assert_adds_up(trend)


def test_a_service_that_began_later_comes_in_as_scope_with_its_later_level(makers: Makers) -> None:
    services = {
        "app": {"name": "App", "kind": "app", "features": ["chat"]},
        "later": {"name": "Later", "kind": "app", "features": ["chat"], "since": "2024"},
    }
    after = {**BASE, "c2": ("own", {"app": "none", "later": "verified"}, ["new"])}
    trend = differ(makers.pair({**BASE, "c2": ("own", {"app": "none"}, [])}, after, services))
    assert moved(trend) == {("scope", "c2", "services"): Fraction(50, 4)}
    assert_adds_up(trend)


def test_a_service_that_closed_leaves_as_scope_and_with_the_last_one_the_commitment(makers: Makers) -> None:
    services = {"app": {"name": "App", "kind": "app", "features": ["chat"], "until": "2024"}}
    trend = differ(makers.pair(BASE, BASE, services))
    assert set(moved(trend)) == {("scope", "c2", "not-applicable")}
    assert_adds_up(trend)


def test_a_commitment_that_nobody_had_judged_is_judgement_or_evidence_not_scope(makers: Makers) -> None:
    before = {**BASE, "c1": ("own", "not-assessed", [])}
    trend = differ(makers.pair(before, {**BASE, "c1": ("own", "delivered", ["new"])}, min_coverage=0))
    assert set(moved(trend)) == {("evidence", "c1", "")}
    assert_adds_up(trend)


def test_a_framework_that_is_new_in_the_later_edition_is_scope(makers: Makers) -> None:
    dataset = makers.pair(BASE, {**BASE, "d1": ("own", "verified", ["new"])})
    second = makers.make.framework(2, commitments=[makers.make.commitment("d1")])
    later = dataset.editions["2026"]
    wider = replace(
        dataset,
        frameworks={**dataset.frameworks, "h": second},
        editions={
            **dataset.editions,
            "2026": replace(later, edition=later.edition.model_copy(update={"frameworks": ("f", "h")})),
        },
    )
    trend = differ(wider)
    assert ("scope", "d1", "added") in moved(trend)
    assert_adds_up(trend)
    then, now = (see_moment(wider, score(wider, key)) for key in ("2022", "2026"))
    back = compare(now, then, wider).trends["a"]
    assert ("scope", "d1", "removed") in moved(back)
    assert_adds_up(back)


def test_a_company_without_a_score_at_one_end_has_no_parts_but_both_ends(makers: Makers) -> None:
    trend = differ(makers.pair({key: ("own", "not-assessed", []) for key in BASE}, BASE))
    assert (trend.before, trend.change, trend.parts) == (None, None, ())
    assert trend.after is not None


def lock(dataset: Dataset, edition_id: str) -> Dataset:
    """The dataset after `scorecard publish`, without draws."""
    results = score(dataset, edition_id)
    record = make_record(dataset, results, NO_INSIGHT, program_version="1", draws_key="")
    data = replace(dataset.editions[edition_id], lock=make_lock(dataset, edition_id, record))
    return replace(dataset, editions={**dataset.editions, edition_id: data})


def test_the_earlier_edition_is_taken_as_published_and_what_the_method_did_since_is_method(makers: Makers) -> None:
    dataset = lock(makers.pair(BASE, {**BASE, "c1": ("own", "verified", ["new"])}), "2022")
    changed = replace(dataset, methodology=dataset.methodology.model_copy(update={"weights": {"g1": Fraction(3)}}))
    trend = differ(changed)
    assert trend.before == score(dataset, "2022").by_id["a"].score
    assert trend.restated == score(changed, "2022").by_id["a"].score
    assert set(moved(trend)) == {("method", None, ""), ("evidence", "c1", "")}
    assert_adds_up(trend)


def test_other_points_for_a_level_are_method(makers: Makers) -> None:
    dataset = lock(makers.pair(BASE, BASE), "2022")
    scale = dataset.methodology.scales["delivery"]
    levels = tuple(
        level.model_copy(update={"points": Fraction(50)}) if level.id == "partial" else level for level in scale.levels
    )
    scales = {**dataset.methodology.scales, "delivery": scale.model_copy(update={"levels": levels})}
    changed = replace(dataset, methodology=dataset.methodology.model_copy(update={"scales": scales}))
    assert moved(differ(changed)) == {("method", None, ""): Fraction(50 - 33, 4)}


def test_what_the_data_has_otherwise_than_it_was_published_is_correction(makers: Makers) -> None:
    published = lock(makers.pair(BASE, BASE), "2022")
    corrected = makers.pair({**BASE, "c1": ("own", "delivered", ["old"])}, BASE)
    data = replace(corrected.editions["2022"], lock=published.editions["2022"].lock)
    trend = differ(replace(corrected, editions={**corrected.editions, "2022": data}))
    assert moved(trend) == {
        ("correction", "c1", ""): Fraction(67 - 33, 4),
        ("judgement", "c1", ""): Fraction(33 - 67, 4),
    }
    assert trend.before == published_score(published)
    assert_adds_up(trend)


def published_score(dataset: Dataset) -> Fraction | None:
    return score(dataset, "2022").by_id["a"].score


def test_what_the_program_makes_otherwise_of_the_same_lock_is_method_of_the_program(makers: Makers) -> None:
    dataset = lock(makers.pair(BASE, BASE), "2022")
    data = dataset.editions["2022"]
    assert data.lock is not None
    # As if an older version of the program had published another score for the same judgements.
    company = data.lock.first.companies["a"]
    older = company.model_copy(update={"figures": {**company.figures, "score": "20"}})
    first = data.lock.first.model_copy(update={"companies": {"a": older}})
    told = replace(data, lock=data.lock.model_copy(update={"first": first}))
    trend = differ(replace(dataset, editions={**dataset.editions, "2022": told}))
    assert set(moved(trend)) == {("method", None, "program")}
    assert_adds_up(trend)


def test_between_revisions_a_fact_that_is_new_on_file_is_new_evidence(makers: Makers) -> None:
    after = makers.pair(BASE, {**BASE, "c1": ("own", "delivered", ["old"])})
    company = after.companies["a"]
    fewer = company.model_copy(update={"evidence": tuple(item for item in company.evidence if item.id != "old")})
    before = replace(makers.pair(BASE, {**BASE, "c1": ("own", "partial", [])}), companies={"a": fewer})
    assert set(moved(diff_revisions(before, after, "2026").trends["a"])) == {("evidence", "c1", "")}


def test_between_revisions_what_a_new_correction_names_is_correction(makers: Makers) -> None:
    before, after = makers.pair(BASE, BASE), makers.pair(BASE, {**BASE, "c1": ("own", "delivered", ["old"])})
    entry = Correction.model_validate(
        {
            "type": "correction",
            "date": "2026-12-01",
            "company": "a",
            "commitment": "c1",
            "what": "It was too low.",
            "why": "A page was overlooked.",
            "before": "partial",
            "after": "delivered",
        }
    )
    told = replace(after, editions={"2026": replace(after.editions["2026"], corrections=(entry,))})
    assert set(moved(diff_revisions(before, told, "2026").trends["a"])) == {("correction", "c1", "")}
    assert set(moved(diff_revisions(before, after, "2026").trends["a"])) == {("judgement", "c1", "")}


def test_the_edition_before_is_the_last_one_with_judgements_and_a_company_in_common(makers: Makers) -> None:
    dataset = makers.pair(BASE, BASE)
    assert find_earlier(dataset, "2026") == ("2022",)
    assert find_earlier(dataset, "2022") == ()
    empty = replace(dataset.editions["2022"], assessments={})
    assert find_earlier(replace(dataset, editions={**dataset.editions, "2022": empty}), "2026") == ()
    found = look_back(dataset, score(dataset, "2026"))
    assert [item.edition_id for item in found.history] == ["2022", "2026"]
    assert found.first == {}
    locked = lock(dataset, "2026")
    assert look_back(locked, score(locked, "2026")).first["a"].score == score(dataset, "2026").by_id["a"].score


def test_restated_ranks_compare_companies_on_equal_terms(makers: Makers) -> None:
    dataset = makers.pair(BASE, BASE)
    comparison: Comparison = compare_editions(
        dataset, *(see_moment(dataset, score(dataset, key)) for key in ("2022", "2026"))
    )
    assert comparison.trends["a"].restated_rank == 1
    assert (comparison.joined, comparison.left, comparison.same_method) == ((), (), True)


level = st.sampled_from(["none", "partial", "delivered", "verified", "not-assessed", "not-applicable"])
cell = st.tuples(
    st.sampled_from(["none", "own", "measurable"]),
    st.one_of(level, st.fixed_dictionaries({"app": level, "tube": level})),
    st.sampled_from([[], ["old"], ["new"], ["old", "new"]]),
)
whole = st.tuples(st.sampled_from(["none", "own"]), level, st.sampled_from([[], ["old"], ["new"]]))
judged = st.fixed_dictionaries({"c1": whole, "c2": cell, "c3": whole, "c4": cell})


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    before=judged, after=judged, method=st.sampled_from(METHODS), later=st.sampled_from(METHODS), since=st.booleans()
)
def test_the_parts_add_up_exactly_whatever_changed(  # noqa: PLR0917 - drawn by name
    makers: Makers,
    before: Levels,
    after: Levels,
    method: dict[str, Any],
    later: dict[str, Any],
    since: bool,
) -> None:
    tube = {"name": "Tube", "kind": "app", "features": ["chat"], **({"since": "2024"} if since else {})}
    services = {"app": {"name": "App", "kind": "app", "features": ["chat"], "weight": 2}, "tube": tube}
    published = lock(makers.pair(before, after, services, min_coverage=0, **method), "2022")
    now = makers.pair(before, after, services, min_coverage=0, **later)
    locked = replace(now.editions["2022"], lock=published.editions["2022"].lock)
    trend = differ(replace(now, editions={**now.editions, "2022": locked}))
    if trend.before is None or trend.after is None:
        assert trend.parts == ()
        return
    assert_adds_up(trend)
    assert list(trend.by_cause()) == list(CAUSES)
    causes = [CAUSES.index(part.cause) for part in trend.parts]
    assert causes == sorted(causes)


def test_a_comparison_needs_nothing_but_two_moments_and_the_later_data(makers: Makers) -> None:
    dataset = makers.pair(BASE, {**BASE, "c1": ("own", "delivered", ["new"])})
    before, after = (see_moment(dataset, score(dataset, key)) for key in ("2022", "2026"))
    assert compare(before, after, dataset, Known()).trends == compare(before, after, dataset).trends
