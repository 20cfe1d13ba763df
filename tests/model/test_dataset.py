"""The dataset: what it answers about frameworks, commitments, scales and sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.loader import load
from scorecard.model.dataset import Dataset, walk_groups
from scorecard.model.framework import Framework

GOOD = Path(__file__).parents[1] / "loader" / "good"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    found = load(GOOD).dataset
    assert found is not None
    return found


def commitment(commitment_id: str) -> dict[str, object]:
    return {"id": commitment_id, "number": "1", "name": "x", "text": "x", "source": "x", "guide": []}


def framework(order: int, groups: list[object], commitments: list[object]) -> Framework:
    texts = ("name", "short_name", "issuer", "summary", "binds", "endorse_verb", "element_name", "element_plural")
    return Framework.model_validate(
        {
            **dict.fromkeys(texts, "x"),
            "order": order,
            "launched": "2020",
            "source": "x",
            "signatories_complete": False,
            "groups": groups,
            "commitments": commitments,
        }
    )


def test_commitments_come_in_the_order_of_pages(dataset: Dataset) -> None:
    inner = {"id": "inner", "name": "x", "commitments": [commitment("c4")]}
    outer = {"id": "outer", "name": "x", "groups": [inner], "commitments": [commitment("c3")]}
    first = framework(1, [outer, {"id": "last", "name": "x"}], [commitment("c2")])
    other = framework(0, [], [commitment("c1")])
    both = Dataset(dataset.programme, dataset.methodology, frameworks={"a": first, "b": other})
    assert [name for name, _ in both.ordered_frameworks()] == ["b", "a"]
    assert list(both.commitments()) == ["c1", "c2", "c3", "c4"]
    assert both.framework_of() == {"c1": "b", "c2": "a", "c3": "a", "c4": "a"}
    assert [group.id for group in walk_groups(first.groups)] == ["outer", "inner", "last"]


def test_frameworks_of_one_order_are_sorted_by_id(dataset: Dataset) -> None:
    both = Dataset(
        dataset.programme, dataset.methodology, frameworks={"b": framework(1, [], []), "a": framework(1, [], [])}
    )
    assert [name for name, _ in both.ordered_frameworks()] == ["a", "b"]


def test_a_commitment_has_the_default_scale_unless_it_names_one(dataset: Dataset) -> None:
    shelf = dataset.commitments()["shelf"]
    assert dataset.scale_of(shelf) is dataset.methodology.scales["delivery"]
    assert dataset.scale_of(shelf.model_copy(update={"scale": "measured"})) is dataset.methodology.scales["measured"]
    assert dataset.scale_of(shelf.model_copy(update={"scale": "unknown"})) is None


def test_a_level_is_found_by_its_id(dataset: Dataset) -> None:
    scale = dataset.methodology.scales["delivery"]
    level = scale.level("delivered")
    assert level is not None
    assert level.points == 100
    assert scale.level("unknown") is None


def test_a_company_sees_its_own_sources_and_the_shared_ones(dataset: Dataset) -> None:
    own = dataset.source("quay-books", "news")
    assert own is not None
    assert own.url == "https://quay.example.org/news"
    shared = dataset.source("quay-books", "charter")
    assert shared is dataset.sources["charter"]
    assert dataset.source(None, "charter") is shared
    assert dataset.source(None, "news") is None
    assert dataset.source("nobody", "news") is None


def test_pledges_and_evidence_are_found_by_their_ids(dataset: Dataset) -> None:
    company = dataset.companies["harbour-books"]
    assert company.pledge("p1") is company.pledges[0]
    assert company.pledge("e1") is None
    assert company.evidence_item("e1") is company.evidence[0]
    assert company.evidence_item("p1") is None
