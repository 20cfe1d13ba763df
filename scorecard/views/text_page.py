"""A text of the programme about itself, with what the program knows of the edition at the end of its sections."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.scoring.texts import count_text
from scorecard.views.address import (
    DOWNLOADS_PAGE,
    FORMATS,
    METHODOLOGY_PAGE,
    NOT_FOUND_PAGE,
    Link,
    company_page_path,
    file_links,
    link_address,
    relative,
    text_page_path,
    web_address,
)
from scorecard.views.editions import cite_edition
from scorecard.views.frame import Frame, view_frame
from scorecard.views.front import view_edition_facts
from scorecard.views.navigation import Navigation, NavigationLink

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.model.edition import Stage
    from scorecard.model.text_page import Section
    from scorecard.scoring.results import Results
    from scorecard.views.score import Measure

ANSWERING: dict[Stage, str] = {
    "collecting": "The company review of {title} has not begun: evidence is still being collected.",
    "company-review": "{title} is in company review now.",
    "final": "The company review of {title} is over; what companies answered stands on their scorecards.",
    "published": "{title} is published; what companies answered stands on their scorecards.",
}
"""Where the review of an edition stands."""


@dataclass(frozen=True, slots=True)
class CompanyFiles:
    """A company with its scorecard as a page and as files; the page's address is empty where it is not published."""

    page: Link
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section; `show` names the part at its end, which the page has ready, empty for none."""

    id: str
    heading: str
    text: tuple[str, ...]
    points: tuple[str, ...]
    show: str


@dataclass(frozen=True, slots=True)
class TextPageView:
    """A text with all parts that its sections may show."""

    frame: Frame
    title: str
    summary: str
    sections: tuple[SectionView, ...]
    answering: str
    citation: str
    facts: tuple[Measure, ...]
    companies: tuple[CompanyFiles, ...]
    pictures: tuple[Link, ...]
    methodology: str
    downloads: str
    document_title: str


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What a web server shows for an address that leads nowhere."""

    frame: Frame
    document_title: str


def text_page(dataset: Dataset, results: Results, page_id: str, files: Collection[str] = ()) -> TextPageView:
    """Return a text of the programme; it stands at the top of the output folder, from where `files` are seen."""
    item = dataset.pages[page_id]
    page = text_page_path(page_id)
    frame = view_frame(dataset, results, page, files, of_page=True)
    return TextPageView(
        frame=frame,
        title=item.title,
        summary=item.summary,
        sections=tuple(_view_section(number, section) for number, section in enumerate(item.sections, 1)),
        answering=_tell_answering(dataset, results),
        citation=cite_edition(frame, web_address(dataset.programme.base_url)),
        facts=tuple(view_edition_facts(dataset.methodology, results, frame)),
        companies=tuple(_view_companies(results, page, files)),
        pictures=tuple(_view_pictures(page, files)),
        methodology=link_address(METHODOLOGY_PAGE, page, files),
        downloads=link_address(DOWNLOADS_PAGE, page, files),
        document_title=f"{item.title}: {frame.title}",
    )


def not_found_page(dataset: Dataset, results: Results, files: Collection[str] = ()) -> NotFoundPage:
    """Return the page for addresses that lead nowhere.

    A server shows it at any depth, so its links are whole addresses where the programme has one; otherwise they hold
    at the top only.
    """
    frame = view_frame(dataset, results, NOT_FOUND_PAGE, files, of_page=True)
    base = web_address(dataset.programme.base_url)
    return NotFoundPage(_with_whole_links(frame, base) if base else frame, f"Not found: {frame.title}")


def _with_whole_links(frame: Frame, base: str) -> Frame:
    def whole(links: tuple[NavigationLink, ...]) -> tuple[NavigationLink, ...]:
        return tuple(replace(link, address=f"{base.rstrip('/')}/{link.address}") for link in links)

    found = frame.navigation
    home, feed = (f"{base.rstrip('/')}/{address}" if address else "" for address in (found.home, found.feed))
    return replace(frame, navigation=Navigation(home, feed, whole(found.head), whole(found.foot)))


def _view_section(number: int, section: Section) -> SectionView:
    return SectionView(f"part-{number}", section.heading, section.text, section.points, section.show or "")


def _tell_answering(dataset: Dataset, results: Results) -> str:
    """Return where the company review stands, and how long a company has for its answer."""
    edition = dataset.editions[results.edition_id].edition
    days = count_text(dataset.programme.review_days, "day", "days")
    told = ANSWERING[edition.stage].format(title=edition.title)
    return f"{told} A company has {days} for its answer, from the day on which it gets its draft."


def _view_companies(results: Results, page: str, files: Collection[str]) -> Iterator[CompanyFiles]:
    for company in sorted(results.companies, key=lambda item: item.name.casefold()):
        path = company_page_path(company.company_id)
        links = tuple(
            Link(link.text, relative(posixpath.join(posixpath.dirname(path), link.address), page))
            for link in file_links(files, posixpath.dirname(path), path)
        )
        yield CompanyFiles(Link(company.name, link_address(path, page, files)), links)


def _view_pictures(page: str, files: Collection[str]) -> Iterator[Link]:
    """Yield the edition's charts as files."""
    for link in file_links(files, "charts", page):
        stem, suffix = posixpath.splitext(posixpath.basename(link.address))
        yield Link(f"{stem.replace('-', ' ').capitalize()} ({FORMATS.get(suffix, suffix)})", link.address)
