"""Timeline: what it shows, says and tabulates is what the company's file and the edition hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from scorecard.charts import marks
from scorecard.charts.drawing import Drawing
from scorecard.charts.history import describe, series, tabulate
from scorecard.charts.sheet import Box, Line, Placed, Words
from scorecard.charts.style import Look
from scorecard.model.company import Company


def show(world: Any) -> Any:
    return series(world.results, world.dataset, world.company_id)


def with_company(world: Any, **changes: Any) -> Any:
    """The world with other facts in the company's file, as YAML would give them."""
    company = world.dataset.companies[world.company_id]
    data = {**company.model_dump(), **changes}
    dataset = replace(world.dataset, companies={world.company_id: Company.model_validate(data)})
    from scorecard.scoring.score import score

    return replace(world, dataset=dataset, results=score(dataset, "2026"))


def pledge(item_id: str, when: str, deadline: str | None, **changes: Any) -> dict[str, Any]:
    return {
        "id": item_id,
        "date": when,
        "commitments": ["c-1"],
        "statement": "Will do it.",
        "clarity": "checkable",
        "deadline": deadline,
        "source": "page",
        **changes,
    }


def evidence(item_id: str, when: str, kind: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": item_id,
        "date": when,
        "kind": kind,
        "commitments": ["c-1"],
        "statement": "Did it.",
        "source": "page",
        **changes,
    }


@pytest.fixture
def world(history: Callable[..., Any]) -> Any:
    """Every kind of fact once or twice, some of them outside the edition."""
    return with_company(
        history(1),
        pledges=[
            pledge("p1", "2021-06-10", "2021"),
            pledge("p2", "2025", "2027-06-30"),
            pledge("p3", "2026-11-02", None),
            pledge("p4", "2020-01-01", None, commitments=["c-9"]),
        ],
        evidence=[
            evidence("e1", "2022-03", "action"),
            evidence("e2", "2022-05-04", "disclosure"),
            evidence("e3", "2023-01-01", "finding", allegation=True),
            evidence("e4", "2024-02-02", "action", withdraws="e1"),
            evidence("e5", "2026", "finding"),
            evidence("e6", "2027", "finding"),
        ],
    )


def test_facts_after_the_cut_off_and_facts_on_other_commitments_are_left_out(world: Any) -> None:
    assert [fact.id for fact in show(world).facts] == ["p1", "e1", "e2", "e3", "e4", "p2", "e5"]


def test_a_year_that_reaches_beyond_the_cut_off_ends_there(world: Any) -> None:
    fact = next(fact for fact in show(world).facts if fact.id == "e5")
    assert (fact.when.text, fact.when.first, fact.when.last) == ("2026", date(2026, 1, 1), date(2026, 10, 31))


def test_an_overdue_deadline_has_the_days_that_scoring_counted(world: Any) -> None:
    deadlines = {fact.id: deadline for fact, deadline in show(world).deadlines()}
    assert deadlines["p1"].overdue_days == (date(2026, 10, 31) - date(2021, 12, 31)).days
    assert deadlines["p2"].overdue_days is None


def test_the_text_alternative_counts_the_facts_and_names_what_is_overdue(world: Any) -> None:
    assert describe(show(world)) == (
        "Alder Mills, from 2020 to 31 October 2026: 2 pledges, 2 actions, 1 disclosure and 2 findings by others, of "
        "which 1 is an allegation; it signed River Compact 1 (5 March 2020) and signed River Compact 2 (2022, ended "
        "May 2024). Most facts fall in 2022 (2). "
        "2 pledges name a deadline; due and not shown as done: p1 (2021, 1,765 days)."
    )


def test_the_table_holds_endorsements_and_facts_by_date(world: Any) -> None:
    table = tabulate(show(world))
    assert table.header == ("Date", "Kind", "Id", "What", "Deadline")
    assert table.rows == (
        ("5 March 2020", "endorsement", "–", "Signed River Compact 1.", "–"),
        ("10 June 2021", "pledge", "p1", "Will do it.", "2021, due, not shown as done (1,765 days)"),
        ("2022", "endorsement", "–", "Signed River Compact 2. Ended May 2024.", "–"),
        ("March 2022", "action", "e1", "Did it.", "–"),
        ("4 May 2022", "disclosure", "e2", "Did it.", "–"),
        ("1 January 2023", "finding (allegation)", "e3", "Did it.", "–"),
        ("2 February 2024", "action", "e4", "Did it. (takes back e1)", "–"),
        ("2025", "pledge", "p2", "Will do it.", "30 June 2027"),
        ("2026", "finding", "e5", "Did it.", "–"),
    )


def test_kinds_allegations_reversals_and_overdue_deadlines_differ_by_shape(
    world: Any, draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    drawing = draw(world, look)["timeline"]
    found = Counter(item.mark for item in drawing.sheet.items if isinstance(item, Placed))
    # One more of each lane's mark names the lane, and one more of what the key explains.
    assert found[marks.PLEDGE_MADE] == 2 + 1
    assert found[marks.ACTION] == 1 + 1
    assert found[marks.DISCLOSURE] == 1 + 1
    assert found[marks.FINDING] == 1 + 1
    assert found[marks.FINDING_ALLEGED] == 1 + 1
    assert found[marks.REVERSED] == 1 + 1
    assert found[marks.OVERDUE] == 1 + 1
    assert found[marks.DEADLINE] == 1 + 1
    assert found[marks.MEMBERSHIP] == 3
    words = [item.text for item in drawing.sheet.items if isinstance(item, Words)]
    assert words.count("due") == 1
    assert "evidence up to 31 October 2026" in words
    assert {"p1", "p2", "e1", "e2", "e3", "e4", "e5"} <= set(words)


def test_an_inexact_date_is_drawn_as_the_days_that_it_can_mean(
    world: Any, draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    drawing = draw(world, look)["timeline"]
    spans = [item for item in drawing.sheet.items if isinstance(item, Box) and item.role == "span"]
    days = sorted(span.width for span in spans)
    # The dates of an endorsement and of its end, p2, e1 and e5; and the sample in the key.
    assert len(days) == 6
    month, other_month, sample, ten_months, year, other_year = days
    assert month == pytest.approx(other_month, abs=0.1)
    assert sample == 26
    assert year == pytest.approx(other_year, abs=0.1)
    assert year == pytest.approx(month * 364 / 30, rel=0.02)
    assert ten_months == pytest.approx(year * 303 / 364, rel=0.02)
    diamonds = [item for item in drawing.sheet.items if isinstance(item, Placed) and item.mark == marks.PLEDGE_MADE]
    # A mark stands in the middle of what its date can mean.
    assert any(abs(span.x + span.width / 2 - diamond.x) < 0.02 for span in spans for diamond in diamonds)


def test_a_deadline_far_beyond_the_edition_is_told_in_words_and_does_not_stretch_the_axis(
    history: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    far = with_company(history(1), pledges=[pledge("p1", "2024-01-01", "2060")])
    drawing = draw(far, look)["timeline"]
    words = [item.text for item in drawing.sheet.items if isinstance(item, Words)]
    assert "2060" in words
    assert [text for text in words if re.fullmatch(r"20\d\d", text)][-1] <= "2060"
    assert "2035" not in words
    assert any(isinstance(item, Placed) and item.mark == marks.LATER for item in drawing.sheet.items)


def test_a_thousand_years_are_drawn_with_few_lines(
    history: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    old = with_company(history(1), evidence=[evidence("e1", "1066", "finding")], pledges=[])
    drawing = draw(old, look)["timeline"]
    assert sum(isinstance(item, Line) for item in drawing.sheet.items) < 200
    assert "e1" in [item.text for item in drawing.sheet.items if isinstance(item, Words)]


def test_a_company_without_facts_says_so(
    history: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    empty = history(0)
    drawing = draw(empty, look)["timeline"]
    assert drawing.alt == "Alder Mills: no dated fact up to 31 October 2026."
    assert drawing.table.rows == ()
    assert [item.text for item in drawing.sheet.items if isinstance(item, Words)].count("none") == 4


def test_facts_of_one_lane_never_lie_on_each_other(
    history: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    crowded = draw(history(85), look)["timeline"]
    kinds = {marks.ACTION, marks.DISCLOSURE, marks.FINDING, marks.FINDING_ALLEGED, marks.ACTION_ALLEGED, marks.REVERSED}
    placed = [item for item in crowded.sheet.items if isinstance(item, Placed) and item.mark in kinds]
    assert len(placed) > 60
    rows: dict[float, list[float]] = {}
    for item in placed:
        rows.setdefault(item.y, []).append(item.x)
    for row in rows.values():
        row.sort()
        assert all(after - before >= 12 for before, after in pairwise(row))


def test_ids_of_two_facts_never_claim_the_same_room_between_them(
    history: Callable[..., Any],
    draw: Callable[..., dict[str, Drawing]],
    look: Look,
    check_layout: Callable[[Drawing], None],
) -> None:
    # The first of each pair would have its id behind it, the second, close to the cut-off, before it.
    dates = ("2026-02-01", "2026-10-20")
    facts = [evidence(f"e{100 + index}", dates[index % 2], "finding") for index in range(80)]
    drawing = draw(with_company(history(1), evidence=facts, pledges=[]), look)["timeline"]
    words = [item.text for item in drawing.sheet.items if isinstance(item, Words)]
    assert sum(text.startswith("e1") for text in words) == 40
    check_layout(drawing)
