"""The open data of the example project: whole, the same in every format, and safe to open."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import frictionless
import pytest
import yaml

from scorecard.exports.csv_file import FORMULA_STARTS
from scorecard.exports.open_data import OpenData
from scorecard.exports.table import Table
from scorecard.exports.tables import SHAPES
from scorecard.model.dataset import Dataset
from scorecard.scoring.insight import NO_INSIGHT
from scorecard.scoring.results import Results
from scorecard.scoring.score import score
from tests.exports.open_files import make_files, open_database, open_workbook, read_csv, write_files

HOSTILE = (
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("https://evil.example","x")',
    "＝1+1",
    "_x0041_",
    "a,b\nc\"d;'",
)


def validate(folder: Path) -> Any:
    # By default it takes no absolute path, which that of the test's folder is.
    with frictionless.system.use_context(trusted=True):
        return frictionless.validate(str(folder / "datapackage.json"))


def spoil(dataset: Dataset, text: str) -> Dataset:
    """Return the data with a hostile text as every name and every statement of a company."""
    company = dataset.companies["example-mills"]
    changed = company.model_copy(
        update={
            "name": text,
            "headquarters": text,
            "also_known_as": (text,),
            "pledges": tuple(item.model_copy(update={"statement": text, "doubt": text}) for item in company.pledges),
            "evidence": tuple(item.model_copy(update={"statement": text}) for item in company.evidence),
        }
    )
    sources = {key: item.model_copy(update={"title": text}) for key, item in dataset.sources.items()}
    programme = dataset.programme.model_copy(update={"publisher": text, "subject": text})
    companies = {**dataset.companies, "example-mills": changed}
    return replace(dataset, companies=companies, sources=sources, programme=programme)


def test_frictionless_accepts_the_package(files: dict[str, bytes], tmp_path: Path) -> None:
    report = validate(write_files(files, tmp_path))
    assert report.flatten(["type", "note"]) == []
    assert report.valid
    assert len(report.tasks) == len(SHAPES)


@pytest.mark.parametrize(
    ("name", "old", "new", "error"),
    [
        ("pledges", "example-mills,", "example-mulls,", "foreign-key"),
        ("scores", "45.63", "none", "type-error"),
        ("companies", "example-foods,", "example-mills,", "unique-error"),
    ],
)
def test_frictionless_would_see_a_mistake(  # noqa: PLR0917 - the cases are tuples
    files: dict[str, bytes], tmp_path: Path, name: str, old: str, new: str, error: str
) -> None:
    folder = write_files(files, tmp_path)
    path = folder / f"{name}.csv"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    assert error in {found for (found,) in validate(folder).flatten(["type"])}


def test_the_package_names_types_units_keys_licence_and_sources(files: dict[str, bytes]) -> None:
    package = json.loads(files["data/datapackage.json"])
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["sources"][0]["path"].startswith("https://")
    scores = next(item for item in package["resources"] if item["name"] == "scores")
    fields = {field["name"]: field for field in scores["schema"]["fields"]}
    assert (fields["score"]["type"], fields["score"]["unit"]) == ("number", "points")
    assert (fields["cut_off"]["type"], fields["rank"]["type"]) == ("date", "integer")
    assert scores["schema"]["primaryKey"] == ["company_id"]
    keys = {key["fields"][0]: key["reference"]["resource"] for key in scores["schema"]["foreignKeys"]}
    assert keys == {"edition": "editions", "company_id": "companies", "band": "bands"}


def test_every_file_says_what_it_is(files: dict[str, bytes], results: Results) -> None:
    """Edition, stage, as-of date, hash of the data and licence; single CSV files say it in the files beside them."""
    wanted = {"2025", "collecting", "2025-06-30", results.digest, "CC-BY-4.0"}
    assert results.stage in wanted
    assert results.cut_off.isoformat() in wanted
    single = {"data/api/companies/example-mills.json": "ab" * 32, "data/api/companies/example-foods.json": "cd" * 32}
    looked = 0
    for path, content in files.items():
        if path.endswith(".csv"):
            continue
        if path.endswith(".xlsx"):
            text = repr([[cell.value for cell in row] for row in open_workbook(files)["About"].rows])
        elif path.endswith(".sqlite"):
            text = repr(tuple(open_database(files).execute("SELECT * FROM editions").fetchone()))
        else:
            text = content.decode()
        own = wanted if "/api/" not in path or path.endswith("index.json") else wanted - {results.digest}
        assert [word for word in own if word not in text] == [], path
        if own != wanted:
            digest = json.loads(content)["edition"]["data_sha256"]
            assert re.fullmatch(r"[0-9a-f]{64}", digest)
            assert single.get(path, digest) == digest
        looked += 1
    assert looked > 10


def test_the_workbook_carries_the_imprint_in_its_properties_too(files: dict[str, bytes], results: Results) -> None:
    book = open_workbook(files)
    custom = {item.name: item.value for item in book.custom_doc_props.props}
    assert (custom["edition"], custom["data_sha256"], custom["licence"]) == ("2025", results.digest, "CC-BY-4.0")
    assert book.properties.created == datetime(2025, 6, 30)  # noqa: DTZ001 - a day, in no time zone


def test_all_formats_hold_the_same_cells(files: dict[str, bytes], tables: dict[str, Table]) -> None:
    connection, book = open_database(files), open_workbook(files)
    compared = 0
    for name, table in tables.items():
        names = [column.name for column in table.shape.columns]
        rows = read_csv(files, name)
        stored = [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
        sheet = [] if table.shape.is_link else list(book[name].iter_rows(values_only=True))
        assert list(sheet[0]) == names if sheet else table.shape.is_link
        assert len(rows) == len(stored) == len(table.rows)
        for number, row in enumerate(table.rows):
            assert list(rows[number]) == list(stored[number]) == names
            for place, cell in enumerate(row):
                text, kept = rows[number][names[place]], stored[number][names[place]]
                if cell is None:
                    assert (text, kept) == ("", None)
                elif isinstance(cell, bool):
                    assert (text, kept) == (str(cell).lower(), int(cell))
                elif isinstance(cell, date):
                    assert (text, kept) == (cell.isoformat(), cell.isoformat())
                elif isinstance(cell, str):
                    assert (text.removeprefix("'"), kept) == (cell.removeprefix("'"), cell)
                else:
                    assert (float(text), kept) == (float(cell), float(cell))
                if sheet:
                    shown = sheet[number + 1][place]
                    assert (shown.date() if isinstance(shown, datetime) else shown) == (
                        float(cell) if not isinstance(cell, (str, bool, date, type(None))) else cell
                    )
                compared += 1
    assert compared > 1000


def test_csv_files_are_utf_8_with_one_header_and_rows_of_its_length(files: dict[str, bytes]) -> None:
    found = [path for path in files if path.endswith(".csv")]
    assert len(found) == len(SHAPES)
    for path in found:
        assert not files[path].startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(files[path].decode("utf-8"), newline=""), strict=True))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in rows[0]), path
        assert {len(row) for row in rows} == {len(rows[0])}, path


def test_sheets_have_real_types_frozen_heads_and_filters(files: dict[str, bytes]) -> None:
    book = open_workbook(files)
    scores = book["scores"]
    head = [cell.value for cell in scores[1]]
    first = dict(zip(head, scores[2], strict=True))
    assert (first["score"].value, first["score"].data_type, first["score"].number_format) == (45.63, "n", "0.00")
    assert first["cut_off"].is_date
    assert book["pledges"]["A2"].data_type == "s"
    assert book["assessments"].cell(2, 6).data_type == "b"
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
    rows = list(book["fields"].iter_rows(min_row=2, values_only=True))
    assert [row[:2] for row in rows] == [(shape.name, column.name) for shape in SHAPES for column in shape.columns]
    assert all(row[-1] for row in rows)


def test_the_database_is_sound_and_its_references_hold(files: dict[str, bytes]) -> None:
    connection = open_database(files)
    assert [tuple(row) for row in connection.execute("PRAGMA integrity_check")] == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
    found = connection.execute(
        "SELECT e.statement, s.title, c.name FROM cited_evidence JOIN assessments a USING (assessment_id)"
        " JOIN evidence e USING (evidence_id) JOIN sources s ON s.source_id = e.source_id"
        " JOIN companies c ON c.company_id = a.company_id"
    ).fetchall()
    assert len(found) > 3


def test_the_database_says_nothing_of_the_machine(files: dict[str, bytes]) -> None:
    content = files["data/scorecard-2025.sqlite"]
    assert content[:16] == b"SQLite format 3\x00"
    assert content[24:28] == content[92:96] == b"\x00\x00\x00\x01"
    assert int.from_bytes(content[96:100], "big") == 3_037_000
    # It can be written to all the same.
    connection = open_database(files)
    connection.execute("CREATE TABLE mine (note TEXT)")
    connection.commit()
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_datasette_is_told_of_columns_that_there_are(files: dict[str, bytes]) -> None:
    metadata = json.loads(files["data/metadata.json"])
    (database,) = metadata["databases"].values()
    assert list(metadata["databases"]) == ["scorecard-2025"]
    assert set(database["tables"]) == {shape.name for shape in SHAPES}
    for shape in SHAPES:
        told = database["tables"][shape.name]
        assert list(told["columns"]) == [column.name for column in shape.columns]
        assert told.get("label_column", shape.key[0]) in told["columns"]
    assert database["tables"]["scores"]["columns"]["score"].endswith("Unit: points.")
    # Datasette 0.65 would take our units for those of physics and fail.
    assert "units" not in database["tables"]["scores"]


def test_the_citation_file_has_what_the_format_asks_for(files: dict[str, bytes], results: Results) -> None:
    found = yaml.safe_load(files["data/CITATION.cff"])
    assert {"cff-version", "message", "title", "authors"} <= set(found)
    assert (found["cff-version"], found["type"], found["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert found["authors"] == [{"name": "Example publisher"}] or found["authors"][0]["name"]
    assert found["identifiers"][0]["value"] == f"sha256:{results.digest}"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_in_a_spreadsheet(dataset: Dataset, text: str) -> None:
    spoiled = spoil(dataset, text)
    files = make_files(spoiled, score(spoiled, "2025"))
    cells = [
        cell
        for path, content in files.items()
        if path.endswith(".csv")
        for row in csv.reader(io.StringIO(content.decode(), newline=""))
        for cell in row
    ]
    assert len([cell for cell in cells if cell.removeprefix("'") == text]) > 10
    assert [cell for cell in cells if cell.startswith(FORMULA_STARTS) and not re.fullmatch(r"-?[0-9.]+", cell)] == []

    book = open_workbook(files)
    found = [cell for sheet in book.worksheets for row in sheet.rows for cell in row if cell.value == text]
    assert len(found) > 10
    # A text, marked so that it stays one when the cell is edited.
    assert {cell.data_type for cell in found} == {"s"}
    assert {cell.quotePrefix for cell in found} == {text.startswith(FORMULA_STARTS)}
    assert not [cell for sheet in book.worksheets for row in sheet.rows for cell in row if cell.data_type == "f"]

    row = open_database(files).execute("SELECT name FROM companies WHERE company_id = 'example-mills'").fetchone()
    assert row[0] == text
    assert json.loads(files["data/api/companies/example-mills.json"])["company"]["name"] == text
    assert yaml.safe_load(files["data/CITATION.cff"])["authors"][0]["name"] == text


def test_a_hostile_text_stays_one_line_where_lines_count(dataset: Dataset, tmp_path: Path) -> None:
    text = 'Mills"; DROP TABLE companies; --\nlicense: MIT'
    spoiled = spoil(dataset, text)
    files = make_files(spoiled, score(spoiled, "2025"))
    assert yaml.safe_load(files["data/CITATION.cff"])["license"] == "CC-BY-4.0"
    assert open_database(files).execute("SELECT count(*) FROM companies").fetchone()[0] == 2
    assert validate(write_files(files, tmp_path)).valid


def test_the_same_data_gives_the_same_bytes_in_any_place(files: dict[str, bytes], tmp_path: Path) -> None:
    program = (
        "import hashlib, sys, pathlib\n"
        "from scorecard.exports.open_data import OpenData\n"
        "from scorecard.loader import load\n"
        "from scorecard.scoring.insight import NO_INSIGHT\n"
        "from scorecard.scoring.score import score\n"
        "from scorecard.workflow.starter import start_project\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "start_project(folder)\n"
        "dataset = load(folder / 'data').dataset\n"
        "digests = {'example-mills': 'ab' * 32, 'example-foods': 'cd' * 32}\n"
        "data = OpenData(dataset, score(dataset, '2025'), NO_INSIGHT, digests)\n"
        "for path in data.edition_paths:\n"
        "    target = folder / path\n"
        "    target.parent.mkdir(parents=True, exist_ok=True)\n"
        "    target.write_bytes(data.make(path))\n"
    )
    # The starter's folder `data/` holds its own files; ours lie beside them.
    subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        check=True,
        env={**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"},
    )
    same = [path for path in files if path.startswith("data/") and "/api/co" not in path]
    assert len(same) > 40
    assert [path for path in same if (tmp_path / path).read_bytes() != files[path]] == []
    shutil.rmtree(tmp_path)


def test_an_unknown_file_is_refused(dataset: Dataset, results: Results) -> None:
    with pytest.raises(KeyError):
        OpenData(dataset, results, NO_INSIGHT, {}).make("data/secret.txt")
