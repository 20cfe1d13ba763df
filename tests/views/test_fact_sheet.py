"""Findings and safe sentences: every number comes from the results, and what was not looked at is not told."""

from __future__ import annotations

from scorecard.scoring.hindsight import look_back
from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.views.fact_sheet import fact_sheet
from scorecard.views.finding import view_findings
from scorecard.views.printed_example import print_example
from scorecard.views.report import report_page
from tests.views.register import every_kind


def test_the_first_finding_counts_promises_and_what_became_of_them() -> None:
    dataset, results = every_kind().scored()
    kept = sum(company.counts.kept for company in results.companies)
    pledged = sum(company.counts.pledged for company in results.companies)
    first = view_findings(dataset, results, NO_INSIGHT)[0]
    assert first.number == f"{kept} of {pledged}"
    assert first.title == "promises are shown to be kept"


def test_without_trials_and_without_an_earlier_edition_nothing_is_said_of_them() -> None:
    dataset, results = every_kind().scored()
    told = " ".join(f"{item.title} {item.text}" for item in view_findings(dataset, results, NO_INSIGHT))
    assert "trials" not in told
    assert "since" not in told


def test_each_company_has_a_sentence_that_can_be_quoted_and_one_that_warns() -> None:
    dataset, results = every_kind().scored()
    sheet = fact_sheet(dataset, results)
    rows = {row.name: row for row in sheet.rows}
    assert set(rows) == {company.name for company in results.companies}
    for company in results.companies:
        row = rows[company.name]
        assert company.name in row.safe
        if company.score is None:
            assert "no score" in row.unsafe
        if company.counts.none and company.counts.pledged:
            assert "does nothing" in row.unsafe


def test_the_worked_example_adds_up() -> None:
    dataset, results = every_kind().scored()
    example = print_example(dataset, results)
    assert example is not None
    score = results.by_id[example.company_id].score
    assert score is not None
    assert abs(sum(float(row.adds) for row in example.rows) - float(score)) < 0.01 * len(example.rows)


def test_the_report_has_every_company_on_every_commitment() -> None:
    dataset, results = every_kind().scored()
    page = report_page(dataset, results, {}, Insight(None, {}, look_back(dataset, results)))
    for part in page.frameworks:
        assert part.commitments
        for commitment in part.commitments:
            assert {row.company_id for row in commitment.rows} == set(results.by_id)
    assert {entry.company_id for entry in page.index} == set(results.by_id)
    assert {group.anchor for group in page.sources} >= {f"sources-{key}" for key in results.by_id}
