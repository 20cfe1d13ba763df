"""Corrections: what was changed in a published edition, the old value beside the new."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.model.assessment import ALL_SERVICES
from scorecard.scoring.texts import date_text, number_text, points_text
from scorecard.views.address import (
    CORRECTIONS_FEED,
    CORRECTIONS_PAGE,
    Link,
    company_page_path,
    link_address,
)
from scorecard.views.frame import Frame, view_frame

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from scorecard.model.company import Service
    from scorecard.model.correction import Correction, CorrectionType
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.hindsight import Hindsight
    from scorecard.scoring.results import Results

TYPES: dict[CorrectionType, str] = {
    "correction": "Correction",
    "clarification": "Clarification",
    "update": "Update",
    "method": "Method",
}
TYPE_NOTES = (
    ("Correction", "something was wrong"),
    ("Clarification", "it was right and badly said; no number changes"),
    ("Update", "evidence from before the cut-off came to light later"),
    ("Method", "the method changed, or the program that computes by it"),
)
_FIGURES = {"wording": "wording", "pledge": "promise"}


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One correction; `company` is empty for the edition as a whole, its address where the page is not published."""

    anchor: str
    date: str
    iso_date: str
    type: str
    edition: str
    company: Link
    commitment: str
    what: str
    why: str
    figure: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AmendedView:
    """What stands on a scorecard changed since publication: the first score beside today's, the corrections."""

    score_line: str
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """All corrections of all editions, the newest first."""

    frame: Frame
    corrections: tuple[CorrectionView, ...]
    types: tuple[tuple[str, str], ...]
    published: tuple[str, ...]
    feed: str
    document_title: str


def corrections_page(dataset: Dataset, results: Results, files: Collection[str] = ()) -> CorrectionsPage:
    """Return the page of corrections; `files` are the published paths, and only those are linked to."""
    frame = view_frame(dataset, results, CORRECTIONS_PAGE, files)
    return CorrectionsPage(
        frame=frame,
        corrections=tuple(list_corrections(dataset, files)),
        types=TYPE_NOTES,
        published=tuple(
            data.edition.title
            for data in sorted(dataset.editions.values(), key=lambda item: item.edition.cut_off)
            if data.lock is not None
        ),
        feed=link_address(CORRECTIONS_FEED, CORRECTIONS_PAGE, files),
        document_title=f"Corrections: {frame.title}",
    )


def list_corrections(
    dataset: Dataset, files: Collection[str] = (), page: str = CORRECTIONS_PAGE
) -> Iterator[CorrectionView]:
    """Yield the corrections of all editions, the newest first."""
    found = [
        (item.date, data.edition.cut_off, position, edition_id, item)
        for edition_id, data in dataset.editions.items()
        for position, item in enumerate(data.corrections)
    ]
    for _, _, position, edition_id, item in sorted(found, key=lambda each: each[:4], reverse=True):
        yield _view(dataset, edition_id, position, item, files, page)


def view_amended(dataset: Dataset, results: Results, company_id: str, hindsight: Hindsight) -> AmendedView | None:
    """Return what was changed on a company's scorecard since it was published; None where nothing was."""
    data = dataset.editions[results.edition_id]
    own = [
        _view(dataset, results.edition_id, position, item, (), company_page_path(company_id))
        for position, item in enumerate(data.corrections)
        if item.company in {None, company_id}
    ]
    first, now = hindsight.first.get(company_id), results.by_id[company_id]
    line = ""
    if first is not None and (first.score, first.rank) != (now.score, now.rank):
        line = (
            f"As first published: score {points_text(first.score, 1)}, rank {first.rank or '–'}. "
            f"Now: score {points_text(now.score, 1)}, rank {now.rank or '–'}."
        )
    return AmendedView(line, tuple(reversed(own))) if own or line else None


def tell_said(said: Mapping[str, str | Fraction] | None, services: Mapping[str, Service]) -> str:
    """Return what stood or stands somewhere, as the correction gives it; by service where these differ."""
    if said is None:
        return "nothing"
    texts = {key: _tell_one(value) for key, value in said.items()}
    if set(texts) == {ALL_SERVICES}:
        return texts[ALL_SERVICES]
    names = {key: services[key].name if key in services else key for key in texts}
    return ", ".join(f"{names[key]}: {value}" for key, value in texts.items())


def _tell_one(value: str | Fraction) -> str:
    """Return a number or words; the id of a level is told as words."""
    if isinstance(value, Fraction):
        return number_text(value)
    return value if " " in value else value.replace("-", " ")


def _view(  # noqa: PLR0913, PLR0917 - what an entry is seen with
    dataset: Dataset, edition_id: str, position: int, item: Correction, files: Collection[str], page: str
) -> CorrectionView:
    company = dataset.companies.get(item.company or "")
    name = company.name if company else item.company or ""
    commitment = dataset.commitments().get(item.commitment or "")
    framework = dataset.frameworks.get(dataset.framework_of().get(item.commitment or "", ""))
    label = f"{framework.short_name} {commitment.number}, {commitment.name}" if framework and commitment else ""
    services = company.services if company else {}
    figure = item.named_figure or "edition"
    return CorrectionView(
        anchor=f"{edition_id}-{position + 1}",
        date=date_text(item.date),
        iso_date=item.date.isoformat(),
        type=TYPES[item.type],
        edition=dataset.editions[edition_id].edition.title,
        company=Link(name, link_address(company_page_path(item.company or ""), page, files)),
        commitment=label,
        what=item.what,
        why=item.why,
        figure=_FIGURES.get(figure, figure),
        before=tell_said(item.before, services),
        after=tell_said(item.after, services),
    )
