"""The files of a preview are those of a build: the same addresses with the same keys, in every edition."""

from __future__ import annotations

import posixpath
import shutil
from pathlib import Path

import pytest

from scorecard.loader import load
from scorecard.model.dataset import Dataset
from scorecard.preview.shelf import Shelf
from scorecard.preview.site import Site, Spot
from scorecard.publishing.manifest import Entry, hash_bytes, write_manifest
from scorecard.publishing.options import Options
from scorecard.publishing.plan import LISTINGS, Artefact
from scorecard.publishing.project import Project
from scorecard.publishing.tree import survey
from scorecard.workflow.starter import start_project
from tests.preview.running import TEMPLATES

FROM_OTHERS = frozenset({"press"})


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The example with a second edition, an earlier one."""
    folder = tmp_path_factory.mktemp("site")
    start_project(folder)
    editions = folder / "data" / "editions"
    shutil.copytree(editions / "2025", editions / "2023")
    edition = editions / "2023" / "edition.yaml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace("2025", "2023"), encoding="utf-8")
    return Project(folder / "data", TEMPLATES, folder / "output")


@pytest.fixture(scope="module")
def dataset(project: Project) -> Dataset:
    found = load(project.data).dataset
    assert found is not None
    assert set(found.editions) == {"2023", "2025"}
    return found


def test_a_preview_has_the_addresses_and_keys_of_a_build(project: Project, dataset: Dataset) -> None:
    site = Site(project, dataset)
    trees = survey(project, dataset, Options(), {})
    assert {tree.place for tree in trees} == {"", "editions/2023"}
    for tree in trees:
        for item in (*tree.stale, *tree.listings):
            spot = Spot(tree.place, item.path)
            assert site.find(posixpath.join(tree.place, item.path)) == spot
            if item.kind not in FROM_OTHERS:
                assert site.settle(spot) == item
    assert {spot.address for spot in site.all_spots()} == {
        posixpath.join(tree.place, item.path) for tree in trees for item in tree.planned
    }


@pytest.mark.parametrize(
    "address", ["", "nothing", "editions/2024/index.html", "editions/2023/404.html", "manifest.json"]
)
def test_where_a_build_has_nothing_there_is_nothing(project: Project, dataset: Dataset, address: str) -> None:
    assert Site(project, dataset).find(address) is None


def test_a_company_page_leads_to_its_document_and_no_other_page_does(project: Project, dataset: Dataset) -> None:
    site = Site(project, dataset)
    for place, edition_id in (("", "2025"), ("editions/2023", "2023")):
        document = f"companies/example-mills/example-mills-scorecard-{edition_id}.pdf"
        found = site.document_of(Spot(place, "companies/example-mills/index.html"))
        assert found == Spot(place, document)
        for path in ("index.html", document, "embed/companies/example-mills/index.html"):
            assert site.document_of(Spot(place, path)) is None


def test_what_a_kit_and_a_list_are_made_from(project: Project, dataset: Dataset) -> None:
    site = Site(project, dataset)
    kit = {spot.path for spot in site.parts_of(Spot("", "press-kit-2025.zip"))}
    assert {"report-2025.pdf", "results.json", "companies/example-mills/charts/timeline.svg"} <= kit
    assert not any(path.endswith(".html") for path in kit)
    listed = {spot.path for spot in site.parts_of(Spot("", *LISTINGS))}
    assert {*kit, "index.html", "press-kit-2025.zip"} <= listed
    assert not LISTINGS & listed
    assert site.parts_of(Spot("", "index.html")) == ()


SPOT = Spot("editions/2023", "scores.csv")
BUILT = b"company,score\n"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """What a build left: one file."""
    file = tmp_path / SPOT.address
    file.parent.mkdir(parents=True)
    file.write_bytes(BUILT)
    entry = Entry(SPOT.address, "data", "key of the build", hash_bytes(BUILT), len(BUILT))
    (tmp_path / "manifest.json").write_bytes(write_manifest("2025", "", "", [entry]))
    return tmp_path


def test_a_file_of_the_last_build_counts_for_the_key_that_it_was_made_with(output: Path) -> None:
    shelf = Shelf(output)
    found = shelf.find(SPOT, "key of the build")
    assert found is not None
    assert found.content == BUILT
    assert found.entry.path == SPOT.path
    assert shelf.find(SPOT, "another key") is None
    assert shelf.find(Spot("", SPOT.path), "key of the build") is None
    (output / SPOT.address).write_bytes(b"edited by hand")
    assert shelf.find(SPOT, "key of the build") is None
    (output / "manifest.json").unlink()
    assert shelf.find(SPOT, "key of the build") is None


def test_a_finished_file_counts_until_there_is_another(output: Path) -> None:
    shelf = Shelf(output)
    for number in ("1", "2"):
        shelf.put(SPOT, Artefact(SPOT.path, "data", None, "own"), number, number.encode())
    assert shelf.find(SPOT, "1") is None
    found = shelf.find(SPOT, "2")
    assert found is not None
    assert (found.content, found.entry.key, found.entry.sha256) == (b"2", "2", hash_bytes(b"2"))
