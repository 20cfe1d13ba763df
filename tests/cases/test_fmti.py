"""The Foundation Model Transparency Index: all three editions, as it published them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scorecard.model.dataset import Dataset
from scorecard.scoring.results import Results
from scorecard.scoring.score import score
from tests.cases.fmti import EDITIONS, read_scores, write_fmti
from tests.cases.folder import load_sound, round_to

COMPANIES = {"2023-10": 10, "2024-05": 14, "2025-12": 13}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("fmti") / "data"
    write_fmti(folder)
    return load_sound(folder)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_company_has_the_total_that_its_column_adds_up_to(dataset: Dataset, edition: str) -> None:
    results = score(dataset, edition)
    rows, published = read_scores(edition)
    assert len(results.companies) == COMPANIES[edition]
    assert all(company.counts.pledged == 100 for company in results.companies)
    columns = {name for name in rows[0] if name not in {"Domain", "Subdomain", "Indicator", "Total"}}
    sums = sorted(sum(int(row[name]) for row in rows) for name in columns)
    assert sorted(company.score for company in results.companies if company.score is not None) == sums
    for company_id, total in published.items():
        assert results.by_id[company_id].score == total
    assert bool(published) == (edition != "2025-12")


def test_the_totals_of_2023_are_the_published_ones(dataset: Dataset) -> None:
    assert told(score(dataset, "2023-10")) == {
        "meta": 54,
        "hugging-face": 53,
        "openai": 48,
        "stability-ai": 47,
        "google": 40,
        "anthropic": 36,
        "cohere": 34,
        "ai21-labs": 25,
        "inflection": 21,
        "amazon": 12,
    }


def test_the_mean_of_2024_is_the_published_one(dataset: Dataset) -> None:
    totals = told(score(dataset, "2024-05"))
    assert round_to(sum(totals.values(), Fraction(0)) / len(totals), 2) == "57.93"


def test_the_totals_of_2025_are_the_published_ones(dataset: Dataset) -> None:
    results = score(dataset, "2025-12")
    totals = told(results)
    named = {"ibm": 95, "meta": 31, "mistral": 18, "xai": 14, "midjourney": 14}
    assert {key: totals[key] for key in named} == named
    assert results.by_id["ibm"].rank == 1
    assert results.by_id["xai"].rank == results.by_id["midjourney"].rank == 12


def test_domains_are_the_mean_of_their_indicators(dataset: Dataset) -> None:
    """The index publishes the share of the points that a company got in each domain and subdomain."""
    meta = score(dataset, "2023-10").by_id["meta"]
    rows, _ = read_scores("2023-10")
    nodes = {node.id: node.score for node in meta.tree.walk()}
    for domain in ("Upstream", "Model", "Downstream"):
        values = [int(row["Meta"]) for row in rows if row["Domain"] == domain]
        assert nodes[f"2023-{domain.lower()}"] == Fraction(100 * sum(values), len(values))


def told(results: Results) -> dict[str, Fraction]:
    return {company.company_id: company.score for company in results.companies if company.score is not None}
