"""Printed chapters that wait for the next build, and documents that several processes make at once."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from scorecard import loader
from scorecard.preview.site import Site
from scorecard.publishing.chapter_files import ChapterFiles
from scorecard.publishing.jobs import Job, Maker, Single
from scorecard.publishing.project import Project
from scorecard.publishing.together import Draft, make_together, write_draft
from scorecard.publishing.workers import Crew
from scorecard.render.manuscript import Place, Printed
from scorecard.workflow.starter import start_project
from tests.render.made import THEME

PRINTED = Printed(
    b"%PDF-1.7\n\x00\xff\n%%EOF\n", 2, (Place("Größe", 2, 0, 10.5, 700.25), Place("vp-1", 0, 1, 0.0, 1.0))
)
COMPANY = "example-mills"


def always() -> bool:
    return True


def keep(folder: Path) -> tuple[ChapterFiles, Path]:
    store = ChapterFiles(folder / "store", "2025__mills__a4")
    store.write("first", "key", PRINTED)
    (path,) = (folder / "store").iterdir()
    return store, path


def test_a_chapter_comes_back_as_it_was(tmp_path: Path) -> None:
    store, _ = keep(tmp_path)
    assert store.read("first", "key") == PRINTED
    assert store.read("second", "key") is None
    assert store.read("first", "another key") is None
    assert replace(store, document="2025__looms__a4").read("first", "key") is None


@pytest.mark.parametrize("damage", [b"", b"\n", b"[]\n", b"{}\n%PDF", b'{"key": 1}\n', b"\xff\xfe\n"])
def test_a_damaged_chapter_counts_for_nothing(tmp_path: Path, damage: bytes) -> None:
    store, path = keep(tmp_path)
    path.write_bytes(damage)
    assert store.read("first", "key") is None
    store.write("first", "key", PRINTED)
    assert store.read("first", "key") == PRINTED
    path.write_bytes(path.read_bytes()[:-1])
    assert store.read("first", "key") is None


def test_chapters_that_a_document_no_longer_has_go(tmp_path: Path) -> None:
    store, path = keep(tmp_path)
    others = [replace(store, document=name) for name in ("2025__mills__letter", "2025__looms__a4")]
    for kept in (store, *others):
        kept.write("second", "key", PRINTED)
    (tmp_path / "store" / "2025__mills__timeline.json").write_text("{}", encoding="utf-8")
    store.keep_only(["first"])
    assert store.read("first", "key") == PRINTED
    assert store.read("second", "key") is None
    assert all(other.read("second", "key") == PRINTED for other in others)
    assert len(list(path.parent.iterdir())) == 4


def test_a_store_that_cannot_be_written_to_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    store = ChapterFiles(tmp_path / "file", "2025__mills__a4")
    store.write("first", "key", PRINTED)
    assert store.read("first", "key") is None


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The example project."""
    start_project(tmp_path)
    return Project(tmp_path / "data", THEME.folder, tmp_path / "output")


@pytest.fixture
def crew(project: Project) -> Iterator[Crew]:
    crew = Crew(project, 2)
    yield crew
    crew.dismiss()


def order(project: Project) -> tuple[Site, bytes, Job]:
    dataset = loader.load(project.data).dataset
    assert dataset is not None
    site = Site(project, dataset)
    spot = site.find(f"companies/{COMPANY}/{COMPANY}-scorecard-2025.pdf")
    assert spot is not None
    return site, *site.hand_over(spot, site.settle(spot))


def chapters_in(project: Project) -> dict[str, int]:
    found = {path.name: path.stat().st_mtime_ns for path in project.chart_store.glob(f"*__{COMPANY}__a4__*.chapter")}
    assert len(found) > 3
    return found


def test_made_by_two_processes_a_document_is_the_one_that_a_single_process_makes(project: Project, crew: Crew) -> None:
    site, shared, job = order(project)
    together = make_together(crew, shared, job, always)
    assert together is not None
    assert together.failure == ""
    printed = chapters_in(project)
    assert make_together(crew, shared, job, always) == together
    assert chapters_in(project) == printed
    shutil.rmtree(project.chart_store)
    ((_, alone),) = Maker(site.share("")).make(job)
    assert alone == together.content
    assert "Example Mills" in PdfReader(io.BytesIO(alone)).pages[0].extract_text()


def test_written_by_whoever_asks_a_document_is_the_one_that_a_process_writes(project: Project, crew: Crew) -> None:
    site, shared, job = order(project)
    draft = write_draft(Maker(site.share("")), job)
    assert isinstance(draft, Draft)
    printed = make_together(crew, shared, job, always, draft)
    shutil.rmtree(project.chart_store)
    assert printed == make_together(crew, shared, job, always)
    assert printed is not None
    assert printed.failure == ""
    # The report is written and printed in one go.
    assert write_draft(Maker(site.share("")), replace(job, company_id=None)) is None


def test_an_edit_prints_the_chapters_that_show_it_and_no_others(project: Project, crew: Crew) -> None:
    _, shared, job = order(project)
    make_together(crew, shared, job, always)
    before = chapters_in(project)
    path = project.data / "editions" / "2025" / "assessments" / f"{COMPANY}.yaml"
    text = path.read_text(encoding="utf-8")
    assert "rationale: >-\n    " in text
    path.write_text(text.replace("rationale: >-\n    ", "rationale: >-\n    Anew. ", 1), encoding="utf-8")
    _, shared, job = order(project)
    made = make_together(crew, shared, job, always)
    after = chapters_in(project)
    changed = {name.rpartition("__")[2] for name in after if after[name] != before.get(name)}
    assert {"second.chapter"} < changed < {name.rpartition("__")[2] for name in after}
    assert made is not None
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages)
    assert "Anew." in words


def test_what_cannot_be_made_is_told_in_one_line(project: Project, tmp_path: Path) -> None:
    shutil.copytree(THEME.folder, tmp_path / "theme")
    template = tmp_path / "theme" / "documents" / "scorecard.html"
    whole = template.read_text(encoding="utf-8")
    spoilt = replace(project, templates=tmp_path / "theme")
    crew = Crew(spoilt, 2)
    try:
        for wrong, told in (
            (whole.replace("<h2>Sources</h2>", '<h2>Sources</h2><img src="mark:none" alt="">'), "may not have"),
            (whole.replace("{{ page.legend }}", "{{ page.legend"), "the template documents/scorecard.html, line"),
        ):
            assert wrong != whole
            template.write_text(wrong, encoding="utf-8")
            _, shared, job = order(spoilt)
            single = make_together(crew, shared, job, always)
            assert single is not None
            assert single.content == b""
            assert told in single.failure
            assert "\n" not in single.failure
            assert "Traceback" in single.details
        # The last one is found while it is written, whoever does that.
        site, _, job = order(spoilt)
        draft = write_draft(Maker(site.share("")), job)
        assert isinstance(draft, Single)
        assert "the template documents/scorecard.html, line" in draft.failure
    finally:
        crew.dismiss()


def test_a_crew_that_is_dismissed_makes_nothing(project: Project, crew: Crew) -> None:
    _, shared, job = order(project)
    crew.dismiss()
    assert make_together(crew, shared, job, always) is None
    assert list(project.chart_store.glob("*.chapter")) == []


def test_where_nothing_can_be_kept_the_document_is_the_same(project: Project, crew: Crew) -> None:
    _, shared, job = order(project)
    shutil.rmtree(project.chart_store)
    project.chart_store.write_text("no folder", encoding="utf-8")
    made = make_together(crew, shared, job, always)
    assert made is not None
    project.chart_store.unlink()
    assert made == make_together(crew, shared, job, always)


@pytest.mark.parametrize("answers", [[], [True], [True, True, True]], ids=["begun", "composed", "in-print"])
def test_what_is_no_longer_wanted_is_not_gone_on_with(project: Project, crew: Crew, answers: list[bool]) -> None:
    _, shared, job = order(project)
    asked = iter(answers)
    assert make_together(crew, shared, job, lambda: next(asked, False)) is None
    assert len(list(project.chart_store.glob("*.chapter"))) == max(len(answers) - 1, 0)
