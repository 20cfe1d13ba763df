"""A comparison as Markdown, for a comment on a pull request: which scores and ranks move, by how much, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorecard.scoring.texts import change_text, count_text, date_text, list_text, points_text
from scorecard.scoring.trend import CAUSE_NAMES, CAUSES
from scorecard.views.trend import NO_SCORE_AT_END, tell_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.moment import Moment
    from scorecard.scoring.trend import Cause, Comparison, Part, Trend

_MARKS = re.compile(r"[\\`*_{}\[\]<>#~|&@$]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
"""What Markdown, or a site that shows it, could take for a mark, a link, a mention or a number of an issue."""
_GLUED = "@#"
"""Signs that name people and issues when a letter or a number follows; a word joiner keeps them from it."""


def escape_markdown(text: str) -> str:
    """Return a text as Markdown that shows it, in one line, and is nothing else: no mark, link, mention or reference.

    For the middle of a line: what only means something at the beginning of one is left alone.
    """
    line = "".join(character if character.isprintable() else " " for character in text)
    return _MARKS.sub(lambda found: f"&#{ord(found[0])};{'&#8288;' if found[0] in _GLUED else ''}", line)


def format_comparison(dataset: Dataset, comparison: Comparison, company_ids: Sequence[str] | None = None) -> str:
    """Return a comparison as Markdown: a table of what moves, then company by company the parts, which add up.

    `dataset` is the later one; `company_ids` are the companies to tell of, unless given all.
    """
    trends = [trend for key, trend in comparison.trends.items() if company_ids is None or key in company_ids]
    lines = [f"### {escape_markdown(comparison.after.title)}", "", f"Before: {_tell_end(comparison.before)}.", ""]
    if not comparison.same_method:
        lines += ["The method changed: only the restated scores can be compared with the later ones.", ""]
    moved = sorted(filter(_has_moved, trends), key=lambda trend: (-abs(trend.change or 0), trend.name))
    if moved:
        still = len(trends) - len(moved)
        rest = f" Of {count_text(still, 'other company', 'other companies')} neither moves." if still else ""
        what = (
            "The score or rank of 1 company moves"
            if len(moved) == 1
            else f"Scores or ranks of {len(moved):,} companies move"
        )
        lines += [f"**{what}.**{rest}", ""]
        lines += [*_tell_table(moved), ""]
    else:
        lines += ["**No score moves.**", ""]
    if company_ids is None:
        lines += _tell_membership(comparison)
    for trend in moved:
        lines += _tell_company(dataset, trend)
    lines += _tell_still(dataset, [trend for trend in trends if trend not in moved])
    return "\n".join(lines).rstrip("\n") + "\n"


def _tell_end(moment: Moment) -> str:
    facts = f"evidence up to {date_text(moment.cut_off)}, method {moment.method_version}"
    return f"{escape_markdown(moment.title)} ({escape_markdown(facts)})"


def _has_moved(trend: Trend) -> bool:
    return (trend.before, trend.before_rank) != (trend.after, trend.after_rank)


def _tell_table(moved: Sequence[Trend]) -> Iterator[str]:
    causes: list[Cause] = [cause for cause in CAUSES if any(trend.by_cause()[cause] for trend in moved)]
    # Only where it says more than the score before it: where method or scope changed.
    restates = any(trend.restated not in {None, trend.before} for trend in moved)
    heads = ["company", "score before", *(["restated"] if restates else []), "score after", "change", "rank"]
    heads += [CAUSE_NAMES[cause] for cause in causes]
    yield _row(heads)
    yield _row(["---", *("---:" for _ in heads[1:])])
    for trend in moved:
        scores = (trend.before, *((trend.restated,) if restates else ()), trend.after)
        by_cause = trend.by_cause()
        yield _row(
            [
                escape_markdown(trend.name),
                *(points_text(value, 2) for value in scores),
                f"**{change_text(trend.change, 2)}**",
                _tell_ranks(trend),
                *("" if trend.change is None else change_text(by_cause[cause], 2) for cause in causes),
            ]
        )


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _tell_ranks(trend: Trend) -> str:
    before, after = trend.before_rank or "–", trend.after_rank or "–"
    return f"{after}" if before == after else f"{before} → {after}"


def _tell_membership(comparison: Comparison) -> Iterator[str]:
    for words, companies, moment in (
        ("New here", comparison.joined, comparison.after),
        ("No longer here", comparison.left, comparison.before),
    ):
        if companies:
            names = [
                f"{escape_markdown(moment.names[key])} (score {points_text(moment.scores[key], 2)}, "
                f"rank {moment.ranks[key] or '–'})"
                for key in companies
            ]
            yield from (f"{words}: {list_text(names)}.", "")


def _tell_company(dataset: Dataset, trend: Trend) -> Iterator[str]:
    if not trend.parts and trend.change is not None:
        return
    yield f"#### {escape_markdown(trend.name)}"
    yield ""
    if trend.change is None:
        yield NO_SCORE_AT_END
    else:
        yield from (_tell_part(dataset, part) for part in sorted(trend.parts, key=lambda part: -abs(part.change)))
    yield ""


def _tell_still(dataset: Dataset, still: Sequence[Trend]) -> Iterator[str]:
    """Tell which judgements changed although no score did: the next reader of the diff will ask."""
    told = [f"{_tell_part(dataset, part)} ({escape_markdown(trend.name)})" for trend in still for part in trend.parts]
    if told:
        yield from ("#### Changed without moving a score", "", *told)


def _tell_part(dataset: Dataset, part: Part) -> str:
    commitment = dataset.commitments().get(part.commitment_id or "")
    name = f"{commitment.id} {commitment.name}" if commitment else part.commitment_id or "All commitments"
    said = escape_markdown(f"{name}: {tell_part(dataset, part)}")
    return f"- **{change_text(part.change, 2)}** {CAUSE_NAMES[part.cause]}, {said}"
