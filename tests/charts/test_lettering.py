"""Text, numbers and rows: the small parts that every chart rests on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from scorecard.charts.lettering import SLACK, Type, clean_text
from scorecard.charts.packing import pack
from scorecard.charts.style import LABEL, NOTE, TITLE
from scorecard.charts.svgfile import compact_svg
from scorecard.model.base import parse_partial_date
from scorecard.scoring.texts import count_text, date_text, list_text, tenth_text

FONTS = Path(__file__).parents[2] / "templates" / "assets" / "fonts"
RULER = Type(FONTS)


def test_a_width_is_the_sum_of_the_advances_in_the_font_file_with_slack() -> None:
    font = TTFont(FONTS / LABEL.face.file)
    widths, names = font["hmtx"].metrics, font.getBestCmap()
    advance = sum(widths[names[ord(character)]][0] for character in "Hand Żółć Θ")
    assert RULER.width("Hand Żółć Θ", LABEL) == pytest.approx(advance / font["head"].unitsPerEm * LABEL.size * SLACK)


def test_a_letter_that_the_font_lacks_counts_as_wide_as_it_is_high() -> None:
    assert RULER.width("水", NOTE) == pytest.approx(NOTE.size * SLACK)


@given(st.text(max_size=200), st.floats(20, 400), st.integers(1, 4))
def test_wrapped_lines_are_never_wider_or_more_than_asked(text: str, width: float, most: int) -> None:
    lines = RULER.wrap(text, LABEL, width, most)
    assert len(lines) <= most
    for line in lines:
        assert line == clean_text(line)
        assert RULER.width(line, LABEL) <= width


@given(st.text(max_size=120))
def test_text_that_has_room_is_kept_whole(text: str) -> None:
    assert " ".join(RULER.wrap(text, LABEL, 100_000)) == clean_text(text)
    assert RULER.clip(text, LABEL, 100_000) == clean_text(text)


def test_text_that_is_cut_ends_in_an_ellipsis_and_a_long_word_goes_on_in_the_next_line() -> None:
    assert RULER.clip("Clean the wheels of every mill", LABEL, 100).endswith("…")
    first, second = RULER.wrap("Donaudampfschifffahrtsgesellschaft", LABEL, 150, 2)
    assert first + second == "Donaudampfschifffahrtsgesellschaft"
    assert RULER.wrap("one two three four five six seven eight nine", TITLE, 90, 2)[1].endswith("…")


@given(st.text(max_size=200))
def test_cleaned_text_is_one_line_of_printable_characters(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned == clean_text(cleaned)
    assert all(character.isprintable() or character in "\u200c\u200d" for character in cleaned)
    assert "  " not in cleaned


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 60)), max_size=60))
def test_packed_intervals_never_touch_and_no_row_is_skipped(pairs: list[tuple[float, float]]) -> None:
    intervals = [(start, start + length) for start, length in pairs]
    rows = pack(intervals, 3)
    assert len(rows) == len(intervals)
    assert set(rows) == set(range(max(rows, default=-1) + 1))
    for row in set(rows):
        members = sorted(interval for interval, place in zip(intervals, rows, strict=True) if place == row)
        assert all(before[1] + 3 <= after[0] for before, after in pairwise(members))


def test_numbers_are_rounded_half_up_and_keep_one_decimal_where_they_need_it() -> None:
    values = [Fraction(67), Fraction(133, 2), Fraction(133, 3), Fraction(-67, 2), Fraction(1, 20), Fraction(-1, 100)]
    assert [tenth_text(value) for value in values] == ["67", "66.5", "44.3", "−33.5", "0.1", "0"]


def test_dates_are_written_as_exactly_as_they_are_known() -> None:
    texts = ("2026-10-31", "2026-02", "2026")
    assert [date_text(parse_partial_date(text)) for text in texts] == ["31 October 2026", "February 2026", "2026"]
    assert date_text(date(2020, 3, 5)) == "5 March 2020"


def test_lists_in_sentences_say_how_many_more_there_are() -> None:
    assert list_text([], 3) == ""
    assert list_text(["a"], 3) == "a"
    assert list_text(["a", "b"], 3) == "a and b"
    assert list_text(["a", "b", "c", "d", "e"], 3) == "a, b, c and 2 more"
    assert count_text(1, "company", "companies") == "1 company"
    assert count_text(0, "company", "companies") == "0 companies"


def test_a_compact_svg_keeps_every_text_and_shares_equal_shapes() -> None:
    written = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
    <metadata>gone</metadata><defs><style type="text/css">*{stroke-linejoin: round}</style></defs>
    <g id="a"><defs><path id="one" d="M 0 1.23456 \nL 2 1.23456 \nz\n" style="stroke: #000000"/></defs>
    <g><use xlink:href="#one" x="1.239" y="2" style="fill: #ffffff"/></g></g>
    <g><defs><path id="two" d="M 0 1.23456 L 2 1.23456 z" style="stroke: #111111"/></defs>
    <g><use xlink:href="#two" x="3" y="-0.001" style="fill: #ffffff"/></g></g>
    <text style="font-size: 13px; font-family: 'Scorecard Sans'; text-anchor: end" x="1" y="2">a &lt; b &amp; c</text>
    </svg>"""
    compact = compact_svg(written, (10, 20), ("T & t", "D < d"), {"#ffffff": "#000001"}).decode()
    assert "gone" not in compact
    assert compact.count("<path ") == 1
    assert '<path id="m0" d="M0 1.23H2z"/>' in compact
    assert '<g fill="#ffffff"><use xlink:href="#m0" x="1.24" y="2"/><use xlink:href="#m0" x="3" y="0"/></g>' in compact
    assert '<text x="1" y="2" font-size="13" text-anchor="end">a &lt; b &amp; c</text>' in compact
    assert "<title>T &amp; t</title><desc>D &lt; d</desc>" in compact
    assert '[fill="#ffffff"]{fill:#000001}' in compact
