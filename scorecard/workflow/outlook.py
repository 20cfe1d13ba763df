"""What would raise a company's score, told on a terminal or as data."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from scorecard.exports.robustness_json import describe_outlook
from scorecard.scoring.outlook import look_ahead
from scorecard.scoring.score import score
from scorecard.scoring.texts import date_text, list_text, points_text
from scorecard.views.outlook import tell_ceiling, view_step
from scorecard.workflow.explain import NotFoundError, tell_unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.outlook import Outlook, Step
    from scorecard.scoring.results import CompanyResult

_WIDTH = 100
_STANDINGS = {
    "not-pledged": "Not promised: more delivery would not change the score.",
    "weighs-nothing": "The method gives it no weight: it would not change the score.",
}


def find_outlook(dataset: Dataset, edition_id: str, company_id: str) -> tuple[CompanyResult, Outlook]:
    """Return a company's result and its outlook; NotFoundError for a company that the edition lacks."""
    results = score(dataset, edition_id)
    if company_id not in results.by_id:
        raise NotFoundError(tell_unknown("company", company_id, list(results.by_id)))
    return results.by_id[company_id], look_ahead(dataset, results)[company_id]


def outlook_text(dataset: Dataset, edition_id: str, company_id: str) -> str:
    """Return what would raise a company's score as text, what adds most first."""
    company, outlook = find_outlook(dataset, edition_id, company_id)
    return "\n".join(_tell(dataset, edition_id, company, outlook)) + "\n"


def outlook_json(dataset: Dataset, edition_id: str, company_id: str) -> str:
    """Return what would raise a company's score as JSON: an entry of `outlooks` in results.json."""
    _, outlook = find_outlook(dataset, edition_id, company_id)
    return json.dumps(describe_outlook(outlook), ensure_ascii=False, indent=1) + "\n"


def _tell(dataset: Dataset, edition_id: str, company: CompanyResult, outlook: Outlook) -> Iterator[str]:
    edition = dataset.editions[edition_id].edition
    yield f"{company.name}: what would raise its score"
    rank = "" if company.rank is None else f", rank {company.rank}"
    now = "no score" if company.score is None else f"score {points_text(company.score, 1)}{rank}"
    yield f"{edition.title}, evidence up to {date_text(edition.cut_off)}; {now}."
    yield "The others are taken to stay as they are."
    if ceiling := tell_ceiling(outlook):
        yield from textwrap.wrap(ceiling, _WIDTH)
    for step in sorted(outlook.steps, key=lambda step: -(step.gain or 0)):
        yield ""
        yield from _tell_step(dataset, company, outlook, step)


def _tell_step(dataset: Dataset, company: CompanyResult, outlook: Outlook, step: Step) -> Iterator[str]:
    commitment = dataset.commitments()[step.commitment_id]
    result = company.commitment(step.commitment_id)
    scale = dataset.scale_of(commitment)
    guides = {guide.level: guide.looks_like for guide in commitment.guide}
    services = dataset.companies[company.company_id].services
    yield f"{commitment.id} {commitment.name}: {points_text(result.delivery_points)} points now"
    for ascent in step.ascents:
        level = scale.level(ascent.level_id) if scale else None
        if level is None:
            continue
        names = list_text([services[key].name for key in ascent.services]) if result.delivery_level is None else ""
        about = f", for {names}" if names else ""
        asked = guides.get(level.id, level.criterion)
        yield from _wrap(f"Next: {level.name} ({points_text(level.points)} points){about}: {asked}")
    view = view_step(outlook, step.commitment_id)
    if view is None:
        return
    if step.ascents:
        yield from _wrap(view.missing or "The kinds of evidence that the level demands are cited already.")
    yield from _wrap(view.gain or _STANDINGS.get(result.standing, ""))
    if view.best and step.best:
        source = f", {step.best.source_title}. {step.best.source_publisher}, {step.best.source_url}"
        yield from _wrap(f"{view.best}{source if step.best.source_url else ''}")


def _wrap(text: str) -> Iterator[str]:
    if text:
        yield from textwrap.wrap(
            " ".join(text.split()),
            _WIDTH,
            initial_indent="  ",
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
