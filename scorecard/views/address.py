"""Addresses: where published files stand in `output/`, and which addresses from the data may become links."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.model.base import URL_PATTERN

if TYPE_CHECKING:
    from collections.abc import Collection

FRONT_PAGE = "index.html"
COMMITMENTS_PAGE = "commitments/index.html"
CONTEXT_PAGE = "context/index.html"
DOWNLOADS_PAGE = "downloads/index.html"
METHODOLOGY_PAGE = "methodology/index.html"
CORRECTIONS_PAGE = "corrections/index.html"
CORRECTIONS_FEED = "corrections/feed.xml"
CHANGES_FEED = "feed.xml"
DATA_FOLDER = "data"
DATA_PACKAGE = f"{DATA_FOLDER}/datapackage.json"
DATA_README = f"{DATA_FOLDER}/README.txt"
DATA_CITATION = f"{DATA_FOLDER}/CITATION.cff"
API_INDEX = f"{DATA_FOLDER}/api/index.json"
COMPARE_PAGE = "compare/index.html"
SIDE_PAGE = "side-by-side/index.html"
WEIGH_PAGE = "weigh/index.html"
SEARCH_PAGE = "search/index.html"
TOOLS = {
    COMPARE_PAGE: "Compare",
    SIDE_PAGE: "Side by side",
    WEIGH_PAGE: "Weigh it yourself",
    SEARCH_PAGE: "Search",
}
"""The pages for readers who look for something of their own, with their names."""
EDITIONS_PAGE = "editions/index.html"
NOT_FOUND_PAGE = "404.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
FOR_SERVERS = frozenset({SITEMAP, ROBOTS})
"""What search engines ask for: published, and of no use to readers."""
TEXTS_FOLDER = "about"
EMBED_FOLDER = "embed"
EMBED_PAGE = f"{EMBED_FOLDER}/index.html"
CARD, BADGE = "card.png", "badge.svg"
"""The names of a page's card, which other sites show beside a link to it, and of a company's badge."""
FOR_OTHER_SITES = frozenset({CARD, BADGE})

_WEB_ADDRESS = re.compile(URL_PATTERN)
_MAIL_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")

CHART_FILES = {
    "bumps": "ranks-over-time",
    "comparison": "comparison",
    "gap": "say-do-gap",
    "groups": "group-scores",
    "ranks": "ranks",
    "timeline": "timeline",
    "waterfall": "since-last-edition",
}
"""The name of a chart's files, by the name that pages use."""

FORMATS = {
    ".csv": "CSV",
    ".html": "Page",
    ".json": "JSON",
    ".pdf": "PDF",
    ".png": "PNG",
    ".svg": "SVG",
    ".xml": "Feed",
    ".xlsx": "XLSX",
    ".zip": "ZIP",
}


@dataclass(frozen=True, slots=True)
class Link:
    """Words with an address; the address is relative to the page, or a web or mail address that may be followed."""

    text: str
    address: str


def company_page_path(company_id: str) -> str:
    """Return where a company's page stands."""
    return f"companies/{company_id}/index.html"


def company_document_path(company_id: str, edition_id: str) -> str:
    """Return where a company's PDF stands."""
    return f"companies/{company_id}/{company_id}-scorecard-{edition_id}.pdf"


def framework_page_path(framework_id: str) -> str:
    """Return where a framework's page stands."""
    return f"frameworks/{framework_id}/index.html"


def workbook_path(edition_id: str) -> str:
    """Return where an edition's workbook stands."""
    return f"{DATA_FOLDER}/scorecard-{edition_id}.xlsx"


def database_path(edition_id: str) -> str:
    """Return where an edition's database stands."""
    return f"{DATA_FOLDER}/scorecard-{edition_id}.sqlite"


def company_data_path(company_id: str) -> str:
    """Return where a company's file of the JSON API stands."""
    return f"{DATA_FOLDER}/api/companies/{company_id}.json"


def commitment_data_path(commitment_id: str) -> str:
    """Return where a commitment's file of the JSON API stands."""
    return f"{DATA_FOLDER}/api/commitments/{commitment_id}.json"


def compare_page_path(number: int) -> str:
    """Return where a page of the comparison stands, counted from 1."""
    return COMPARE_PAGE if number == 1 else f"compare/{number}/index.html"


def commitment_page_path(commitment_id: str) -> str:
    """Return where a commitment's page stands."""
    return f"commitments/{commitment_id}/index.html"


def text_page_path(page_id: str) -> str:
    """Return where a text of the programme stands; the one called `about` is the first of them."""
    return f"{TEXTS_FOLDER}/index.html" if page_id == TEXTS_FOLDER else f"{TEXTS_FOLDER}/{page_id}/index.html"


def badge_path(company_id: str) -> str:
    """Return where a company's badge stands."""
    return f"companies/{company_id}/{BADGE}"


def card_path(page: str) -> str:
    """Return where the card of a page stands, if it has one: beside it."""
    return posixpath.join(posixpath.dirname(page), CARD)


def framed_chart_path(company_id: str | None, name: str) -> str:
    """Return where a chart stands as a page for the frames of other sites; of a company there is one."""
    folder = f"companies/{company_id}" if company_id else CHART_FILES[name]
    return f"{EMBED_FOLDER}/{folder}/index.html"


def is_framed(path: str) -> bool:
    """Return whether a page is one for the frames of other sites."""
    return path.startswith(f"{EMBED_FOLDER}/") and path != EMBED_PAGE


def is_site_wide(path: str) -> bool:
    """Return whether a page or file stands once, at the top of the output folder, for all editions together."""
    once = {EDITIONS_PAGE, NOT_FOUND_PAGE, CHANGES_FEED, *FOR_SERVERS}
    return path in once or path.startswith(f"{TEXTS_FOLDER}/")


def site_address(base_url: str | None, path: str) -> str:
    """Return the whole address of a file in the output folder; nothing for a programme without one."""
    base = web_address(base_url)
    return f"{base.rstrip('/')}/{path.removesuffix('index.html')}" if base else ""


def permanent_path(path: str, edition_id: str) -> str:
    """Return the permanent place of a page of the current edition, where the page itself stands once it is past."""
    return f"editions/{edition_id}/{path}"


def report_path(edition_id: str) -> str:
    """Return where an edition's annual report stands."""
    return f"report-{edition_id}.pdf"


def press_kit_path(edition_id: str) -> str:
    """Return where an edition's press kit stands."""
    return f"press-kit-{edition_id}.zip"


def edition_folder(edition_id: str, current: str) -> str:
    """Return where an edition's tree stands in the output folder: the current one at the top (`""`)."""
    return "" if edition_id == current else f"editions/{edition_id}"


def link_address(path: str, page: str, files: Collection[str]) -> str:
    """Return the address of a published file as a page names it; nothing where it will not be published."""
    return relative(path, page) if path in files else ""


def relative(path: str, page: str) -> str:
    """Return the address of one published file as another one's links name it."""
    return posixpath.relpath(path, posixpath.dirname(page) or ".")


def web_address(text: str | None) -> str | None:
    """Return the text when it is an http or https address without user name, blanks or quotes; None otherwise."""
    return text if text is not None and _WEB_ADDRESS.fullmatch(text) else None


def contact_link(contact: str) -> Link | None:
    """Return a link for a mail or web address; None for any other text."""
    if _MAIL_ADDRESS.fullmatch(contact):
        return Link(contact, f"mailto:{contact}")
    address = web_address(contact)
    return Link(contact, address) if address else None


def chart_links(files: Collection[str], folder: str, name: str, page: str) -> tuple[Link, ...]:
    """Return links to the published files of one chart, which stand in `charts/` below a folder (`""`: the top)."""
    stem = posixpath.join(folder, "charts", CHART_FILES.get(name, name))
    return tuple(
        Link(FORMATS[suffix], relative(stem + suffix, page)) for suffix in (".svg", ".png") if stem + suffix in files
    )


def file_links(files: Collection[str], folder: str, page: str) -> tuple[Link, ...]:
    """Return links to the published files directly in a folder (`""`: the top); pages are left out."""
    return tuple(
        Link(FORMATS.get(posixpath.splitext(path)[1], posixpath.basename(path)), relative(path, page))
        for path in sorted(files, key=lambda path: (posixpath.splitext(path)[1] != ".pdf", path))
        if posixpath.dirname(path) == folder
        and not path.endswith(".html")
        and path not in {CHANGES_FEED, *FOR_SERVERS}
        and posixpath.basename(path) not in FOR_OTHER_SITES
    )
