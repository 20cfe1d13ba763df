"""The plan: every artefact that a build of an edition has, each with its content key."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from scorecard.publishing.keys import hash_parts
from scorecard.views.address import FRONT_PAGE, company_document_path, company_page_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.publishing.keys import Keys
    from scorecard.scoring.results import Results

Kind = Literal["html", "pdf", "charts", "data"]
KINDS: tuple[Kind, ...] = get_args(Kind)

COMPANY_CHARTS = {"gap": "say-do-gap", "groups": "group-scores", "timeline": "timeline"}
"""The charts of a scorecard: the name that pages use, and the name of the file to download."""
EDITION_CHARTS = {"comparison": "comparison"}
"""The charts of the front page."""


@dataclass(frozen=True, order=True, slots=True)
class Artefact:
    """One file to be: `path` is posix and relative to the output folder; `company_id` is None for the edition's own."""

    path: str
    kind: Kind
    company_id: str | None
    key: str


def plan(results: Results, keys: Keys) -> tuple[Artefact, ...]:
    """Return the artefacts of an edition in the order of their paths."""
    artefacts = [
        _artefact(FRONT_PAGE, "html", None, keys),
        _artefact("results.json", "data", None, keys),
        _artefact("scores.csv", "data", None, keys),
        *(
            _artefact(f"charts/{name}.{suffix}", "charts", None, keys)
            for name in EDITION_CHARTS.values()
            for suffix in ("svg", "png")
        ),
    ]
    for company in results.companies:
        company_id = company.company_id
        artefacts += [
            _artefact(company_page_path(company_id), "html", company_id, keys),
            _artefact(company_document_path(company_id, results.edition_id), "pdf", company_id, keys),
            *(
                _artefact(f"companies/{company_id}/charts/{name}.{suffix}", "charts", company_id, keys)
                for name in COMPANY_CHARTS.values()
                for suffix in ("svg", "png")
            ),
        ]
    return tuple(sorted(artefacts, key=lambda item: item.path))


def link(artefacts: Iterable[Artefact], files: frozenset[str]) -> tuple[Artefact, ...]:
    """Return the artefacts with the keys that they have when these files will be published.

    A page links to the files that are there, so its content depends on which ones these are.
    """
    linked = []
    for item in artefacts:
        if item.kind != "html":
            linked.append(item)
            continue
        near = posixpath.dirname(item.path)
        seen = sorted(path for path in files if path.startswith(near) or path == FRONT_PAGE)
        linked.append(replace(item, key=hash_parts(item.key, *seen)))
    return tuple(linked)


def select(
    artefacts: Iterable[Artefact], companies: frozenset[str] | None, kinds: frozenset[Kind] | None
) -> tuple[Artefact, ...]:
    """Return the artefacts of some companies (None: all, and the edition's own) and of some kinds (None: all)."""
    return tuple(
        item
        for item in artefacts
        if (companies is None or item.company_id in companies) and (kinds is None or item.kind in kinds)
    )


def _artefact(path: str, kind: Kind, company_id: str | None, keys: Keys) -> Artefact:
    return Artefact(path, kind, company_id, keys.of(f"{kind}:{path}", company_id))
