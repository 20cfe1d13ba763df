from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from scorecard.views.commitment import CommitmentView
from scorecard.views.company import CompanyPage, company_page
from scorecard.views.highlight import Highlights
from tests.views.drawings import InventedDrawing, InventedTable
from tests.views.register import KEPT, MIXED, Register, every_kind, make_assessment, make_company

FILES = {
    "index.html",
    "companies/mixed/index.html",
    "companies/mixed/mixed-scorecard-2024.pdf",
    "companies/mixed/charts/timeline.svg",
}

WHOSE = "Those not marked as from the company or a body that speaks for it are from somebody else."


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
    assert page.score.order_note == "Scores a few points apart do not settle an order."
    assert page.score.coverage == "Every promise was assessed."
    assert page.score.missing == ""
    assert page.score.bar.position == Fraction(333, 800)


def test_without_a_score_there_is_no_number_no_rank_and_no_contribution() -> None:
    page = make_page(company_id="unread")
    assert page.score.text == "–"
    assert page.score.rank == ""
    assert page.score.order_note == ""
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
    assert views["rc-1"].gap.text == "the promise goes 67 points further than the evidence"
    assert views["wp-1"].gap.text == "the evidence goes 67 points further than the promise"
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


def test_overdue_promises_say_what_we_know_and_not_more() -> None:
    page = make_page()
    assert [item.due for item in page.overdue] == [
        "Due 31 December 2021. No public evidence by 30 April 2024 that it was done (851 days)."
    ]
    assert page.overdue[0].statement == "Will measure the water every day."
    assert [(link.text, link.address) for link in page.overdue[0].commitments] == [("Measure the water", "rc-1")]
    assert [(measure.text, measure.meaning) for measure in page.measures if measure.name == "Due"] == [
        ("1", "Commitments with a dated promise not shown as done.")
    ]
    assert not make_page(company_id="kept").overdue
    assert not make_page(company_id="kept").overdue_lines


def make_late_page(dates: list[str], commitments: list[str]) -> CompanyPage:
    pledges = make_company("Mixed")["pledges"][:1]
    late = [{**pledges[0], "id": f"p{n}", "deadline": day, "commitments": commitments} for n, day in enumerate(dates)]
    judged = {key: make_assessment("partial") for key in MIXED}
    return make_page(Register().add("mixed", judged, pledges=late))


def test_overdue_promises_of_one_commitment_stand_in_one_line() -> None:
    page = make_late_page(["2023-06", "2023-05-01", "2023-06", "2022"], ["rc-1"])
    assert [line.text for line in page.overdue_lines] == [
        "4 dated promises not shown as done (due 2022, 1 May and June 2023)"
    ]
    assert len(page.overdue) == 4
    assert [line.text for line in make_late_page(["2023-06"], ["rc-1"]).overdue_lines] == [
        "1 dated promise not shown as done (due June 2023)"
    ]


def test_an_overdue_promise_on_several_commitments_is_told_once() -> None:
    page = make_late_page(["2023-06"], ["rc-1", "rc-2", "rc-3", "wp-1"])
    assert [[link.address for link in item.commitments] for item in page.overdue] == [["rc-1", "rc-2", "rc-3", "wp-1"]]
    assert [line.commitment.address for line in page.overdue_lines] == ["rc-1", "rc-2", "rc-3"]
    assert page.overdue_more == "And 1 more commitment."


def test_the_doubt_about_an_overdue_promise_stands_with_it() -> None:
    pledges = make_company("Mixed")["pledges"]
    pledges[0] |= {"confidence": "medium", "doubt": "Read in a copy."}
    page = make_page(Register().add("mixed", MIXED, pledges=pledges))
    assert page.overdue[0].doubt == "Confidence medium: Read in a copy."
    assert make_page().overdue[0].doubt == ""


def test_sources_are_numbered_in_the_order_of_first_mention_each_once() -> None:
    page = make_page()
    assert [source.number for source in page.sources] == [str(number + 1) for number in range(len(page.sources))]
    assert page.sources[0].title == "The charter"
    titles = [source.title for source in page.sources]
    assert len(titles) == len(set(titles))
    cited = {source.number for view in commitments(page).values() for fact in view.evidence for source in fact.sources}
    assert cited <= {source.number for source in page.sources}
    assert page.sources_note == f"5 sources, 4 with an archived copy. All were read on 1 June 2024. {WHOSE}"
    assert {source.accessed for source in page.sources} == {""}


def test_sources_read_on_another_day_than_most_say_when() -> None:
    company = make_company("Mixed")
    company["sources"]["gauge"]["accessed"] = "2024-06-02"
    page = make_page(Register().add("mixed", MIXED, sources=company["sources"]))
    assert page.sources_note == (
        f"5 sources, 4 with an archived copy. Those without another day were read on 1 June 2024. {WHOSE}"
    )
    assert {source.title: source.accessed for source in page.sources if source.accessed} == {
        "A gauge at last": "2 June 2024"
    }


def test_a_source_says_where_it_stands_and_who_speaks() -> None:
    sources = {source.title: source for source in make_page().sources}
    assert sources["A gauge at last"].host == "example.org"
    # What is not marked is from somebody else; the note on the sources says so.
    assert sources["A gauge at last"].party == ""
    assert sources["Open letter"].party == "the company or a body that speaks for it"
    assert sources["Minutes"].archive is None


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
    assert (source.address, source.host, source.archive) == (None, "", None)
    assert page.profile.website is None


def test_facts_that_nobody_cites_are_listed_and_pledges_too() -> None:
    judged = {**MIXED, "rc-2": make_assessment("none", searched=["the gazette"]), "rc-3": make_assessment("partial")}
    page = make_page(Register().add("mixed", judged))
    assert [fact.id for fact in page.uncited] == ["p2", "e2"]
    assert [pledge.date for pledge in page.own_pledges] == ["10 January 2020", "2022"]
    assert [pledge.due for pledge in page.own_pledges] == ["31 December 2021", ""]


def test_an_edition_lists_nothing_from_after_its_cut_off() -> None:
    judged = {**MIXED, "rc-2": make_assessment("none", searched=["the gazette"]), "rc-3": make_assessment("partial")}
    dataset, results = Register().add("mixed", judged).scored()
    cut_off = date(2021, 1, 1)
    assert [fact.id for fact in company_page(dataset, results, "mixed", {}).uncited] == ["p2", "e2"]
    company = dataset.companies["mixed"]
    late = {item.id for item in company.pledges if item.date.first > cut_off}
    late |= {item.id for item in company.evidence if item.date.first > cut_off}
    early = company_page(dataset, replace(results, cut_off=cut_off), "mixed", {})
    assert late & {"p2", "e2"}
    assert {fact.id for fact in early.uncited} == {"p2", "e2"} - late
    assert [pledge.date for pledge in early.own_pledges] == ["10 January 2020"]


def test_a_pledge_names_its_commitments_by_framework_and_number() -> None:
    pledges = make_company("Mixed")["pledges"]
    pledges[0]["commitments"] = ["rc-3", "wp-1", "rc-1"]
    pledge = make_page(Register().add("mixed", MIXED, pledges=pledges)).own_pledges[0]
    assert [(place.framework, [link.text for link in place.commitments]) for place in pledge.places] == [
        ("River Charter", ["1", "3"]),
        ("Weir Pact", ["1"]),
    ]
    assert [source.title for source in pledge.sources] == ["Open letter"]


def test_a_commitment_that_nobody_assessed_says_so() -> None:
    page = make_page(Register().add("mixed", {"rc-1": MIXED["rc-1"]}))
    view = commitments(page)["wp-1"]
    assert view.rationale == ""
    assert view.assessed == "Nobody has assessed this yet."
    assert view.mark.word == "Not assessed"
    assert view.confidence == ""
    assert commitments(page)["rc-1"].assessed == "Judged on 2 May 2024."


def test_a_low_confidence_stands_beside_the_level_and_no_other_does() -> None:
    assert {key: view.doubt for key, view in commitments(make_page()).items()} == {
        "rc-1": "",
        "rc-2": "",
        "rc-3": "low confidence",
        "wp-1": "",
    }


def test_how_firm_a_promise_is_reads_as_words() -> None:
    judged = {**MIXED, "rc-1": make_assessment("partial", pledge="none"), "wp-1": make_assessment("partial")}
    views = commitments(make_page(Register().add("mixed", {**judged})))
    assert views["rc-1"].promise == "No promise found"
    assert views["rc-3"].promise == "Own promise"
    assert commitments(make_page(Register().add("mixed", {})))["rc-1"].promise == "Promise not assessed"


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


def test_a_signature_and_its_end_are_told_from_their_day_on() -> None:
    ended = make_company("Mixed")["endorsements"]
    ended[0]["ended"] = "2022-07"
    dataset, results = Register().add("mixed", MIXED, endorsements=ended).scored()
    early = company_page(dataset, replace(results, cut_off=date(2020, 1, 1)), "mixed", {}).profile
    assert early.memberships == ("River Charter since 1 June 2019",)
    assert [item.ended for item in early.endorsements] == [""]


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
        "2024. This company’s data 0123456789ab. Creative Commons Attribution 4.0. https://river.example/register/companies/mixed/"
    )
    assert commitments(page)["rc-1"].citation.endswith(
        "Mixed, River Charter 1: Measure the water. Evidence up to 30 April 2024. This company’s data 0123456789ab. "
        "https://river.example/register/companies/mixed/#rc-1"
    )
    assert commitments(make_page())["rc-1"].citation.endswith("This company’s data 0123456789ab. #rc-1")


def test_highlights_are_the_best_and_the_worst_and_never_both() -> None:
    page = make_page()
    assert named(page.best) == ["wp-1"]
    assert named(page.least) == ["rc-3", "rc-1", "rc-2"]
    assert page.least.more == ""
    kept = make_page(company_id="kept")
    assert len(kept.best.items) == 3
    assert kept.best.more == "And 1 more at the same level (Verified)."
    assert kept.least == Highlights((), "")
    assert make_page(company_id="silent").best.items == ()


def test_what_is_kept_only_in_part_is_not_among_the_best() -> None:
    page = make_page(Register().add("mixed", {key: make_assessment("partial") for key in MIXED}))
    assert page.best == Highlights((), "")
    assert len(page.least.items) == 3
    assert page.least.more == "And 1 more at the same level (Partial)."


def test_a_highlight_is_dated_by_its_newest_evidence_or_by_the_end_of_the_search() -> None:
    page = make_page(Register().add("mixed", {**MIXED, "rc-3": make_assessment("none")}))
    dated = {item.commitment_id: item.when for item in (*page.best.items, *page.least.items)}
    newest = {item.id: item.newest for item in commitments(page).values()}
    assert any(newest[key] for key in dated)
    assert not all(newest[key] for key in dated)
    for key, when in dated.items():
        assert when == (f"newest evidence {newest[key]}" if newest[key] else f"as of {page.frame.cut_off}")
    for item in commitments(page).values():
        assert item.newest in {"", *(fact.date for fact in item.evidence)}


def test_highlights_of_the_least_shown_take_the_sentence_on_evidence_whole() -> None:
    long = (
        "A gauge stands at one mill, and another stood there once before it was taken away by the river in a flood, "
        * 2
    )
    rationale = f"{long.rstrip(', ')}. No public evidence was found that it is read. Nobody was asked."
    judged = {**MIXED, "rc-1": make_assessment("none", rationale=rationale)}
    items = {item.commitment_id: item.text for item in make_page(Register().add("mixed", judged)).least.items}
    assert items["rc-1"] == "No public evidence was found that it is read. Nobody was asked."
    assert items["rc-3"] == "A gauge stands at one mill. Whether it is read was not found."


def test_under_a_geometric_mean_the_parts_do_not_pretend_to_add_up() -> None:
    page = make_page(Register(methodology={"aggregate": "geometric"}).add("mixed", MIXED))
    assert not page.parts_add
    assert {row.contribution for row in page.weights} == {"–"}
    assert {row.weight for row in page.weights if row.kind == "commitment"} == {"25.0%"}
    assert commitments(page)["rc-1"].possible == ""


def named(highlights: Highlights) -> list[str]:
    return [item.commitment_id for item in highlights.items]


def test_charts_keep_their_words_and_their_table_without_texts_that_stand_elsewhere() -> None:
    table = InventedTable(header=("What",), rows=(("word " * 60,), ("A short one.",)))
    page = make_page(timeline=InventedDrawing(table=table), gap=InventedDrawing())
    chart = page.charts["timeline"]
    assert chart.alt == "One circle, of radius four."
    assert (chart.picture.width, chart.picture.height) == ("10", "10")
    assert chart.rows == (("on this page",), ("A short one.",))
    assert [link.address for link in chart.downloads] == ["charts/timeline.svg"]
    assert page.charts["gap"].downloads == ()


def test_links_lead_only_where_something_is_published() -> None:
    dataset, results = every_kind().scored()
    assert make_page().frame.navigation.home == "../../index.html"
    assert [link.address for link in make_page().downloads] == ["mixed-scorecard-2024.pdf"]
    alone = company_page(dataset, results, "mixed", {})
    assert alone.frame.navigation.home == ""
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


def test_a_row_with_a_service_that_nobody_assessed_names_its_services() -> None:
    judged = {**MIXED, "rc-2": make_assessment({"cloth": "delivered", "sheets": "not-assessed"})}
    page = make_page(Register().add("mixed", judged))
    view = commitments(page)["rc-2"]
    assert (view.mark.word, view.services_differ) == ("Delivered where assessed", True)
    assert view.mark_label == "River Charter 2, Keep dye out: Delivered where assessed"
    assert [(item.name, item.mark.word) for item in view.services] == [
        ("Cloth Works", "Delivered"),
        ("Sheet Works", "Not assessed"),
    ]
    assert [level.applies_to for level in view.next_levels] == ["Cloth Works"]
    assert not page.has_means


def test_sources_that_are_all_the_companys_own_are_all_marked() -> None:
    company = make_company("Mixed")
    for source in company["sources"].values():
        source["party"] = "first"
    register = Register().add("mixed", MIXED, sources=company["sources"])
    page = make_page(register)
    assert WHOSE in page.sources_note, "the charter is from somebody else"
    assert {source.title: bool(source.party) for source in page.sources if not source.party} == {"The charter": False}
