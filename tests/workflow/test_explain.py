"""The arithmetic that is told for methods other than the plain mean."""

from __future__ import annotations

from pathlib import Path

from scorecard.workflow.explain import explain
from tests.cases.test_shapes import RIGHTS, WHOLE, Index, group, service


def test_a_contribution_that_is_made_service_by_service_is_not_told_as_a_product(tmp_path: Path) -> None:
    index = Index(tmp_path / "data")
    index.services["telco"] = {"one": service("one", ["any"]), "two": service("two", ["any"])}
    cells = {"e1": {"one": "yes", "two": "partly"}, "e2": {"one": "not-applicable", "two": "no"}}
    method = {"nodes": {"f1": {"services": "last"}}, **RIGHTS}
    dataset = index.load([group("f1", "e1", "e2", **WHOLE)], {"telco": cells}, **method)
    text = explain(dataset, "2026", "telco", "e1")
    # Of the half that each service has, e1 has all of one and a half of two: 50 + 12.5.
    assert "effective weight = 3/4 (0.75) of the score" in text
    assert "contribution = 125/2 (62.5) points, put together service by service" in text


def test_the_parts_of_a_plain_geometric_mean_do_not_add_up(tmp_path: Path) -> None:
    index = Index(tmp_path / "data")
    method = {"nodes": {"overall": {"aggregate": "plain-geometric"}}}
    dataset = index.load([group("f1", "e1")], {"land": {"e1": 40}}, **method)
    assert "no contribution: the parts of a score that is not a mean throughout do not add up" in explain(
        dataset, "2026", "land", "e1"
    )


def test_a_service_that_nobody_assessed_is_named_beside_the_points_of_the_others(tmp_path: Path) -> None:
    index = Index(tmp_path / "data")
    index.services["telco"] = {"one": service("one", ["any"]), "two": service("two", ["any"])}
    cells = {"e1": {"one": "yes", "two": "not-assessed"}, "e2": {"one": "yes", "two": "partly"}}
    dataset = index.load([group("f1", "e1", "e2", **WHOLE)], {"telco": cells}, **RIGHTS)
    assert "where assessed: nobody has assessed two, which the points say nothing about" in explain(
        dataset, "2026", "telco", "e1"
    )
    assert "where assessed" not in explain(dataset, "2026", "telco", "e2")
