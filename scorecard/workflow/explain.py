"""The way from sources to a number, told for one commitment of one company."""

from __future__ import annotations

import difflib
import textwrap
from typing import TYPE_CHECKING

from scorecard.model.base import parse_partial_date
from scorecard.scoring.texts import date_text, list_text, number_text, points_text, range_text, share_text
from scorecard.workflow.robustness import find_robustness

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.model.evidence import Evidence
    from scorecard.model.framework import Commitment
    from scorecard.model.pledge import Pledge
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results
    from scorecard.scoring.robustness_results import Robustness

_WIDTH = 100
_LONG = 10**12
"""A fraction with a larger denominator than this tells nobody anything."""


class NotFoundError(LookupError):
    """The data has no company or commitment of that id; the message names the nearest one."""


def explain(dataset: Dataset, edition_id: str, company_id: str, commitment_id: str) -> str:
    """Return the whole way from the sources to the number, as text; NotFoundError for ids that the edition lacks."""
    results, robustness = find_robustness(dataset, edition_id)
    if company_id not in results.by_id:
        raise NotFoundError(tell_unknown("company", company_id, list(results.by_id)))
    company_result = results.by_id[company_id]
    known = [item.commitment_id for item in company_result.commitments]
    if commitment_id not in known:
        raise NotFoundError(tell_unknown("commitment", commitment_id, known))
    result = company_result.commitment(commitment_id)
    lines = (
        *_head(dataset, results, company_result, result),
        *_facts(dataset, company_id, result),
        *_judgement(dataset, results, company_id, result),
        *_arithmetic(company_result, result, results, robustness),
    )
    return "\n".join(lines) + "\n"


def tell_unknown(kind: str, found: str, known: list[str]) -> str:
    """Return what to say of an id that an edition lacks, with the nearest one that it has."""
    near = difflib.get_close_matches(found, known, n=1)
    guess = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
    return f"this edition has no {kind} {found}; {guess}"


def _head(dataset: Dataset, results: Results, company: CompanyResult, result: CommitmentResult) -> Iterator[str]:
    commitment = dataset.commitments()[result.commitment_id]
    edition = dataset.editions[results.edition_id].edition
    yield f"{company.name}: {commitment.id} {commitment.name}"
    yield f"{edition.title}, evidence up to {date_text(edition.cut_off)}, stage {edition.stage}"
    yield from _wrap(commitment.text, "  ")
    yield f"  Official text: {_source_line(dataset, None, commitment.source)}"


def _facts(dataset: Dataset, company_id: str, result: CommitmentResult) -> Iterator[str]:
    company = dataset.companies[company_id]
    yield ""
    yield "FACTS, each with its source"
    endorsements = [item for item in company.endorsements if item.framework == result.framework_id]
    for endorsement in endorsements:
        ended = f", ended {date_text(endorsement.ended)}" if endorsement.ended else ""
        verb = dataset.frameworks[result.framework_id].endorse_verb
        yield f"  {verb} {dataset.frameworks[result.framework_id].short_name}, {date_text(endorsement.date)}{ended}"
        yield from _cite(dataset, company_id, (endorsement.source, *endorsement.also))
    for item_id in result.cited:
        item: Pledge | Evidence | None = company.pledge(item_id) or company.evidence_item(item_id)
        if item is not None:
            yield f"  {item_id}  {date_text(item.date)}, {_kind(company, item)}"
            yield from _wrap(item.statement, "      ")
            if item.doubt:
                yield from _wrap(f"Confidence {item.confidence}: {item.doubt}", "      ")
            yield from _cite(dataset, company_id, (item.source, *item.also))
    if not endorsements and not result.cited:
        yield "  none on file"


def _kind(company: Company, item: Pledge | Evidence) -> str:
    pledge = company.pledge(item.id)
    if pledge is not None:
        deadline = f", deadline {date_text(pledge.deadline)}" if pledge.deadline else ""
        return f"pledge ({pledge.clarity}{deadline})"
    evidence = company.evidence_item(item.id)
    claim = ", an allegation" if evidence is not None and evidence.allegation else ""
    return f"{evidence.kind if evidence else 'fact'}{claim}"


def _judgement(dataset: Dataset, results: Results, company_id: str, result: CommitmentResult) -> Iterator[str]:
    assessment = dataset.editions[results.edition_id].assessments.get(company_id, {}).get(result.commitment_id)
    commitment = dataset.commitments()[result.commitment_id]
    yield ""
    if assessment is None:
        yield "JUDGEMENT"
        yield "  nobody has assessed this commitment yet"
        return
    who = ", ".join(assessment.assessed.by)
    when = date_text(assessment.assessed.on)
    yield f"JUDGEMENT by {who} on {when}, confidence {assessment.confidence}"
    scale = dataset.methodology.scales[dataset.methodology.pledge_scale]
    level = scale.level(result.pledge.id)
    yield f"  pledge: {result.pledge.name}, {_points(result.pledge.points)}"
    if level is not None:
        yield from _wrap(level.criterion, "      ")
    for service in result.services:
        yield f"  delivery, {service.service_name}: {service.level.name}, {_points(service.level.points)}"
        yield from _wrap(_criterion(dataset, commitment, service.level.id), "      ")
    if not result.services:
        yield "  delivery: the commitment does not apply"
        if assessment.not_applicable_because:
            yield from _wrap(assessment.not_applicable_because, "      ")
    if assessment.searched:
        yield from _wrap(f"looked in: {'; '.join(assessment.searched)}", "  ")
    yield from _wrap(f"why: {assessment.rationale}", "  ")


def _criterion(dataset: Dataset, commitment: Commitment, level_id: str) -> str:
    scale = dataset.scale_of(commitment)
    level = scale.level(level_id) if scale else None
    return level.criterion if level else ""


def _arithmetic(
    company: CompanyResult, result: CommitmentResult, results: Results, robustness: Robustness
) -> Iterator[str]:
    yield ""
    yield "ARITHMETIC"
    scored = [service for service in result.services if service.level.points is not None]
    if result.delivery_points is None:
        yield "  no delivery points, so it adds nothing and takes no weight"
    elif len(scored) > 1:
        terms = " + ".join(f"{_exact(item.weight)} x {_exact(item.level.points)}" for item in scored)
        total = sum(item.weight for item in scored)
        yield f"  delivery points = ({terms}) / {_exact(total)} = {_exact(result.delivery_points)}"
    else:
        yield f"  delivery points = {_exact(result.delivery_points)}"
    unread = [service.service_name for service in result.services if service.level.points is None]
    if scored and unread:
        yield f"  where assessed: nobody has assessed {list_text(unread)}, which the points say nothing about"
    yield f"  {_standing(result)}"
    if result.standing == "counts":
        yield f"  effective weight = {_exact(result.effective_weight)} of the score"
        if result.contribution is not None and result.contribution != _product(result):
            yield f"  contribution = {_exact(result.contribution)} points, put together service by service"
        elif result.contribution is not None and result.delivery_points is not None:
            yield (
                f"  contribution = {_exact(result.effective_weight)} x {_exact(result.delivery_points)}"
                f" = {_exact(result.contribution)} points"
            )
        if result.contribution is None:
            yield "  no contribution: the parts of a score that is not a mean throughout do not add up"
    for late in result.overdue:
        deadline = date_text(parse_partial_date(late.deadline))
        due = f"due {deadline}, {late.days} days before the cut-off"
        yield f"  {late.pledge_id}: {due}; no public evidence that it was done"
    if company.score is None:
        yield f"  {company.name} has no score: {company.no_score}"
        return
    band = f", {company.band.name}" if company.band else ""
    of = sum(1 for other in results.companies if other.rank is not None)
    yield f"  score of {company.name} = {_exact(company.score)}, printed {points_text(company.score)}{band}"
    yield f"  rank {company.rank} of {of}{_rank_range(company, robustness)}"


def _rank_range(company: CompanyResult, robustness: Robustness) -> str:
    """Return the ranks that other reasonable choices give, as no rank is printed without them."""
    firm = robustness.company(company.company_id)
    if firm is None:
        return ""
    trials = f"{share_text(robustness.interval_share)} of {number_text(robustness.draws)} trials"
    return f"; {range_text(firm.rank_best, firm.rank_worst)} in {trials} with other reasonable choices"


def _product(result: CommitmentResult) -> Fraction | None:
    return None if result.delivery_points is None else result.effective_weight * result.delivery_points


def _standing(result: CommitmentResult) -> str:
    return {
        "counts": "it counts: it applies, it is assessed and it is pledged",
        "not-pledged": "it does not count for the score: it is not pledged",
        "not-assessed": "it does not count for the score: it is not assessed",
        "not-applicable": "it does not count for the score: it does not apply",
        "weighs-nothing": "it does not count for the score: its weight is 0",
    }[result.standing]


def _points(points: Fraction | None) -> str:
    return "no points" if points is None else f"{_exact(points)} points"


def _exact(value: Fraction | int | None) -> str:
    """Return a number as people write it: whole, or as a fraction with its decimals, rounded half up, beside it.

    A geometric mean has no short fraction: it is given to four decimals, and said to be so.
    """
    if value is None:
        return "-"
    if value.denominator == 1:
        return str(value.numerator)
    rounded = number_text(value)
    return f"about {rounded}" if value.denominator > _LONG else f"{value.numerator}/{value.denominator} ({rounded})"


def _cite(dataset: Dataset, company_id: str, source_ids: tuple[str, ...]) -> Iterator[str]:
    for source_id in source_ids:
        yield f"      {_source_line(dataset, company_id, source_id)}"


def _source_line(dataset: Dataset, company_id: str | None, source_id: str) -> str:
    source = dataset.source(company_id, source_id)
    if source is None:
        return f"[{source_id}] not on file"
    date = date_text(source.date) if source.date else "undated"
    return f"[{source_id}] {source.title}. {source.publisher}, {date}, {source.party} party. {source.url}"


def _wrap(text: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(" ".join(text.split()), _WIDTH, initial_indent=indent, subsequent_indent=indent)
