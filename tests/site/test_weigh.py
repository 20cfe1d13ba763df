"""Weigh it yourself: what the browser works out is what scoring works out, for every company and many methods."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from scorecard.loader import load
from scorecard.model.dataset import Dataset
from scorecard.model.methodology import NodeMethod
from scorecard.render.html import render
from scorecard.render.theme import Theme
from scorecard.scoring.results import Results
from scorecard.scoring.score import score
from scorecard.scoring.texts import points_text
from scorecard.views.weighing import weigh_page
from tests.conftest import ROOT
from tests.site.browser import PHONE, Chromium, Visit

THEME = Theme(ROOT / "templates")
PAGE = "weigh/index.html"
ROWS = """[...document.querySelectorAll('#weighed tr')].map(row => [row.dataset.id, row.dataset.exact,
    row.querySelector('.w-rank b').textContent, row.querySelector('.w-score').textContent])"""
METHODS: dict[str, dict[str, Any]] = {
    "as it is": {},
    "groups weigh the same": {"weighting": "by-group"},
    "own weights": {
        "weighting": "by-group",
        "weights": {"vp-01": Fraction(1, 3), "project-protect": Fraction(5, 2), "vp-theme-grooming": Fraction(0)},
    },
    "the weakest part decides": {"nodes": {"project-protect": NodeMethod(aggregate="lowest")}},
    "harmonic": {"aggregate": "harmonic"},
    "geometric": {"aggregate": "geometric"},
    "plain geometric, groups apart": {"aggregate": "plain-geometric", "weighting": "by-group"},
    "services last": {"nodes": {"overall": NodeMethod(services="last")}},
    "services last in one framework": {"nodes": {"voluntary-principles": NodeMethod(services="last")}},
    "all must be judged": {"min_coverage": Fraction(1)},
}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    found = load(ROOT / "data").dataset
    assert found is not None
    return found


def change_method(dataset: Dataset, **changes: object) -> Dataset:
    return replace(dataset, methodology=dataset.methodology.model_copy(update=changes))


def write_page(dataset: Dataset, folder: Path) -> tuple[Path, Results]:
    results = score(dataset, dataset.programme.current_edition)
    path = folder / "weigh.html"
    path.write_text(render(THEME, weigh_page(dataset, results)), encoding="utf-8")
    return path, results


def read_rows(visit: Visit) -> dict[str, tuple[str, str, str]]:
    rows: list[list[str]] = visit.page.evaluate(ROWS)
    return {company: (exact, rank, text) for company, exact, rank, text in rows}


def wanted_rows(results: Results) -> dict[str, tuple[str, str, str]]:
    return {
        item.company_id: (
            "" if item.score is None else str(item.score),
            "–" if item.rank is None else str(item.rank),
            points_text(item.score, 1),
        )
        for item in results.companies
    }


def agree(found: dict[str, tuple[str, str, str]], wanted: dict[str, tuple[str, str, str]], *, exact: bool) -> None:
    """Every figure is the same; of irrational means nine digits of the fraction behind it."""
    assert {key: row[1:] for key, row in found.items()} == {key: row[1:] for key, row in wanted.items()}
    for company, (fraction, _, _) in wanted.items():
        if exact or not fraction:
            assert found[company][0] == fraction, company
        else:
            assert float(Fraction(found[company][0])) == pytest.approx(float(Fraction(fraction)), abs=1e-9), company


@pytest.mark.parametrize("method", METHODS)
def test_the_published_weights_give_the_published_figures_of_every_company(
    dataset: Dataset, chromium: Chromium, tmp_path: Path, method: str
) -> None:
    path, results = write_page(change_method(dataset, **METHODS[method]), tmp_path)
    with chromium.open_page(path) as visit:
        found = read_rows(visit)
        assert visit.messages == []
        assert visit.page.locator("#back").is_disabled()
    assert len(found) >= 6
    agree(found, wanted_rows(results), exact="geometric" not in method)


@pytest.mark.parametrize("method", ["as it is", "own weights", "services last", "geometric"])
def test_other_weights_and_points_give_what_scoring_makes_of_them(
    dataset: Dataset, chromium: Chromium, tmp_path: Path, method: str
) -> None:
    own = change_method(dataset, **METHODS[method])
    path, before = write_page(own, tmp_path)
    factors = {"vp-01": Fraction(3), "vp-theme-collaborate": Fraction(1, 2), "project-protect": Fraction(7, 4)}
    points = {"partial": Fraction(50), "verified": Fraction(90)}
    told = [f"{key}={float(value):g}" for key, value in factors.items()]
    told += [f"delivery.{key}={value}" for key, value in points.items()]
    after = score(weigh_otherwise(own, factors, points), own.programme.current_edition)
    assert wanted_rows(after) != wanted_rows(before)
    with chromium.open_page(f"{path.as_uri()}#{'&'.join(told)}") as visit:
        agree(read_rows(visit), wanted_rows(after), exact=method != "geometric")


def weigh_otherwise(dataset: Dataset, factors: dict[str, Fraction], points: dict[str, Fraction]) -> Dataset:
    """The same choices made in the method: where commitments weigh, a factor is one of each commitment below."""
    method = dataset.methodology
    weights = dict(method.weights)
    if method.weighting == "by-group":
        weights |= {key: weights.get(key, Fraction(1)) * factor for key, factor in factors.items()}
    else:
        for framework_id, framework in dataset.frameworks.items():
            parts = [(framework_id, framework.walk()), *((group.id, group.walk()) for group in framework.groups)]
            parts += [(item.id, iter([item])) for item in framework.walk()]
            for node_id, items in parts:
                for item in items:
                    weights[item.id] = weights.get(item.id, Fraction(1)) * factors.get(node_id, Fraction(1))
    scale = method.scales["delivery"]
    levels = tuple(level.model_copy(update={"points": points.get(level.id, level.points)}) for level in scale.levels)
    scales = {**method.scales, "delivery": scale.model_copy(update={"levels": levels})}
    return change_method(dataset, weights=weights, scales=scales)


def test_keys_move_a_slider_the_address_keeps_it_and_one_click_takes_it_back(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / PAGE, PHONE) as visit:
        page = visit.page
        published = read_rows(visit)
        page.locator("summary").nth(1).focus()
        page.keyboard.press("Enter")
        slider = page.locator("input[name=vp-01]")
        slider.focus()
        for _ in range(8):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("location.hash === '#vp-01=3'")
        assert slider.get_attribute("aria-valuetext") == "× 3"
        moved = read_rows(visit)
        assert moved != published
        assert "ranks change" in page.locator("#told").inner_text()
        page.reload()
        assert read_rows(visit) == moved
        page.locator("#back").click()
        page.wait_for_function("!location.hash")
        assert read_rows(visit) == published
        assert page.locator("#told").inner_text().startswith("As published")
        assert visit.messages == []


def test_nonsense_in_the_address_changes_nothing(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(f"{(built / PAGE).as_uri()}#vp-01=-3&vp-02=1e9&delivery.partial=x&nobody=2") as visit:
        assert visit.page.locator("#back").is_disabled()
        assert visit.messages == []


def test_without_a_script_the_published_weights_stand_there(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / PAGE, scripts=False) as visit:
        assert visit.page.locator("input[type=range]").first.is_hidden()
        assert visit.page.get_by_text("scripts are off here").is_visible()
        assert visit.page.locator("#weighed tr").count() >= 6
