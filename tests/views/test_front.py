from __future__ import annotations

import copy

from scorecard.views.company import company_page
from scorecard.views.front import FrontPage, front_page
from tests.views.drawings import InventedDrawing
from tests.views.register import KEPT, METHODOLOGY, MIXED, Register, every_kind

FILES = {
    "index.html",
    "results.json",
    "scores.csv",
    "charts/comparison.svg",
    "companies/kept/index.html",
    "companies/kept/kept-scorecard-2024.pdf",
    "companies/mixed/mixed-scorecard-2024.pdf",
}


def make_page(register: Register | None = None) -> FrontPage:
    dataset, results = (register or every_kind()).scored()
    return front_page(dataset, results, {"comparison": InventedDrawing()}, FILES)


def test_rows_stand_by_rank_and_those_without_a_score_at_the_end_by_name() -> None:
    rows = make_page().rows
    assert [(row.rank, row.name, row.score) for row in rows] == [
        ("1", "Kept", "100"),
        ("2", "Mixed", "42"),
        ("–", "Silent", "–"),
        ("–", "Unread", "–"),
    ]
    assert [bool(row.missing) for row in rows] == [False, False, True, True]
    assert [row.bar.position is None for row in rows] == [False, False, True, True]


def test_every_company_shows_one_mark_per_commitment_in_the_order_of_the_columns() -> None:
    page = make_page()
    columns = [[column.number for column in framework.columns] for framework in page.frameworks]
    assert columns == [["1", "2", "3"], ["1"]]
    for row in page.rows:
        assert [len(signature.marks) for signature in row.signatures] == [3, 1]
    label, mark = page.rows[1].signatures[0].marks[2]
    assert label == "River Charter 3, Hear the anglers: Reversed"
    assert mark.kind == "reversed"
    label, mark = page.rows[2].signatures[0].marks[0]
    assert label.endswith(": Partial, not promised")
    assert page.has_unpromised
    assert page.has_means
    assert page.order_note == "Scores a few points apart do not settle an order."


def test_facts_are_sums_over_all_companies() -> None:
    facts = {fact.name: fact.text for fact in make_page().facts}
    assert facts == {
        "companies": "4",
        "promises that apply": "12",
        "kept": "5",
        "kept in part": "3",
        "no public evidence found": "0",
        "reversed": "1",
        "not assessed": "3",
        "evidence up to": "30 April 2024",
    }
    became = ("kept", "kept in part", "no public evidence found", "reversed", "not assessed")
    assert sum(int(facts[name]) for name in became) == int(facts["promises that apply"])


def test_one_company_with_one_promise_is_spoken_of_in_the_singular() -> None:
    register = Register(frameworks={"weir-pact": every_kind().frameworks["weir-pact"]})
    register.add("kept", {"wp-1": KEPT["wp-1"]}, endorsements=[], pledges=[], evidence=[])
    facts = {fact.name: fact.text for fact in make_page(register).facts}
    assert facts["company"] == "1"
    assert facts["promise that applies"] == "1"
    assert make_page(register).order == "1 promise (Weir Pact)"


def test_promises_in_a_companys_own_words_are_counted_where_the_method_tells_them_apart() -> None:
    scales = copy.deepcopy(METHODOLOGY["scales"])
    for level, demand in zip(scales["pledge"]["levels"][1:], ("endorsement", "own", "measurable"), strict=True):
        level["demands"] = {"pledge": demand}
    register = Register(methodology={"scales": scales}).add("mixed", MIXED).add("kept", KEPT)
    dataset, results = register.scored()
    facts = {fact.name: fact.text for fact in make_page(register).facts}
    assert facts["promises that apply, 2 of them in a company’s own words"] == "8"
    mixed = company_page(dataset, results, "mixed", {})
    assert mixed.finding_text.startswith(
        "It promised all 4 commitments that apply to it, 2 of them only by joining a common text. "
    )


def test_the_counts_leave_out_what_did_not_happen() -> None:
    rows = {row.name: row for row in make_page().rows}
    assert rows["Kept"].counts_text == "4 kept"
    assert rows["Mixed"].counts_text == "1 kept, 2 in part, 1 reversed"
    assert (rows["Mixed"].kept, rows["Mixed"].pledged) == ("1", "4")


def test_links_lead_only_where_something_is_published() -> None:
    rows = {row.name: row for row in make_page().rows}
    assert rows["Kept"].page == "companies/kept/index.html"
    assert [link.address for link in rows["Kept"].downloads] == ["companies/kept/kept-scorecard-2024.pdf"]
    assert rows["Mixed"].page == ""
    assert rows["Silent"].downloads == ()
    assert [(link.text, link.address) for link in make_page().downloads] == [
        ("Results (JSON)", "results.json"),
        ("Scores (CSV)", "scores.csv"),
        ("Comparison (SVG)", "charts/comparison.svg"),
    ]


def test_the_notice_of_the_edition_stands_on_the_page_with_its_first_word_apart() -> None:
    frame = make_page().frame
    assert (frame.notice_head, frame.notice) == ("Draft.", "Made from public sources; not reviewed by the mills.")
    whole = make_page(Register(edition={"notice": "Final edition of the year"}).add("kept", KEPT)).frame
    assert (whole.notice_head, whole.notice) == ("", "Final edition of the year")
    assert (frame.data_name, frame.digest, frame.standing) == ("Data", "0123456789ab", "draft, collecting evidence")
    assert [band.scores for band in frame.bands] == ["from 67", "from 33", "from 0"]
    assert [float(tick) for tick in frame.ticks] == [0, 0.33, 0.67, 1]
