"""The uncertainty analysis of the COINr package on its own example: weights perturbed, ranks with their quantiles."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from scorecard.model.dataset import Dataset
from scorecard.model.methodology import Robustness as Settings
from scorecard.scoring.robustness import assess
from scorecard.scoring.robustness_inputs import gather_inputs
from scorecard.scoring.robustness_results import Robustness
from scorecard.scoring.score import score
from tests.cases.coinr_asem import INDEX, read_rows, write_coinr
from tests.cases.folder import load_sound, slug

NOISE = 0.25
"""The noise factor of COINr's own documentation."""
REPLICATES = 1000


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("coinr") / "data"
    write_coinr(folder)
    return load_sound(folder)


@pytest.fixture(scope="module")
def robustness(dataset: Dataset) -> Robustness:
    return draw(dataset, Settings())


def draw(dataset: Dataset, settings: Settings) -> Robustness:
    settings = settings.model_copy(update={"aggregates": ()})
    inputs = gather_inputs(dataset, score(dataset, "2018"))
    return assess(
        type(inputs)(inputs.tree, inputs.aggregate, settings, inputs.rungs, inputs.bands, inputs.companies), "2018"
    )


def replicate() -> list[dict[str, int]]:
    """Return the ranks of every unit for each replicate, made as COINr makes them, by hand.

    Each weight w becomes w + (2u - 1) * w * noise, at every level; then weighted means upwards, then ranks.
    """
    stream = random.Random(20)
    indicators = read_rows("indicator_meta.csv")
    nominal = {row["Code"]: float(row["Weight"]) for row in read_rows("weights.csv")}
    values = {
        row["UnitCode"]: {item["IndCode"]: float(row[item["IndCode"]]) for item in indicators}
        for row in read_rows("normalised.csv")
    }
    parents = [{row["IndCode"]: row["Agg1"] for row in indicators}]
    parents.append({row["Agg1"]: row["Agg2"] for row in indicators})
    parents.append({row["Agg2"]: INDEX for row in indicators})
    found = []
    for _ in range(REPLICATES):
        weights = {code: weight + (2 * stream.random() - 1) * weight * NOISE for code, weight in nominal.items()}
        scores = {unit: climb(own, parents, weights) for unit, own in values.items()}
        found.append({unit: 1 + sum(other > own for other in scores.values()) for unit, own in scores.items()})
    return found


def climb(values: Mapping[str, float], parents: list[dict[str, str]], weights: Mapping[str, float]) -> float:
    for level in parents:
        sums: dict[str, list[float]] = {}
        for code, value in values.items():
            total = sums.setdefault(level[code], [0.0, 0.0])
            total[0] += weights[code] * value
            total[1] += weights[code]
        values = {code: weighted / weight for code, (weighted, weight) in sums.items()}
    return values[INDEX]


def test_the_nominal_ranks_are_the_published_ones_and_lie_in_their_ranges(
    dataset: Dataset, robustness: Robustness
) -> None:
    published = {slug(row["UnitCode"]): int(row[INDEX]) for row in read_rows("published_ranks.csv")}
    results = score(dataset, "2018")
    assert len(robustness.companies) == len(published) == 51
    for item in robustness.companies:
        assert results.by_id[item.company_id].rank == published[item.company_id]
        assert item.rank_best <= published[item.company_id] <= item.rank_worst


def test_the_ranges_of_ranks_are_those_of_weights_perturbed_as_the_package_does(robustness: Robustness) -> None:
    ranks = replicate()
    apart = []
    for row in read_rows("published_ranks.csv"):
        own = sorted(each[row["UnitCode"]] for each in ranks)
        item = robustness.company(slug(row["UnitCode"]))
        assert item is not None
        low, high = own[round(0.05 * (REPLICATES - 1))], own[round(0.95 * (REPLICATES - 1))]
        apart += [abs(item.rank_best - low), abs(item.rank_worst - high)]
    # Both are samples: the same quantile may fall on either side of a step between two ranks.
    assert max(apart) <= 1
    assert sum(apart) <= len(apart) / 4


def test_without_noise_every_draw_is_the_published_index(dataset: Dataset) -> None:
    still = draw(dataset, Settings().model_copy(update={"weight_spread": 0, "draws": 100}))
    published = {slug(row["UnitCode"]): float(row[INDEX]) for row in read_rows("published_scores.csv")}
    for item in still.companies:
        assert float(item.score.low) == float(item.score.high) == pytest.approx(published[item.company_id], abs=0.0051)
    assert all(pair.order in {"firm", "shared"} for pair in still.neighbours)
    assert len(still.groups) == len({company.score for company in score(dataset, "2018").companies})


def test_only_the_weights_move_a_rank(robustness: Robustness) -> None:
    for driver in robustness.drivers:
        assert (driver.total > 0) == (driver.choice == "weights")
