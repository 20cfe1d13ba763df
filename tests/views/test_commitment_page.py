from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from scorecard.scoring.insight import Insight
from scorecard.scoring.outlook import look_ahead
from scorecard.views.breadth import measure_breadth
from scorecard.views.commitment_page import CommitmentPage, commitment_page
from scorecard.views.commitments import commitments_page
from tests.views.register import KEPT, MIXED, UNPROMISED, Register, every_kind, make_assessment, make_company
from tests.views.site_register import FILES


def make_page(commitment: str = "rc-1", register: Register | None = None) -> CommitmentPage:
    dataset, results = (register or every_kind()).scored()
    return commitment_page(dataset, results, commitment, FILES, Insight(None, look_ahead(dataset, results)))


def test_the_text_is_ours_and_the_official_one_is_a_link_away() -> None:
    page = make_page("wp-1")
    assert page.text == "Open the weir, everywhere and always."
    assert [source.address for source in page.official] == ["https://example.org/the-charter"]
    assert page.text_status == "Our paraphrase."
    assert (page.framework.text, page.framework.address) == ("Pact of the Weir", "")
    assert make_page("rc-3").framework.address == "../../frameworks/river-charter/index.html"
    assert make_page("rc-3").official_name == "On consultation"


def test_one_sentence_says_what_became_of_it_and_counts_add_up() -> None:
    page = make_page()
    assert page.finding == "Of 4 companies that it applies to, 3 promised it. Of these 1 kept it and 2 kept it in part."
    facts = {fact.name: fact.text for fact in page.facts}
    assert facts == {"promised it": "3 of 4", "kept": "1", "in part": "2", "mean delivery, of 100": "55"}


def test_companies_stand_in_the_order_of_their_evidence_those_without_a_promise_at_the_end() -> None:
    page = make_page()
    assert [(row.company.text, row.company.address, row.mark.word, row.confidence) for row in page.rows] == [
        ("Kept", "../../companies/kept/index.html#rc-1", "Verified", "high"),
        ("Mixed", "../../companies/mixed/index.html#rc-1", "Partial", "high"),
        ("Unread", "", "Partial", "high"),
        ("Silent", "../../companies/silent/index.html#rc-1", "Partial", "high"),
    ]
    assert page.rows[1].gain == "+8.5"
    assert page.rows[0].gain == ""


def test_services_that_nobody_assessed_are_named_beside_the_level_of_the_others() -> None:
    judged = {**MIXED, "rc-2": make_assessment({"cloth": "verified", "sheets": "not-assessed"})}
    page = make_page("rc-2", Register().add("mixed", judged))
    (row,) = page.rows
    assert row.mark.word == "Verified where assessed"
    assert [(item.name, item.mark.word) for item in row.services] == [
        ("Cloth Works", "Verified"),
        ("Sheet Works", "Not assessed"),
    ]
    assert page.best_words == "Mixed shows most, at “Verified” where assessed."


def test_services_that_differ_are_named_with_their_levels() -> None:
    rows = {row.company.text: row for row in make_page("rc-2").rows}
    assert [(item.name, item.mark.word) for item in rows["Mixed"].services] == [
        ("Cloth Works", "Delivered"),
        ("Sheet Works", "None found"),
    ]
    assert rows["Kept"].services == ()
    assert rows["Unread"].confidence == "", "nobody has judged it, so nobody is sure of it"


def test_each_level_has_its_criteria_and_a_real_example_with_a_source() -> None:
    levels = {level.name: level for level in make_page("rc-1").levels}
    assert list(levels) == ["Verified", "Delivered", "Partial", "None found", "Reversed"]
    assert levels["Partial"].looks_like == "Measure the water: seen in one mill."
    assert levels["Partial"].criterion == "In parts."
    assert levels["Partial"].count == "3 companies"
    example = levels["Partial"].example
    assert example is not None
    assert example.company.text == "Mixed"
    assert [(fact.id, [source.title for source in fact.sources]) for fact in example.facts] == [
        ("e1", ["A gauge at last", "Open letter"])
    ]
    assert levels["Delivered"].example is None
    assert levels["Delivered"].count == "no company"


def test_an_example_can_be_some_services_and_an_allegation_never_is_one() -> None:
    levels = {level.name: level for level in make_page("rc-2").levels}
    delivered, none = levels["Delivered"], levels["None found"]
    assert delivered.count == "some services of 1 company"
    assert delivered.example is not None
    assert delivered.example.services == "Cloth Works"
    assert [fact.id for fact in delivered.example.facts] == ["e1"]
    assert none.example is not None
    assert (none.example.facts, none.example.searched) == ((), "the gazette")


def test_of_several_companies_a_sure_judgement_with_an_independent_source_is_shown() -> None:
    doubtful = {**KEPT, "rc-1": make_assessment("partial", evidence=["e1"], confidence="low")}
    own_word = {**KEPT, "rc-1": make_assessment("partial", evidence=["e1"])}
    own = make_company("Own")["sources"]
    own["gauge"]["party"] = "first"
    register = (
        Register()
        .add("aa", doubtful)
        .add("bb", own_word, sources=own)
        .add("cc", MIXED)
        .add("dd", own_word, sources=own)
    )
    for order in (register, Register(dict(reversed(register.companies.items())), register.assessments)):
        level = next(level for level in make_page(register=order).levels if level.name == "Partial")
        assert level.example is not None
        assert level.example.company.text == "Cc"


def test_sources_of_two_companies_with_the_same_id_are_two_sources() -> None:
    register = (
        Register().add("one", {**MIXED}).add("two", {**KEPT, "rc-1": make_assessment("delivered", evidence=["e1"])})
    )
    register.companies["two"]["sources"]["gauge"]["title"] = "Another gauge"
    titles = [source.title for source in make_page(register=register).sources]
    assert "Another gauge" in titles
    assert "A gauge at last" in titles
    assert [source.number for source in make_page(register=register).sources] == [
        str(n + 1) for n in range(len(titles))
    ]


def test_who_shows_most_is_named_with_the_reasons() -> None:
    page = make_page()
    assert page.best_words == "Kept shows most, at “Verified”."
    assert page.best is not None
    assert page.best.rationale.startswith("A gauge stands")
    assert page.outlook.startswith("One level more on this commitment would raise ")
    assert commitment_page(*every_kind().scored(), "rc-1").outlook == ""


def test_a_commitment_that_nobody_promised_or_that_applies_to_nobody_says_so() -> None:
    unpromised = make_page(register=Register().add("silent", UNPROMISED, endorsements=[], pledges=[]))
    assert unpromised.finding == "It applies to 1 company; no public pledge on it was found."
    assert unpromised.outlook == ""
    dry = {"cloth": {"name": "Cloth Works", "kind": "mill", "features": ["paper"]}}
    nobody = make_page("rc-2", Register().add("dry", {**KEPT, "rc-2": make_assessment("not-applicable")}, services=dry))
    assert nobody.finding == "It applies to no company of this edition."
    assert nobody.rows == ()
    assert nobody.untouched.startswith("It does not apply to Dry:")
    assert nobody.best is None


def test_neighbours_follow_the_official_order() -> None:
    page = make_page("rc-2")
    assert page.before is not None
    assert page.after is not None
    assert (page.before.text, page.after.address) == ("1 Measure the water", "../rc-3/index.html")
    assert make_page("rc-1").before is None
    assert make_page("wp-1").after is None


def test_breadth_counts_only_those_that_it_applies_to_and_delivery_only_promises() -> None:
    _, results = every_kind().scored()
    breadth = measure_breadth(results)["rc-1"]
    assert (breadth.asked, breadth.promised, breadth.share) == (4, 3, Fraction(3, 4))
    points = [
        company.commitment("rc-1").delivery_points or 0 for company in results.companies if company.name != "Silent"
    ]
    assert breadth.delivery == Fraction(sum(points)) / 3
    rows = make_page().breadth[0].rows
    assert [(row.id, row.is_this, row.promised) for row in rows] == [
        ("rc-1", True, "3 of 4"),
        ("rc-2", False, "3 of 4"),
        ("rc-3", False, "3 of 4"),
    ]


def test_all_commitments_stand_in_tables_with_what_is_kept_most_and_by_nobody() -> None:
    dataset, results = every_kind().scored()
    page = commitments_page(dataset, results, FILES)
    assert [(table.name, [row.id for row in table.rows]) for table in page.tables] == [
        ("Charter of the River", ["rc-1", "rc-2", "rc-3"]),
        ("Pact of the Weir", ["wp-1"]),
    ]
    assert page.tables[0].rows[0].outcomes == ("1", "2", "0", "0", "0")
    assert page.finding == "Most widely kept: “Open the weir”, by 2 of 3 that promised it."
    nothing = replace(dataset, companies={}), replace(results, companies=(), ranking=(), by_id={})
    assert commitments_page(*nothing).finding == "No public pledge on any of them was found."


@pytest.mark.parametrize("commitment", ["rc-1", "rc-2", "rc-3", "wp-1"])
def test_a_page_names_its_own_data_and_not_the_whole_edition(commitment: str) -> None:
    page: Any = make_page(commitment)
    assert page.frame.data_name == "This page’s data"
