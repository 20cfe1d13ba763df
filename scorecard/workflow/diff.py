"""What changed between two editions, or between two revisions of the data: in which score, and why."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.exports.trend_json import describe_comparison
from scorecard.model.lock import hash_correction
from scorecard.scoring.hindsight import compare_editions
from scorecard.scoring.moment import see_moment
from scorecard.scoring.score import score
from scorecard.scoring.texts import change_text, date_text, list_text, points_text
from scorecard.scoring.trend import CAUSE_NAMES, CAUSES, Known, compare
from scorecard.views.trend import NO_SCORE_AT_END, tell_part
from scorecard.workflow.diff_markdown import format_comparison
from scorecard.workflow.explain import NotFoundError, tell_unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.moment import Moment
    from scorecard.scoring.trend import Comparison, Part, Trend

_NAME, _NUMBER = 28, 15


def diff_editions(dataset: Dataset, before_id: str, after_id: str) -> Comparison:
    """Return two editions of one data folder compared; the earlier one, if published, as it was published at first."""
    before, after = (see_moment(dataset, score(dataset, edition_id)) for edition_id in (before_id, after_id))
    return compare_editions(dataset, before, after)


def diff_revisions(before: Dataset, after: Dataset, edition_id: str, names: tuple[str, str] = ("", "")) -> Comparison:
    """Return one edition compared in two revisions of the data; `names` tell the two apart.

    What an entry of corrections.yaml names that only the later revision has is a correction. A fact that only the later
    one has on file is new evidence, whatever its date.
    """
    known_before = {hash_correction(item) for item in before.editions[edition_id].corrections}
    corrected = {
        (company_id, commitment_id)
        for item in after.editions[edition_id].corrections
        if hash_correction(item) not in known_before and item.type != "method"
        for company_id in ([item.company] if item.company else after.editions[edition_id].edition.companies)
        for commitment_id in ([item.commitment] if item.commitment else after.commitments())
    }
    on_file = {
        company_id: frozenset({*(item.id for item in company.pledges), *(item.id for item in company.evidence)})
        for company_id, company in before.companies.items()
    }
    earlier, later = (
        replace(moment, title=f"{moment.title} {name}".strip())
        for name, moment in zip(
            names, (see_moment(dataset, score(dataset, edition_id)) for dataset in (before, after)), strict=True
        )
    )
    return compare(earlier, later, after, Known(corrected=frozenset(corrected), on_file=on_file))


def diff_json(comparison: Comparison, company_id: str | None = None) -> str:
    """Return a comparison as JSON; NotFoundError for a company that is not in both."""
    _require(comparison, company_id)
    return json.dumps(describe_comparison(comparison, company_id), ensure_ascii=False, indent=1) + "\n"


def diff_markdown(dataset: Dataset, comparison: Comparison, company_id: str | None = None) -> str:
    """Return a comparison as Markdown, of all companies or one; NotFoundError as above. `dataset` is the later one."""
    _require(comparison, company_id)
    return format_comparison(dataset, comparison, None if company_id is None else (company_id,))


def diff_text(dataset: Dataset, comparison: Comparison, company_id: str | None = None) -> str:
    """Return a comparison as text: a line for each company, or all that moved one; NotFoundError as above.

    `dataset` is the later one.
    """
    _require(comparison, company_id)
    lines = list(_tell_ends(comparison))
    if company_id is not None:
        lines += _tell_company(dataset, comparison.trends[company_id])
    else:
        lines += _tell_all(comparison)
    return "\n".join(lines) + "\n"


def _require(comparison: Comparison, company_id: str | None) -> None:
    if company_id is not None and company_id not in comparison.trends:
        raise NotFoundError(tell_unknown("company", company_id, list(comparison.trends)))


def _tell_ends(comparison: Comparison) -> Iterator[str]:
    before, after = comparison.before, comparison.after
    yield f"{_tell_end(before)}  ->  {_tell_end(after)}"
    if not comparison.same_method:
        yield "The method changed: only the restated scores can be compared with the later ones."
    yield "Restated: the earlier judgements under the later method and scope."


def _tell_end(moment: Moment) -> str:
    return f"{moment.title} (evidence up to {date_text(moment.cut_off)}, method {moment.method_version})"


def _tell_all(comparison: Comparison) -> Iterator[str]:
    causes = [cause for cause in CAUSES if any(trend.by_cause()[cause] for trend in comparison.trends.values())]
    heads = ("before", "restated", "after", "change", *(CAUSE_NAMES[cause] for cause in causes))
    yield ""
    yield f"{'':{_NAME}}{''.join(f'{head:>{_NUMBER}}' for head in heads)}"
    for trend in sorted(comparison.trends.values(), key=lambda item: (-(item.change or 0), item.name)):
        moved = trend.by_cause()
        cells = [points_text(value, 1) for value in (trend.before, trend.restated, trend.after)]
        cells += [change_text(trend.change), *(change_text(moved[cause]) if trend.parts else "" for cause in causes)]
        yield f"{trend.name[: _NAME - 1]:{_NAME}}{''.join(f'{cell:>{_NUMBER}}' for cell in cells)}".rstrip()
    for word, companies in (("Only in the later", comparison.joined), ("Only in the earlier", comparison.left)):
        if companies:
            yield f"{word}: {list_text(companies)}."


def _tell_company(dataset: Dataset, trend: Trend) -> Iterator[str]:
    yield ""
    ranks = f", rank {trend.before_rank or '–'} -> {trend.after_rank or '–'}"
    ends = f"{points_text(trend.before, 2)} -> {points_text(trend.after, 2)}"
    if trend.change is None:
        yield f"{trend.name}: score {ends}{ranks}"
        yield NO_SCORE_AT_END
        return
    yield f"{trend.name}: score {ends} ({change_text(trend.change, 2)}){ranks}"
    yield f"  restated {points_text(trend.restated, 2)}, rank {trend.restated_rank or '–'}"
    moved = trend.by_cause()
    for cause in CAUSES:
        parts = sorted((part for part in trend.parts if part.cause == cause), key=lambda part: -abs(part.change))
        if parts:
            yield f"  {CAUSE_NAMES[cause]} {change_text(moved[cause], 2)}"
            yield from (_tell_part(dataset, part) for part in parts)


def _tell_part(dataset: Dataset, part: Part) -> str:
    commitment = dataset.commitments().get(part.commitment_id or "")
    name = f"{commitment.id} {commitment.name}: " if commitment else f"{part.commitment_id or ''} ".lstrip()
    return f"    {change_text(part.change, 2):>7}  {name}{tell_part(dataset, part)}"
