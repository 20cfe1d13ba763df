"""Listings: pages that name other files with their hashes, made when these are finished."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.publishing.manifest import Entry, hash_bytes
from scorecard.publishing.plan import LISTINGS
from scorecard.publishing.program import hash_parts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scorecard.publishing.plan import Artefact
    from scorecard.publishing.project import Project
    from scorecard.publishing.prospect import Prospect
    from scorecard.publishing.tree import Tree
    from scorecard.render.theme import Theme


def listing_key(item: Artefact, entries: Iterable[Entry]) -> str:
    """Return the key of a listing of these files."""
    named = sorted((entry.path, str(entry.size), entry.sha256) for entry in entries if entry.path not in LISTINGS)
    return hash_parts(item.key, *(part for entry in named for part in entry))


def make_listings(
    project: Project, tree: Tree, standing: Iterable[Entry], files: frozenset[str], staging: Path
) -> list[Entry]:
    """Return the entries of a tree's listings, which are in the new output folder unless the last build's are the same.

    `standing` are the entries of the tree's finished files, `files` all paths that can be linked to.
    """
    # Here, not above: a build that has no listing to make needs none of what this imports.
    from scorecard.publishing.jobs import open_theme

    entries = list(standing)
    made = []
    for item in tree.listings:
        key = listing_key(item, entries)
        if item.path in tree.whole and tree.before[item.path].key == key:
            made.append(tree.before[item.path])
            continue
        theme = open_theme(project.templates, project.chart_store, tree.prospect.keys.program)
        content = write_listing(theme, tree.prospect, item.path, entries, files)
        target = staging / tree.place / item.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        made.append(Entry(item.path, item.kind, key, hash_bytes(content), len(content)))
    return made


def write_listing(
    theme: Theme, prospect: Prospect, path: str, entries: Iterable[Entry], files: frozenset[str]
) -> bytes:
    """Return the page that lists these files of an edition."""
    # Here, not above: as in `make_listings`.
    from scorecard.render.html import render
    from scorecard.views.downloads import PublishedFile, downloads_page

    published = [PublishedFile(entry.path, entry.size, entry.sha256) for entry in entries]
    results = replace(prospect.results, digest=prospect.keys.pages[path])
    return render(theme, downloads_page(prospect.dataset, results, published, files)).encode()
