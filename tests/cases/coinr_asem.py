"""Turns the published files of the COINr package's worked example into a data folder.

python -m tests.cases.coinr_asem FOLDER
"""

from __future__ import annotations

import csv
import sys
from decimal import Decimal
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

HERE = Path(__file__).parent / "published" / "coinr_asem"
INDEX = "Index"


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a published file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_coinr(folder: Path) -> None:
    """Write the data folder."""
    write_programme(
        folder, "Sustainable Connectivity", "Joint Research Centre", "https://github.com/bluefoxr/COINr", "2018"
    )
    indicators, weights = read_rows("indicator_meta.csv"), read_rows("weights.csv")
    # The index itself is the root, which has no weight.
    write_methodology(
        folder,
        weighting="by-group",
        weights={slug(row["Code"]): Decimal(row["Weight"]) for row in weights if row["Code"] != INDEX},
        default_scale="points",
    )
    names = {row["Code"]: row["Name"] for row in read_rows("aggregate_meta.csv")}
    for order, pillar in enumerate(dict.fromkeys(row["Agg2"] for row in indicators), start=1):
        groups: dict[str, list[Any]] = {}
        for row in indicators:
            if row["Agg2"] == pillar:
                commitment = make_commitment(slug(row["IndCode"]), row["IndName"])
                groups.setdefault(row["Agg1"], []).append(commitment)
        parts = [{"id": slug(code), "name": names[code], "commitments": found} for code, found in groups.items()]
        write_framework(folder, slug(pillar), names[pillar], order, groups=parts)
    codes = [row["IndCode"] for row in indicators]
    judged = {}
    for row in read_rows("normalised.csv"):
        write_company(folder, slug(row["UnitCode"]), row["UnitName"])
        judged[slug(row["UnitCode"])] = {slug(code): Decimal(row[code]) for code in codes}
    write_edition(folder, "2018", "2018-12-31", list(dict.fromkeys(slug(row["Agg2"]) for row in indicators)), judged)


if __name__ == "__main__":
    write_coinr(Path(sys.argv[1]))
