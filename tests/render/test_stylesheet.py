"""A page carries the rules that can match something on it, and no others."""

from __future__ import annotations

import pytest

from scorecard.render.stylesheet import Holdings, read_rules, take_stock, write_rules
from tests.render.made import THEME

SHEET = (
    "*{margin:0}.a{color:red}.a .b,p.c{top:0}#d > p:hover{left:0}"
    "@media print{.a{top:1px}@supports selector(:has(x)){.b{top:2px}}}"
    "@font-face{src:url(x.ttf)}li:not(.e):has(.f)::before{content:''}[hidden]{top:3px}"
)


def write(*names: str, sheet: str = SHEET, choices: int = 0) -> str:
    return write_rules(read_rules(sheet), Holdings(frozenset(names), "", choices))


def test_all_rules_are_as_they_were() -> None:
    assert write_rules(read_rules(SHEET)) == SHEET


def test_a_rule_stays_if_everything_that_it_names_is_there() -> None:
    always = "*{margin:0}@font-face{src:url(x.ttf)}[hidden]{top:3px}"
    assert write() == always
    assert ".a{color:red}" in write(".a")
    assert ".b" not in write(".a")
    assert "p.c{top:0}" in write("p", ".c")
    assert ".a .b,p.c" in write(".a", ".b", "p", ".c")
    assert "#d > p:hover" in write("#d", "p")
    assert "#d" not in write("p")


def test_what_stands_in_brackets_may_be_missing() -> None:
    assert "li:not(.e):has(.f)::before" in write("li")


def test_a_condition_without_rules_goes_with_them() -> None:
    assert "@media" not in write("p")
    assert "@media print{.a{top:1px}}" in write(".a")
    assert "@media print{@supports selector(:has(x)){.b{top:2px}}}" in write(".b")


def test_a_rule_for_each_choice_is_written_once_for_each() -> None:
    sheet = '.x{top:0}.x:has(#s-_n_) [for~="_n_"]{top:1px}'
    assert write(".x", sheet=sheet) == ".x{top:0}"
    assert write(".x", sheet=sheet, choices=2) == (
        '.x{top:0}.x:has(#s-1) [for~="1"]{top:1px}.x:has(#s-2) [for~="2"]{top:1px}'
    )
    assert write(sheet=sheet, choices=2) == ""
    assert write_rules(read_rules(sheet)) == ".x{top:0}"


def test_a_block_without_an_end_is_an_error() -> None:
    with pytest.raises(ValueError, match="no end"):
        read_rules("@media print{.a{top:0}")


def test_what_a_page_holds_is_read_from_its_tags() -> None:
    holds = take_stock('<h1 id="top">A&amp;<i>B</i></h1><p class="x y">z <b>bold</b></p><svg class="m"></svg>')
    assert {"h1", "i", "p", "b", "svg", "body", "#top", ".x", ".y", ".m"} <= holds.names
    assert ".z" not in holds.names
    assert holds.headings == "A&Bbold"


def test_the_style_of_a_page_that_is_not_known_lacks_nothing() -> None:
    style = THEME.page_style("word")
    for selector in (".commitment", ".charts", ".sources", "#menu"):
        assert selector in style
    assert "_n_" not in style
