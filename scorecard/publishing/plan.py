"""The plan: every artefact that a build of an edition has, each with its content key."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from scorecard.exports.open_data import OpenData
from scorecard.publishing.card_places import list_cards
from scorecard.publishing.chart_subjects import EMBEDDED, Subject, chart_names
from scorecard.publishing.kinds import KINDS, KIT_KINDS, PRINTED, Kind
from scorecard.publishing.program import hash_parts
from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.views.address import (
    CHANGES_FEED,
    CHART_FILES,
    COMMITMENTS_PAGE,
    CONTEXT_PAGE,
    CORRECTIONS_FEED,
    CORRECTIONS_PAGE,
    DOWNLOADS_PAGE,
    EDITIONS_PAGE,
    EMBED_PAGE,
    FRONT_PAGE,
    METHODOLOGY_PAGE,
    NOT_FOUND_PAGE,
    ROBOTS,
    SITEMAP,
    TOOLS,
    commitment_page_path,
    company_data_path,
    company_document_path,
    company_page_path,
    compare_page_path,
    framed_chart_path,
    framework_page_path,
    is_framed,
    is_site_wide,
    permanent_path,
    press_kit_path,
    report_path,
    text_page_path,
)
from scorecard.views.comparison import count_pages
from scorecard.views.context import shown_topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.card_subjects import CardMaker
    from scorecard.publishing.keys import Keys
    from scorecard.render.paper import Paper
    from scorecard.scoring.results import Results

T = TypeVar("T", "Artefact", "Outline")
_SHARED = (
    FRONT_PAGE,
    COMMITMENTS_PAGE,
    CONTEXT_PAGE,
    CORRECTIONS_PAGE,
    DOWNLOADS_PAGE,
    EMBED_PAGE,
    METHODOLOGY_PAGE,
    *TOOLS,
    *(f"{posixpath.dirname(posixpath.dirname(path('any')))}/" for path in (commitment_page_path, framework_page_path)),
)
"""How the paths of the pages begin that every page of an edition may link to."""
_DATA = ("results.json", "scores.csv", CORRECTIONS_FEED)
"""The data files of an edition as a whole."""
_ELSEWHERE = ("../", "editions/")
"""How the paths of other editions' files begin."""
LISTINGS = frozenset({DOWNLOADS_PAGE})
"""What lists other files with their hashes, and so is made when these are finished."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A file to be, before its content key is worked out: for many files that costs more than finding them."""

    path: str
    kind: Kind
    company_id: str | None
    key: Callable[[Keys], str]

    def settle(self, keys: Keys, paper: Paper = "a4") -> Artefact:
        """Return the artefact with its key."""
        key = self.key(keys)
        if paper != "a4" and self.kind in PRINTED:
            key = hash_parts(key, paper)
        return Artefact(self.path, self.kind, self.company_id, key)


@dataclass(frozen=True, order=True, slots=True)
class Artefact:
    """One file to be: `path` is posix and relative to the output folder; `company_id` is None for the edition's own."""

    path: str
    kind: Kind
    company_id: str | None
    key: str


def plan(  # noqa: PLR0913 - what decides which files there are
    dataset: Dataset,
    results: Results,
    keys: Keys,
    insight: Insight = NO_INSIGHT,
    *,
    paper: Paper = "a4",
    embargoed: bool = False,
) -> tuple[Artefact, ...]:
    """Return the artefacts of an edition in the order of their paths; `embargoed`: a press kit under embargo, too."""
    return tuple(item.settle(keys, paper) for item in outline(dataset, results, insight, embargoed=embargoed))


def outline(
    dataset: Dataset, results: Results, insight: Insight = NO_INSIGHT, *, embargoed: bool = False
) -> tuple[Outline, ...]:
    """Return the files that an edition will have in the order of their paths, without working out any key."""
    files = [
        _whole(report_path(results.edition_id), "report"),
        *(_whole(path, "html") for path in _edition_pages(dataset, results)),
        *(_whole(path, "data") for path in _DATA),
        *_plan_open_data(dataset, results, insight),
        *_plan_charts(dataset, results, None, insight),
    ]
    for company_id in results.by_id:
        files += [
            _whole(company_page_path(company_id), "html", company_id),
            _whole(company_document_path(company_id, results.edition_id), "pdf", company_id),
            _whole(company_data_path(company_id), "data", company_id),
            *_plan_charts(dataset, results, company_id, insight),
        ]
    if dataset.programme.current_edition == results.edition_id:
        files += _plan_permanent(files, results.edition_id)
        files += (_whole(path, "html") for path in _site_pages(dataset))
        feed = partial(_write_feed, dataset, results, insight)
        files.append(Outline(CHANGES_FEED, "html", None, partial(_key_of_content, CHANGES_FEED, feed)))
    files += _plan_for_other_sites(dataset, results, insight)
    if embargoed or dataset.editions[results.edition_id].edition.embargo is None:
        files.append(_whole(press_kit_path(results.edition_id), "press"))
    return tuple(sorted(files, key=lambda item: item.path))


def _whole(path: str, kind: Kind, company_id: str | None = None) -> Outline:
    """Return a file that is keyed with all of its company, or of the edition, or of what such a page reads of it."""
    return Outline(path, kind, company_id, lambda keys: keys.of(path, company_id))


def _write_feed(dataset: Dataset, results: Results, insight: Insight) -> bytes:
    # Here, not above: whoever finds out which files there are need not be able to make them.
    from scorecard.exports.changes_feed import write_changes

    return write_changes(dataset, results, insight.hindsight)


def _key_of_content(path: str, content: Callable[[], bytes], keys: Keys) -> str:
    """Return the key of a file that is keyed with what it holds."""
    return hash_parts(path, keys.program, content().decode())


def _plan_permanent(files: list[Outline], edition_id: str) -> list[Outline]:
    """Return what stands at the permanent addresses of the current edition's pages."""

    def key(path: str, target: str, keys: Keys) -> str:
        return hash_parts(path, keys.program, keys.pages[EDITIONS_PAGE], target)

    paths = ((item, permanent_path(item.path, edition_id)) for item in files if item.kind == "html")
    return [Outline(path, "html", item.company_id, partial(key, path, item.path)) for item, path in paths]


def _site_pages(dataset: Dataset) -> Iterator[str]:
    """Yield the pages that stand once for all editions, at the top of the output folder."""
    yield EDITIONS_PAGE
    yield NOT_FOUND_PAGE
    yield from (text_page_path(page_id) for page_id, _ in dataset.ordered_pages())
    if dataset.programme.base_url:
        yield ROBOTS
        yield SITEMAP


def _edition_pages(dataset: Dataset, results: Results) -> Iterator[str]:
    """Yield the pages of no single company: the front page, one for each framework and commitment, and the rest."""
    yield from (FRONT_PAGE, COMMITMENTS_PAGE, CORRECTIONS_PAGE, DOWNLOADS_PAGE, METHODOLOGY_PAGE, EMBED_PAGE, *TOOLS)
    yield from map(compare_page_path, range(2, count_pages(results) + 1))
    yield from map(framework_page_path, shown_frameworks(dataset, results))
    yield from map(commitment_page_path, shown_commitments(dataset, results))
    if shown_topics(dataset, results.cut_off):
        yield CONTEXT_PAGE


def shown_frameworks(dataset: Dataset, results: Results) -> tuple[str, ...]:
    """Return the ids of the edition's frameworks, in the order in which pages show them."""
    covered = dataset.editions[results.edition_id].edition.frameworks
    return tuple(framework_id for framework_id, _ in dataset.ordered_frameworks() if framework_id in covered)


def _plan_open_data(dataset: Dataset, results: Results, insight: Insight) -> Iterator[Outline]:
    """Yield the open data of no single company; a commitment's file is keyed with what it says."""
    paths = OpenData(dataset, results, insight, {})
    # What these files share is worked out once, when the key of the first one is asked for.
    shared: list[OpenData] = []

    def key(path: str, keys: Keys) -> str:
        data = shared[0] if shared else OpenData(dataset, results, insight, keys.company)
        shared[:] = [data]
        return _key_of_content(path, partial(data.make, path), keys)

    yield from (_whole(path, "data") for path in paths.edition_paths)
    yield from (Outline(path, "data", None, partial(key, path)) for path in paths.commitment_paths)


def shown_commitments(dataset: Dataset, results: Results) -> tuple[str, ...]:
    """Return the ids of the commitments of the edition's frameworks, in the order in which pages show them."""
    return tuple(
        commitment.id
        for framework_id in shown_frameworks(dataset, results)
        for commitment in dataset.frameworks[framework_id].walk()
    )


def _plan_charts(dataset: Dataset, results: Results, company_id: str | None, insight: Insight) -> Iterator[Outline]:
    """Yield the charts to download; each is keyed with what it shows, so a new rationale does not draw it again."""
    folder = "charts" if company_id is None else f"companies/{company_id}/charts"
    for name in chart_names(company_id, insight):
        content = cache(Subject(dataset, results, company_id, name, insight).content)
        for suffix in ("svg", "png"):
            path = f"{folder}/{CHART_FILES[name]}.{suffix}"
            yield Outline(path, "charts", company_id, partial(_key_of_picture, path, content))


def _key_of_picture(path: str, content: Callable[[], str], keys: Keys) -> str:
    """Return the key of a file that is keyed with the hash of what it shows."""
    return hash_parts(path, keys.program, content())


def _plan_for_other_sites(dataset: Dataset, results: Results, insight: Insight) -> Iterator[Outline]:
    """Yield cards, badges and the charts for frames; each is keyed with what it says."""

    def key_of_frame(path: str, subject: Subject, keys: Keys) -> str:
        return hash_parts(path, keys.program, subject.content(), keys.editions)

    @cache
    def make_maker() -> CardMaker:
        # Here, not above: as in `_write_feed`.
        from scorecard.publishing.card_subjects import CardMaker

        return CardMaker(dataset, results, insight)

    def key_of_card(path: str, keys: Keys) -> str:
        return _key_of_picture(path, partial(make_maker().content, path), keys)

    cards = list_cards(dataset, results, shown_frameworks(dataset, results), shown_commitments(dataset, results))
    for path, company_id in cards:
        yield Outline(path, "cards", company_id, partial(key_of_card, path))
    for company_id in (None, *results.by_id):
        for name in chart_names(company_id, insight):
            if name in EMBEDDED:
                path = framed_chart_path(company_id, name)
                subject = Subject(dataset, results, company_id, name, insight)
                yield Outline(path, "html", company_id, partial(key_of_frame, path, subject))


def key_of_kit(key: str, parts: Mapping[str, str]) -> str:
    """Return the content key of a press kit: its own, and the paths and keys of the files that it takes in."""
    return hash_parts(key, *(part for item in sorted(parts.items()) for part in item))


def links_of(page: Artefact | Outline, files: frozenset[str]) -> frozenset[str]:
    """Return the files among these that a page may link to.

    An edition's own page may link to all of its edition, a company's to those beside it and to the edition's own
    pages; every page to its like in other editions and to what stands once for all of them. The list of pages names
    them all; what stands at a permanent address leads to one page, and from the front page's to the files beside it.
    """
    if page.path == SITEMAP:
        return files
    if page.path == CHANGES_FEED:
        return frozenset()
    if is_framed(page.path):
        return files & {company_page_path(page.company_id) if page.company_id else FRONT_PAGE}
    if page.path.startswith("editions/") and page.path != EDITIONS_PAGE:
        target = page.path.split("/", 2)[2]
        return frozenset(
            path for path in files if path == target or (target == FRONT_PAGE and posixpath.dirname(path) == "")
        )
    beside = () if page.company_id is None else (f"{posixpath.dirname(page.path)}/", *_SHARED)
    return frozenset(path for path in files if _may_link(page, beside, path))


def _may_link(page: Artefact | Outline, beside: tuple[str, ...], path: str) -> bool:
    here = path.replace("../", "")
    if is_site_wide(here):
        return True
    if not path.startswith(_ELSEWHERE):
        return not beside or path.startswith(beside)
    return path.endswith(f"/{page.path}") or (page.path == EDITIONS_PAGE and path.count("/") == 2)


def link(artefacts: Iterable[Artefact], files: frozenset[str]) -> tuple[Artefact, ...]:
    """Return the artefacts with the keys that they have when these files will be published.

    A page links to the files that are there, so its content depends on which ones these are.
    """
    return tuple(
        replace(item, key=hash_parts(item.key, *sorted(links_of(item, files)))) if item.kind == "html" else item
        for item in artefacts
    )


def select(artefacts: Iterable[T], companies: frozenset[str] | None, kinds: frozenset[Kind] | None) -> tuple[T, ...]:
    """Return the artefacts of some companies (None: all, and the edition's own) and of some kinds (None: all).

    A press kit is asked for together with all that it takes in.
    """
    if kinds is not None and "press" in kinds:
        kinds = frozenset(kind for kind in KINDS if kind in kinds or kind in KIT_KINDS)
    return tuple(
        item
        for item in artefacts
        if (companies is None or item.company_id in companies) and (kinds is None or item.kind in kinds)
    )
