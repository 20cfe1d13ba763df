"""The press kit: what is in it, what makes it stale, and what an embargo does to it and to everything else."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from scorecard.workflow.starter import start_project
from tests.publishing.test_build import edit, read_tree, run

KIT = "output/press-kit-2025.zip"
EMBARGO = "Embargoed until 1 December 2025."


@pytest.fixture(scope="module")
def embargoed(finished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project under embargo, its kit made all the same."""
    folder = tmp_path_factory.mktemp("embargoed")
    start_project(folder)
    shutil.copytree(finished / ".output.charts", folder / ".output.charts")
    put_under_embargo(folder)
    result = run(folder, "--embargoed")
    assert result.returncode == 0, result.stderr
    return folder


def put_under_embargo(folder: Path) -> None:
    edit(folder, "editions/2025/edition.yaml", "notice:", "embargo: 2025-12-01\nnotice:")


def read_kit(folder: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / KIT) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_kit_holds_documents_charts_and_data_as_published(finished: Path) -> None:
    kit, output = read_kit(finished), read_tree(finished / "output")
    assert {name.split("/")[0] for name in kit} == {"press-kit-2025"}
    assert (
        kit["press-kit-2025/scorecards/example-mills-scorecard-2025.pdf"]
        == output["companies/example-mills/example-mills-scorecard-2025.pdf"]
    )
    assert kit["press-kit-2025/report-2025.pdf"] == output["report-2025.pdf"]
    assert kit["press-kit-2025/data/scores.csv"] == output["scores.csv"]
    # Cards and badges are for pages of others, not for print.
    charts = {path for path in output if "charts/" in path and path.endswith((".svg", ".png"))}
    assert len(charts) > 10
    assert sum("/charts/" in name for name in kit) == len(charts)
    assert kit["press-kit-2025/charts/all-companies/comparison.png"] == output["charts/comparison.png"]
    assert kit["press-kit-2025/fact-sheet-2025.pdf"][:5] == b"%PDF-"
    page = kit["press-kit-2025/fact-sheet-2025.html"].decode()
    assert "Example Foods promised" in page
    assert "What one may not conclude" in page


def test_the_readme_names_contact_licence_and_embargo(finished: Path) -> None:
    readme = read_kit(finished)["press-kit-2025/README.txt"].decode()
    assert "https://example.org/rivers/contact" in readme
    assert "EMBARGO. None." in readme
    assert "Creative Commons" in readme
    assert "2 scorecards" in readme


def test_no_date_in_the_archive_comes_from_a_clock(finished: Path) -> None:
    with zipfile.ZipFile(finished / KIT) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2025, 6, 30, 0, 0, 0)}


def test_under_embargo_everything_in_the_kit_says_so(embargoed: Path) -> None:
    kit = read_kit(embargoed)
    assert {name.split("/")[0] for name in kit} == {"press-kit-2025-embargoed-until-2025-12-01"}
    # The tables are bare; the files that describe them say it for all.
    texts = {
        name: content.decode()
        for name, content in kit.items()
        if name.endswith((".txt", ".html", "/scores.csv", ".json"))
    }
    places = {name.split("/", 1)[1] for name in texts}
    assert {"README.txt", "fact-sheet-2025.html", "data/README.txt", "data/datapackage.json"} <= places
    assert {"data/results.json", "data/scores.csv", "data/api/companies/example-mills.json"} <= places
    for name, text in texts.items():
        assert EMBARGO in text, name
    pictures = [content.decode() for name, content in kit.items() if name.endswith(".svg")]
    assert pictures
    assert all("Embargoed until" in picture for picture in pictures)


def test_an_embargo_keeps_the_kit_off_the_site_until_the_day_on_which_it_ends(tmp_path: Path) -> None:
    start_project(tmp_path)
    put_under_embargo(tmp_path)
    held = run(tmp_path, "--only", "html,press", "--company", "example-mills")
    assert "No press kit: edition 2025 is under embargo until 2025-12-01" in held.stderr
    assert not (tmp_path / KIT).exists()
    page = tmp_path / "output/companies/example-mills/index.html"
    assert EMBARGO in page.read_text("utf-8")
    refused = run(tmp_path, "--only", "press")
    assert refused.returncode == 2
    assert "--embargoed" in refused.stderr
    assert run(tmp_path, "--only", "html", "--on", "2025-11-30").returncode == 0
    assert EMBARGO in page.read_text("utf-8")
    assert run(tmp_path, "--only", "html", "--on", "2025-12-01").returncode == 0
    assert "Embargoed" not in page.read_text("utf-8")


def test_a_public_site_is_not_built_while_any_edition_is_under_embargo(tmp_path: Path) -> None:
    start_project(tmp_path)
    put_under_embargo(tmp_path)
    some = ("--only", "html", "--company", "example-mills", "--public")
    for day in ((), ("--on", "2025-11-30")):
        refused = run(tmp_path, *some, *day)
        assert refused.returncode == 1
        assert "edition 2025 is under embargo until 2025-12-01" in refused.stderr
        assert not (tmp_path / "output").exists()
    both = run(tmp_path, *some, "--embargoed", "--on", "2025-12-01")
    assert (both.returncode, both.stderr) == (2, "scorecard: give either --public or --embargoed\n")
    assert run(tmp_path, *some, "--on", "2025-12-01").returncode == 0
    assert "Embargoed" not in (tmp_path / "output/companies/example-mills/index.html").read_text("utf-8")


def test_the_kit_is_made_again_when_something_in_it_is(finished: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(finished, project)
    before = read_tree(project / "output")
    assert "0 made" in run(project).stdout
    edit(project, "editions/2025/assessments/example-mills.yaml", "for later years none were found", "none came later")
    assert run(project).returncode == 0
    after = read_tree(project / "output")
    assert before["press-kit-2025.zip"] != after["press-kit-2025.zip"]
    assert (
        read_kit(project)["press-kit-2025/scorecards/example-mills-scorecard-2025.pdf"]
        == after["companies/example-mills/example-mills-scorecard-2025.pdf"]
    )
