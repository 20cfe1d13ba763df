"""The way around the site: the same links on every page, each only where its page is published."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.views.address import (
    CHANGES_FEED,
    COMMITMENTS_PAGE,
    CONTEXT_PAGE,
    CORRECTIONS_PAGE,
    DOWNLOADS_PAGE,
    EDITIONS_PAGE,
    EMBED_PAGE,
    FRONT_PAGE,
    METHODOLOGY_PAGE,
    TOOLS,
    edition_folder,
    is_site_wide,
    relative,
    text_page_path,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.dataset import Dataset

ENTRIES = (
    ("Companies", FRONT_PAGE, ("companies/",)),
    ("Commitments", COMMITMENTS_PAGE, ("commitments/", "frameworks/")),
    *((text, path, (f"{posixpath.dirname(path)}/",)) for path, text in TOOLS.items()),
    ("Method", METHODOLOGY_PAGE, ()),
    ("Editions", EDITIONS_PAGE, ()),
    ("Downloads", DOWNLOADS_PAGE, ()),
)
"""The words of each entry, its page, and the folders whose pages belong to it; the programme's own texts follow."""
FOOT_ENTRIES = (
    ("Corrections", CORRECTIONS_PAGE, ()),
    ("Context figures", CONTEXT_PAGE, ()),
    ("Embed", EMBED_PAGE, ()),
    ("Feed of changes", CHANGES_FEED, ()),
)
"""What stands at the foot of a page alone."""


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """An entry; `current` is `page` for the page itself, `true` for one that belongs to it, empty for any other."""

    text: str
    address: str
    current: str


@dataclass(frozen=True, slots=True)
class Navigation:
    """The entries at the head of a page and those that stand at its foot besides.

    `home` leads to the front page, `feed` to the feed of changes.
    """

    home: str
    feed: str
    head: tuple[NavigationLink, ...]
    foot: tuple[NavigationLink, ...]


def view_navigation(dataset: Dataset, edition_id: str, page: str, files: Collection[str]) -> Navigation:
    """Return the links of a page, which stands at `page` in its edition's tree; none to what is not among the files."""
    place = edition_folder(edition_id, dataset.programme.current_edition)
    texts = tuple((item.menu, text_page_path(page_id), ()) for page_id, item in dataset.ordered_pages())
    entries: tuple[tuple[str, str, tuple[str, ...]], ...] = (*ENTRIES, *texts)
    return Navigation(
        home="" if page == FRONT_PAGE else _find(FRONT_PAGE, place, page, files),
        feed=_find(CHANGES_FEED, place, page, files),
        head=tuple(_view_links(entries, place, page, files)),
        foot=tuple(_view_links(FOOT_ENTRIES, place, page, files)),
    )


def _view_links(
    entries: tuple[tuple[str, str, tuple[str, ...]], ...], place: str, page: str, files: Collection[str]
) -> Iterator[NavigationLink]:
    for text, path, folders in entries:
        address = _find(path, place, page, files)
        if address:
            own = is_site_wide(path) == is_site_wide(page) or not place
            current = "page" if path == page and own else "true" if page.startswith(folders or "\0") else ""
            yield NavigationLink(text, address, current)


def _find(path: str, place: str, page: str, files: Collection[str]) -> str:
    """Return the address of a page of the same edition, or of one that stands at the top for all of them."""
    seen = posixpath.relpath(path, place) if place and is_site_wide(path) else path
    return relative(seen, page) if page and seen in files else ""
