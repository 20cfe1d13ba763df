"""The second sheet of a document: its parts, and what of trend, outlook and timeline there is room for."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from scorecard.scoring.results import CompanyResult, NodeResult
from scorecard.views.address import Link
from scorecard.views.chart import ChartView, Picture
from scorecard.views.company import company_page
from scorecard.views.mark import Bar
from scorecard.views.outlook import MOST as MOST_STEPS
from scorecard.views.outlook import OutlookView, StepRow
from scorecard.views.part import MOST, PartRow, view_parts
from scorecard.views.sheet import ALL, FEWEST, SecondSheet, view_sheet
from scorecard.views.trend import MOST as MOST_MOVES
from scorecard.views.trend import TrendRow, TrendView
from tests.views.register import every_kind

PART = PartRow("group", "A group", (), "1 of 2", Bar(None, "No score"), "–")


def parts_of(company_id: str) -> tuple[PartRow, ...]:
    dataset, results = every_kind().scored()
    return company_page(dataset, results, company_id, {}).parts


def test_parts_stand_below_the_whole_each_with_its_kind_and_its_score() -> None:
    whole, charter, water, dye, people, pact, *_ = parts_of("mixed")
    assert (whole.kind, whole.name, whole.marks) == ("whole", "All commitments", ())
    assert (charter.kind, charter.name) == ("framework", "River Charter")
    assert [(part.kind, part.name) for part in (water, dye, people)] == [
        ("group", "Water"),
        ("subgroup", "Dye"),
        ("group", "People"),
    ]
    assert pact.kind == "framework"
    assert whole.score == "42"
    assert whole.bar.text == "42 of 100"


def test_every_commitment_has_its_mark_once_in_the_part_that_it_stands_in() -> None:
    parts = parts_of("mixed")
    labels = [label for part in parts for label, _ in part.marks]
    assert len(labels) == len(set(labels)) == 4
    assert [label.partition(",")[0] for part in parts if part.name == "Dye" for label, _ in part.marks] == [
        "River Charter 2"
    ]


def test_kept_is_counted_out_of_what_was_promised() -> None:
    _, results = every_kind().scored()
    counts = results.by_id["mixed"].counts
    assert parts_of("mixed")[0].kept == f"{counts.kept} of {counts.pledged}"
    silent = parts_of("silent")
    assert {(part.kept, part.score, part.bar.position) for part in silent} == {("–", "–", None)}


def grow(result: CompanyResult, groups: int) -> CompanyResult:
    """A company whose first framework has so many groups more, with nothing in them."""
    first, *others = result.tree.children
    new = tuple(
        NodeResult("group", f"g{number}", f"Group {number}", Fraction(1), Fraction(0), None, None, None, 0)
        for number in range(groups)
    )
    tree = replace(result.tree, children=(replace(first, children=(*first.children, *new)), *others))
    return replace(result, tree=tree)


def test_groups_for_which_there_is_no_room_leave_their_marks_to_the_part_above() -> None:
    dataset, results = every_kind().scored()
    page = company_page(dataset, results, "mixed", {})
    result = results.by_id["mixed"]
    shown = view_parts(result, page.frameworks)
    fitting = view_parts(grow(result, MOST - len(shown)), page.frameworks)
    assert len(fitting) == MOST
    # One more: subgroups go first, and their commitments are shown with the group around them.
    shallow = view_parts(grow(result, MOST - len(shown) + 1), page.frameworks)
    assert {part.kind for part in shallow} == {"whole", "framework", "group"}
    assert len(next(part for part in shallow if part.name == "Water").marks) == 2
    flat = view_parts(grow(result, MOST + 1), page.frameworks)
    assert {part.kind for part in flat} == {"whole", "framework"}
    assert sum(len(part.marks) for part in flat) == 4


def make_trend(most: int, moved: int, name: str = "A commitment") -> TrendView:
    row = TrendRow(Link(name, "c"), "Charter 1", "none found → partial", "new evidence", "+1.0")
    rows = (row,) * moved
    return TrendView("Since Edition 1", ("Score 1 in Edition 1; 2 now.",), rows[:most], "", rows[most:], "Others")


def make_outlook(most: int, steps: int, best: str = "Somebody") -> OutlookView:
    row = StepRow(Link("A commitment", "c"), "Charter 1", "Delivered", "2.0", "1", best)
    left = max(steps - most, 0)
    return OutlookView((row,) * min(most, steps), f"{left} more." if left else "", "Its score would be 50, not 42.")


def chart(width: int, height: int) -> ChartView:
    picture = Picture("timeline", b"", str(width), str(height))
    return ChartView("timeline", "", "", picture, (), (), ())


def see(
    moved: int | None, steps: int | None, height: int = 300, *, parts: int = 10, name: str = "A commitment"
) -> SecondSheet:
    return view_sheet(
        (PART,) * parts,
        lambda most: None if moved is None else make_trend(most, moved, name),
        lambda most: None if steps is None else make_outlook(most, steps, name),
        (),
        {"timeline": chart(720, height)} if height else {},
    )


def test_moves_and_steps_fill_the_sheet_and_the_timeline_begins_the_next() -> None:
    sheet = see(20, 20)
    assert sheet.trend is not None
    assert sheet.outlook is not None
    assert (len(sheet.trend.rows), len(sheet.outlook.rows)) == (MOST_MOVES, MOST_STEPS)
    assert len(sheet.trend.others) == 20 - MOST_MOVES
    assert (sheet.timeline, sheet.is_timeline_next) == ("", True)


def test_all_steps_are_shown_where_there_is_room_for_all_of_them() -> None:
    sheet = see(2, MOST_STEPS + 3)
    assert sheet.outlook is not None
    assert len(sheet.outlook.rows) == MOST_STEPS + 3
    assert sheet.outlook.more == ""


@pytest.mark.parametrize("letters", [30, 90, 400])
def test_long_names_leave_room_for_fewer_but_never_for_none(letters: int) -> None:
    sheet = see(20, 20, name="N" * letters)
    assert sheet.trend is not None
    assert sheet.outlook is not None
    assert FEWEST <= len(sheet.trend.rows) <= MOST_MOVES
    assert FEWEST <= len(sheet.outlook.rows) <= MOST_STEPS
    assert (len(sheet.outlook.rows) < MOST_STEPS) == (letters > 30)


def test_where_nothing_moved_the_timeline_shares_the_sheet_as_large_as_it_can_be() -> None:
    assert see(None, None, 300).timeline == "room-enough"
    assert see(0, 2, 340).timeline == "room-enough"
    assert see(0, 2, 420).timeline == "room-80"
    assert not see(0, 2, 420).is_timeline_next
    # Where it would have to be too small, it begins the next sheet.
    assert (see(0, 5, 800).timeline, see(0, 5, 800).is_timeline_next) == ("", True)


def test_where_nothing_moved_more_steps_are_shown() -> None:
    sheet = see(None, ALL + 2, 800)
    assert sheet.outlook is not None
    assert len(sheet.outlook.rows) == ALL
    assert sheet.is_timeline_next
    crowded = see(None, ALL, 800, name="N" * 120)
    assert crowded.outlook is not None
    assert FEWEST <= len(crowded.outlook.rows) < ALL


def test_without_a_timeline_none_is_announced() -> None:
    for moved in (None, 0, 4):
        sheet = see(moved, 4, 0)
        assert (sheet.timeline, sheet.is_timeline_next) == ("", False)
