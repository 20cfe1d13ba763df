"""Editions: all of them with their permanent addresses, and the places that stand in for pages of the current one."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import count_text, date_text
from scorecard.views.address import (
    CORRECTIONS_PAGE,
    EDITIONS_PAGE,
    FRONT_PAGE,
    Link,
    edition_folder,
    file_links,
    link_address,
    permanent_path,
    relative,
    web_address,
)
from scorecard.views.frame import DRAFTS, STAGES, Frame, view_frame

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition; `address` is where it can always be read, `permanent` how a citation writes that."""

    id: str
    title: str
    address: str
    permanent: str
    is_current: bool
    cut_off: str
    stage: str
    standing: str
    covers: str
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EditionsPage:
    """All editions, the latest first."""

    frame: Frame
    editions: tuple[EditionRow, ...]
    citation: str
    corrections_page: str
    document_title: str


@dataclass(frozen=True, slots=True)
class PermanentPage:
    """What stands at the permanent address of a page of the current edition: the way to it.

    `anchors` are the places on that page which citations name: the id, what it is, and its address now.
    """

    language: str
    title: str
    edition: str
    notice: str
    name: str
    address: str
    anchors: tuple[tuple[str, str, str], ...]
    downloads: tuple[Link, ...]
    document_title: str


def editions_page(dataset: Dataset, results: Results, files: Collection[str] = ()) -> EditionsPage:
    """Return the page of all editions; it stands at the top of the output folder, from where `files` are seen."""
    frame = view_frame(dataset, results, EDITIONS_PAGE, files, of_page=True)
    base = web_address(dataset.programme.base_url)
    return EditionsPage(
        frame=frame,
        editions=tuple(_view_editions(dataset, base, files)),
        citation=cite_edition(frame, base),
        corrections_page=link_address(CORRECTIONS_PAGE, EDITIONS_PAGE, files),
        document_title=f"Editions: {frame.title}",
    )


def cite_edition(frame: Frame, base_url: str | None) -> str:
    """Return how an edition is cited: publisher, title, stage, date, data, licence, and its address if it has one."""
    address = f" {base_url.rstrip('/')}/{permanent_path('', frame.edition_id)}" if base_url else ""
    return (
        f"{frame.publisher}: {frame.title}, {frame.edition} ({frame.standing}). Evidence up to {frame.cut_off}. "
        f"{frame.licence}.{address}"
    )


def _view_editions(dataset: Dataset, base: str | None, files: Collection[str]) -> Iterator[EditionRow]:
    current = dataset.programme.current_edition
    for edition_id, data in sorted(dataset.editions.items(), key=lambda item: item[1].edition.cut_off, reverse=True):
        edition = data.edition
        folder = edition_folder(edition_id, current)
        permanent = permanent_path(FRONT_PAGE, edition_id)
        where = permanent if permanent in files else posixpath.join(folder, FRONT_PAGE)
        folder_address = posixpath.dirname(permanent) + "/"
        stage = STAGES[edition.stage]
        yield EditionRow(
            id=edition_id,
            title=edition.title,
            address=link_address(where, EDITIONS_PAGE, files),
            permanent=f"{base.rstrip('/')}/{folder_address}" if base else folder_address,
            is_current=edition_id == current,
            cut_off=date_text(edition.cut_off),
            stage=f"draft, {stage}" if edition.stage in DRAFTS else stage,
            standing=_tell_standing(is_draft=edition.stage in DRAFTS, is_locked=data.lock is not None),
            covers=(
                f"{count_text(len(edition.companies), 'company', 'companies')}, "
                f"{count_text(len(edition.frameworks), 'framework', 'frameworks')}"
            ),
            downloads=file_links(files, folder, EDITIONS_PAGE),
        )


def _tell_standing(*, is_draft: bool, is_locked: bool) -> str:
    if is_locked:
        return "Its numbers are fixed: each change since is listed among the corrections, the old value beside the new."
    if is_draft:
        return "Everything in it can still change; it is not to be cited."
    return "It is final and not yet published as fixed."


def permanent_page(dataset: Dataset, results: Results, path: str, files: Collection[str] = ()) -> PermanentPage:
    """Return what stands at the permanent address of a page of the current edition; `path` is the page's own place."""
    edition = dataset.editions[results.edition_id].edition
    place = permanent_path(path, results.edition_id)
    address = relative(path, place)
    is_company = path.startswith("companies/")
    company = dataset.companies.get(path.split("/")[1]) if is_company else None
    frameworks = dataset.ordered_frameworks() if is_company else ()
    name = company.name if company else _name(dataset, path)
    return PermanentPage(
        language=dataset.programme.languages[0],
        title=dataset.programme.title,
        edition=edition.title,
        notice=edition.notice,
        name=name,
        address=address,
        anchors=tuple(
            (item.id, f"{framework.short_name} {item.number}, {item.name}", f"{address}#{item.id}")
            for framework_id, framework in frameworks
            if framework_id in edition.frameworks
            for item in framework.walk()
        ),
        downloads=file_links(files, "", place) if path == FRONT_PAGE else (),
        document_title=f"{name}: {dataset.programme.title}, {edition.title}",
    )


def _name(dataset: Dataset, path: str) -> str:
    """Return what a page of no company is called."""
    if path == FRONT_PAGE:
        return "All companies"
    folder, _, rest = path.partition("/")
    thing = rest.partition("/")[0]
    if folder == "frameworks" and thing in dataset.frameworks:
        return dataset.frameworks[thing].name
    if folder == "commitments" and thing in dataset.commitments():
        return dataset.commitments()[thing].name
    return folder.replace("-", " ").capitalize()
