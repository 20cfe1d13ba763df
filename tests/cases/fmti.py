"""Turns the published files of the Foundation Model Transparency Index into a data folder with three editions.

python -m tests.cases.fmti FOLDER
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.cases.folder import (
    make_commitment,
    slug,
    write_company,
    write_edition,
    write_framework,
    write_methodology,
    write_programme,
)

HERE = Path(__file__).parent / "published" / "fmti"
EDITIONS = {
    "2023-10": ("2023-10-18", "fmti-2023", "indicators_2023_2024.csv"),
    "2024-05": ("2024-05-21", "fmti-2023", "indicators_2023_2024.csv"),
    "2025-12": ("2025-12-09", "fmti-2025", "indicators_2025-12.csv"),
}
"""Cut-off, framework and file of indicators of each edition: the indicators were changed once."""
TOTAL = "Total"
_NOT_COMPANIES = {"Domain", "Subdomain", "Indicator", TOTAL}
_ONE_COMPANY = {"Stability": "Stability AI"}
"""Names that changed between editions."""


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a published file."""
    with (HERE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_scores(edition: str) -> tuple[list[dict[str, str]], dict[str, int]]:
    """Return the rows of an edition's indicators in their order, and the published totals where the file has them."""
    rows = read_rows(f"scores_{edition}.csv")
    totals = [row for row in rows if row["Indicator"] == TOTAL]
    found = {company_of(name): int(row[name]) for row in totals for name in row if name not in _NOT_COMPANIES}
    return [row for row in rows if row["Indicator"] != TOTAL], found


def company_of(name: str) -> str:
    """Return the id of a company by the name of its column."""
    return slug(_ONE_COMPANY.get(name, name))


def write_fmti(folder: Path) -> None:
    """Write the data folder."""
    write_programme(
        folder,
        "Foundation Model Transparency Index",
        "Center for Research on Foundation Models",
        "https://github.com/stanford-crfm/fmti",
        "2025-12",
    )
    write_methodology(folder)
    ids: dict[str, list[str]] = {}
    for order, (framework, file) in enumerate(dict.fromkeys(part[1:] for part in EDITIONS.values()), start=1):
        rows = read_rows(file)
        ids[framework] = [f"{framework[5:]}-{number:03d}" for number in range(1, len(rows) + 1)]
        groups = group_rows(framework, rows, ids[framework])
        write_framework(folder, framework, f"FMTI of {framework[5:]}", order, groups=groups)
    names: dict[str, str] = {}
    for edition, (cut_off, framework, _) in EDITIONS.items():
        rows, _ = read_scores(edition)
        columns = [name for name in rows[0] if name not in _NOT_COMPANIES]
        names |= {company_of(name): _ONE_COMPANY.get(name, name) for name in columns}
        judged = {
            company_of(name): {
                commitment_id: "yes" if row[name] == "1" else "no"
                for commitment_id, row in zip(ids[framework], rows, strict=True)
            }
            for name in columns
        }
        write_edition(folder, edition, cut_off, [framework], judged)
    for company_id, name in names.items():
        write_company(folder, company_id, name)


def group_rows(framework: str, rows: list[Mapping[str, str]] | list[dict[str, str]], ids: list[str]) -> list[Any]:
    """Return the indicators in their domains and subdomains; the files have some names with blanks at the end."""
    domains: dict[str, dict[str, list[Any]]] = {}
    for commitment_id, row in zip(ids, rows, strict=True):
        commitment = make_commitment(commitment_id, row["Indicator"], row["Definition"], ["yes"])
        domains.setdefault(row["Domain"].strip(), {}).setdefault(row["Subdomain"].strip(), []).append(commitment)
    return [
        {
            "id": slug(f"{framework[5:]}-{domain}"),
            "name": domain,
            "groups": [
                {"id": slug(f"{framework[5:]}-{domain}-{name}"), "name": name, "commitments": commitments}
                for name, commitments in subdomains.items()
            ],
        }
        for domain, subdomains in domains.items()
    ]


if __name__ == "__main__":
    write_fmti(Path(sys.argv[1]))
