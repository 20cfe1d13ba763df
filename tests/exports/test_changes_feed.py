"""The feed of changes: editions, corrections and changed scores, dated by the data alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from scorecard.exports.changes_feed import find_day, write_changes
from scorecard.exports.corrections_feed import write_feed
from scorecard.model.assessment import Assessment
from scorecard.model.correction import Correction
from scorecard.model.dataset import Dataset, EditionData
from scorecard.scoring.hindsight import look_back
from scorecard.scoring.results import Results
from scorecard.scoring.score import score
from tests.views.register import EDITION, KEPT, MIXED, Register, make_assessment

ATOM = "{http://www.w3.org/2005/Atom}"
CORRECTION = {
    "type": "correction",
    "date": "2025-07-01",
    "company": "mixed",
    "commitment": "rc-2",
    "what": "A <wrong> photo.",
    "why": "An odd\x0b sign.",
    "before": "partial",
    "after": "delivered",
}


def make_past(**edition: Any) -> tuple[Dataset, Results]:
    """Two companies in two editions; only of one of them anything was judged otherwise."""
    dataset = Register(edition=edition).add("mixed", MIXED).add("kept", KEPT).dataset()
    now = dataset.editions[EDITION]
    before = now.edition.model_copy(update={"title": "Edition 2022", "cut_off": date(2022, 12, 31)})
    judged = {
        "mixed": {**MIXED, "wp-1": make_assessment("none", searched=["the gazette"])},
        "kept": KEPT,
    }
    then = {
        company: {key: Assessment.model_validate(value) for key, value in items.items()}
        for company, items in judged.items()
    }
    whole = replace(dataset, editions={"2022": EditionData(before, then), EDITION: now})
    return whole, score(whole, EDITION)


def write(dataset: Dataset, results: Results) -> ET.Element:
    return ET.fromstring(write_changes(dataset, results, look_back(dataset, results)))


def titles(feed: ET.Element) -> list[str]:
    return [item.findtext(f"{ATOM}title") or "" for item in feed.findall(f"{ATOM}entry")]


def test_an_entry_stands_for_each_edition_and_each_company_with_another_score_or_level() -> None:
    feed = write(*make_past())
    assert titles(feed) == [
        "Edition 2024: draft, collecting evidence",
        "Edition 2022: draft, collecting evidence",
        "Mixed: score 41.6, was 16.6, Edition 2024 (draft)",
    ]
    summary = feed.findall(f"{ATOM}entry")[2].findtext(f"{ATOM}summary") or ""
    assert "Commitments that changed: Weir Pact 1, Open the weir: none found → verified." in summary
    assert "What moved it: new evidence +25.0 (1 commitment)." in summary


@pytest.mark.parametrize("base", [None, "https://river.example/"])
def test_entries_lead_to_permanent_addresses(base: str | None) -> None:
    dataset, results = make_past()
    dataset = replace(dataset, programme=dataset.programme.model_copy(update={"base_url": base}))
    feed = write(dataset, results)
    links = [item.find(f"{ATOM}link") for item in feed.findall(f"{ATOM}entry")]
    assert [link.attrib["href"] for link in links if link is not None] == [
        f"{base or ''}editions/2024/index.html",
        f"{base or ''}editions/2022/index.html",
        f"{base or ''}editions/2024/companies/mixed/index.html",
    ]
    own = [link.attrib["href"] for link in feed.findall(f"{ATOM}link") if link.attrib["rel"] == "self"]
    assert own == ([f"{base}feed.xml"] if base else [])


def test_a_feed_has_all_that_the_format_demands() -> None:
    dataset, results = make_past()
    data = dataset.editions[EDITION]
    corrected = replace(data, corrections=(Correction.model_validate(CORRECTION),))
    dataset = replace(dataset, editions={**dataset.editions, EDITION: corrected})
    feed = write(dataset, results)
    entries = feed.findall(f"{ATOM}entry")
    assert titles(feed)[0] == "Correction: Mixed, River Charter 2, Keep dye out"
    names = [item.findtext(f"{ATOM}id") or "" for item in (feed, *entries)]
    assert len(set(names)) == len(names) == 5
    days = [item.findtext(f"{ATOM}updated") or "" for item in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0] == "2025-07-01T00:00:00Z"
    assert feed.find(f"{ATOM}author") is not None
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        assert entry.findtext(f"{ATOM}summary")
    # The same correction is the same entry in the feed of corrections, which is another feed.
    alone = ET.fromstring(write_feed(dataset, results))
    assert alone.findtext(f"{ATOM}id") not in names
    assert alone.find(f"{ATOM}entry") is not None
    assert [item.findtext(f"{ATOM}id") for item in alone.findall(f"{ATOM}entry")] == [names[1]]


def test_a_new_stage_is_a_new_entry_and_the_same_data_give_the_same_bytes() -> None:
    draft, published = make_past(), make_past(stage="published")
    assert write_changes(*draft, look_back(*draft)) == write_changes(*draft, look_back(*draft))
    first = [item.findtext(f"{ATOM}id") for item in write(*draft).findall(f"{ATOM}entry")]
    later = [item.findtext(f"{ATOM}id") for item in write(*published).findall(f"{ATOM}entry")]
    assert first[0] != later[0]
    assert first[2] == later[2]
    assert titles(write(*published))[0] == "Edition 2024: published"


def test_the_day_of_an_edition_is_that_of_its_last_evidence_judgement_or_embargo() -> None:
    data = make_past()[0].editions[EDITION]
    last = max(item.assessed.on for items in data.assessments.values() for item in items.values())
    assert find_day(data) == max(last, data.edition.cut_off).isoformat()
    held = data.edition.model_copy(update={"embargo": date(2031, 1, 2)})
    assert find_day(replace(data, edition=held)) == "2031-01-02"
    assert find_day(replace(data, assessments={})) == data.edition.cut_off.isoformat()


def test_without_an_earlier_edition_no_company_has_an_entry() -> None:
    dataset, results = Register().add("mixed", MIXED).scored()
    assert titles(write(dataset, results)) == ["Edition 2024: draft, collecting evidence"]
