"""How firm a score and its rank are, in plain words: ranges, the order of neighbours, what moved most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.texts import list_text, number_text, points_text, range_text, sentence_text, share_text

if TYPE_CHECKING:
    from fractions import Fraction

    from scorecard.model.methodology import Methodology
    from scorecard.scoring.results import CompanyResult, Results
    from scorecard.scoring.robustness_results import CompanyRobustness, Driver, Robustness

CHOICE_NAMES = {
    "weights": "the weights",
    "levels": "the points of the levels",
    "aggregate": "how the parts are put together",
    "confidence": "the judgements of low confidence",
}
"""What the draws choose anew, as sentences name it."""
AGGREGATE_NAMES = {
    "mean": "the mean",
    "geometric": "the geometric mean",
    "plain-geometric": "the plain geometric mean",
    "harmonic": "the harmonic mean",
    "lowest": "the lowest part",
}


@dataclass(frozen=True, slots=True)
class FirmnessView:
    """How firm one company's score is: the sentence for the head of its scorecard, and what lies behind it.

    `score_range` and `rank_range` are short (`24–50`); `low` and `high` the same from 0 to 1, for a bar.
    """

    sentence: str
    score_range: str
    rank_range: str
    low: Fraction
    high: Fraction
    drivers: str
    dominance: str


@dataclass(frozen=True, slots=True)
class OrderView:
    """Whether a company's place before the next one in the ranking is firm: a word, and a whole sentence."""

    word: str
    text: str


def view_firmness(results: Results, robustness: Robustness | None, company_id: str) -> FirmnessView | None:
    """Return how firm a company's score and rank are; None where it has no score, or nothing was drawn."""
    item = robustness.company(company_id) if robustness else None
    if robustness is None or item is None:
        return None
    return FirmnessView(
        sentence=_tell_firmness(results, robustness, item),
        score_range=range_text(points_text(item.score.low), points_text(item.score.high)),
        rank_range=range_text(item.rank_best, item.rank_worst),
        low=item.score.low / 100,
        high=item.score.high / 100,
        drivers=tell_drivers(item.drivers, "its rank"),
        dominance=_tell_dominance(results, robustness, company_id),
    )


def view_order(results: Results, robustness: Robustness | None, company_id: str) -> OrderView | None:
    """Return how firm a company's place before the next one in the ranking is; None where there is no next one."""
    pair = robustness.below(company_id) if robustness else None
    if pair is None:
        return None
    upper, lower = results.by_id[pair.upper].name, results.by_id[pair.lower].name
    if pair.order == "shared":
        return OrderView("same rank", f"{upper} and {lower} share a rank.")
    return OrderView(
        f"{pair.order}, {share_text(pair.share)}",
        f"The order of {upper} and {lower} is {pair.order}: it held in {share_text(pair.share)} of the trials.",
    )


def tell_band(methodology: Methodology, result: CompanyResult, robustness: Robustness | None) -> str:
    """Return the band of a score; where its range reaches into others, between which of them it lies."""
    if result.band is None:
        return ""
    item = robustness.company(result.company_id) if robustness else None
    names = [band.name for band in methodology.bands if item and band.id in item.bands]
    if len(names) < 2:
        return result.band.name
    if len(names) == 2:
        return f"On the border of {names[0]} and {names[1]}"
    return f"Anything from {names[0]} to {names[-1]}"


def tell_trials(methodology: Methodology, robustness: Robustness) -> str:
    """Return how the ranges came about, and what firm means."""
    settings = methodology.robustness
    tried = [f"weights up to {share_text(settings.weight_spread)} higher or lower"]
    if settings.level_spread:
        tried.append(f"the points of levels up to {share_text(settings.level_spread)} of the way to their neighbours")
    others = [AGGREGATE_NAMES[name] for name in settings.aggregates if name != methodology.aggregate]
    if others:
        tried.append(f"{list_text(others)} beside {AGGREGATE_NAMES[methodology.aggregate]}")
    if settings.confidence_steps == 1:
        tried.append("delivery levels of low confidence one step up or down")
    elif settings.confidence_steps:
        tried.append(f"delivery levels of low confidence up to {settings.confidence_steps} steps up or down")
    return (
        f"{number_text(robustness.draws)} trials made other choices that are as reasonable: {list_text(tried)}. "
        f"A range holds {share_text(robustness.interval_share)} of the trials; the order of two companies is firm if "
        f"it held in {share_text(robustness.firm_share)} of them."
    )


def tell_drivers(drivers: tuple[Driver, ...], what: str) -> str:
    """Return which choice moved an outcome most, by its total Sobol' index; nothing where it never moved.

    Without the numbers: they change a little with every other company, and say no more to a reader of one.
    """
    if not drivers:
        return ""
    first = max(drivers, key=lambda item: item.total)
    return f"What moved {what} most: {CHOICE_NAMES[first.choice]}."


def tell_order_note(robustness: Robustness) -> str:
    """Return what `firm` and `open` mean in a table."""
    return (
        f"Between two companies stands whether their order is firm: whether it held in "
        f"{share_text(robustness.firm_share)} of {number_text(robustness.draws)} trials of other reasonable choices. "
        f"Below rank and score stand their ranges in {share_text(robustness.interval_share)} of them."
    )


def _tell_firmness(results: Results, robustness: Robustness, item: CompanyRobustness) -> str:
    low, high = points_text(item.score.low), points_text(item.score.high)
    score = f"its score between {low} and {high}" if low != high else f"its score at {low}"
    rank = (
        f"its rank between {item.rank_best} and {item.rank_worst}"
        if item.rank_best != item.rank_worst
        else f"its rank at {item.rank_best}"
    )
    share = share_text(robustness.interval_share)
    sentence = f"Other reasonable choices put {score} and {rank} in {share} of {number_text(robustness.draws)} trials."
    above, below = robustness.above(item.company_id), robustness.below(item.company_id)
    orders: dict[str, list[str]] = {"firm": [], "open": []}
    for pair, side, other in ((above, "after", "upper"), (below, "before", "lower")):
        if pair is not None and pair.order in orders:
            orders[pair.order].append(f"{side} {results.by_id[getattr(pair, other)].name}")
    told = [f"{list_text(places)} is {word}" for word, places in orders.items() if places]
    return f"{sentence} Its place {', '.join(told)}." if told else sentence


def _tell_dominance(results: Results, robustness: Robustness, company_id: str) -> str:
    """Return whom no weights can put before the company, and which companies it can never pass."""
    sure = [pair for pair in robustness.dominances_of(company_id) if pair.any_weights]
    below = [results.by_id[pair.lower].name for pair in sure if pair.upper == company_id]
    above = [results.by_id[pair.upper].name for pair in sure if pair.lower == company_id]
    told = []
    if below:
        told.append(f"No weights can put {list_text(below, 3)} before it.")
    if above:
        told.append(sentence_text(f"No weights can put it before {list_text(above, 3)}"))
    return " ".join(told)
