from __future__ import annotations

from datetime import date

from scorecard.model.framework import Framework
from scorecard.views.fact import Sources
from scorecard.views.record import RecordView, view_record
from tests.views.context_register import charter, with_context

CUT_OFF = date(2024, 4, 30)


def view(cut_off: date = CUT_OFF) -> RecordView | None:
    dataset, _ = with_context()
    return view_record(Framework.model_validate(charter()), cut_off, Sources(dataset, None, "en"))


def test_items_stand_under_their_commitments_and_at_the_end_those_on_the_whole() -> None:
    record = view()
    assert record is not None
    assert [(section.anchor, section.number, section.name) for section in record.sections] == [
        ("record-rc-1", "1", "Measure the water"),
        ("record-rc-2", "2", "Keep dye out"),
        ("record-whole", "", "River Charter as a whole"),
    ]
    assert [item.id for item in record.sections[2].others] == ["r5"]


def test_what_was_done_about_a_promise_stands_below_it_in_the_order_of_time() -> None:
    record = view()
    assert record is not None
    section = record.sections[0]
    assert [item.promise.id for item in section.promises] == ["r1"]
    assert [(item.id, item.kind, item.date) for item in section.promises[0].answers] == [
        ("r3", "Action", "1 June 2021"),
        ("r2", "Action", "2022"),
    ]
    assert section.promises[0].answers[0].remarks == ("Confidence low: Read in part.",)
    assert section.others == ()


def test_an_item_on_two_commitments_is_told_once_and_named_at_the_other() -> None:
    record = view()
    assert record is not None
    first, again = record.sections[0].promises[0].answers[0], record.sections[1].others[0]
    assert first.id == again.id == "r3"
    assert first.above is None
    assert again.above is not None
    assert (again.above.text, again.above.address) == ("Measure the water", "record-rc-1")


def test_what_was_not_found_is_told_for_times_up_to_the_cut_off_with_where_one_looked() -> None:
    record = view()
    assert record is not None
    (missing,) = record.sections[0].promises[0].missing
    assert missing == (
        "No public evidence found of a measurement for 2020, 2023 and 2024 (up to 30 April 2024). "
        "Where we looked: the towns' web site and the gazette; last on 1 June 2024."
    )


def test_an_earlier_edition_does_not_show_what_came_later() -> None:
    record = view(date(2020, 12, 31))
    assert record is not None
    assert record.count == 2
    promise = record.sections[0].promises[0]
    assert promise.answers == ()
    assert [text[: len("No public evidence found of a measurement for 2020. ")] for text in promise.missing] == [
        "No public evidence found of a measurement for 2020. "
    ]
    assert view(date(2018, 12, 31)) is None
