"""Comparison, side by side, weights and search as views: what their pages and their scripts are handed."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from scorecard.views import comparison, search
from scorecard.views.address import TOOLS, compare_page_path
from scorecard.views.comparison import COUNTS, ComparePage, compare_page, count_pages
from scorecard.views.mark import Mark, Pips
from scorecard.views.roster import FIELDS, Sign, Signs
from scorecard.views.search import search_page
from scorecard.views.side_by_side import side_page
from scorecard.views.weighing import weigh_page
from tests.views.register import every_kind

COMPANIES = ("kept", "mixed", "silent", "unread")
FILES = {
    "index.html",
    "results.json",
    *TOOLS,
    compare_page_path(2),
    "frameworks/river-charter/index.html",
    *(f"companies/{company}/index.html" for company in COMPANIES if company != "unread"),
}


def compare(number: int = 1) -> ComparePage:
    dataset, results = every_kind().scored()
    return compare_page(dataset, results, FILES, number=number)


def read_rows(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    assert data["fields"] == list(FIELDS)
    rows = [dict(zip(FIELDS, row, strict=True)) for row in data["rows"]]
    return {row["id"]: row for row in rows}


def test_the_comparison_counts_every_commitment_once_and_the_overdue_beside() -> None:
    for row in compare().rows:
        counts = {cell.id: int(cell.text) for cell in row.counts}
        assert list(counts) == [key for key, _, _ in COUNTS]
        assert sum(value for key, value in counts.items() if key != "overdue") == 4


def test_rows_and_roster_stand_in_the_order_of_the_ranking_and_say_the_same() -> None:
    page = compare()
    assert page.data is not None
    rows = read_rows(page.data)
    assert list(rows) == ["kept", "mixed", "silent", "unread"]
    for row, told in zip(page.rows, rows.values(), strict=True):
        assert (row.name, row.score, row.ranks) == (told["name"], told["score"], told["ranks"])
        assert row.words == page.data["texts"][told["words"]]
        assert bool(row.page) == bool(told["has_page"])
        signs = [page.data["signs"][int(told["signs"][at : at + 2], 36)] for at in range(0, 8, 2)]
        assert [cell.text for cells in row.cells for cell in cells] == [sign["text"] for sign in signs]
        for key, _, _ in COUNTS:
            found = sum(sign["overdue"] if key == "overdue" else sign["status"] == key for sign in signs)
            assert next(cell.text for cell in row.counts if cell.id == key) == str(found)


def test_a_cell_leads_to_the_judgement_where_the_company_has_a_page() -> None:
    by_name = {row.name: row for row in compare().rows}
    assert by_name["Mixed"].cells[0][0].address.startswith("../companies/mixed/index.html#")
    assert by_name["Unread"].cells[0][0].address == ""


def test_what_was_not_promised_has_no_ground_and_says_so() -> None:
    cells = [cell for row in compare().rows for cells in row.cells for cell in cells]
    unpromised = [cell for cell in cells if cell.mark.quiet and cell.mark.kind == "filled"]
    assert unpromised
    assert all(cell.tint == "" and cell.text.endswith(", not promised") for cell in unpromised)
    assert {cell.tint for cell in cells if cell.mark.kind == "reversed"} == {"r"}


def test_many_companies_take_several_pages_and_only_the_first_has_a_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "PER_PAGE", 3)
    _, results = every_kind().scored()
    assert count_pages(results) == 2
    first, second = compare(), compare(2)
    assert [len(first.rows), len(second.rows)] == [3, 1]
    assert first.data is not None
    assert len(first.data["rows"]) == 4
    assert second.data is None
    assert [(link.text, link.address) for link in second.pages] == [("1", "../index.html"), ("2", "index.html")]


def test_an_edition_without_companies_still_has_a_page() -> None:
    _, results = every_kind().scored()
    assert count_pages(replace(results, companies=())) == 1


def test_more_signs_than_two_digits_can_name_are_refused() -> None:
    signs = Signs()
    mark = Mark("filled", Fraction(0), "None", "0")
    names = [signs.name(Sign(mark, str(number), "none", is_overdue=False, tint="")) for number in range(36**2)]
    assert len(set(names)) == 36**2
    assert (names[0], names[36], names[-1]) == ("00", "10", "zz")
    with pytest.raises(OverflowError):
        signs.name(Sign(mark, "one more", "none", is_overdue=False, tint=""))


def test_side_by_side_has_every_promise_and_every_reason_in_the_order_of_the_columns() -> None:
    dataset, results = every_kind().scored()
    page = side_page(dataset, results, FILES)
    assert [link.text for link in page.companies] == ["Kept", "Mixed", "Silent", "Unread"]
    assert page.data["pips"][0] == Pips(0, 3, "None")
    for place, company_id in enumerate(results.ranking):
        items = {item.commitment_id: item for item in results.by_id[company_id].commitments}
        ids = [column.id for framework in page.frameworks for column in framework.columns]
        steps = [items[item_id].pledge.step for item_id in ids]
        assert page.data["pledges"][place] == "".join("-" if step is None else str(step) for step in steps)
        judged = dataset.editions[results.edition_id].assessments.get(company_id, {})
        assert page.data["reasons"][place] == [judged[key].rationale if key in judged else "" for key in ids]


def test_the_weights_hold_exact_numbers_and_every_company_in_the_order_of_the_ranking() -> None:
    dataset, results = every_kind().scored()
    data = weigh_page(dataset, results, FILES).data
    assert [item["id"] for item in data["companies"]] == list(results.ranking)
    assert [item["score"] and Fraction(item["score"]) for item in data["companies"]] == [
        results.by_id[company_id].score for company_id in results.ranking
    ]
    assert json.loads(json.dumps(data)) == data
    assert dict(data["levels"])["delivery.partial"] == "33"
    assert all(len(item["cells"]) == len(data["commitments"]) for item in data["companies"])


def test_the_search_finds_only_what_has_a_page() -> None:
    dataset, results = every_kind().scored()
    page = search_page(dataset, results, FILES)
    assert [item["name"] for item in page.data["companies"]] == ["Kept", "Mixed", "Silent"]
    assert page.data["facts"]
    for company, commitment, kind, date, statement in page.data["facts"]:
        assert page.data["companies"][company]["address"]
        assert -1 <= commitment < len(page.data["commitments"])
        assert page.data["kinds"][kind]
        assert date
        assert statement


def test_the_search_counts_only_what_the_edition_knows() -> None:
    dataset, results = every_kind().scored()
    days = sorted(fact.date.first for company in dataset.companies.values() for fact in company.evidence)
    earlier = replace(results, cut_off=days[len(days) // 2])
    told = []
    for moment in (results, earlier):
        page = search_page(dataset, moment, FILES)
        told.append(len(page.data["facts"]))
        assert f" and {told[-1]} pledge" in page.scope
    assert told[0] > told[1] > 0


def test_too_many_facts_are_left_to_the_pages_of_their_companies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_FACTS", 1)
    dataset, results = every_kind().scored()
    page = search_page(dataset, results, FILES)
    assert page.data["facts"] == []
    assert "on each company’s own page" in page.scope
