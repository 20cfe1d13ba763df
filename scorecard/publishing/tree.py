"""The tree of one edition: its files, which of them are stale, and how they are made.

The current edition stands at the top of the output folder, every other one under `editions/<id>/`, with the same tree
inside. Paths in this module are relative to the edition's own place; links to other editions begin with `../` there.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.publishing.kinds import KIT_KINDS
from scorecard.publishing.listing import listing_key
from scorecard.publishing.manifest import Entry, is_whole
from scorecard.publishing.plan import LISTINGS, Artefact, key_of_kit, link, links_of, select
from scorecard.publishing.prospect import Prospect, keep_scores
from scorecard.views.address import edition_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.jobs import Shared
    from scorecard.publishing.options import Options
    from scorecard.publishing.project import Project
    from scorecard.scoring.results import Results


@dataclass(frozen=True, slots=True)
class Tree:
    """What a build has found out about an edition before it makes anything.

    `planned` is what is asked for, and the listings, which are never left as they were. `files` are the paths of
    everything that will be published, other editions' included; `before` is what the last build left here, `gone` how
    much of it has no place any more. `listings` are to be made when all else is finished.
    """

    prospect: Prospect
    planned: tuple[Artefact, ...]
    asked: frozenset[str]
    before: Mapping[str, Entry]
    whole: frozenset[str]
    files: frozenset[str] = frozenset()
    stale: tuple[Artefact, ...] = ()
    fresh: tuple[Artefact, ...] = ()
    left: tuple[Entry, ...] = ()
    listings: tuple[Artefact, ...] = ()

    @property
    def place(self) -> str:
        """Where the edition stands in the output folder."""
        return self.prospect.place

    @property
    def results(self) -> Results:
        """The edition's scores."""
        return self.prospect.results

    @property
    def last(self) -> frozenset[str]:
        """The paths of what is made from the tree's finished files: press kits and listings."""
        kits = (item for item in self.stale if item.kind == "press")
        return frozenset(item.path for item in (*kits, *self.listings))

    @property
    def gone(self) -> int:
        """How many files of the last build have no place in this one."""
        return len(set(self.before) - set(self.prospect.outlines))

    @property
    def kept(self) -> list[Entry]:
        """The entries of files that stay as the last build made them."""
        return [*_entries_of(self, self.fresh), *self.left]

    def share(self) -> Shared:
        """Return what all jobs of this tree read."""
        return self.prospect.share(self.files)


def survey(project: Project, dataset: Dataset, options: Options, before: Mapping[str, Entry]) -> tuple[Tree, ...]:
    """Return the trees of the editions asked for, the current one first, with what is stale in each.

    `before` are the entries of the last build, by their paths in the output folder.
    """
    current = dataset.programme.current_edition
    chosen = sorted(options.editions or dataset.editions, key=lambda edition_id: (edition_id != current, edition_id))
    score_of = keep_scores(dataset)
    prospects = [
        Prospect(project, dataset, edition_id, score_of, paper=options.paper, embargoed=options.embargoed)
        for edition_id in chosen
    ]
    trees = [_survey(prospect, options, before) for prospect in prospects]
    published = {
        **{place: frozenset(entries) for place, entries in untouched(dataset, options, before).items()},
        **{tree.place: _published(tree) for tree in trees},
    }
    return tuple(_sort_out(tree, published) for tree in trees)


def untouched(dataset: Dataset, options: Options, before: Mapping[str, Entry]) -> dict[str, dict[str, Entry]]:
    """Return the entries of editions that the data has and nobody asked for, by the editions' places and their paths.

    They stay as they are, and can be linked to.
    """
    current = dataset.programme.current_edition
    places = (
        edition_folder(edition_id, current)
        for edition_id in dataset.editions
        if options.editions and edition_id not in options.editions
    )
    return {place: _within(before, place, current, dataset) for place in places}


def _survey(prospect: Prospect, options: Options, before: Mapping[str, Entry]) -> Tree:
    outlines = prospect.outlines.values()
    asked = frozenset(item.path for item in select(outlines, options.companies, options.kinds))
    own = _within(before, prospect.place, prospect.dataset.programme.current_edition, prospect.dataset)
    folder = prospect.project.output / prospect.place
    return Tree(
        prospect,
        # What nobody asks for stays as it is, whatever its key would be now: to work that out would cost more than all.
        planned=tuple(prospect.settle(path) for path in prospect.outlines if path in asked or path in LISTINGS),
        asked=asked,
        before=own,
        whole=frozenset(path for path, entry in own.items() if is_whole(folder, entry)),
    )


def _within(before: Mapping[str, Entry], place: str, current: str, dataset: Dataset) -> dict[str, Entry]:
    """Return the entries of one edition's tree, by their paths in it."""
    if place:
        return {
            path.removeprefix(f"{place}/"): replace(entry, path=path.removeprefix(f"{place}/"))
            for path, entry in before.items()
            if path.startswith(f"{place}/")
        }
    others = tuple(f"{edition_folder(other, current)}/" for other in dataset.editions if other != current)
    return {path: entry for path, entry in before.items() if not path.startswith(others)}


def _published(tree: Tree) -> frozenset[str]:
    """Return the paths of what will stand in a tree after the build."""
    return frozenset(path for path in tree.prospect.outlines if path in tree.asked or path in tree.whole)


def _sort_out(tree: Tree, published: Mapping[str, frozenset[str]]) -> Tree:
    """Return the tree with what is to be made, what is unchanged, and what stays as it is because nobody asked."""
    files = files_from(tree.place, published)
    stale: list[Artefact] = []
    fresh: list[Artefact] = []
    standing = [tree.before[path] for path in tree.prospect.outlines if path in tree.whole]
    parts = {entry.path: entry.key for entry in standing if entry.kind in KIT_KINDS}
    linked = link(tree.planned, files)
    # A kit comes last: it is as fresh as what it takes in.
    for planned in sorted(
        (item for item in linked if item.path not in LISTINGS), key=lambda artefact: artefact.kind == "press"
    ):
        item = replace(planned, key=key_of_kit(planned.key, parts)) if planned.kind == "press" else planned
        entry = tree.before[item.path] if item.path in tree.whole else None
        (fresh if entry is not None and entry.key == item.key else stale).append(item)
        if item.kind in KIT_KINDS:
            parts[item.path] = item.key
    left = tuple(entry for entry in standing if entry.path not in tree.asked and entry.path not in LISTINGS)
    # A listing is made again with whatever it lists, also when only some of that was asked for: it must never be wrong.
    listings = []
    for item in (item for item in linked if item.path in LISTINGS and item.path in files):
        entry = tree.before[item.path] if item.path in tree.whole else None
        settled = not stale and entry is not None
        if settled and tree.before[item.path].key == listing_key(item, [*_entries_of(tree, fresh), *left]):
            fresh.append(item)
        else:
            listings.append(item)
    return replace(tree, files=files, stale=tuple(stale), fresh=tuple(fresh), left=left, listings=tuple(listings))


def _entries_of(tree: Tree, items: Iterable[Artefact]) -> list[Entry]:
    """Return what the last build's manifest says of files."""
    return [tree.before[item.path] for item in items]


def files_from(place: str, published: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the paths of all published files as seen from one edition's place."""
    return frozenset(
        path if other == place else posixpath.relpath(posixpath.join(other, path), place or ".")
        for other, paths in published.items()
        for path in paths
    )


def broken_pages(tree: Tree, standing: frozenset[str], files: frozenset[str]) -> tuple[Artefact, ...]:
    """Return the pages among those standing that link to files which will not be published after all."""
    broken = [
        tree.prospect.settle(item.path)
        for item in tree.prospect.outlines.values()
        if item.kind == "html" and item.path in standing and not links_of(item, tree.files) <= files
    ]
    return link(broken, files)
