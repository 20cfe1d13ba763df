"""Comparison: the scores of all companies, highest first, against the edges of the bands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.charts.drawing import Drawing, Reading, Table, compose
from scorecard.charts.group_scores import NO_SCORE
from scorecard.charts.score_rows import BandEdge, ScoreRow, ScoreRows
from scorecard.scoring.texts import count_text, list_text, points_text, range_text

if TYPE_CHECKING:
    from fractions import Fraction

    from scorecard.charts.drawing import Caption
    from scorecard.charts.sheet import Pen
    from scorecard.charts.style import Look
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results
    from scorecard.scoring.robustness_results import Robustness


@dataclass(frozen=True, slots=True)
class Place:
    """One company; `rank` is empty and `why_none` says why where there is no score. `kept` of `pledged` were kept.

    `ranks` is the range that other reasonable choices give the rank (`2–5`), empty where none were tried.
    """

    name: str
    rank: str
    ranks: str
    score: Fraction | None
    band: str
    why_none: str
    kept: int
    pledged: int


@dataclass(frozen=True, slots=True)
class ComparisonSeries:
    """What the chart shows: the companies in the order of the ranking."""

    places: tuple[Place, ...]
    bands: tuple[BandEdge, ...]


def series(results: Results, dataset: Dataset, robustness: Robustness | None = None) -> ComparisonSeries:
    """Return all companies of the edition, ranked ones first."""
    places = []
    for company_id in results.ranking:
        company = results.by_id[company_id]
        firm = robustness.company(company_id) if robustness else None
        places.append(
            Place(
                name=company.name,
                rank="" if company.rank is None else str(company.rank),
                ranks=range_text(firm.rank_best, firm.rank_worst) if firm else "",
                score=company.score,
                band=company.band.name if company.band else "",
                why_none=NO_SCORE[company.no_score] if company.no_score else "",
                kept=company.counts.kept,
                pledged=company.counts.pledged,
            )
        )
    bands = tuple(BandEdge(band.name, band.from_score) for band in dataset.methodology.bands)
    return ComparisonSeries(tuple(places), bands)


def draw(shown: ComparisonSeries, caption: Caption, look: Look) -> Drawing:
    """Return the chart: a dot for every company, with the range of its rank, score and how many pledges it kept."""
    reading = Reading("Delivery on pledges: all companies", describe(shown), tabulate(shown))
    rows = [
        ScoreRow(
            label=place.name,
            score=place.score,
            words=place.why_none,
            note=f"{place.kept} of {place.pledged} kept" if place.score is not None else "",
            lead=place.ranks or place.rank or ("–" if any(other.rank for other in shown.places) else ""),
        )
        for place in shown.places
    ]

    def body(pen: Pen, left: float, right: float, top: float) -> float:
        return ScoreRows(pen, look, rows, shown.bands).draw(left, right, top)

    return compose(reading, caption, look, body)


def describe(shown: ComparisonSeries) -> str:
    """Return in at most three sentences the scores: all of them where they are few, else both ends."""
    scored = [f"{place.name} {points_text(place.score)}" for place in shown.places if place.score is not None]
    unscored = [f"{place.name} ({place.why_none})" for place in shown.places if place.score is None]
    sentences = [f"Delivery on pledges of {count_text(len(shown.places), 'company', 'companies')}, from 0 to 100."]
    if len(scored) > 8:
        sentences.append(f"Highest: {list_text(scored[:3], 3)}; lowest: {list_text(scored[-3:], 3)}.")
    elif scored:
        sentences.append(f"{', '.join(scored)}.")
    if unscored:
        sentences.append(f"Without a score: {list_text(unscored, 3)}.")
    return " ".join(sentences)


def tabulate(shown: ComparisonSeries) -> Table:
    """Return the rows behind the chart, one for each company."""
    header = ("Rank", "Range", "Company", "Score", "Band", "Kept", "Pledged")
    return Table(
        header,
        tuple(
            (
                place.rank or "–",
                place.ranks or "–",
                place.name,
                place.why_none if place.score is None else points_text(place.score),
                place.band or "–",
                str(place.kept),
                str(place.pledged),
            )
            for place in shown.places
        ),
    )
