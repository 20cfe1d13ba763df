"""The pages of frameworks and of context figures: in the plan, keyed by what they show, linked where they should be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.model.context import ContextTopic
from scorecard.publishing.keys import Keys, make_keys
from scorecard.publishing.plan import link, links_of, plan
from tests.views.context_register import WATER, make_item, with_context

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
PAGES = ("context/index.html", "frameworks/river-charter/index.html", "frameworks/weir-pact/index.html", "index.html")


def keys_of(dataset: Dataset, results: Results) -> Keys:
    return make_keys(dataset, results, TEMPLATES)


def test_an_edition_has_a_page_for_each_framework_and_one_for_the_context() -> None:
    dataset, results = with_context()
    planned = plan(dataset, results, keys_of(dataset, results))
    assert set(PAGES) <= {item.path for item in planned if item.kind == "html" and item.company_id is None}
    bare = replace(dataset, context={})
    paths = {item.path for item in plan(bare, results, keys_of(bare, results))}
    assert "context/index.html" not in paths
    assert "frameworks/river-charter/index.html" in paths


def test_a_framework_that_the_edition_does_not_cover_has_no_page() -> None:
    dataset, results = with_context()
    data = dataset.editions[results.edition_id]
    edition = data.edition.model_copy(update={"frameworks": ("river-charter",)})
    narrow = replace(dataset, editions={results.edition_id: replace(data, edition=edition)})
    paths = {item.path for item in plan(narrow, results, keys_of(narrow, results))}
    assert "frameworks/river-charter/index.html" in paths
    assert "frameworks/weir-pact/index.html" not in paths


def test_every_page_may_link_to_the_pages_of_the_edition_and_a_company_to_no_other_company() -> None:
    dataset, results = with_context()
    planned = plan(dataset, results, keys_of(dataset, results))
    files = frozenset(item.path for item in planned)
    by_path = {item.path: item for item in planned}
    company = links_of(by_path["companies/mixed/index.html"], files)
    assert set(PAGES) <= company
    assert not any(path.startswith("companies/kept/") for path in company)
    assert links_of(by_path["frameworks/weir-pact/index.html"], files) == files
    without = frozenset(files - {"context/index.html"})
    keys = {item.path: item.key for item in link(planned, files)}
    fewer = {item.path: item.key for item in link(planned, without)}
    assert keys["companies/mixed/index.html"] != fewer["companies/mixed/index.html"]


def test_a_new_item_of_a_record_makes_no_company_stale() -> None:
    dataset, results = with_context()
    charter = dataset.frameworks["river-charter"]
    item = type(charter.record[0]).model_validate(make_item("r9", "2023", "action", ["rc-1"]))
    changed = charter.model_copy(update={"record": (*charter.record, item)})
    later = replace(dataset, frameworks={**dataset.frameworks, "river-charter": changed})
    assert keys_of(later, results).company == keys_of(dataset, results).company


def test_a_changed_figure_makes_its_own_company_stale_and_no_other() -> None:
    dataset, results = with_context()
    series = [
        {**item, "note": "Counted again."} if item.get("company") == "mixed" else item for item in WATER["series"]
    ]
    topic = ContextTopic.model_validate({**WATER, "series": series})
    before = keys_of(dataset, results).company
    after = keys_of(replace(dataset, context={**dataset.context, "water": topic}), results).company
    assert {company for company in before if before[company] != after[company]} == {"mixed"}


def test_a_changed_caveat_makes_every_company_with_figures_stale() -> None:
    dataset, results = with_context()
    topic = ContextTopic.model_validate({**WATER, "caveats": WATER["caveats"][:1]})
    before = keys_of(dataset, results).company
    after = keys_of(replace(dataset, context={**dataset.context, "water": topic}), results).company
    assert {company for company in before if before[company] != after[company]} == {"kept", "mixed"}
