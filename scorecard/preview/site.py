"""The site in one state of its data and its theme: what stands at each address, and how it is made."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard import __version__
from scorecard.publishing.jobs import Maker, make_jobs, open_theme, pack
from scorecard.publishing.kinds import KIT_KINDS
from scorecard.publishing.listing import listing_key, write_listing
from scorecard.publishing.manifest import MANIFEST, SUMS, Entry, hash_bytes, write_manifest, write_sums
from scorecard.publishing.plan import LISTINGS, key_of_kit, link
from scorecard.publishing.press_kit import pack_kit
from scorecard.publishing.prospect import Prospect, keep_scores
from scorecard.publishing.tree import files_from
from scorecard.views.address import company_document_path, company_page_path, edition_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.jobs import Job, Shared
    from scorecard.publishing.plan import Artefact
    from scorecard.publishing.project import Project

ABOUT_ALL = (MANIFEST, SUMS)
"""The files at the top that name all others."""


@dataclass(frozen=True, order=True, slots=True)
class Spot:
    """Where a file stands: the place of its edition's tree, and its path in that."""

    place: str
    path: str

    @property
    def address(self) -> str:
        """The path in the output folder of a build."""
        return posixpath.join(self.place, self.path)


class Site:
    """All files that a build would write, none of them made yet; the same plan, the same keys, the same makers."""

    def __init__(self, project: Project, dataset: Dataset) -> None:
        """Take the data; editions are scored when the first of their files is looked for."""
        self._project = project
        self._dataset = dataset
        self._score_of = keep_scores(dataset)
        current = dataset.programme.current_edition
        self._editions = {edition_folder(edition_id, current): edition_id for edition_id in dataset.editions}
        self._prospects: dict[str, Prospect] = {}
        self._shared: dict[str, Shared] = {}
        self._packed: dict[str, bytes] = {}

    @property
    def digest(self) -> str:
        """The hash of the data."""
        return self._dataset.digest

    def complete(self) -> None:
        """Score the editions that nobody has looked at yet."""
        for place in self._editions:
            self._prospect(place)

    def _prospect(self, place: str) -> Prospect:
        if place not in self._prospects:
            self._prospects[place] = Prospect(self._project, self._dataset, self._editions[place], self._score_of)
        return self._prospects[place]

    def find(self, address: str) -> Spot | None:
        """Return where a file stands by its path in the output folder; None where there will be no such file."""
        # Only the current edition stands at the top; what begins like another one's place is that one's.
        place = max((place for place in self._editions if not place or address.startswith(f"{place}/")), key=len)
        path = address.removeprefix(f"{place}/") if place else address
        return Spot(place, path) if path in self._prospect(place).outlines else None

    def settle(self, spot: Spot) -> Artefact:
        """Return the file that stands somewhere, with the key that it has in a build of everything.

        Not so for what is made from other files: its key is made from theirs.
        """
        artefact = self._prospect(spot.place).settle(spot.path)
        # Only pages link to other files, and to know all of these takes a moment.
        return link([artefact], self.share(spot.place).files)[0] if artefact.kind == "html" else artefact

    def share(self, place: str) -> Shared:
        """Return what all files of an edition are made from."""
        if place not in self._shared:
            published = {other: frozenset(self._prospect(other).outlines) for other in self._editions}
            self._shared[place] = self._prospect(place).share(files_from(place, published))
        return self._shared[place]

    def document_of(self, spot: Spot) -> Spot | None:
        """Return the document of the company that a page is about; None for any other page."""
        prospect = self._prospect(spot.place)
        company_id = prospect.outlines[spot.path].company_id
        if company_id is None or spot.path != company_page_path(company_id):
            return None
        return Spot(spot.place, company_document_path(company_id, prospect.results.edition_id))

    def make(self, spot: Spot, artefact: Artefact) -> bytes:
        """Return what a file holds that is made from the data alone."""
        shared = self.share(spot.place)
        ((_, content),) = Maker(shared).make(self._make_job(shared, artefact))
        return content

    def hand_over(self, spot: Spot, artefact: Artefact) -> tuple[bytes, Job]:
        """Return what a worker process needs to make a document, which links to no file of the site."""
        shared = self._prospect(spot.place).share(frozenset())
        if spot.place not in self._packed:
            self._packed[spot.place] = pack(shared)
        return self._packed[spot.place], self._make_job(shared, artefact)

    def _make_job(self, shared: Shared, artefact: Artefact) -> Job:
        (job,) = make_jobs(shared, (artefact,))
        return job

    def parts_of(self, spot: Spot) -> tuple[Spot, ...]:
        """Return the files that a press kit or a listing is made from; none for any other file."""
        outlines = self._prospect(spot.place).outlines
        if outlines[spot.path].kind == "press":
            return tuple(Spot(spot.place, path) for path, item in outlines.items() if item.kind in KIT_KINDS)
        if spot.path in LISTINGS:
            return tuple(Spot(spot.place, path) for path in outlines if path not in LISTINGS)
        return ()

    def all_spots(self) -> tuple[Spot, ...]:
        """Return where all files stand."""
        return tuple(Spot(place, path) for place in self._editions for path in self._prospect(place).outlines)

    def key_from(self, artefact: Artefact, parts: Iterable[Entry]) -> str:
        """Return the key of a press kit or a listing that is made from these files."""
        if artefact.kind == "press":
            return key_of_kit(artefact.key, {entry.path: entry.key for entry in parts})
        return listing_key(artefact, parts)

    def make_from(self, spot: Spot, parts: Mapping[Spot, Entry], read: Callable[[Spot], bytes]) -> bytes:
        """Return a press kit or a listing of finished files; `read` gives the bytes of one of them."""
        prospect, shared = self._prospect(spot.place), self.share(spot.place)
        theme = open_theme(shared.templates, shared.chart_store, shared.keys.program)
        if spot.path in LISTINGS:
            return write_listing(theme, prospect, spot.path, parts.values(), shared.files)
        named = [(entry.kind, entry.path) for entry in parts.values()]
        return pack_kit(theme, prospect, named, lambda path: read(Spot(spot.place, path)))

    def write_about_all(self, address: str, files: Mapping[Spot, Entry]) -> bytes:
        """Return the manifest or the sums of all files."""
        entries = [replace(entry, path=spot.address) for spot, entry in files.items()]
        manifest = write_manifest(self._dataset.programme.current_edition, self._dataset.digest, __version__, entries)
        if address == MANIFEST:
            return manifest
        return write_sums({entry.path: entry.sha256 for entry in entries} | {MANIFEST: hash_bytes(manifest)})
