"""The feed of corrections (Atom), for readers who want to hear of every change to a published edition."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from scorecard.exports.atom import Feed, FeedEntry, find_base, write_atom
from scorecard.views.address import CORRECTIONS_FEED, CORRECTIONS_PAGE
from scorecard.views.corrections import list_corrections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results


def write_feed(dataset: Dataset, results: Results) -> bytes:
    """Return the corrections of all editions as an Atom feed in UTF-8, the newest first.

    No clock: the feed is as old as its newest correction, and without one as the edition's cut-off. Addresses are
    absolute where the programme has a base_url.
    """
    title, base = dataset.programme.title, find_base(dataset)
    page = f"{base}{CORRECTIONS_PAGE}" if base else posixpath.basename(CORRECTIONS_PAGE)
    entries = tuple(correction_entries(dataset, page))
    feed = Feed(
        name=title,
        title=f"{title}: corrections",
        day=max((item.day for item in entries), default=results.cut_off.isoformat()),
        path=CORRECTIONS_FEED,
        page=CORRECTIONS_PAGE,
        entries=entries,
    )
    return write_atom(feed, dataset)


def correction_entries(dataset: Dataset, page: str) -> Iterator[FeedEntry]:
    """Yield an entry for each correction, the newest first; `page` is the address of the page of corrections."""
    for item in list_corrections(dataset):
        about = ", ".join(part for part in (item.company.text or item.edition, item.commitment) if part)
        yield FeedEntry(
            name=f"{dataset.programme.title}#{item.anchor}",
            title=f"{item.type}: {about}",
            day=item.iso_date,
            category=item.type.lower(),
            address=f"{page}#{item.anchor}",
            summary=(
                f"{item.edition}. {item.what} Why: {item.why} "
                f"Before ({item.figure}): {item.before}. After: {item.after}."
            ),
        )
