"""The agreement of independent assessors, as text for people and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scorecard.loader import assessments_file
from scorecard.model.base import write_number
from scorecard.scoring.agreement import DRAWS, SEED, Agreement, AgreementReport, measure_agreement
from scorecard.scoring.texts import count_text, list_text, number_text, share_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from scorecard.model.assessment import Value
    from scorecard.model.dataset import Dataset

__all__ = ["DRAWS", "SEED", "AgreementReport", "format_json", "format_text", "measure_agreement"]

FORMAT_VERSION = 1
_NAME_WIDTH = 24
_READING = """\
Krippendorff's alpha for ordered levels. 1 is full agreement, 0 what chance would give.
Custom (Krippendorff): firm conclusions from 0.8, tentative ones from 0.667."""


def format_text(dataset: Dataset, report: AgreementReport) -> str:
    """Return the report for people: the table, whether it is enough, and the cells to settle with their files."""
    return "\n".join(_tell(dataset, report)) + "\n"


def format_json(report: AgreementReport) -> str:
    """Return the report as one JSON document."""
    document = {
        "format_version": FORMAT_VERSION,
        "edition": report.edition_id,
        "assessors": list(report.assessors),
        "draws": report.draws,
        "seed": report.seed,
        "min_agreement": None if report.asked is None else write_number(report.asked),
        "least": _round(report.least),
        "enough": report.is_enough,
        "overall": [_describe(item) for item in report.overall],
        "commitments": [_describe(item) for item in report.commitments],
        "settled": report.settled,
        "to_settle": [
            {
                "company": cell.company_id,
                "commitment": cell.commitment_id,
                "question": cell.question,
                "service": cell.service_id,
                "readings": {name: _plain(value) for name, value in cell.values.items()},
                "given": _plain(cell.given),
            }
            for cell in report.to_settle
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _describe(item: Agreement) -> dict[str, Any]:
    return {
        "commitment": item.commitment_id,
        "question": item.question,
        "cells": item.cells,
        "same": None if item.same is None else write_number(item.same),
        "alpha": _round(item.alpha),
        "low": _round(item.low),
        "high": _round(item.high),
    }


def _tell(dataset: Dataset, report: AgreementReport) -> Iterator[str]:
    title = dataset.editions[report.edition_id].edition.title
    if not report.assessors:
        yield f"{title}: no assessment has readings by several assessors."
        if not report.is_enough and report.asked is not None:
            yield f"An agreement of at least {_show(report.asked)} is asked for."
        return
    assessors = count_text(len(report.assessors), "assessor", "assessors")
    cells = sum(item.cells for item in report.overall)
    read = count_text(cells, "cell", "cells")
    yield f"{title}: {assessors} ({list_text(report.assessors)}), {read} read by two or more"
    yield ""
    rows = [(f"{item.commitment_id or 'all'} {item.question}", item) for item in (*report.overall, *report.commitments)]
    width = max(_NAME_WIDTH, *(len(name) for name, _ in rows))
    yield f"{'':{width}}{'cells':>7}{'same':>8}{'alpha':>8}   5 to 95 % of {number_text(report.draws)} samples"
    for name, item in rows:
        interval = "–" if item.low is None or item.high is None else f"{_show(item.low)} to {_show(item.high)}"
        yield f"{name:{width}}{item.cells:>7}{share_text(item.same):>8}{_show(item.alpha):>8}   {interval}"
    yield ""
    yield _READING
    if report.asked is not None:
        verdict = "reached" if report.is_enough else "not reached"
        yield f"Asked for: at least {_show(report.asked)}. The lowest over all is {_show(report.least)}: {verdict}."
    yield ""
    settled = f"; {number_text(report.settled)} settled" if report.settled else ""
    yield f"To settle: {count_text(len(report.to_settle), 'cell', 'cells')}{settled}"
    for cell in report.to_settle:
        said = ", ".join(f"{name} {_plain(value)}" for name, value in cell.values.items())
        where = f"{cell.commitment_id} {cell.question}{f' at {cell.service_id}' if cell.service_id else ''}"
        yield f"  {assessments_file(report.edition_id, cell.company_id)}: {where}: {said}; given: {_plain(cell.given)}"


def _show(value: float | Fraction | None) -> str:
    return "–" if value is None else f"{float(value):.2f}".replace("-", "−")


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _plain(value: Value) -> str | int | float:
    return value if isinstance(value, str) else write_number(value)
