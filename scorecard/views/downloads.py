"""Downloads: every file of an edition with its type, size, licence and hash."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import count_text, number_text
from scorecard.views.address import (
    API_INDEX,
    CHANGES_FEED,
    CORRECTIONS_FEED,
    DATA_CITATION,
    DATA_FOLDER,
    DATA_PACKAGE,
    DATA_README,
    DOWNLOADS_PAGE,
    EDITIONS_PAGE,
    FOR_OTHER_SITES,
    FOR_SERVERS,
    NOT_FOUND_PAGE,
    Link,
    edition_folder,
    relative,
)
from scorecard.views.frame import Frame, view_frame
from scorecard.views.linked_data import LinkedData, describe_edition

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results

MOST_LISTED = 60
"""With more companies than this their files are left to the lists that programs read: the page would be too large."""
TYPES = {
    ".cff": "CFF, a citation",
    ".csv": "CSV, a table",
    ".html": "HTML, a page",
    ".json": "JSON",
    ".md": "Markdown",
    ".pdf": "PDF",
    ".png": "PNG, a picture",
    ".sqlite": "SQLite, a database",
    ".svg": "SVG, a drawing",
    ".txt": "Text",
    ".xlsx": "XLSX, a workbook",
    ".xml": "Atom, a feed",
    ".zip": "ZIP, an archive",
}
NOTES = {
    "results.json": "Everything: levels, scores, ranges, ranks and their reasons; exact, documented and versioned.",
    "scores.csv": "A row for each company: score, range, rank, counts.",
    CORRECTIONS_FEED: "Every correction, for a feed reader.",
    CHANGES_FEED: "Every edition, correction and changed score, for a feed reader.",
    DATA_CITATION: "How to cite the data, for reference managers.",
    DATA_README: "Every table and every column in words.",
    API_INDEX: "The scores of all companies and the addresses of the files of each.",
    DATA_PACKAGE: "The tables with their columns, types and hashes, for programs that read data packages.",
    f"{DATA_FOLDER}/metadata.json": "The tables in words, for Datasette.",
}
"""What a file holds, where its name does not say it."""
REPORT_NOTE = "All companies and all commitments in one document."
SUFFIX_NOTES = {
    ".sqlite": "All tables in one file.",
    ".xlsx": "All tables in one file.",
    ".zip": "For the press: fact sheet, all documents, charts and data.",
}
_OF_COMPANIES = re.compile(r"(?:companies/|embed/companies/|data/api/companies/)(?P<company>[a-z0-9-]+)(?:/|\.json$)")
SUMS_FILE, MANIFEST_FILE = "SHA256SUMS", "manifest.json"


@dataclass(frozen=True, order=True, slots=True)
class PublishedFile:
    """A file as it was published: its path in the edition's tree, its size in bytes, its SHA-256 in hex."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file to download."""

    link: Link
    note: str
    type: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files that belong together; those of a company are folded away under its name."""

    id: str
    title: str
    summary: str
    rows: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True)
class DownloadsPage:
    """All files of an edition; `sums` and `manifest` lead to the lists of the whole output folder."""

    frame: Frame
    total: str
    groups: tuple[FileGroup, ...]
    companies: tuple[FileGroup, ...]
    companies_note: str
    sums: Link
    manifest: Link
    licence_id: str
    document_title: str
    linked_data: LinkedData


def downloads_page(
    dataset: Dataset, results: Results, published: Iterable[PublishedFile], files: Collection[str] = ()
) -> DownloadsPage:
    """Return the page of an edition's files, from what was published; `files` are the paths that can be linked to."""
    frame = view_frame(dataset, results, DOWNLOADS_PAGE, files, of_page=True)
    listed = sorted(item for item in published if _is_for_readers(item.path))
    own = [item for item in listed if not _OF_COMPANIES.match(item.path)]
    of_companies = [item for item in listed if _OF_COMPANIES.match(item.path)]
    names = {company_id: dataset.companies[company_id].name for company_id in results.by_id}
    folder = edition_folder(results.edition_id, dataset.programme.current_edition)
    top = "../" * (len(folder.split("/")) + 1 if folder else 1)
    return DownloadsPage(
        frame=frame,
        total=f"{count_text(len(listed), 'file', 'files')}, {size_text(sum(item.size for item in listed))}",
        groups=tuple(_group(own)),
        companies=tuple(_group_companies(of_companies, names)) if len(names) <= MOST_LISTED else (),
        companies_note=_tell_many(of_companies) if len(names) > MOST_LISTED else "",
        sums=Link(SUMS_FILE, f"{top}{SUMS_FILE}"),
        manifest=Link(MANIFEST_FILE, f"{top}{MANIFEST_FILE}"),
        licence_id=dataset.programme.licence.id,
        document_title=f"Downloads: {frame.title}, {frame.edition}",
        linked_data=describe_edition(dataset, results, frame, DOWNLOADS_PAGE, _list_data(own)),
    )


def _list_data(items: list[PublishedFile]) -> Iterator[tuple[str, int, str]]:
    """Yield the files that hold data of the whole edition, with size and hash."""
    for item in items:
        if item.path in {"results.json", "scores.csv"} or posixpath.dirname(item.path) == DATA_FOLDER:
            yield item.path, item.size, item.sha256


def size_text(size: int) -> str:
    """Return a size as people read it: `812 bytes`, `34 kB`, `1.2 MB`."""
    if size < 1000:
        return count_text(size, "byte", "bytes")
    if size < 999_500:
        return f"{number_text((size + 500) // 1000)} kB"
    tenths = (size + 50_000) // 100_000
    return f"{number_text(tenths // 10)}.{tenths % 10} MB"


def _is_for_readers(path: str) -> bool:
    if path.startswith("editions/"):
        return path == EDITIONS_PAGE
    return path not in {DOWNLOADS_PAGE, NOT_FOUND_PAGE, *FOR_SERVERS}


def _group(items: list[PublishedFile]) -> Iterator[FileGroup]:
    """Yield the edition's own files: data first, then charts and documents, pages at the end."""
    other = (".html", ".pdf", ".zip", *FOR_OTHER_SITES)
    sorts = (
        ("data", "Data", lambda path: not path.startswith("charts/") and not path.endswith(other)),
        ("documents", "Documents", lambda path: path.endswith((".pdf", ".zip"))),
        ("charts", "Charts of all companies", lambda path: path.startswith("charts/")),
        ("cards", "Pictures that stand for a page elsewhere", _is_card),
        ("pages", "Pages", lambda path: path.endswith(".html")),
    )
    for key, title, holds in sorts:
        found = [item for item in items if holds(item.path)]
        if found:
            yield FileGroup(key, title, _tell_size(found), tuple(map(_view_row, found)))


def _is_card(path: str) -> bool:
    return posixpath.basename(path) in FOR_OTHER_SITES


def _group_companies(items: list[PublishedFile], names: dict[str, str]) -> Iterator[FileGroup]:
    by_company: dict[str, list[PublishedFile]] = {}
    for item in items:
        owner = _OF_COMPANIES.match(item.path)
        by_company.setdefault(owner["company"] if owner else "", []).append(item)
    for company_id, name in sorted(names.items(), key=lambda item: item[1].casefold()):
        found = sorted(by_company.get(company_id, ()), key=lambda item: (not item.path.endswith(".pdf"), item.path))
        if found:
            folder = f"companies/{company_id}/"
            rows = tuple(_view_row(item, item.path.removeprefix(folder)) for item in found)
            yield FileGroup(company_id, name, _tell_size(found), rows)


def _view_row(item: PublishedFile, name: str = "") -> FileRow:
    stem, suffix = posixpath.splitext(item.path)
    is_report = stem.startswith("report-")
    return FileRow(
        link=Link(name or item.path, relative(item.path, DOWNLOADS_PAGE)),
        note=NOTES.get(item.path, "") or SUFFIX_NOTES.get(suffix, "") or (REPORT_NOTE if is_report else ""),
        type=TYPES.get(suffix, suffix.removeprefix(".").upper() or "File"),
        size=size_text(item.size),
        sha256=item.sha256,
    )


def _tell_size(items: list[PublishedFile]) -> str:
    return f"{count_text(len(items), 'file', 'files')}, {size_text(sum(item.size for item in items))}"


def _tell_many(items: list[PublishedFile]) -> str:
    """Return what stands in the place of companies' files, where these are too many for a page."""
    return f"{_tell_size(items)}: each company’s page leads to its own, and the two lists above name all of them."
