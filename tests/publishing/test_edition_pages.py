"""The pages of frameworks and of context figures: in the plan, keyed by what they show, linked where they should be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.model.context import ContextTopic
from scorecard.publishing.keys import Keys, make_keys
from scorecard.publishing.plan import link, links_of, plan
from tests.views.context_register import WATER, make_item, with_context
from tests.views.site_register import with_pages

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
    permanent = {path for path in files if path.startswith("editions/") and path != "editions/index.html"}
    framework = "frameworks/weir-pact/index.html"
    own = {f"editions/{results.edition_id}/{framework}"}
    assert links_of(by_path[framework], files) == files - permanent | own
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


def site() -> tuple[Dataset, Results]:
    """A register with context figures, texts of the programme and an address."""
    dataset, results = with_context()
    pages, _ = with_pages()
    programme = dataset.programme.model_copy(update={"base_url": "https://river.example/"})
    return replace(dataset, pages=pages.pages, programme=programme), results


def test_what_stands_once_for_all_editions_is_planned_with_the_current_one_alone() -> None:
    dataset, results = site()
    once = {
        "404.html",
        "about/index.html",
        "about/press/index.html",
        "editions/index.html",
        "robots.txt",
        "sitemap.xml",
    }
    assert once <= {item.path for item in plan(dataset, results, keys_of(dataset, results))}
    past = replace(dataset, programme=dataset.programme.model_copy(update={"current_edition": "2099"}))
    paths = {item.path for item in plan(past, results, keys_of(past, results))}
    assert paths & once == set()
    assert not any(path.startswith("editions/") for path in paths)
    assert {"methodology/index.html", "downloads/index.html", "commitments/rc-1/index.html"} <= paths
    nowhere = replace(dataset, programme=dataset.programme.model_copy(update={"base_url": None}))
    paths = {item.path for item in plan(nowhere, results, keys_of(nowhere, results))}
    assert paths & {"robots.txt", "sitemap.xml"} == set()


def test_every_page_of_the_current_edition_has_something_at_its_permanent_address() -> None:
    dataset, results = site()
    planned = plan(dataset, results, keys_of(dataset, results))
    pages = {item.path: item for item in planned if item.kind == "html"}
    for path, item in pages.items():
        if path not in {"404.html", "editions/index.html", "robots.txt", "sitemap.xml"} and not path.startswith(
            ("about/", "editions/", "embed/co", "feed.xml")
        ):
            place = f"editions/{results.edition_id}/{path}"
            assert pages[place].company_id == item.company_id
            assert path in links_of(pages[place], frozenset(pages))


def test_an_edit_makes_stale_only_the_commitments_that_it_concerns() -> None:
    dataset, results = site()
    before = keys_of(dataset, results).pages
    data = dataset.editions[results.edition_id]
    judged = data.assessments["mixed"]
    reworded = {**judged, "rc-1": judged["rc-1"].model_copy(update={"rationale": "Otherwise."})}
    edited = replace(data, assessments={**data.assessments, "mixed": reworded})
    after = keys_of(replace(dataset, editions={results.edition_id: edited}), results).pages
    assert {path for path in before if before[path] != after[path]} == {"commitments/rc-1/index.html"}


def test_a_changed_fact_or_source_makes_stale_the_commitments_that_cite_it() -> None:
    dataset, results = site()
    before = keys_of(dataset, results).pages
    company = dataset.companies["mixed"]
    source = company.sources["minutes"].model_copy(update={"title": "Minutes, corrected"})
    changed = company.model_copy(update={"sources": {**company.sources, "minutes": source}})
    after = keys_of(replace(dataset, companies={**dataset.companies, "mixed": changed}), results).pages
    assert {path for path in before if before[path] != after[path]} == {
        "commitments/rc-3/index.html",
        "commitments/wp-1/index.html",
    }


def test_a_new_sentence_in_a_text_makes_that_text_stale_and_a_new_name_for_it_every_page() -> None:
    dataset, results = site()
    before = keys_of(dataset, results)
    about = dataset.pages["about"]
    reworded = about.model_copy(update={"summary": "Who counts."})
    after = keys_of(replace(dataset, pages={**dataset.pages, "about": reworded}), results)
    assert {path for path in before.pages if before.pages[path] != after.pages[path]} == {"about/index.html"}
    assert before.company == after.company
    renamed = about.model_copy(update={"menu": "Who we are"})
    after = keys_of(replace(dataset, pages={**dataset.pages, "about": renamed}), results)
    assert not set(before.company.items()) & set(after.company.items())
    assert not set(before.pages.items()) & set(after.pages.items())


def test_the_list_of_pages_depends_on_every_file() -> None:
    dataset, results = site()
    planned = plan(dataset, results, keys_of(dataset, results))
    sitemap = next(item for item in planned if item.path == "sitemap.xml")
    files = frozenset(item.path for item in planned) | {"editions/2022/index.html"}
    assert links_of(sitemap, files) == files
