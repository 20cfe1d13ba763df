"""The choice of a service: only levels that the data has, and what was judged for more than one is said to be so."""

from __future__ import annotations

from typing import Any

import pytest

from scorecard.views.company import CompanyPage
from scorecard.views.service_choice import ASKED, LEFT_OUT, OTHERS, TOGETHER, WHOLE, ServiceChoice, view_choice
from tests.views.register import MIXED, Register, make_assessment
from tests.views.test_company import commitments, make_page

SERVICES: dict[str, Any] = {
    "cloth": {"name": "Cloth Works", "kind": "dye works", "features": ["dye"]},
    "sheets": {"name": "Sheet Works", "kind": "paper mill", "features": ["paper", "dye"]},
    "bags": {"name": "Bag Works", "kind": "paper mill", "features": ["paper"]},
}


def choose(judged: dict[str, dict[str, Any]], **changes: Any) -> ServiceChoice | None:
    dataset, results = Register().add("mixed", judged, **changes).scored()
    return view_choice(dataset, results, "mixed")


def shown(choice: ServiceChoice | None, commitment: str) -> list[tuple[str, str, str]]:
    """What a row says of each service, by its number."""
    assert choice is not None
    return [(item.services, item.mark.word, item.grounds) for item in choice.standings[commitment]]


def test_a_level_of_its_own_is_shown_as_it_was_given() -> None:
    choice = choose(MIXED)
    assert choice is not None
    assert [(option.number, option.name) for option in choice.options] == [("1", "Cloth Works"), ("2", "Sheet Works")]
    assert shown(choice, "rc-2") == [("1", "Delivered", ""), ("2", "None found", "")]
    assert choice.others == ""


def test_what_was_judged_once_is_said_to_be_one_judgement() -> None:
    judged = {
        **MIXED,
        "rc-1": make_assessment({"cloth": "delivered", "sheets": "partial"}),
        "rc-2": make_assessment("partial"),
    }
    choice = choose(judged)
    assert shown(choice, "rc-2") == [("1 2", "Partial", TOGETHER)]
    assert shown(choice, "wp-1") == [("1 2", "Verified", WHOLE)]
    assert shown(choice, "rc-1") == [("1", "Delivered", ""), ("2", "Partial", "")]


def test_what_does_not_apply_to_a_service_says_of_which_it_is_asked() -> None:
    judged = {
        **MIXED,
        "rc-1": make_assessment({"cloth": "delivered", "sheets": "partial", "bags": "none"}),
    }
    choice = choose(judged, services=SERVICES)
    assert shown(choice, "rc-2") == [
        ("1", "Delivered", ""),
        ("2", "None found", ""),
        ("3", "Does not apply", "asked of services with dye works"),
    ]


def test_what_the_judgement_left_out_or_nobody_assessed_has_no_level() -> None:
    judged = {
        **MIXED,
        "rc-1": make_assessment({"cloth": "delivered", "sheets": "partial"}),
        "rc-2": make_assessment({"cloth": "delivered", "sheets": "not-applicable"}),
        "rc-3": make_assessment({"cloth": "reversed"}, pledge="own"),
        "wp-1": make_assessment("not-assessed"),
    }
    choice = choose(judged)
    assert shown(choice, "rc-2") == [("1", "Delivered", ""), ("2", "Does not apply", LEFT_OUT)]
    assert shown(choice, "rc-3") == [("1", "Reversed", ""), ("2", "Not assessed", OTHERS)]
    assert shown(choice, "wp-1") == [("1 2", "Not assessed", ASKED)]


def test_a_service_that_nobody_assessed_is_no_choice_and_is_named() -> None:
    judged = {
        **MIXED,
        "rc-2": make_assessment({"cloth": "delivered", "sheets": "not-assessed"}),
        "rc-1": make_assessment({"cloth": "delivered", "bags": "none"}),
    }
    choice = choose(judged, services=SERVICES)
    assert choice is not None
    assert [option.name for option in choice.options] == ["Cloth Works", "Bag Works"]
    assert choice.others == "Nothing was judged for Sheet Works alone."
    assert shown(choice, "rc-2") == [
        ("1", "Delivered", ""),
        ("2", "Does not apply", "asked of services with dye works"),
    ]


@pytest.mark.parametrize(
    "levels",
    [
        "partial",
        {"cloth": "delivered", "sheets": "not-assessed"},
        {"cloth": "partial", "sheets": "partial"},
    ],
)
def test_without_two_services_that_differ_there_is_no_choice(levels: Any) -> None:
    assert choose({**MIXED, "rc-2": make_assessment(levels)}) is None


def test_a_choice_counts_what_was_judged_alone_and_what_became_of_the_rest() -> None:
    judged = {
        **MIXED,
        "rc-1": make_assessment({"cloth": "delivered", "sheets": "partial", "bags": "none"}),
        "rc-3": make_assessment("not-assessed"),
    }
    choice = choose(judged, services=SERVICES)
    assert choice is not None
    assert [option.finding for option in choice.options] == [
        (
            "For Cloth Works alone, 2 commitments were judged: 2 at “Delivered”. "
            "The others: 1 judged for the whole company and 1 not assessed."
        ),
        (
            "For Sheet Works alone, 2 commitments were judged: 1 at “Partial” and 1 at “None found”. "
            "The others: 1 judged for the whole company and 1 not assessed."
        ),
        (
            "For Bag Works alone, 1 commitment was judged: 1 at “None found”. "
            "The others: 1 judged for the whole company, 1 not assessed and 1 not applicable."
        ),
    ]


def test_what_was_never_promised_is_as_quiet_for_a_service_as_for_all() -> None:
    judged = {**MIXED, "rc-2": {**MIXED["rc-2"], "pledge": "none"}}
    choice = choose(judged)
    assert choice is not None
    assert {item.mark.quiet for item in choice.standings["rc-2"]} == {True}
    assert {item.mark.quiet for item in choice.standings["wp-1"]} == {False}


def page_of(judged: dict[str, dict[str, Any]]) -> CompanyPage:
    return make_page(Register().add("mixed", judged))


def test_a_row_tells_the_services_apart_only_where_they_stand_apart_from_the_company() -> None:
    views = commitments(page_of(MIXED))
    assert [item.services for item in views["rc-2"].by_service] == ["1", "2"]
    assert (views["rc-2"].grounds, views["rc-2"].covers) == ("", "1 2")
    assert (views["wp-1"].by_service, views["wp-1"].grounds, views["wp-1"].covers) == ((), WHOLE, "")
    assert [(level.name, level.services) for level in views["rc-2"].next_levels] == [
        ("Partial", "2"),
        ("Verified", "1"),
    ]


def test_without_a_choice_rows_have_nothing_to_choose() -> None:
    page = page_of({**MIXED, "rc-2": make_assessment("partial")})
    assert page.choice is None
    for view in commitments(page).values():
        assert (view.can_choose, view.by_service, view.grounds, view.covers) == (False, (), "", "")
        assert {level.services for level in view.next_levels} <= {""}
