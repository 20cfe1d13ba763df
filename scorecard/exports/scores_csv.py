"""scores.csv: one row for each company, for spreadsheets."""

from __future__ import annotations

import csv
import io
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import CompanyResult, Results

COLUMNS = (
    ("edition", "id of the edition"),
    ("cut_off", "last day of evidence, YYYY-MM-DD"),
    ("stage", "stage of the edition: collecting, company-review, final or published"),
    ("company_id", "id of the company"),
    ("company", "name of the company"),
    ("rank", "rank by score; ties share one; empty without a score"),
    ("score", "delivery on pledges, 0 to 100, rounded half-up to two decimals; empty without a score"),
    ("no_score", "why there is no score: no-pledges, nothing-assessed, weighs-nothing or low-coverage"),
    ("band", "id of the band that the score belongs to"),
    ("practice", "delivery on all commitments that apply, pledged or not, 0 to 100, two decimals"),
    ("breadth_percent", "share of applicable commitments that are pledged, 0 to 100, two decimals"),
    ("strength", "mean pledge points over applicable commitments, 0 to 100, two decimals"),
    ("coverage_percent", "share of the weight that should be assessed and is, 0 to 100, two decimals"),
    ("total_count", "commitments in the edition"),
    ("applicable_count", "commitments that apply to the company"),
    ("pledged_count", "of these, pledged"),
    ("kept_count", "of the pledged, kept"),
    ("partly_count", "of the pledged, kept in part"),
    ("none_count", "of the pledged, without public evidence found"),
    ("reversed_count", "of the pledged, reversed"),
    ("not_assessed_count", "of the pledged, not assessed"),
    ("not_pledged_count", "applicable and not pledged"),
    ("not_applicable_count", "commitments that do not apply"),
    ("overdue_count", "commitments with a pledge whose deadline passed without public evidence of completion"),
    ("company_data_sha256", "SHA-256 of what the company's page is made from, as the page prints it"),
    ("data_sha256", "SHA-256 of all data of the edition"),
    ("licence", "licence of the data"),
)
"""Names and meanings of the columns, in order."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_scores(dataset: Dataset, results: Results, digests: Mapping[str, str] | None = None) -> bytes:
    """Return the table as UTF-8 CSV (RFC 4180), companies in the order of the ranking; `digests` as in results.json."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(name for name, _ in COLUMNS)
    for company_id in results.ranking:
        row = _row(dataset, results, results.by_id[company_id], (digests or {}).get(company_id, ""))
        writer.writerow(guard_cell(cell) if isinstance(cell, str) else cell for cell in row)
    return buffer.getvalue().encode()


def guard_cell(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula: a leading =, +, -, @ or tab gets an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def round_text(value: Fraction | None) -> str:
    """Return the number rounded half-up to two decimals, empty for None."""
    if value is None:
        return ""
    # Whole hundredths first, in integers: a division of decimals would round before the rounding.
    hundredths = (2 * value.numerator * 100 + value.denominator) // (2 * value.denominator)
    return str((Decimal(hundredths) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _row(dataset: Dataset, results: Results, company: CompanyResult, digest: str) -> tuple[str | int, ...]:
    counts = company.counts
    return (
        results.edition_id,
        results.cut_off.isoformat(),
        results.stage,
        company.company_id,
        company.name,
        "" if company.rank is None else company.rank,
        round_text(company.score),
        company.no_score or "",
        company.band.id if company.band else "",
        round_text(company.practice),
        round_text(None if company.breadth is None else 100 * company.breadth),
        round_text(company.strength),
        round_text(None if company.coverage is None else 100 * company.coverage),
        counts.total,
        counts.applicable,
        counts.pledged,
        counts.kept,
        counts.partly,
        counts.none,
        counts.reversed_,
        counts.not_assessed,
        counts.not_pledged,
        counts.not_applicable,
        counts.overdue,
        digest,
        results.digest,
        dataset.programme.licence.id,
    )
