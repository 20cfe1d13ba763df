"""Open data: every file of an edition's `data/` folder, made from the same tables."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from scorecard.exports.api_json import write_commitment, write_company, write_index
from scorecard.exports.citation import write_citation
from scorecard.exports.csv_file import write_csv
from scorecard.exports.data_package import write_data_package
from scorecard.exports.database import write_database
from scorecard.exports.datasette import write_metadata
from scorecard.exports.holdings import Holdings
from scorecard.exports.imprint import make_imprint
from scorecard.exports.readme import write_readme
from scorecard.exports.tables import SHAPES, fill_tables
from scorecard.exports.workbook import write_workbook
from scorecard.views.address import (
    API_INDEX,
    DATA_CITATION,
    DATA_FOLDER,
    DATA_PACKAGE,
    DATA_README,
    commitment_data_path,
    company_data_path,
    database_path,
    workbook_path,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.exports.table import Table
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.insight import Insight
    from scorecard.scoring.results import Results

FORMAT_VERSION = 1
"""Version of tables and columns: it changes when a column changes its meaning or goes. 1: first version."""
_METADATA = f"{DATA_FOLDER}/metadata.json"


class OpenData:
    """Makes the files of one edition; what they share is worked out once, when it is first needed."""

    def __init__(self, dataset: Dataset, results: Results, insight: Insight, digests: Mapping[str, str]) -> None:
        """Take the edition; `digests` are the hashes of what each company's page is made from, by company."""
        self._holdings = Holdings(dataset, results, insight, digests)
        self._imprint = make_imprint(dataset, results)
        edition_id = results.edition_id
        self._workbook = workbook_path(edition_id)
        self._database = database_path(edition_id)
        self._makers: dict[str, Callable[[], bytes]] = {
            **{_table_path(shape.name): self._make_table(shape.name) for shape in SHAPES},
            self._workbook: lambda: write_workbook(self._tables, self._imprint),
            self._database: lambda: write_database(self._tables, self._imprint, FORMAT_VERSION),
            DATA_PACKAGE: self._write_package,
            _METADATA: lambda: write_metadata(self._tables, self._imprint, _stem(self._database)),
            DATA_CITATION: lambda: write_citation(self._imprint),
            DATA_README: lambda: write_readme(self._tables, self._imprint, self._describe_files()),
            API_INDEX: self._write_index,
        }

    @property
    def edition_paths(self) -> tuple[str, ...]:
        """The paths of the files that show the whole edition."""
        return tuple(self._makers)

    @property
    def commitment_paths(self) -> tuple[str, ...]:
        """The paths of the files that show one commitment each."""
        return tuple(map(commitment_data_path, self._holdings.commitments))

    def make(self, path: str) -> bytes:
        """Return what a file holds; KeyError for a path that no file of the open data has."""
        if path in self._makers:
            return self._makers[path]()
        name = _stem(path)
        if path == company_data_path(name):
            return write_company(self._holdings, name)
        if path == commitment_data_path(name):
            return write_commitment(self._holdings, name)
        raise KeyError(path)

    @cached_property
    def _tables(self) -> tuple[Table, ...]:
        return fill_tables(self._holdings)

    @cached_property
    def _csv(self) -> dict[str, bytes]:
        return {table.shape.name: write_csv(table) for table in self._tables}

    def _make_table(self, name: str) -> Callable[[], bytes]:
        return lambda: self._csv[name]

    def _write_package(self) -> bytes:
        return write_data_package(
            self._tables,
            self._csv,
            self._imprint,
            name=_stem(self._database),
            holdings=self._holdings,
            version=FORMAT_VERSION,
        )

    def _write_index(self) -> bytes:
        return write_index(
            self._holdings, [(shape.name, shape.title) for shape in SHAPES], list(self._describe_files())
        )

    def _describe_files(self) -> list[tuple[str, str]]:
        """Return the files that are no tables, by their names in the folder, with what each is."""
        words = {
            self._workbook: "the tables as one workbook for Excel, LibreOffice and Numbers",
            self._database: "all tables as one SQLite database, with keys and references",
            _METADATA: f"titles and units for Datasette: datasette {_name(self._database)} -m metadata.json",
            DATA_PACKAGE: "the CSV files as a Frictionless Data Package: types, units, keys, references, licence",
            API_INDEX: "the JSON API: this index, and one file for each company and each commitment",
            DATA_CITATION: "how to cite the data (Citation File Format)",
        }
        return [(path.removeprefix(f"{DATA_FOLDER}/"), what) for path, what in words.items()]


def _table_path(name: str) -> str:
    return f"{DATA_FOLDER}/{name}.csv"


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _stem(path: str) -> str:
    return _name(path).rsplit(".", 1)[0]
