"""Key findings of an edition: sentences that code makes from the results, each with the number it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

from scorecard.scoring.texts import change_text, count_text, list_text, number_text, points_text, range_text, share_text
from scorecard.views.score import count_own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.insight import Insight
    from scorecard.scoring.results import CommitmentResult, Results

MOST_NAMES = 6
"""So many names stand in a finding; of more, the number does."""
NOT_NOTHING = "No public evidence does not mean that nothing was done."


@dataclass(frozen=True, slots=True)
class Finding:
    """A number, what it counts, and what else must be known to read it."""

    number: str
    title: str
    text: str


def view_findings(dataset: Dataset, results: Results, insight: Insight) -> tuple[Finding, ...]:
    """Return the key findings; what the results do not show (no trend, nothing overdue) is left out."""
    return tuple(
        finding
        for find in (
            _find_kept,
            _find_own,
            _find_range,
            _find_order,
            _find_extremes,
            _find_gap,
            _find_overdue,
            _find_reversed,
            _find_trend,
        )
        for finding in find(dataset, results, insight)
    )


def _total(results: Results, key: str) -> int:
    return sum(getattr(company.counts, key) for company in results.companies)


def _find_kept(_dataset: Dataset, results: Results, _insight: Insight) -> Iterator[Finding]:
    pledged, kept = _total(results, "pledged"), _total(results, "kept")
    if not pledged:
        return
    rest = []
    if partly := _total(results, "partly"):
        rest.append(f"{number_text(partly)} more {'is' if partly == 1 else 'are'} kept in part")
    if none := _total(results, "none"):
        rest.append(f"for {number_text(none)} no public evidence was found")
    if reversed_ := _total(results, "reversed_"):
        rest.append(f"{number_text(reversed_)} {'was' if reversed_ == 1 else 'were'} reversed")
    if missing := _total(results, "not_assessed"):
        rest.append(f"{number_text(missing)} {'has' if missing == 1 else 'have'} not been assessed")
    told = f"{list_text(rest)}. " if rest else ""
    yield Finding(
        f"{number_text(kept)} of {number_text(pledged)}",
        "promises are shown to be kept",
        f"{told[:1].upper()}{told[1:]}{NOT_NOTHING if none else ''}".strip(),
    )


def _find_own(dataset: Dataset, results: Results, _insight: Insight) -> Iterator[Finding]:
    own = [count_own(dataset.methodology, company) for company in results.companies]
    told = [count for count in own if count is not None]
    pledged = _total(results, "pledged")
    if not told or not pledged:
        return
    levels = dataset.methodology.scales[dataset.methodology.pledge_scale].levels
    exact = {level.id for level in levels if level.demands.pledge == "measurable"}
    measurable = sum(
        item.pledged and item.status != "not-applicable" and item.pledge.id in exact
        for company in results.companies
        for item in company.commitments
    )
    others = pledged - sum(told)
    rests = f"The other {number_text(others)} rest on joining a common text alone. " if others else ""
    checkable = (
        f"{number_text(measurable)} of them name a number or a day, so that anybody can check."
        if measurable
        else "None of them names a number or a day that anybody can check."
    )
    yield Finding(
        f"{number_text(sum(told))} of {number_text(pledged)}",
        "promises were made in a company’s own words",
        f"{checkable} {rests}".strip(),
    )


def _find_range(dataset: Dataset, results: Results, _insight: Insight) -> Iterator[Finding]:
    scored = [company for company in results.companies if company.score is not None]
    if len(scored) < 2:
        return
    scores = sorted(company.score for company in scored if company.score is not None)
    bands = [
        (band.name, sum(company.band is not None and company.band.id == band.id for company in scored))
        for band in reversed(dataset.methodology.bands)
    ]
    told = list_text([f"{number_text(count)} in “{name}”" for name, count in bands if count])
    silent = len(results.companies) - len(scored)
    without = f" {count_text(silent, 'company has', 'companies have')} no score." if silent else ""
    yield Finding(
        range_text(points_text(scores[0]), points_text(scores[-1])),
        "of 100 is where the scores lie",
        f"Half of the {number_text(len(scored))} scores lie below {points_text(median(scores))}: {told}.{without}",
    )


def _find_order(_dataset: Dataset, results: Results, insight: Insight) -> Iterator[Finding]:
    robustness = insight.robustness
    if robustness is None or not robustness.neighbours:
        return
    firm = sum(pair.order == "firm" for pair in robustness.neighbours)
    first = [results.by_id[item.company_id].name for item in robustness.companies if item.rank_best == 1]
    top = f" Rank 1 could be that of {list_text(first, MOST_NAMES).replace(' and ', ' or ')}." if len(first) > 1 else ""
    yield Finding(
        f"{number_text(firm)} of {number_text(len(robustness.neighbours))}",
        "neighbours in the ranking stand in a firm order",
        f"An order is firm if it held in {share_text(robustness.firm_share)} of {number_text(robustness.draws)} trials "
        f"with other reasonable choices; all others are open.{top}",
    )


def _find_extremes(dataset: Dataset, results: Results, _insight: Insight) -> Iterator[Finding]:
    """Yield the commitment that is kept most often and the one that is kept least often, among those promised."""
    names = _labels(dataset)
    tally: dict[str, list[CommitmentResult]] = {}
    for company in results.companies:
        for item in company.commitments:
            if item.standing == "counts":
                tally.setdefault(item.commitment_id, []).append(item)
    shares = {key: (sum(item.status == "kept" for item in items), len(items)) for key, items in tally.items()}
    ordered = sorted(
        (key for key in names if key in shares), key=lambda key: (-shares[key][0] / shares[key][1], -shares[key][1])
    )
    if len(ordered) < 2 or shares[ordered[0]][0] == 0:
        return
    best = ordered[0]
    least = min(ordered, key=lambda key: (shares[key][0] / shares[key][1], -shares[key][1]))
    yield Finding(
        f"{number_text(shares[best][0])} of {number_text(shares[best][1])}",
        f"companies keep {names[best]}; no promise is kept more often",
        f"None is kept less often than {names[least]}: {number_text(shares[least][0])} of the "
        f"{number_text(shares[least][1])} that promised it. Only those are counted that promised and were assessed.",
    )


def _find_gap(dataset: Dataset, results: Results, _insight: Insight) -> Iterator[Finding]:
    gaps = [
        (item.gap, item.commitment_id)
        for company in results.companies
        for item in company.commitments
        if item.standing == "counts" and item.gap is not None
    ]
    ahead = [(gap, key) for gap, key in gaps if gap > 0]
    if not ahead:
        return
    names = _labels(dataset)
    mean = sum((gap for gap, _ in ahead), Fraction(0)) / len(ahead)
    often = {key: sum(other == key for _, other in ahead) for _, key in ahead}
    most = max(names, key=lambda key: often.get(key, 0))
    yield Finding(
        f"{number_text(len(ahead))} of {number_text(len(gaps))}",
        "promises go further than the evidence",
        f"By {points_text(mean)} points of 100 on average; on none more often than on "
        f"{names[most]}, at {count_text(often[most], 'company', 'companies')}.",
    )


def _find_overdue(_dataset: Dataset, results: Results, _insight: Insight) -> Iterator[Finding]:
    late = {
        company.name: len({overdue.pledge_id for item in company.commitments for overdue in item.overdue})
        for company in results.companies
    }
    count = sum(late.values())
    if not count:
        return
    who = [f"{name} ({number_text(number)})" for name, number in late.items() if number]
    yield Finding(
        number_text(count),
        "promise with a date is due and not shown as done"
        if count == 1
        else "promises with a date are due and not shown as done",
        f"They are those of {list_text(who, MOST_NAMES)}. It does not mean that they were not done.",
    )


def _find_reversed(dataset: Dataset, results: Results, _insight: Insight) -> Iterator[Finding]:
    names = _labels(dataset)
    cases = [
        f"{company.name} ({names[item.commitment_id]})"
        for company in results.companies
        for item in company.commitments
        if item.status == "reversed" and item.pledged
    ]
    if cases:
        yield Finding(
            number_text(len(cases)),
            "promise was kept or begun, and then taken back"
            if len(cases) == 1
            else "promises were kept or begun, and then taken back",
            f"{list_text(cases, MOST_NAMES)}.",
        )


def _find_trend(_dataset: Dataset, results: Results, insight: Insight) -> Iterator[Finding]:
    earlier = insight.hindsight.earlier
    changes = [
        trend.after - trend.restated
        for key, trend in insight.hindsight.trends.items()
        if key in results.by_id and trend.after is not None and trend.restated is not None
    ]
    if earlier is None or not changes:
        return
    up, down = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
    same = len(changes) - up - down
    told = list_text(
        [
            f"{number_text(count)} {word}"
            for count, word in ((up, "rose"), (down, "fell"), (same, "stayed as they were"))
            if count
        ]
    )
    yield Finding(
        change_text(median(changes)),
        f"points is the median change since {earlier.title}",
        f"Compared on equal terms, with today’s method: of {number_text(len(changes))} companies with a score in both, "
        f"{told}.",
    )


def _labels(dataset: Dataset) -> dict[str, str]:
    """Return what sentences call each commitment: its framework, its number and its name."""
    return {
        commitment.id: f"“{commitment.name}” ({framework.short_name} {commitment.number})"
        for _, framework in dataset.ordered_frameworks()
        for commitment in framework.walk()
    }
