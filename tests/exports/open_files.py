"""Files of the open data, made and opened."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from scorecard.exports.open_data import OpenData
from scorecard.model.dataset import Dataset
from scorecard.scoring.insight import NO_INSIGHT
from scorecard.scoring.results import Results
from scorecard.views.address import company_data_path

DIGESTS = {"example-mills": "ab" * 32, "example-foods": "cd" * 32}
"""What stands for the hashes of what the companies' pages read."""


def make_files(dataset: Dataset, results: Results) -> dict[str, bytes]:
    data = OpenData(dataset, results, NO_INSIGHT, DIGESTS)
    companies = [company_data_path(company.company_id) for company in results.companies]
    return {path: data.make(path) for path in (*data.edition_paths, *data.commitment_paths, *companies)}


def write_files(files: Mapping[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data"


def read_csv(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode(), newline="")))


def open_database(files: Mapping[str, bytes]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(files["data/scorecard-2025.sqlite"])
    connection.row_factory = sqlite3.Row
    return connection


def open_workbook(files: Mapping[str, bytes]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(files["data/scorecard-2025.xlsx"]))
