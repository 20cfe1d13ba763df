"""The trend of a company: what changed since the last edition, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.scoring.texts import change_text, count_text, date_text, list_text, points_text
from scorecard.scoring.trend import CAUSE_NAMES
from scorecard.views.address import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.cells import Cell
    from scorecard.scoring.hindsight import Earlier, Hindsight
    from scorecard.scoring.trend import Cause, Part, Reason, Trend
    from scorecard.views.commitment import CommitmentView

MOST = 5
"""So many commitments stand in the first table; the others follow where there is room for all of them."""
REASONS: dict[Reason, str] = {
    "program": "the program",
    "structure": "the order of the frameworks",
    "added": "counts for the first time",
    "removed": "counts no more",
    "pledged": "newly promised",
    "unpledged": "promised no more",
    "applies": "applies now",
    "not-applicable": "applies no more",
    "services": "other services",
    "": "scope",
}
NO_SCORE_AT_END = "One of the two editions gives no score, so the change has no parts."


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One commitment that moved the score; without an address it is about the whole."""

    commitment: Link
    label: str
    what: str
    why: str
    change: str


@dataclass(frozen=True, slots=True)
class TrendView:
    """The change since the last edition: sentences, the commitments that moved the score most, and all `others`."""

    heading: str
    sentences: tuple[str, ...]
    rows: tuple[TrendRow, ...]
    more: str
    others: tuple[TrendRow, ...]
    others_heading: str


def view_trend(
    dataset: Dataset, hindsight: Hindsight, company_id: str, views: Mapping[str, CommitmentView], most: int = MOST
) -> TrendView | None:
    """Return what changed for a company since the edition before, with so many rows at most in the first table.

    None where it was not in that edition.
    """
    trend, earlier = hindsight.trends.get(company_id), hindsight.earlier
    if trend is None or earlier is None:
        return None
    moved = sorted((part for part in trend.parts if part.change), key=lambda part: -abs(part.change))
    # A table of one row is no table: it stands with the first ones.
    shown = len(moved) if len(moved) == most + 1 else most
    rows = tuple(_view_row(dataset, part, views) for part in moved)
    left = len(rows[shown:])
    return TrendView(
        heading=f"Since {earlier.title}",
        sentences=tuple(tell_trend(trend, earlier, dataset.methodology.version)),
        rows=rows[:shown],
        more=f"{count_text(left, 'more change', 'more changes')} moved it by as much or less." if left else "",
        others=rows[shown:],
        others_heading=f"Other changes since {earlier.title}",
    )


def tell_trend(trend: Trend, earlier: Earlier, version: str) -> list[str]:
    """Return in a few sentences how the score changed, what it is on equal terms, and what moved it."""
    before, after = points_text(trend.before, 1), points_text(trend.after, 1)
    if trend.change is None or trend.restated is None or trend.after is None:
        return [f"Score in {earlier.title}: {before}; now: {after}. {NO_SCORE_AT_END}"]
    ranks = f"rank {trend.before_rank or '–'} then and {trend.after_rank or '–'} now"
    change = f"{change_text(trend.change)} points" if trend.change else "unchanged"
    cut_off = f"with evidence up to {date_text(earlier.cut_off)}"
    said = [f"Score {before} in {earlier.title}, {cut_off}; {after} now ({change}, {ranks})."]
    moved = {cause: change for cause, change in trend.by_cause().items() if change}
    if moved:
        told = [f"{CAUSE_NAMES[cause]} {change_text(change)}{_count(trend, cause)}" for cause, change in moved.items()]
        said.append(f"What moved it: {list_text(told)}.")
    if trend.restated != trend.before:
        said.append(
            f"On equal terms, with today’s method and scope, {earlier.title} would have given "
            f"{points_text(trend.restated, 1)}{_rank(trend)}: {change_text(trend.after - trend.restated)} since."
        )
    if earlier.method_version != version:
        said.append(
            f"The method changed from version {earlier.method_version} to {version}: "
            "only the scores on equal terms can be compared."
        )
    return said


def tell_cell(dataset: Dataset, commitment_id: str, cell: Cell | None) -> str:
    """Return in a word or two what was judged: the level, or the points where services differ; `–` for nothing."""
    if cell is None or not cell.services:
        return "does not apply" if cell else "–"
    values = {item.value for item in cell.services.values()}
    if len(values) != 1 or "" in values:
        points = cell.points
        return "not assessed" if points is None else f"{points_text(points)} points"
    value = next(iter(values))
    if isinstance(value, Fraction):
        return points_text(value, 1)
    commitment = dataset.commitments().get(commitment_id)
    scale = dataset.scale_of(commitment) if commitment else None
    level = scale.level(value) if scale else None
    return level.name.lower() if level else value.replace("-", " ")


def tell_part(dataset: Dataset, part: Part) -> str:
    """Return what one part of a change is: from which level to which, or what became of the scope."""
    if part.commitment_id is None:
        return REASONS[part.reason] if part.reason else "weights, levels or how parts are put together"
    was = tell_cell(dataset, part.commitment_id, part.before)
    now = tell_cell(dataset, part.commitment_id, part.after)
    if part.reason == "services":
        return f"other services: {was} → {now}" if was != now else "other services"
    if part.cause == "scope":
        counts = "" if part.after is None or part.reason in {"unpledged", "not-applicable"} else f", {now}"
        return f"{REASONS[part.reason]}{counts}"
    return now if was == now else f"{was} → {now}"


def _view_row(dataset: Dataset, part: Part, views: Mapping[str, CommitmentView]) -> TrendRow:
    view = views.get(part.commitment_id or "")
    return TrendRow(
        commitment=Link(view.name, view.id) if view else Link(part.commitment_id or "All commitments", ""),
        label=view.label if view else "",
        what=tell_part(dataset, part),
        why=CAUSE_NAMES[part.cause],
        change=change_text(part.change),
    )


def _count(trend: Trend, cause: Cause) -> str:
    """Return on how many commitments a cause moved the score, where it is about single ones."""
    found = sum(1 for part in trend.parts if part.cause == cause and part.commitment_id and part.change)
    return f" ({count_text(found, 'commitment', 'commitments')})" if found else ""


def _rank(trend: Trend) -> str:
    return f" and rank {trend.restated_rank}" if trend.restated_rank else ""
