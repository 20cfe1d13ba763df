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
    from scorecard.publishing.tree import Tree


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
    # Here, not above: a build that has no listing to make needs none of what these import.
    from scorecard.render.html import render
    from scorecard.render.theme import Theme
    from scorecard.views.downloads import PublishedFile, downloads_page

    entries = list(standing)
    published = [PublishedFile(entry.path, entry.size, entry.sha256) for entry in entries]
    made = []
    for item in tree.listings:
        key = listing_key(item, entries)
        if item.path in tree.whole and tree.before[item.path].key == key:
            made.append(tree.before[item.path])
            continue
        results = replace(tree.results, digest=tree.keys.pages[item.path])
        content = render(Theme(project.templates), downloads_page(tree.dataset, results, published, files)).encode()
        target = staging / tree.place / item.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        made.append(Entry(item.path, item.kind, key, hash_bytes(content), len(content)))
    return made
