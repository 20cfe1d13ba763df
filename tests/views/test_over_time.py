"""What a scorecard says of the past: the change since the last edition in words, and corrections, old beside new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from scorecard.exports.corrections_feed import write_feed
from scorecard.model.assessment import Assessment
from scorecard.model.correction import Correction
from scorecard.model.dataset import Dataset, EditionData
from scorecard.scoring.hindsight import look_back
from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.record import make_lock, make_record
from scorecard.scoring.results import Results
from scorecard.scoring.score import score
from scorecard.views.company import CompanyPage, company_page
from scorecard.views.corrections import corrections_page, list_corrections
from scorecard.views.trend import view_trend
from tests.views.register import EDITION, MIXED, Register, make_assessment

ATOM = "{http://www.w3.org/2005/Atom}"
ENTRY: dict[str, Any] = {
    "type": "correction",
    "date": "2024-07-01",
    "company": "mixed",
    "commitment": "rc-2",
    "what": "The sheets were judged by an old photo.",
    "why": "A <newer> one & its date were overlooked.",
    "before": {"cloth": "delivered", "sheets": "partial"},
    "after": {"cloth": "delivered", "sheets": "none"},
}


def with_past(changes: dict[str, Any] | None = None, **data: Any) -> tuple[Dataset, Results]:
    """A register whose edition 2024 has one before it, in which some of the judgements were others."""
    dataset = Register().add("mixed", MIXED, **data).dataset()
    now = dataset.editions[EDITION]
    edition = now.edition.model_copy(update={"title": "Edition 2022", "cut_off": date(2022, 12, 31)})
    judged = {**MIXED, "wp-1": make_assessment("none", searched=["the gazette"]), **(changes or {})}
    then = {"mixed": {key: Assessment.model_validate(value) for key, value in judged.items()}}
    whole = replace(dataset, editions={"2022": EditionData(edition, then), EDITION: now})
    return whole, score(whole, EDITION)


def see(dataset: Dataset, results: Results, files: tuple[str, ...] = ()) -> CompanyPage:
    insight = Insight(hindsight=look_back(dataset, results))
    return company_page(dataset, results, "mixed", {}, files, insight=insight)


def test_the_change_since_the_last_edition_is_told_in_words_with_its_causes() -> None:
    trend = see(*with_past()).trend
    assert trend is not None
    assert trend.heading == "Since Edition 2022"
    # Four commitments weigh the same: a quarter of 100 points comes of wp-1, which a fact of 2023 shows.
    assert trend.sentences == (
        (
            "Score 16.6 in Edition 2022, with evidence up to 31 December 2022; 41.6 now "
            "(+25.0 points, rank 1 then and 1 now)."
        ),
        "What moved it: new evidence +25.0 (1 commitment).",
    )
    (row,) = trend.rows
    assert (row.commitment.text, row.commitment.address) == ("Open the weir", "wp-1")
    assert (row.what, row.why, row.change) == ("none found → verified", "new evidence", "+25.0")
    assert trend.more == ""


def test_changes_beyond_the_first_ones_follow_and_one_alone_stands_with_them() -> None:
    dataset, results = with_past({"rc-1": make_assessment("none", searched=["the gazette"])})
    page = see(dataset, results)
    views = {view.id: view for framework in page.frameworks for view in framework.commitments}
    hindsight = look_back(dataset, results)
    whole = view_trend(dataset, hindsight, "mixed", views)
    assert whole is not None
    assert (len(whole.rows), whole.others, whole.more) == (2, (), "")
    one_more = view_trend(dataset, hindsight, "mixed", views, most=1)
    assert one_more is not None
    assert (one_more.rows, one_more.others) == (whole.rows, ())
    none = view_trend(dataset, hindsight, "mixed", views, most=0)
    assert none is not None
    assert (none.rows, none.others) == ((), whole.rows)
    assert none.more == "2 more changes moved it by as much or less."
    assert none.others_heading == "Other changes since Edition 2022"


def test_services_that_differ_are_told_in_points() -> None:
    trend = see(*with_past({"rc-2": make_assessment({"cloth": "none", "sheets": "none"}, searched=["x"])})).trend
    assert trend is not None
    assert "none found → 34 points" in [row.what for row in trend.rows]


def test_what_is_newly_promised_is_told_as_such_and_restated() -> None:
    trend = see(*with_past({"rc-1": make_assessment("partial", pledge="none")})).trend
    assert trend is not None
    assert any(
        "On equal terms, with today’s method and scope, Edition 2022 would have given" in item
        for item in trend.sentences
    )
    assert ("newly promised, partial", "scope") in [(row.what, row.why) for row in trend.rows]


def test_without_an_earlier_edition_or_with_no_insight_nothing_is_said() -> None:
    dataset, results = Register().add("mixed", MIXED).scored()
    assert see(dataset, results).trend is None
    assert company_page(*with_past(), "mixed", {}, insight=NO_INSIGHT).trend is None


def test_without_a_score_at_one_end_both_are_named_and_no_part() -> None:
    unread = {key: make_assessment("not-assessed") for key in MIXED}
    trend = see(*with_past(unread)).trend
    assert trend is not None
    assert trend.rows == ()
    assert trend.sentences == (
        "Score in Edition 2022: –; now: 41.6. One of the two editions gives no score, so the change has no parts.",
    )


def test_a_change_of_method_is_said() -> None:
    dataset, results = with_past()
    past = look_back(dataset, results)
    assert past.earlier is not None
    older = replace(past, earlier=replace(past.earlier, method_version="1.0"))
    page = company_page(dataset, results, "mixed", {}, insight=Insight(hindsight=older))
    assert page.trend is not None
    assert page.trend.sentences[-1] == (
        "The method changed from version 1.0 to 2.1: only the scores on equal terms can be compared."
    )


def corrected(*entries: dict[str, Any], published: bool = True) -> tuple[Dataset, Results]:
    """A register whose edition was published with other services at rc-2, and then corrected."""
    first = {**MIXED, "rc-2": make_assessment({"cloth": "delivered", "sheets": "partial"}, evidence=["e1", "e2"])}
    dataset = Register().add("mixed", first).dataset()
    record = make_record(dataset, score(dataset, EDITION), NO_INSIGHT, program_version="1", draws_key="")
    lock = make_lock(dataset, EDITION, record)
    now = Register().add("mixed", MIXED).dataset()
    items = tuple(Correction.model_validate(entry) for entry in entries)
    data = replace(now.editions[EDITION], corrections=items, lock=lock if published else None)
    told = replace(now, editions={EDITION: data})
    return told, score(told, EDITION)


def test_a_corrected_scorecard_shows_the_score_as_first_published_beside_the_one_of_now() -> None:
    amended = see(*corrected(ENTRY)).amended
    assert amended is not None
    assert amended.score_line == "As first published: score 45.8, rank 1. Now: score 41.6, rank 1."
    (view,) = amended.corrections
    assert (view.type, view.date, view.commitment) == ("Correction", "1 July 2024", "River Charter 2, Keep dye out")
    assert view.before == "Cloth Works: delivered, Sheet Works: partial"
    assert view.after == "Cloth Works: delivered, Sheet Works: none"


def test_a_scorecard_that_was_never_changed_has_no_corrections() -> None:
    dataset, results = Register().add("mixed", MIXED).scored()
    assert see(dataset, results).amended is None
    assert see(*corrected({**ENTRY, "company": "kept"})).amended is not None  # its score is another one now
    unchanged = see(*corrected({**ENTRY, "company": "kept"}, published=False)).amended
    assert unchanged is None


def test_a_correction_of_the_whole_edition_stands_on_every_scorecard() -> None:
    whole = {key: value for key, value in ENTRY.items() if key not in {"company", "commitment"}}
    amended = see(*corrected({**whole, "type": "method", "before": "2.0", "after": 2})).amended
    assert amended is not None
    (view,) = amended.corrections
    assert (view.company.text, view.commitment, view.figure) == ("", "", "edition")
    assert (view.before, view.after) == ("2.0", "2")


def test_the_page_of_corrections_lists_the_newest_first_and_links_to_what_is_published() -> None:
    dataset, results = corrected(ENTRY, {**ENTRY, "date": "2024-08-01", "type": "update", "before": None})
    page = corrections_page(dataset, results, ("companies/mixed/index.html", "index.html", "corrections/feed.xml"))
    assert [(item.anchor, item.type, item.before) for item in page.corrections] == [
        ("2024-2", "Update", "nothing"),
        ("2024-1", "Correction", "Cloth Works: delivered, Sheet Works: partial"),
    ]
    assert page.corrections[0].company.address == "../companies/mixed/index.html"
    assert (page.feed, page.frame.navigation.home, page.published) == ("feed.xml", "../index.html", ("Edition 2024",))
    assert corrections_page(dataset, results).corrections[0].company.address == ""


@pytest.mark.parametrize("base", [None, "https://example.org/scores/"])
def test_the_feed_has_every_correction_and_is_no_newer_than_the_newest(base: str | None) -> None:
    dataset, results = corrected(ENTRY, {**ENTRY, "date": "2024-08-01", "what": "An odd\x0b sign & <b>more</b>."})
    dataset = replace(dataset, programme=dataset.programme.model_copy(update={"base_url": base}))
    root = ET.fromstring(write_feed(dataset, results))
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}updated") == "2024-08-01T00:00:00Z"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(list(list_corrections(dataset))) == 2
    ids = [item.findtext(f"{ATOM}id") or "" for item in (root, *entries)]
    assert len(set(ids)) == 3
    assert all(name.startswith("urn:uuid:") for name in ids)
    summary = entries[0].findtext(f"{ATOM}summary") or ""
    assert "An odd  sign & <b>more</b>." in summary
    assert "Before (delivery): Cloth Works: delivered, Sheet Works: partial." in summary
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    expected = "https://example.org/scores/corrections/index.html#2024-2" if base else "index.html#2024-2"
    assert link.attrib["href"] == expected
    assert all(item.findtext(f"{ATOM}title") for item in (root, *entries))


def test_without_a_correction_the_feed_is_as_old_as_the_cut_off_and_empty() -> None:
    dataset, results = Register().add("mixed", MIXED).scored()
    root = ET.fromstring(write_feed(dataset, results))
    assert root.findtext(f"{ATOM}updated") == "2024-04-30T00:00:00Z"
    assert root.findall(f"{ATOM}entry") == []
    assert write_feed(dataset, results) == write_feed(dataset, results)
