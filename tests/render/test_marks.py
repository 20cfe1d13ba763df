from __future__ import annotations

import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.render.marks import DocumentMarks, PageMarks, draw_bar, draw_circle, draw_gap, draw_pips
from scorecard.views.mark import Bar, Gap, Mark, MarkKind, Pips

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
SHARES = st.fractions(min_value=0, max_value=1)


def make_mark(filling: Fraction = Fraction(1, 3), kind: MarkKind = "filled", *, quiet: bool = False) -> Mark:
    return Mark(kind, filling, "Partial", "33", quiet)


def elements(inside: str) -> list[ET.Element]:
    return list(ET.fromstring(SVG.format(inside)))


@given(SHARES)
def test_a_mark_is_a_ring_with_the_share_filled_clockwise_from_the_top(filling: Fraction) -> None:
    found = elements(draw_circle(make_mark(filling)))
    if filling == 0:
        assert len(found) == 1
    elif filling == 1:
        assert found[1].attrib["r"] == found[0].attrib["r"]
    else:
        outline = found[1].attrib["d"]
        assert outline.startswith("M8 8V1.1A")
        assert (" 0 1 1 " in outline) == (filling > Fraction(1, 2))


def test_reversed_is_the_only_mark_with_a_cross_and_in_its_colour() -> None:
    drawn = {
        kind: draw_circle(make_mark(kind=kind)) for kind in ("filled", "reversed", "not-assessed", "not-applicable")
    }
    assert [kind for kind, inside in drawn.items() if "#b3361c" in inside] == ["reversed"]
    assert "stroke-dasharray" in drawn["not-assessed"]
    assert len({*drawn.values()}) == 4


def test_a_mark_of_what_was_never_promised_is_grey() -> None:
    assert "#14324a" not in draw_circle(make_mark(quiet=True))


def test_pips_are_full_up_to_the_level() -> None:
    found = elements(draw_pips(Pips(2, 3, "Own")))
    assert [pip.attrib["class"] for pip in found] == ["pip-full", "pip-full", "pip-empty"]


@given(SHARES, SHARES)
def test_a_gap_stays_inside_its_picture_and_joins_what_differs(pledge: Fraction, delivery: Fraction) -> None:
    found = elements(draw_gap(Gap(pledge, delivery, is_reversed=False, text=""), (Fraction(0), Fraction(1))))
    circle = found[-1]
    assert 5 <= float(circle.attrib["cx"]) <= 155
    lines = [item.attrib["class"] for item in found if item.attrib["class"] in {"line-promise", "line-delivery"}]
    assert lines == ([] if pledge == delivery else ["line-promise" if pledge > delivery else "line-delivery"])


def test_a_gap_without_delivery_is_a_diamond_alone() -> None:
    found = elements(draw_gap(Gap(Fraction(1, 3), None, is_reversed=False, text=""), ()))
    assert [item.attrib["class"] for item in found] == ["line-track", "diamond"]


def test_a_bar_without_a_value_is_an_empty_track() -> None:
    assert len(elements(draw_bar(Bar(None, "–")))) == 1
    assert len(elements(draw_bar(Bar(Fraction(1, 2), "50")))) == 3


def test_a_page_draws_each_look_once_and_shows_it_by_reference() -> None:
    marks = PageMarks()
    used = [marks.circle(make_mark()), marks.circle(make_mark()), marks.circle(make_mark(Fraction(1)))]
    assert used[0] == used[1]
    sheet = marks.sheet()
    assert sheet.count("<symbol") == 2
    assert 'id="mark-333"' in sheet
    assert 'href="#mark-333"' in used[0]
    # On a page colours come from the style sheet, for both schemes.
    assert "#" not in sheet


def test_a_mark_that_stands_alone_has_its_words_and_one_beside_words_is_hidden() -> None:
    marks = PageMarks()
    assert "<title>Charter 1: Partial</title>" in marks.circle(make_mark(), "Charter 1: Partial")
    assert 'aria-hidden="true"' in marks.circle(make_mark())


@pytest.mark.parametrize("marks", [PageMarks(), DocumentMarks()])
def test_words_of_marks_are_escaped(marks: PageMarks | DocumentMarks) -> None:
    words = "<script>'\"&"
    gap = Gap(None, None, is_reversed=False, text=words)
    for markup in (marks.circle(make_mark(), words), marks.pips(Pips(1, 3, "x"), words), marks.gap(gap, ())):
        assert "&lt;script&gt;" in markup
        assert "<script" not in markup
        assert '"&' not in markup.replace('"&lt;', "")


def test_a_document_takes_its_marks_from_memory_each_look_once() -> None:
    marks = DocumentMarks()
    first, again = marks.circle(make_mark()), marks.circle(make_mark())
    assert first == again
    assert list(marks.pictures) == ["mark:mark-333"]
    assert 'alt="circle, 33 of 100"' in first
    same = Gap(Fraction(1), Fraction(1, 3), is_reversed=False, text="promise ahead")
    assert marks.gap(same, ()) == marks.gap(same, ())
    assert len(marks.pictures) == 2
    for picture in marks.pictures.values():
        assert ET.fromstring(picture.decode()).tag.endswith("svg")
