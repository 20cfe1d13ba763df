from __future__ import annotations

from dataclasses import replace
from datetime import date

from scorecard.model.context import ContextTopic
from scorecard.views.company import company_page
from scorecard.views.context import ContextPage, context_page, shown_topics
from scorecard.views.front import front_page
from tests.views.context_register import WATER, with_context

FILES = {"index.html", "context/index.html", "companies/mixed/index.html", "frameworks/river-charter/index.html"}


def make_page() -> ContextPage:
    dataset, results = with_context()
    return context_page(dataset, results, FILES)


def test_topics_stand_in_their_order_and_one_without_a_figure_by_the_cut_off_is_left_out() -> None:
    assert [topic.title for topic in make_page().topics] == ["Rain", "Water that mills take"]
    dataset, _ = with_context()
    assert [topic for topic, _ in shown_topics(dataset, date(2024, 12, 31))] == ["rain", "snow", "water"]
    assert shown_topics(dataset, date(2018, 12, 31)) == ()


def test_every_topic_shows_all_its_caveats_with_their_sources() -> None:
    for topic in make_page().topics:
        assert topic.caveats
        assert all(caveat.sources for caveat in topic.caveats)
    assert [caveat.text for caveat in make_page().topics[1].caveats] == [
        "A count is not a verdict.",
        "Counts can change later.",
    ]


def test_figures_of_nobody_of_ours_come_first_and_companies_follow_by_name_never_by_size() -> None:
    whole, by_company = make_page().topics[1].tables
    assert (whole.caption, whole.is_by_company) == ("Cubic metres", False)
    assert (by_company.caption, by_company.is_by_company, by_company.width) == ("Cubic metres by company", True, "3")
    assert [(row.company, row.name, row.page, row.cells) for row in by_company.rows] == [
        ("Kept", "Kept Ltd", "", ("50", "60")),
        ("Mixed", "Mixed Ltd", "../companies/mixed/index.html", ("1,200", "1,300")),
    ]


def test_a_note_that_holds_for_a_whole_column_stands_at_its_head_and_others_in_their_row() -> None:
    table = make_page().topics[1].tables[1]
    assert [(column.text, column.note) for column in table.columns] == [("2021", ""), ("2022", "copied")]
    assert [row.note for row in table.rows] == ["", "Without the flour works. 2021: estimated"]
    assert all(column.sources for column in table.columns)


def test_figures_of_different_units_have_tables_of_their_own() -> None:
    rain = make_page().topics[0]
    assert [(table.caption, [column.text for column in table.columns]) for table in rain.tables] == [
        ("Percent more", ["2019 to 2022"]),
        ("Days", ["2022"]),
    ]


def test_what_there_is_no_figure_for_is_a_dash_and_never_a_zero() -> None:
    dataset, results = with_context()
    fewer = [
        {**item, "figures": item["figures"][-1:]} if item["name"] == "Kept Ltd" else item for item in WATER["series"]
    ]
    topic = ContextTopic.model_validate({**WATER, "series": fewer})
    table = context_page(replace(dataset, context={"water": topic}), results).topics[0].tables[1]
    assert [row.cells for row in table.rows] == [("–", "60"), ("1,200", "1,300")]


def test_a_company_shows_its_own_figures_with_the_caveats_that_hold_everywhere() -> None:
    dataset, results = with_context()
    page = company_page(dataset, results, "mixed", {}, FILES)
    (topic,) = page.context
    assert [row.name for table in topic.tables for row in table.rows] == ["Mixed Ltd"]
    assert [caveat.text for caveat in topic.caveats] == ["A count is not a verdict."]
    assert topic.address == "../../context/index.html"
    numbered = {source.number for source in page.sources}
    assert {source.number for caveat in topic.caveats for source in caveat.sources} <= numbered
    assert company_page(dataset, results, "silent", {}, FILES).context == ()
    assert company_page(dataset, results, "mixed", {}).context[0].address == ""


def test_pages_lead_to_the_frameworks_and_to_the_context_where_these_are_published() -> None:
    dataset, results = with_context()
    page = company_page(dataset, results, "mixed", {}, FILES)
    assert [item.page for item in page.frameworks] == ["../../frameworks/river-charter/index.html", ""]
    front = front_page(dataset, results, {}, FILES)
    assert [item.page for item in front.frameworks] == ["frameworks/river-charter/index.html", ""]
    assert front.context_page == "context/index.html"
    assert front_page(dataset, results, {}).context_page == ""
