from __future__ import annotations

import pytest

from scorecard.views.framework import DIFFERS, FrameworkPage, framework_page
from tests.views.context_register import with_context
from tests.views.register import KEPT, MIXED, Register, make_assessment

FILES = {
    "index.html",
    "companies/kept/index.html",
    "companies/mixed/index.html",
    "frameworks/river-charter/index.html",
}

OPEN_LIST = "The list goes as far as public sources do: others may have signed too."


def make_page(**changes: object) -> FrameworkPage:
    dataset, results = with_context(**changes)
    return framework_page(dataset, results, "river-charter", FILES)


def test_signatories_share_a_row_with_those_of_their_day_and_those_after_the_cut_off_are_left_out() -> None:
    page = make_page()
    assert [(row.date, [(at.name, at.page, at.note) for at in row.names]) for row in page.signatures] == [
        (
            "1 June 2019",
            [("Mill of Mixed", "../../companies/mixed/index.html", "Mixed"), ("A Miller", "", "")],
        ),
        ("June 2019", [("Kept", "../../companies/kept/index.html", "until 2023")]),
    ]
    assert [(fact.text, fact.name) for fact in page.facts] == [
        ("May 2019", "launched"),
        ("3", "articles"),
        ("3", "known to have signed"),
        ("2", "of them in this edition"),
    ]


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({}, OPEN_LIST),
        ({"excluded": ["silent", "nobody"]}, f"{OPEN_LIST} The sources do not show that Silent signed."),
        ({"signatories_complete": True}, "This is the whole official list."),
        ({"signatories": []}, "No list of those who signed is on file."),
    ],
)
def test_the_page_says_how_far_the_list_is_known(changes: dict[str, object], note: str) -> None:
    assert make_page(**changes).list_note == note


def test_companies_stand_at_their_levels_the_fullest_first() -> None:
    levels = {item.id: item.levels for item in make_page().commitments}
    rows = [(row.word, row.count, [at.name for at in row.companies]) for row in levels["rc-1"]]
    assert rows == [
        ("Verified", "1", ["Kept"]),
        ("Partial", "3", ["Mixed", "Silent", "Unread"]),
    ]
    assert [(at.page, at.note) for at in levels["rc-1"][1].companies] == [
        ("../../companies/mixed/index.html", ""),
        ("", "not promised"),
        ("", ""),
    ]
    assert levels["rc-1"][1].mark is not None
    assert not levels["rc-1"][1].mark.quiet
    assert [row.word for row in levels["rc-2"]] == ["Verified", "Partial", DIFFERS, "Not assessed"]
    differs = levels["rc-2"][2]
    assert (differs.mark, [(at.name, at.note) for at in differs.companies]) == (None, [("Mixed", "1 of 2 kept")])
    assert [row.word for row in levels["rc-3"]] == ["Verified", "Partial", "Reversed", "Not assessed"]


def test_a_commitment_shows_its_text_its_place_and_its_sources() -> None:
    page = make_page()
    assert [(item.number, item.name, item.group) for item in page.commitments] == [
        ("1", "Measure the water", "Water"),
        ("2", "Keep dye out", "Water"),
        ("3", "Hear the anglers", "People"),
    ]
    assert page.commitments[2].official_name == "On consultation"
    assert [source.number for source in page.commitments[0].text_sources] == ["1"]
    assert [source.title for source in page.sources] == ["The charter"]


def test_a_framework_without_a_record_has_none_and_links_lead_only_to_what_is_published() -> None:
    dataset, results = with_context()
    page = framework_page(dataset, results, "weir-pact")
    assert page.record is None
    assert page.frame.navigation.home == ""
    assert {at.page for item in page.commitments for row in item.levels for at in row.companies} == {""}
    assert make_page().record is not None
    assert make_page().frame.navigation.home == "../../index.html"


def test_a_company_of_which_a_part_was_assessed_stands_at_its_level_with_a_note() -> None:
    judged = {**MIXED, "rc-2": make_assessment({"cloth": "delivered", "sheets": "not-assessed"})}
    dataset, results = Register().add("mixed", judged).add("kept", KEPT).scored()
    page = framework_page(dataset, results, "river-charter", FILES)
    levels = {item.id: item.levels for item in page.commitments}["rc-2"]
    assert [(row.word, [(at.name, at.note) for at in row.companies]) for row in levels] == [
        ("Verified", [("Kept", "")]),
        ("Delivered", [("Mixed", "where assessed")]),
    ]
    assert [row.mark.word for row in levels if row.mark] == ["Verified", "Delivered"]
