"""How firm an edition's scores and ranks are, told on a terminal or as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scorecard.exports.robustness_json import describe_robustness
from scorecard.scoring.robustness_inputs import gather_inputs
from scorecard.scoring.score import score
from scorecard.scoring.texts import number_text, points_text, range_text, share_text
from scorecard.views.robustness import CHOICE_NAMES, tell_drivers, tell_trials

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results
    from scorecard.scoring.robustness_results import Driver, Robustness


def find_robustness(dataset: Dataset, edition_id: str) -> tuple[Results, Robustness]:
    """Return an edition's results and how firm they are; UnknownEditionError without the edition."""
    # Here, not above: it imports numpy, and the command line reads this module's names for its help.
    from scorecard.scoring.robustness import assess

    results = score(dataset, edition_id)
    return results, assess(gather_inputs(dataset, results), edition_id)


def robustness_text(dataset: Dataset, edition_id: str) -> str:
    """Return how firm an edition's scores and ranks are, as text."""
    results, robustness = find_robustness(dataset, edition_id)
    return "\n".join(_tell(dataset, results, robustness)) + "\n"


def robustness_json(dataset: Dataset, edition_id: str) -> str:
    """Return how firm an edition's scores and ranks are, as JSON: what results.json holds under `robustness`."""
    _, robustness = find_robustness(dataset, edition_id)
    return json.dumps(describe_robustness(robustness), ensure_ascii=False, indent=1) + "\n"


def _tell(dataset: Dataset, results: Results, robustness: Robustness) -> Iterator[str]:
    edition = dataset.editions[results.edition_id].edition
    yield f"{edition.title}: how firm scores and ranks are"
    yield tell_trials(dataset.methodology, robustness)
    yield ""
    if not robustness.companies:
        yield "No company has a score."
        return
    yield from _table(_companies(results, robustness))
    yield ""
    yield from _tell_groups(results, robustness)
    yield ""
    yield "What moves a rank: share of its variation that a choice has a part in (and by itself alone)"
    yield from _table(_drivers(results, robustness))
    yield tell_drivers(robustness.drivers, "ranks on the whole")
    yield ""
    yield from _tell_dominances(results, robustness)


def _companies(results: Results, robustness: Robustness) -> Iterator[tuple[str, ...]]:
    yield "Rank", "Could be", "Company", "Score", "Could be", "Order to the next", "Held in"
    below = {pair.upper: pair for pair in robustness.neighbours}
    for item in robustness.companies:
        company, pair = results.by_id[item.company_id], below.get(item.company_id)
        yield (
            str(company.rank),
            range_text(item.rank_best, item.rank_worst),
            company.name,
            points_text(company.score, 1),
            range_text(points_text(item.score.low, 1), points_text(item.score.high, 1)),
            pair.order if pair else "",
            share_text(pair.share, 1) if pair else "",
        )


def _tell_groups(results: Results, robustness: Robustness) -> Iterator[str]:
    if len(robustness.groups) == 1:
        yield "All companies form one group: no line can be drawn through the ranking that is firm."
        return
    yield "Groups that can't be told apart inside, and whose order is firm:"
    for number, group in enumerate(robustness.groups, start=1):
        yield f"  {number}. {', '.join(results.by_id[company_id].name for company_id in group)}"


def _drivers(results: Results, robustness: Robustness) -> Iterator[tuple[str, ...]]:
    yield ("Company", *CHOICE_NAMES.values())
    for item in robustness.companies:
        found = {driver.choice: driver for driver in item.drivers}
        yield (results.by_id[item.company_id].name, *(_driver(found.get(choice)) for choice in CHOICE_NAMES))
    found = {driver.choice: driver for driver in robustness.drivers}
    yield ("All ranks", *(_driver(found.get(choice)) for choice in CHOICE_NAMES))


def _driver(driver: Driver | None) -> str:
    """Return the total and the first-order index; estimates a little below 0 are none."""
    if driver is None:
        return "-"
    total, first = (share_text(max(value, 0 * value)) for value in (driver.total, driver.first))
    return f"{total} ({first})"


def _tell_dominances(results: Results, robustness: Robustness) -> Iterator[str]:
    if not robustness.dominances:
        yield "No company is at least as good as another one on everything that counts for both."
        return
    yield "At least as good on everything that counts for both, better on something:"
    for pair in robustness.dominances:
        upper, lower = results.by_id[pair.upper].name, results.by_id[pair.lower].name
        weights = "no weights can reverse it" if pair.any_weights else "other commitments count for each, too"
        yield f"  {upper} over {lower} ({number_text(pair.common)} in common; {weights})"


def _table(rows: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield the rows of a table in columns as wide as their longest cell."""
    cells = list(rows)
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
