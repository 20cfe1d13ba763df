"""Linked data: what a page is about in the words of schema.org, for search engines and libraries."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from scorecard.views.address import (
    DATA_PACKAGE,
    FRONT_PAGE,
    company_document_path,
    company_page_path,
    database_path,
    relative,
    web_address,
    workbook_path,
)
from scorecard.views.frame import tell_address

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results
    from scorecard.views.frame import Frame

LinkedData = dict[str, Any]
"""A node of schema.org as JSON has it."""
CONTEXT = "https://schema.org"
MEDIA_TYPES = {
    ".cff": "text/x-yaml",
    ".csv": "text/csv",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".sqlite": "application/vnd.sqlite3",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def describe_edition(
    dataset: Dataset, results: Results, frame: Frame, page: str, files: Iterable[tuple[str, int, str]]
) -> LinkedData:
    """Return the edition as a data set with its publisher; `files` are its files by path, size and hash.

    A size of 0 is not told. Addresses are whole where the programme has one, else relative to the page.
    """
    node: LinkedData = {
        **_dataset(dataset, results, frame, page),
        "description": dataset.programme.summary,
        "keywords": [frame.subject],
        "isAccessibleForFree": True,
        "distribution": [_download(dataset, results, page, *item) for item in files],
    }
    return {"@context": CONTEXT, "@graph": [_publisher(dataset, frame), node]}


def describe_scorecard(
    dataset: Dataset, results: Results, frame: Frame, company_id: str, files: Collection[str]
) -> LinkedData:
    """Return a company's scorecard as a report about that organisation; it holds no rating that a shop could show."""
    company = dataset.companies[company_id]
    page, document = company_page_path(company_id), company_document_path(company_id, results.edition_id)
    about: LinkedData = {"@type": "Organization", "name": company.name}
    if company.also_known_as:
        about["alternateName"] = list(company.also_known_as)
    website = web_address(company.website)
    if website:
        about["url"] = website
    node: LinkedData = {
        "@context": CONTEXT,
        "@type": "Report",
        "name": f"{company.name}: {frame.title}, {frame.edition}",
        **({"url": frame.address} if frame.address else {}),
        **_common(results, frame),
        "about": about,
        "publisher": _publisher(dataset, frame),
        "isBasedOn": _find_front(dataset, results, page),
    }
    if document in files:
        node["encoding"] = _download(dataset, results, page, document, 0, "")
    return node


def main_files(results: Results, files: Collection[str]) -> tuple[tuple[str, int, str], ...]:
    """Return the files that hold a whole edition, as far as they are published; sizes and hashes are left out."""
    edition_id = results.edition_id
    wanted = ("results.json", "scores.csv", workbook_path(edition_id), database_path(edition_id), DATA_PACKAGE)
    return tuple((path, 0, "") for path in wanted if path in files)


def _common(results: Results, frame: Frame) -> LinkedData:
    """Return what is true of everything that an edition publishes; a draft says so in its version."""
    return {
        "version": f"{frame.edition} ({frame.standing})",
        "temporalCoverage": f"../{results.cut_off.isoformat()}",
        "inLanguage": frame.language,
        **({"license": frame.licence_address} if frame.licence_address else {}),
    }


def _dataset(dataset: Dataset, results: Results, frame: Frame, page: str) -> LinkedData:
    return {
        "@type": "Dataset",
        "name": f"{frame.title}: {frame.subject}, {frame.edition}",
        "url": _find_front(dataset, results, page),
        **_common(results, frame),
        "creator": {"@type": "Organization", "name": frame.publisher},
    }


def _find_front(dataset: Dataset, results: Results, page: str) -> str:
    """Return the address at which the edition's data set is described."""
    return tell_address(dataset, results.edition_id, FRONT_PAGE) or relative(FRONT_PAGE, page)


def _publisher(dataset: Dataset, frame: Frame) -> LinkedData:
    base = web_address(dataset.programme.base_url)
    return {"@type": "Organization", "name": frame.publisher, **({"url": base} if base else {})}


def _download(dataset: Dataset, results: Results, page: str, path: str, size: int, sha256: str) -> LinkedData:  # noqa: PLR0913, PLR0917 - a file, and from where it is seen
    address = tell_address(dataset, results.edition_id, path) or relative(path, page)
    node: LinkedData = {"@type": "DataDownload", "contentUrl": address}
    media_type = MEDIA_TYPES.get(posixpath.splitext(path)[1])
    if media_type:
        node["encodingFormat"] = media_type
    return {**node, **({"contentSize": f"{size} B", "sha256": sha256} if size else {})}
