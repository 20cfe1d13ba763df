"""The worked example of the COINr package: aggregates to two decimals, unrounded ones to fifteen digits, ranks."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.scoring.results import CompanyResult, Results
from scorecard.scoring.score import score
from tests.cases.coinr_asem import INDEX, read_rows, write_coinr
from tests.cases.folder import load_sound, round_to, slug

AGGREGATES = (
    "Index",
    "Conn",
    "Sust",
    "Physical",
    "ConEcFin",
    "Political",
    "Instit",
    "P2P",
    "Environ",
    "Social",
    "SusEcFin",
)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    folder = tmp_path_factory.mktemp("coinr") / "data"
    write_coinr(folder)
    return score(load_sound(folder), "2018")


def test_the_index_and_the_aggregates_of_every_country_are_the_published_ones(results: Results) -> None:
    rows = read_rows("published_scores.csv")
    assert len(rows) == len(results.companies) == 51
    for row in rows:
        nodes = scores(results.by_id[slug(row["UnitCode"])])
        for code in AGGREGATES:
            assert float(round_to(nodes[code], 2)) == float(row[code]), (row["UnitCode"], code)


def test_before_rounding_they_agree_to_the_last_digits_of_a_float(results: Results) -> None:
    for row in read_rows("aggregated.csv"):
        nodes = scores(results.by_id[slug(row["UnitCode"])])
        for code in AGGREGATES:
            assert float(nodes[code]) == pytest.approx(float(row[code]), rel=1e-13), (row["UnitCode"], code)


def test_the_ranks_of_every_aggregate_are_the_published_ones(results: Results) -> None:
    rows = read_rows("published_ranks.csv")
    for row in rows:
        assert results.by_id[slug(row["UnitCode"])].rank == int(row[INDEX])
    # The published ranks of the aggregates are those of rounded values: two countries tie that else would not.
    for code in AGGREGATES:
        values = {company.company_id: float(round_to(scores(company)[code], 2)) for company in results.companies}
        for row in rows:
            own = values[slug(row["UnitCode"])]
            assert 1 + sum(other > own for other in values.values()) == int(row[code]), (row["UnitCode"], code)


def scores(company: CompanyResult) -> dict[str, Fraction]:
    found = {node.id: node.score for node in company.tree.walk() if node.kind != "commitment"}
    named = {code: found["overall" if code == INDEX else slug(code)] for code in AGGREGATES}
    return {code: value for code, value in named.items() if value is not None}
