"""The frame: the words that stand on every page and document of an edition."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import date_text, points_text
from scorecard.views.address import (
    CARD,
    NOT_FOUND_PAGE,
    Link,
    card_path,
    contact_link,
    edition_folder,
    is_site_wide,
    relative,
    site_address,
    web_address,
)
from scorecard.views.mark import Mark, Pips, key_marks
from scorecard.views.navigation import Navigation, view_navigation

if TYPE_CHECKING:
    from collections.abc import Collection
    from fractions import Fraction

    from scorecard.model.dataset import Dataset
    from scorecard.model.edition import Edition
    from scorecard.model.methodology import Methodology
    from scorecard.model.scale import Scale
    from scorecard.scoring.results import Results

STAGES = {
    "collecting": "collecting evidence",
    "company-review": "in company review",
    "final": "final",
    "published": "published",
}
DRAFTS = {"collecting", "company-review"}
DIGEST_LENGTH = 12


@dataclass(frozen=True, slots=True)
class LevelWords:
    """A level of a scale: its sign (a mark, or pips on the scale of pledges), its points and when it is given."""

    id: str
    name: str
    points: str
    criterion: str
    mark: Mark | None
    pips: Pips | None


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """A scale with its levels, the lowest first."""

    id: str
    name: str
    levels: tuple[LevelWords, ...]


@dataclass(frozen=True, slots=True)
class BandWords:
    """A band and the scores that belong to it."""

    name: str
    scores: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Who publishes, which edition this is, how far it can be relied on, and how it is to be read.

    `standing` is the stage with the word draft before it, where it is one. `data_name` says which data the digest
    names. `ticks` are the places, from 0 to 1, of the levels on a scale that is drawn. `address` and `card` are the
    whole addresses of the page and of the picture that stands for it elsewhere; empty where there is none.
    """

    language: str
    title: str
    subject: str
    publisher: str
    contact: str
    contact_link: Link | None
    edition: str
    edition_id: str
    cut_off: str
    stage: str
    standing: str
    is_draft: bool
    notice_head: str
    notice: str
    reading_note: str
    company_note: str
    how_to_contest: str
    limits: tuple[str, ...]
    licence: str
    licence_address: str | None
    method_version: str
    method_summary: str
    data_name: str
    digest: str
    digest_whole: str
    key: tuple[Mark, ...]
    ticks: tuple[Fraction, ...]
    scales: tuple[ScaleWords, ...]
    bands: tuple[BandWords, ...]
    other_editions: tuple[Link, ...]
    navigation: Navigation
    address: str
    card: str


def view_frame(  # noqa: PLR0913 - which page it stands on, and what its digest is of
    dataset: Dataset,
    results: Results,
    page: str = "",
    files: Collection[str] = (),
    *,
    of_company: bool = False,
    of_page: bool = False,
) -> Frame:
    """Return the words that every page of the results' edition shows.

    `of_company`, `of_page`: the digest is of what one company's files, or this page alone, are made from.

    `page` is the page's path, `files` what is published: other editions are linked to where they have this page too.
    """
    programme, methodology = dataset.programme, dataset.methodology
    edition = dataset.editions[results.edition_id].edition
    head, rest = _split_notice(edition)
    pledge = methodology.scales[methodology.pledge_scale]
    delivery = _delivery_scales(dataset)
    return Frame(
        language=programme.languages[0],
        title=programme.title,
        subject=programme.subject,
        publisher=programme.publisher,
        contact=programme.contact,
        contact_link=contact_link(programme.contact),
        edition=edition.title,
        edition_id=results.edition_id,
        cut_off=date_text(edition.cut_off),
        stage=STAGES[edition.stage],
        standing=f"draft, {STAGES[edition.stage]}" if edition.stage in DRAFTS else STAGES[edition.stage],
        is_draft=edition.stage in DRAFTS,
        notice_head=head,
        notice=rest,
        reading_note=programme.reading_note,
        company_note=programme.company_note,
        how_to_contest=edition.how_to_contest,
        limits=methodology.limits,
        licence=programme.licence.name,
        licence_address=web_address(programme.licence.url),
        method_version=methodology.version,
        method_summary=methodology.summary,
        data_name="This company’s data" if of_company else "This page’s data" if of_page else "Data",
        digest=results.digest[:DIGEST_LENGTH],
        digest_whole=results.digest,
        key=key_marks(tuple(delivery.values())),
        ticks=tuple(
            sorted({level.points / 100 for level in (*pledge.levels, *delivery[methodology.default_scale].levels)})
        ),
        scales=(
            _view_scale("pledge", pledge, is_pledge=True),
            *(_view_scale(scale_id, scale, is_pledge=False) for scale_id, scale in delivery.items()),
        ),
        bands=_view_bands(methodology),
        other_editions=_link_editions(dataset, results.edition_id, page, files),
        navigation=view_navigation(dataset, results.edition_id, page, files),
        address=tell_address(dataset, results.edition_id, page),
        card=_find_card(dataset, results.edition_id, page, files),
    )


def tell_address(dataset: Dataset, edition_id: str, path: str) -> str:
    """Return the whole address of a file of an edition; nothing for the page of no address, or without a base_url."""
    if not path or path == NOT_FOUND_PAGE:
        return ""
    folder = "" if is_site_wide(path) else edition_folder(edition_id, dataset.programme.current_edition)
    return site_address(dataset.programme.base_url, posixpath.join(folder, path))


def _find_card(dataset: Dataset, edition_id: str, page: str, files: Collection[str]) -> str:
    """Return the address of a page's card: its own, else that of the edition; nothing where neither is published."""
    if not page:
        return ""
    found = (path for path in (card_path(page), CARD) if path in files)
    return tell_address(dataset, edition_id, next(found, ""))


def tell_picture_note(frame: Frame, *, with_data: bool = True) -> str:
    """Return what stands under every picture: where it comes from, as of when, and how far it can be relied on.

    `with_data`: also which data it shows.
    """
    draft = ". Draft" if frame.is_draft else ""
    data = f", {frame.data_name[0].lower()}{frame.data_name[1:]} {frame.digest}" if with_data else ""
    return f"{frame.title}, {frame.edition}, evidence up to {frame.cut_off}{data}{draft}."


def _link_editions(dataset: Dataset, edition_id: str, page: str, files: Collection[str]) -> tuple[Link, ...]:
    """Return links to this page in the other editions, the latest first."""
    current = dataset.programme.current_edition
    place = edition_folder(edition_id, current) or "."
    paths = {
        other: posixpath.relpath(posixpath.join(edition_folder(other, current), page), place)
        for other in sorted(dataset.editions, reverse=True)
        if page and other != edition_id
    }
    return tuple(
        Link(dataset.editions[other].edition.title, relative(path, page))
        for other, path in paths.items()
        if path in files
    )


def tell_embargo(edition: Edition) -> str:
    """Return until when nothing of an edition may be published; nothing for an edition without an embargo."""
    return f"Embargoed until {date_text(edition.embargo)}." if edition.embargo else ""


def tell_notice(edition: Edition) -> str:
    """Return what stands on everything that is made from an edition: its embargo, and how far it can be relied on."""
    return f"{tell_embargo(edition)} {edition.notice}".strip()


def _split_notice(edition: Edition) -> tuple[str, str]:
    """Return the embargo and a short first sentence, such as `Draft.`, apart from the rest of the notice."""
    found = re.match(r"(?P<head>[^.!?]{1,24}[.!?])\s+(?P<rest>.+)", edition.notice, re.DOTALL)
    head, rest = (found["head"], found["rest"]) if found else ("", edition.notice)
    return f"{tell_embargo(edition)} {head}".strip(), rest


def _delivery_scales(dataset: Dataset) -> dict[str, Scale]:
    """Return the scales that the dataset's commitments are judged on, the default one first."""
    methodology = dataset.methodology
    used = {commitment.scale for commitment in dataset.commitments().values() if commitment.scale}
    ids = [methodology.default_scale, *sorted(used - {methodology.default_scale})]
    return {scale_id: methodology.scales[scale_id] for scale_id in ids if scale_id in methodology.scales}


def _view_scale(scale_id: str, scale: Scale, *, is_pledge: bool) -> ScaleWords:
    levels = tuple(
        LevelWords(
            id=f"{scale_id}-{level.id}",
            name=level.name,
            points=points_text(level.points),
            criterion=level.criterion,
            mark=None if is_pledge else _level_mark(level.name, scale),
            pips=Pips(step, len(scale.levels) - 1, level.name) if is_pledge else None,
        )
        for step, level in enumerate(scale.levels)
    )
    return ScaleWords(scale_id, scale.name, levels)


def _level_mark(name: str, scale: Scale) -> Mark:
    return next(mark for mark in key_marks((scale,)) if mark.word == name)


def _view_bands(methodology: Methodology) -> tuple[BandWords, ...]:
    """Return the bands from the highest to the lowest, with the scores from which each begins."""
    return tuple(BandWords(band.name, f"from {points_text(band.from_score)}") for band in reversed(methodology.bands))
