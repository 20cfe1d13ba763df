"""The desk: the last good state of the site, what was wrong since, and the files that somebody looked at."""

from __future__ import annotations

import json
import time
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scorecard.loader import load
from scorecard.preview.bulletin import Bulletin
from scorecard.preview.shelf import File, Shelf
from scorecard.preview.site import ABOUT_ALL, Site, Spot
from scorecard.preview.turns import Turns
from scorecard.problems import format_terminal
from scorecard.publishing.jobs import tell_failure
from scorecard.publishing.manifest import Entry, hash_bytes
from scorecard.publishing.stamp import hash_inputs
from scorecard.workflow.check import check_loaded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

    from scorecard.loader import Loaded
    from scorecard.preview.documents import Documents
    from scorecard.publishing.jobs import Single
    from scorecard.publishing.plan import Artefact
    from scorecard.publishing.project import Project
    from scorecard.workflow.check import CheckReport

DOCUMENTS = frozenset({"pdf", "report"})
"""The kinds of files that worker processes make."""
MOST_TOLD = 100
"""How many problems a browser is told; a terminal gets them all."""


class Teller(Protocol):
    """Who tells a person at the terminal what goes on."""

    def read(self, report: CheckReport, seconds: float) -> None:
        """Hear what a reading of the data came to."""

    def fail(self, what: str, why: str, details: str) -> None:
        """Hear that something can't be made."""


@dataclass(frozen=True, slots=True)
class News:
    """What the last reading came to; `failure` says why the data can't be shown although no problem was found."""

    errors: int = 0
    warnings: int = 0
    problems: tuple[str, ...] = ()
    failure: str = ""
    shown: str = ""
    """The hash of the data that the site shows now: with errors, that of the last good state."""

    def as_json(self) -> str:
        """Return the news on one line, for a browser."""
        told = {
            "errors": self.errors,
            "warnings": self.warnings,
            "problems": self.problems[:MOST_TOLD],
            "more": max(0, len(self.problems) - MOST_TOLD),
            "failure": self.failure,
            "shown": self.shown,
        }
        return json.dumps(told, ensure_ascii=False)


def _sum_up(report: CheckReport | None, failure: str, shown: str) -> News:
    if report is None:
        return News(failure=failure, shown=shown)
    problems = tuple(map(format_terminal, report.problems))
    return News(len(report.errors), len(report.warnings), problems, failure, shown)


class UnreadableError(Exception):
    """The data could not be read so far: there is no site yet."""


class UnmadeError(Exception):
    """A file can't be made; the message says why in one line."""


class _OvertakenError(Exception):
    """The data was read again meanwhile: what is being made may be out of date."""


class Desk:
    """Reads the data and hands out files; any number of threads may ask."""

    def __init__(self, project: Project, documents: Documents, teller: Teller) -> None:
        """Take a project; nothing is read yet."""
        self.bulletin = Bulletin()
        self._project = project
        self._documents = documents
        self._teller = teller
        # Reading, and making what this process makes, go one after the other: templates and charts share much.
        self._turn = Turns()
        self._inputs = ""
        self._loaded: Loaded | None = None
        self._site: Site | None = None
        self._news = News()
        self._shelf = Shelf(project.output)
        self._looked_at: Spot | None = None

    @property
    def news(self) -> News:
        """What the last reading came to."""
        return self._news

    def read(self) -> None:
        """Read the data again if it or the theme has changed, and let everybody know."""
        begun = time.monotonic()
        report: CheckReport | None = None
        failure = details = ""
        with self._turn:
            inputs = hash_inputs(self._project)
            if inputs and inputs == self._inputs:
                return
            self._inputs = inputs
            before = self._site
            try:
                self._loaded = loaded = load(self._project.data, before=self._loaded)
                report = check_loaded(loaded)
                if not report.errors and loaded.dataset is not None:
                    self._site = Site(self._project, loaded.dataset)
                    # First what takes longest, in another process.
                    self._begin_document(self._site)
                    self._site.complete()
            except Exception as error:  # noqa: BLE001 - whatever is in the data, the next save may mend it
                failure, details, self._site = tell_failure(error), traceback.format_exc(), before
            self._news = _sum_up(report, failure, self._site.digest if self._site is not None else "")
        if report is not None:
            self._teller.read(report, time.monotonic() - begun)
        if failure:
            self._teller.fail("the data", failure, details)
        self.bulletin.tell(self._news.as_json())

    def fetch(self, address: str) -> File | None:
        """Return a file by its path in the output folder of a build, made now unless it was before.

        None where there is no such file. UnreadableError before the data could be read for the first time, UnmadeError
        when the file can't be made.
        """
        while True:
            with self._turn:
                site = self._site
            if site is None:
                raise UnreadableError
            try:
                if address in ABOUT_ALL:
                    file = self._fetch_about_all(site, address)
                elif (spot := site.find(address)) is not None:
                    file = self._fetch(site, spot)
                else:
                    return None
            except _OvertakenError:
                continue
            except UnmadeError:
                if self._site is not site:
                    continue
                raise
            if self._site is site:
                return file

    def has(self, address: str) -> bool:
        """Return whether the site has a file of this path in the output folder of a build."""
        return self._site is not None and self._site.find(address) is not None

    def look_at(self, address: str) -> None:
        """Note that somebody looks at a page: its company's document is begun as soon as the data changes."""
        site = self._site
        spot = site.find(address) if site is not None else None
        document = site.document_of(spot) if site is not None and spot is not None else None
        if document is not None:
            self._looked_at = document

    def _begin_document(self, site: Site) -> None:
        """Begin the document of the company that was looked at last, if there is none for the data as it is now."""
        spot = self._looked_at
        if spot is not None and site.find(spot.address) == spot:
            artefact = site.settle(spot)
            if self._shelf.find(spot, artefact.key) is None:
                self._order(site, spot, artefact)

    def _fetch(self, site: Site, spot: Spot) -> File:
        parts = site.parts_of(spot)
        if parts:
            return self._put_together(site, spot, parts)
        with self._turn:
            artefact = site.settle(spot)
            file = self._shelf.find(spot, artefact.key)
            if file is not None:
                return file
            if artefact.kind not in DOCUMENTS:
                return self._make(site, spot, artefact)
            order = self._order(site, spot, artefact)
        # Not in turn: others need not wait for it.
        single = order.result()
        if single is None:
            raise _OvertakenError
        if single.failure:
            raise UnmadeError(f"{spot.address}: {single.failure}")
        return self._shelf.put(spot, artefact, artefact.key, single.content)

    def _make(self, site: Site, spot: Spot, artefact: Artefact) -> File:
        """Return a file that this process makes now; only in turn."""
        if self._site is not site:
            raise _OvertakenError
        try:
            content = site.make(spot, artefact)
        except Exception as error:
            raise self._give_up(spot, error) from error
        return self._shelf.put(spot, artefact, artefact.key, content)

    def _order(self, site: Site, spot: Spot, artefact: Artefact) -> Future[Single | None]:
        """Have a document made by another process; only in turn."""

        def take(made: Future[Single | None]) -> None:
            single = None if made.cancelled() or made.exception() else made.result()
            if single is not None and single.failure:
                self._teller.fail(spot.address, single.failure, single.details)
            elif single is not None and self._site is site:
                self._shelf.put(spot, artefact, artefact.key, single.content)

        order, is_new = self._documents.begin(
            artefact.key, lambda: site.hand_over(spot, artefact), lambda: self._site is site
        )
        if is_new:
            order.add_done_callback(take)
        return order

    def _put_together(self, site: Site, spot: Spot, parts: Iterable[Spot]) -> File:
        """Return a press kit or a listing, for which all its parts must be finished."""
        files = self._fetch_all(site, parts)
        entries = {part: file.entry for part, file in files.items()}
        with self._turn:
            artefact = site.settle(spot)
            key = site.key_from(artefact, entries.values())
            file = self._shelf.find(spot, key)
            if file is not None:
                return file
            if self._site is not site:
                raise _OvertakenError
            try:
                content = site.make_from(spot, entries, lambda part: files[part].content)
            except Exception as error:
                raise self._give_up(spot, error) from error
            return self._shelf.put(spot, artefact, key, content)

    def _fetch_all(self, site: Site, spots: Iterable[Spot]) -> dict[Spot, File]:
        """Return many files; the documents among them are begun first."""
        spots = tuple(spots)
        for spot in spots:
            with self._turn:
                artefact = site.settle(spot)
                if artefact.kind in DOCUMENTS and self._shelf.find(spot, artefact.key) is None:
                    self._order(site, spot, artefact)
        return {spot: self._fetch(site, spot) for spot in spots}

    def _fetch_about_all(self, site: Site, address: str) -> File:
        files = self._fetch_all(site, site.all_spots())
        content = site.write_about_all(address, {spot: file.entry for spot, file in files.items()})
        digest = hash_bytes(content)
        return File(Entry(address, "data", digest, digest, len(content)), content)

    def _give_up(self, spot: Spot, error: Exception) -> UnmadeError:
        """Return what says that a file can't be made, and tell the terminal."""
        why = tell_failure(error)
        self._teller.fail(spot.address, why, traceback.format_exc())
        return UnmadeError(f"{spot.address}: {why}")
