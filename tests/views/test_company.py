from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

import pytest

from scorecard.views.commitment import CommitmentView
from scorecard.views.company import CompanyPage, company_page
from tests.views.drawings import InventedDrawing, InventedTable
from tests.views.register import KEPT, MIXED, Register, every_kind, make_assessment, make_company

FILES = {
    "index.html",
    "companies/mixed/index.html",
    "companies/mixed/mixed-scorecard-2024.pdf",
    "companies/mixed/charts/timeline.svg",
}


def make_page(register: Register | None = None, company_id: str = "mixed", **charts: InventedDrawing) -> CompanyPage:
    dataset, results = (register or every_kind()).scored()
    return company_page(dataset, results, company_id, charts, FILES)


def commitments(page: CompanyPage) -> dict[str, CommitmentView]:
    return {item.id: item for framework in page.frameworks for item in framework.commitments}


def walk(value: Any) -> Iterator[Any]:
    if is_dataclass(value):
        for field in fields(value):
            yield from walk(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from walk(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from walk(item)
    else:
        yield value


def test_all_that_a_template_can_print_is_text_already() -> None:
    kinds = {type(value) for value in walk(make_page(gap=InventedDrawing()))}
    # Fractions say where marks are drawn, bytes are pictures, the rest are choices; whole numbers are depths and steps.
    assert kinds <= {str, bool, bytes, Fraction, int, type(None)}
    assert not any(isinstance(value, float) for value in walk(make_page()))


def test_frameworks_and_commitments_stand_in_the_official_order() -> None:
    page = make_page()
    assert [framework.short_name for framework in page.frameworks] == ["River Charter", "Weir Pact"]
    assert [framework.caption for framework in page.frameworks] == ["3 articles, 2019", "1 promise, 2021"]
    assert list(commitments(page)) == ["rc-1", "rc-2", "rc-3", "wp-1"]
    assert commitments(page)["rc-2"].group == "Water › Dye"


def test_the_score_stands_with_band_rank_and_coverage() -> None:
    page = make_page()
    # (33 + 67/2 + 0 + 100) / 4 = 41.625
    assert page.score.text == "42"
    assert page.score.band == "Kept in part"
    assert page.score.rank == "Rank 2 of 2"
    assert page.score.coverage == "All that was pledged has been assessed."
    assert page.score.missing == ""
    assert page.score.bar.position == Fraction(333, 800)


def test_without_a_score_there_is_no_number_no_rank_and_no_contribution() -> None:
    page = make_page(company_id="unread")
    assert page.score.text == "–"
    assert page.score.rank == ""
    assert page.score.bar.position is None
    assert page.score.missing.startswith("No score yet: 25%")
    assert {row.contribution for row in page.weights} == {"–"}


def test_the_parts_of_the_score_add_up_to_it() -> None:
    page = make_page()
    parts = [Fraction(row.contribution) for row in page.weights if row.kind == "commitment"]
    assert len(parts) == 4
    assert abs(sum(parts) - Fraction("41.6")) <= Fraction(2, 10)
    frameworks = [row for row in page.weights if row.kind == "framework"]
    assert [row.weight for row in frameworks] == ["75.0%", "25.0%"]
    assert [row.contribution for row in frameworks] == ["16.6", "25.0"]


def test_what_was_not_promised_has_no_weight() -> None:
    page = make_page(company_id="silent")
    assert {row.weight for row in page.weights} == {"–"}
    assert page.has_unpromised
    assert commitments(page)["rc-1"].standing == "Not promised, so it does not count for the score."
    assert page.score.missing == "No score: there is no public pledge to hold it to."


def test_levels_by_service_stand_where_services_differ() -> None:
    view = commitments(make_page())["rc-2"]
    assert view.services_differ
    assert [(service.name, service.mark.word) for service in view.services] == [
        ("Cloth Works", "Delivered"),
        ("Sheet Works", "None found"),
    ]
    assert not commitments(make_page())["rc-1"].services_differ


def test_the_next_level_is_the_next_one_worth_more() -> None:
    views = commitments(make_page())
    assert [(level.name, level.points) for level in views["rc-1"].next_levels] == [("Delivered", "67")]
    assert views["rc-1"].next_levels[0].looks_like == "Measure the water: seen in every mill."
    # From "none" the way up leads past "reversed", which is worth no more.
    assert [(level.name, level.applies_to) for level in views["rc-2"].next_levels] == [
        ("Partial", "Sheet Works"),
        ("Verified", "Cloth Works"),
    ]
    assert [level.name for level in views["rc-3"].next_levels] == ["Partial"]
    assert views["wp-1"].next_levels == ()


def test_gaps_say_who_is_ahead_and_by_how_much() -> None:
    views = commitments(make_page())
    assert views["rc-1"].gap.text == "promise ahead by 67 points"
    assert views["wp-1"].gap.text == "delivery ahead by 67 points"
    assert (views["rc-1"].gap.pledge, views["rc-1"].gap.delivery) == (Fraction(1), Fraction(33, 100))
    assert views["rc-3"].gap.is_reversed


def test_cited_facts_stand_oldest_first_with_their_sources() -> None:
    views = commitments(make_page())
    assert [fact.id for fact in views["rc-1"].pledges] == ["p1"]
    assert [fact.id for fact in views["rc-2"].evidence] == ["e1", "e2"]
    gauge = views["rc-1"].evidence[0]
    assert (gauge.date, gauge.kind, gauge.scope) == ("4 March 2022", "Action", "Cloth Works")
    assert [source.publisher for source in gauge.sources] == ["River Gazette", "Mixed"]
    assert gauge.sources[0].archive is not None


def test_an_allegation_and_a_doubt_are_named_as_such() -> None:
    fact = commitments(make_page())["rc-2"].evidence[1]
    assert fact.is_allegation
    assert fact.remarks == ("An allegation, not a finding.", "Confidence medium: Read in an extract.")


def test_a_vague_pledge_and_a_deadline_are_named_as_such() -> None:
    views = commitments(make_page())
    assert views["rc-1"].pledges[0].remarks == ("Deadline: 31 December 2021.",)
    assert views["rc-3"].pledges[0].remarks == ("Too vague to check.",)


def test_what_takes_something_back_says_what() -> None:
    company = make_company("Mixed")
    company["evidence"][2]["withdraws"] = "p2"
    register = Register().add("mixed", MIXED, evidence=company["evidence"])
    fact = commitments(make_page(register))["rc-3"].evidence[0]
    assert fact.remarks == ("Takes back what was said on 2022.",)


def test_a_fact_is_told_in_full_where_it_comes_first_and_points_there_later() -> None:
    views = commitments(make_page())
    assert views["rc-1"].evidence[0].above is None
    above = views["rc-2"].evidence[0].above
    assert above is not None
    assert (above.text, above.address) == ("Measure the water", "rc-1")


def test_overdue_promises_stand_with_their_days() -> None:
    page = make_page()
    assert [(item.commitment_id, item.deadline, item.days) for item in page.overdue] == [
        ("rc-1", "31 December 2021", "851 days past its deadline")
    ]
    assert page.overdue[0].statement == "Will measure the water every day."
    assert any(measure.name == "Overdue" and measure.text == "1" for measure in page.measures)
    assert not make_page(company_id="kept").overdue


def test_sources_are_numbered_in_the_order_of_first_mention_each_once() -> None:
    page = make_page()
    assert [source.number for source in page.sources] == [str(number + 1) for number in range(len(page.sources))]
    assert page.sources[0].title == "The charter"
    titles = [source.title for source in page.sources]
    assert len(titles) == len(set(titles))
    cited = {source.number for view in commitments(page).values() for fact in view.evidence for source in fact.sources}
    assert cited <= {source.number for source in page.sources}
    assert page.sources_note == "All were read on 1 June 2024."
    assert {source.accessed for source in page.sources} == {""}


def test_sources_read_on_different_days_each_say_when() -> None:
    company = make_company("Mixed")
    company["sources"]["gauge"]["accessed"] = "2024-06-02"
    page = make_page(Register().add("mixed", MIXED, sources=company["sources"]))
    assert page.sources_note == ""
    assert {source.accessed for source in page.sources} == {"1 June 2024", "2 June 2024"}


def test_a_source_in_another_language_says_which() -> None:
    sources = {source.title: source for source in make_page().sources}
    assert (sources["Les pêcheurs se plaignent"].language, sources["Les pêcheurs se plaignent"].language_name) == (
        "fr",
        "French",
    )
    assert sources["The charter"].language == ""


def test_an_address_that_is_not_safe_to_follow_becomes_no_link() -> None:
    dataset, results = every_kind().scored()
    company = dataset.companies["mixed"]
    bad = company.sources["gauge"].model_copy(update={"url": "javascript:alert(1)", "archived": "data:text/html,x"})
    changed = company.model_copy(update={"sources": {**company.sources, "gauge": bad}, "website": "file:///etc/passwd"})
    broken = dataset.__class__(
        **{
            **{field.name: getattr(dataset, field.name) for field in fields(dataset)},
            "companies": {**dataset.companies, "mixed": changed},
        }
    )
    page = company_page(broken, results, "mixed", {})
    source = next(source for source in page.sources if source.title == "A gauge at last")
    assert (source.address, source.archive) == (None, None)
    assert page.profile.website is None


def test_facts_that_nobody_cites_are_listed_and_pledges_too() -> None:
    judged = {**MIXED, "rc-2": make_assessment("none", searched=["the gazette"]), "rc-3": make_assessment("partial")}
    page = make_page(Register().add("mixed", judged))
    assert [fact.id for fact in page.uncited] == ["p2", "e2"]
    assert [pledge.date for pledge in page.own_pledges] == ["10 January 2020", "2022"]


def test_a_commitment_that_nobody_assessed_says_so() -> None:
    page = make_page(Register().add("mixed", {"rc-1": MIXED["rc-1"]}))
    view = commitments(page)["wp-1"]
    assert view.rationale == ""
    assert view.assessed == "Nobody has assessed this yet."
    assert view.mark.word == "Not assessed"
    assert view.confidence == ""


def test_services_that_were_closed_before_the_cut_off_are_left_out() -> None:
    assert make_page().profile.service_names == "Cloth Works, Sheet Works"


def test_memberships_say_since_when_and_until_when() -> None:
    ended = make_company("Mixed")["endorsements"]
    ended[0]["ended"] = "2022-07"
    ended[0]["how_ended"] = "It walked out."
    page = make_page(Register().add("mixed", MIXED, endorsements=ended))
    assert page.profile.memberships == (
        "River Charter since 1 June 2019, until July 2022",
        "Weir Pact since February 2021",
    )
    assert page.profile.endorsements[0].since == "Signed 1 June 2019"
    assert page.profile.endorsements[0].ended == "Ended July 2022. It walked out."


def test_other_names_and_changes_of_owner_are_kept() -> None:
    register = Register().add(
        "mixed",
        MIXED,
        named_as="Old Mill",
        also_known_as=["Old Mill", "The Mill"],
        successions=[{"date": "2001", "statement": "It was sold.", "source": "letter"}],
    )
    profile = make_page(register).profile
    assert profile.other_names == "Old Mill and The Mill"
    assert [(item.date, item.statement) for item in profile.successions] == [("2001", "It was sold.")]


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("collecting", "has not yet been asked"),
        ("company-review", "has been asked"),
        ("final", "No answer of the company"),
        ("published", "No answer of the company"),
    ],
)
def test_the_answer_of_the_company_says_how_far_the_edition_is(stage: str, words: str) -> None:
    register = Register(edition={"stage": stage}).add("mixed", MIXED)
    page = make_page(register)
    assert words in page.response_line
    assert page.frame.is_draft == (stage in {"collecting", "company-review"})


def test_citations_name_edition_date_data_and_anchor() -> None:
    register = Register(programme={"base_url": "https://river.example/register/"}).add("mixed", MIXED)
    page = make_page(register)
    assert page.citation == (
        "Friends of the River: River Register, Edition 2024 (collecting evidence), Mixed. Evidence up to 30 April "
        "2024. Data 0123456789ab. Creative Commons Attribution 4.0. https://river.example/register/companies/mixed/"
    )
    assert commitments(page)["rc-1"].citation.endswith(
        "Mixed, River Charter 1: Measure the water. Evidence up to 30 April 2024. Data 0123456789ab. "
        "https://river.example/register/companies/mixed/#rc-1"
    )
    assert commitments(make_page())["rc-1"].citation.endswith("Data 0123456789ab. #rc-1")


def test_highlights_are_the_best_and_the_worst_and_never_both() -> None:
    page = make_page()
    assert [item.commitment_id for item in page.firmest] == ["wp-1", "rc-2"]
    assert [item.commitment_id for item in page.weakest] == ["rc-3", "rc-1"]
    kept = make_page(company_id="kept")
    assert len(kept.firmest) == 2
    assert kept.weakest == ()
    assert make_page(company_id="silent").firmest == ()


def test_under_a_geometric_mean_the_parts_do_not_pretend_to_add_up() -> None:
    page = make_page(Register(methodology={"aggregate": "geometric"}).add("mixed", MIXED))
    assert not page.parts_add
    assert {row.contribution for row in page.weights} == {"–"}
    assert {row.weight for row in page.weights if row.kind == "commitment"} == {"25.0%"}
    assert commitments(page)["rc-1"].possible == ""


def test_charts_keep_their_words_and_their_table_with_long_cells_shortened() -> None:
    table = InventedTable(header=("What",), rows=(("word " * 60,),))
    page = make_page(timeline=InventedDrawing(table=table), gap=InventedDrawing())
    chart = page.charts["timeline"]
    assert chart.alt == "One circle, of radius four."
    assert (chart.picture.width, chart.picture.height) == ("10", "10")
    assert len(chart.rows[0][0]) < 80
    assert [link.address for link in chart.downloads] == ["charts/timeline.svg"]
    assert page.charts["gap"].downloads == ()


def test_links_lead_only_where_something_is_published() -> None:
    dataset, results = every_kind().scored()
    assert make_page().front_page == "../../index.html"
    assert [link.address for link in make_page().downloads] == ["mixed-scorecard-2024.pdf"]
    alone = company_page(dataset, results, "mixed", {})
    assert alone.front_page == ""
    assert alone.downloads == ()


def test_an_unknown_company_is_refused() -> None:
    dataset, results = every_kind().scored()
    with pytest.raises(KeyError, match="nobody"):
        company_page(dataset, results, "nobody", {})


def test_everything_kept_reads_as_a_whole() -> None:
    page = make_page(Register().add("kept", KEPT), "kept")
    assert page.finding_text == "It promised all 4 commitments that apply to it. It has kept all 4."
    assert page.score.text == "100"
    assert [(count.name, count.text) for count in page.counts] == [("kept", "4")]
