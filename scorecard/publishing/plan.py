"""The plan: every artefact that a build of an edition has, each with its content key."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from scorecard.publishing.chart_subjects import Subject, chart_names
from scorecard.publishing.keys import hash_parts
from scorecard.views.address import CHART_FILES, FRONT_PAGE, company_document_path, company_page_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.keys import Keys
    from scorecard.scoring.results import Results

Kind = Literal["html", "pdf", "charts", "data"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, order=True, slots=True)
class Artefact:
    """One file to be: `path` is posix and relative to the output folder; `company_id` is None for the edition's own."""

    path: str
    kind: Kind
    company_id: str | None
    key: str


def plan(dataset: Dataset, results: Results, keys: Keys) -> tuple[Artefact, ...]:
    """Return the artefacts of an edition in the order of their paths."""
    artefacts = [
        Artefact(FRONT_PAGE, "html", None, keys.of(FRONT_PAGE, None)),
        *(Artefact(path, "data", None, keys.of(path, None)) for path in ("results.json", "scores.csv")),
        *_plan_charts(dataset, results, keys, None),
    ]
    for company in results.companies:
        page = company_page_path(company.company_id)
        document = company_document_path(company.company_id, results.edition_id)
        artefacts += [
            Artefact(page, "html", company.company_id, keys.of(page, company.company_id)),
            Artefact(document, "pdf", company.company_id, keys.of(document, company.company_id)),
            *_plan_charts(dataset, results, keys, company.company_id),
        ]
    return tuple(sorted(artefacts, key=lambda item: item.path))


def _plan_charts(dataset: Dataset, results: Results, keys: Keys, company_id: str | None) -> Iterator[Artefact]:
    """Yield the charts to download; each is keyed with what it shows, so a new rationale does not draw it again."""
    folder = "charts" if company_id is None else f"companies/{company_id}/charts"
    for name in chart_names(company_id):
        content = Subject(dataset, results, company_id, name).content()
        for suffix in ("svg", "png"):
            path = f"{folder}/{CHART_FILES[name]}.{suffix}"
            yield Artefact(path, "charts", company_id, hash_parts(path, keys.program, content))


def links_of(page: Artefact, files: frozenset[str]) -> frozenset[str]:
    """Return the files among these that a page may link to: the front page to all, another to those beside it."""
    folder = posixpath.dirname(page.path)
    return frozenset(path for path in files if not folder or path == FRONT_PAGE or path.startswith(f"{folder}/"))


def link(artefacts: Iterable[Artefact], files: frozenset[str]) -> tuple[Artefact, ...]:
    """Return the artefacts with the keys that they have when these files will be published.

    A page links to the files that are there, so its content depends on which ones these are.
    """
    return tuple(
        replace(item, key=hash_parts(item.key, *sorted(links_of(item, files)))) if item.kind == "html" else item
        for item in artefacts
    )


def select(
    artefacts: Iterable[Artefact], companies: frozenset[str] | None, kinds: frozenset[Kind] | None
) -> tuple[Artefact, ...]:
    """Return the artefacts of some companies (None: all, and the edition's own) and of some kinds (None: all)."""
    return tuple(
        item
        for item in artefacts
        if (companies is None or item.company_id in companies) and (kinds is None or item.kind in kinds)
    )
