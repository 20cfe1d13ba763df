"""Builds of the example project: what is made, what is kept, and what a failure or a kill leaves behind."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from scorecard.views.address import TOOLS, is_site_wide
from scorecard.workflow.starter import start_project
from tests.processes import family_of, heed_interrupts, wait_for_the_end_of

ROOT = Path(__file__).parent.parent.parent
THEME = ROOT / "templates"
# In Chinese: no font of ours has this sign, so a PDF that it stands in can't be made.
UNPRINTABLE = "水"
FOODS = "editions/2025/assessments/example-foods.yaml"


@pytest.fixture
def project(finished: Path, tmp_path: Path) -> Path:
    """A project that has not been built, with the pictures that a build would spend most of its time on."""
    start_project(tmp_path)
    shutil.copytree(finished / ".output.charts", tmp_path / ".output.charts")
    return tmp_path


@pytest.fixture
def built(finished: Path, tmp_path: Path) -> Path:
    shutil.copytree(finished, tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture(scope="module")
def finished_editions(finished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with another edition, built once for all tests of this module; they only copy it."""
    folder = tmp_path_factory.mktemp("editions") / "project"
    shutil.copytree(finished, folder)
    add_edition(folder)
    result = run(folder, "--jobs", "2")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture
def editions(finished_editions: Path, tmp_path: Path) -> Path:
    shutil.copytree(finished_editions, tmp_path / "project")
    return tmp_path / "project"


MILLS = "editions/2025/assessments/example-mills.yaml"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "scorecard", "build", "--templates", str(THEME), *arguments]


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build, in one process unless told otherwise: to start others takes longer than two companies do."""
    alone = () if "--jobs" in arguments else ("--jobs", "1")
    result = subprocess.run(
        command(*alone, *arguments),
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in result.stderr
    return result


def read_tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def assert_whole(output: Path) -> None:
    """Every file is listed in SHA256SUMS with the hash that it has, and every listed file is there."""
    lines = (output / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    found = read_tree(output)
    assert set(sums) == set(found) - {"SHA256SUMS"}
    assert len(sums) > 5
    assert {path: hashlib.sha256(found[path]).hexdigest() for path in sums} == sums


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_build_writes_every_file_and_lists_it(finished: Path) -> None:
    output = finished / "output"
    assert_whole(output)
    manifest = json.loads((output / "manifest.json").read_bytes())
    assert {row["path"] for row in manifest["files"]} == set(read_tree(output)) - {"manifest.json", "SHA256SUMS"}
    assert (output / "companies" / "example-mills" / "example-mills-scorecard-2025.pdf").read_bytes()[:5] == b"%PDF-"
    left = [path.name for path in finished.iterdir() if "staging" in path.name]
    assert left == []


def test_a_second_build_makes_nothing(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "output").rglob("*")}
    result = run(built)
    assert re.match(r"Files of 2 companies: 0 made, \d+ unchanged; ", result.stdout)
    assert {path: path.stat().st_mtime_ns for path in (built / "output").rglob("*")} == before


def test_a_build_with_nothing_to_do_imports_nothing_that_makes_files(built: Path) -> None:
    """They take longer to import than such a build takes."""
    heavy = ("jinja2", "matplotlib", "pydantic", "scorecard.publishing.plan", "weasyprint", "yaml")
    told = f"print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)"
    program = f"import atexit, sys; atexit.register(lambda: {told}); from scorecard.cli import main; main()"
    alone = [sys.executable, "-c", program, *command("--jobs", "1")[3:]]
    idle = subprocess.run(alone, cwd=built, capture_output=True, text=True, check=True)
    assert (" 0 made, " in idle.stdout, idle.stderr.split()) == (True, [])
    (built / "output" / "index.html").unlink()
    busy = subprocess.run(alone, cwd=built, capture_output=True, text=True, check=True)
    assert (" 0 made, " in busy.stdout, "scorecard.publishing.plan" in busy.stderr) == (False, True)


def test_the_same_data_gives_the_same_bytes_anywhere(finished: Path, tmp_path: Path) -> None:
    start_project(tmp_path / "elsewhere")
    result = run(
        tmp_path / "elsewhere",
        "--jobs",
        "3",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        LANG="C",
        PYTHONHASHSEED="7",
        SOURCE_DATE_EPOCH="1",
        HOME=str(tmp_path),
    )
    assert result.returncode == 0, result.stderr
    assert read_tree(tmp_path / "elsewhere" / "output") == read_tree(finished / "output")


def test_an_edit_to_one_company_rebuilds_that_company_and_what_shows_it(
    built: Path, finished: Path, tmp_path: Path
) -> None:
    before = read_tree(built / "output")
    edit(built, MILLS, "for later years none were found", "later ones are missing")
    assert run(built).returncode == 0
    after = read_tree(built / "output")
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {
        "SHA256SUMS",
        "manifest.json",
        # The edition's own pages name its data.
        "index.html",
        "context/index.html",
        "corrections/index.html",
        "compare/index.html",
        "side-by-side/index.html",
        "weigh/index.html",
        "search/index.html",
        "frameworks/river-charter/index.html",
        "results.json",
        "scores.csv",
        "report-2025.pdf",
        "press-kit-2025.zip",
        "companies/example-mills/index.html",
        "companies/example-mills/example-mills-scorecard-2025.pdf",
        # So do these, of the open data; of the other tables and of other companies' and commitments' files no byte.
        "data/CITATION.cff",
        "data/README.txt",
        "data/api/index.json",
        "data/assessments.csv",
        "data/datapackage.json",
        "data/editions.csv",
        "data/metadata.json",
        "data/scorecard-2025.sqlite",
        "data/scorecard-2025.xlsx",
        "data/scores.csv",
        "data/api/companies/example-mills.json",
        "data/api/commitments/rc-3.json",
        # Of the commitments only the one that was judged anew; and the list of all files with their hashes.
        "commitments/rc-3/index.html",
        "downloads/index.html",
        *TOOLS,
    }
    assert_whole(built / "output")
    # Now one process makes the report, while the main one writes the scorecard and the others print it.
    other = shutil.copytree(finished, tmp_path / "other")
    edit(other, MILLS, "for later years none were found", "later ones are missing")
    assert run(other, "--jobs", "3").returncode == 0
    assert read_tree(other / "output") == after
    # Its running heads wait, too.
    assert len(list(other.glob(".output.charts/*__example-mills__a4__sheets.chapter"))) == 1
    edit(other, MILLS, "later ones are missing", f"later ones are {UNPRINTABLE} missing")
    result = run(other, "--jobs", "3")
    assert result.returncode == 1
    told = "the fonts of the theme lack characters that the document needs"
    assert re.findall(rf"^(.*): {told}", result.stderr, re.MULTILINE) == ["example-mills", "the edition"]
    assert read_tree(other / "output") == after


def test_a_file_that_was_damaged_is_made_again(built: Path) -> None:
    before = read_tree(built / "output")
    page = built / "output" / "companies" / "example-foods" / "index.html"
    page.unlink()
    page.write_text("damaged", encoding="utf-8")
    assert "1 made" in run(built).stdout
    assert read_tree(built / "output") == before


def test_a_file_that_nobody_made_is_taken_away(built: Path) -> None:
    before = read_tree(built / "output")
    (built / "output" / "stray.txt").touch()
    assert run(built).returncode == 0
    assert read_tree(built / "output") == before


def test_a_company_that_left_the_edition_leaves_the_output(built: Path) -> None:
    edit(built, "editions/2025/edition.yaml", "[example-mills, example-foods]", "[example-mills]")
    (built / "data/editions/2025/assessments/example-foods.yaml").unlink()
    result = run(built)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "removed" in result.stdout
    assert not (built / "output" / "companies" / "example-foods").exists()
    assert_whole(built / "output")


def test_only_what_was_asked_for_is_made(project: Path) -> None:
    assert run(project, "--company", "example-foods", "--only", "html,data").returncode == 0
    assert set(read_tree(project / "output")) == {
        "SHA256SUMS",
        "manifest.json",
        "companies/example-foods/index.html",
        "embed/companies/example-foods/index.html",
        "data/api/companies/example-foods.json",
        "editions/2025/companies/example-foods/index.html",
    }
    first = (project / "output/companies/example-foods/index.html").read_bytes()
    assert run(project).returncode == 0
    # Now there are a PDF and a front page to link to, so the page is not the same any more.
    assert (project / "output/companies/example-foods/index.html").read_bytes() != first
    assert_whole(project / "output")


def test_a_company_that_fails_does_not_stop_the_others_and_leaves_the_output_as_it_was(built: Path) -> None:
    before = read_tree(built / "output")
    edit(built, FOODS, "Visits were", f"{UNPRINTABLE} visits were")
    result = run(built, "--jobs", "2")
    assert result.returncode == 1
    assert re.search(r"^example-foods: .*" + UNPRINTABLE, result.stderr, re.MULTILINE), result.stderr
    # Its own document, and the annual report, which prints the same words.
    assert "2 failed" in result.stdout
    assert read_tree(built / "output") == before


def test_keep_going_publishes_the_rest_without_a_dead_link(project: Path) -> None:
    edit(project, FOODS, "Visits were", f"{UNPRINTABLE} visits were")
    result = run(project, "--keep-going")
    assert result.returncode == 1
    assert "the rest was published" in result.stdout
    output = project / "output"
    assert_whole(output)
    assert not (output / "companies" / "example-foods").exists()
    assert dead_links(output) == []
    edit(project, FOODS, f"{UNPRINTABLE} visits were", "Visits were")
    assert run(project).returncode == 0
    assert "companies/example-foods/index.html" in (output / "index.html").read_text(encoding="utf-8")


def test_keep_going_keeps_the_last_good_files_of_what_fails(built: Path) -> None:
    before = read_tree(built / "output")
    edit(built, FOODS, "Visits were", f"{UNPRINTABLE} visits were")
    assert run(built, "--keep-going").returncode == 1
    after = read_tree(built / "output")
    document = "companies/example-foods/example-foods-scorecard-2025.pdf"
    assert after[document] == before[document]
    assert_whole(built / "output")
    report = "report-2025.pdf"
    assert after[report] == before[report]
    # The report alone is left behind: the edition's own pages are those of the new data.
    assert after["index.html"] != before["index.html"]
    assert "2 failed" in run(built).stdout


def test_keep_going_leaves_no_dead_link_when_a_document_was_lost(built: Path) -> None:
    folder = built / "output" / "companies" / "example-foods"
    (folder / "example-foods-scorecard-2025.pdf").unlink()
    edit(built, FOODS, "Visits were", f"{UNPRINTABLE} visits were")
    assert run(built, "--keep-going").returncode == 1
    assert_whole(built / "output")
    assert dead_links(built / "output") == []


def dead_links(output: Path) -> list[str]:
    """The links in all pages that lead to no file."""
    pages = list(output.rglob("*.html"))
    assert pages
    return [
        f"{page.relative_to(output)}: {target}"
        for page in pages
        for target in re.findall(r'href="([^"#]+)(?:#[^"]*)?"', page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]


def add_edition(project: Path) -> None:
    """Give the project an edition beside the current one, with the same judgements."""
    editions = project / "data" / "editions"
    shutil.copytree(editions / "2025", editions / "2024")
    edit(project, "editions/2024/edition.yaml", "Edition 2025", "Edition 2024")


def test_another_edition_stands_in_a_folder_of_its_own_and_each_page_leads_to_its_like(
    finished: Path, editions: Path
) -> None:
    before = read_tree(finished / "output")
    output = editions / "output"
    assert_whole(output)
    assert dead_links(output) == []
    after = read_tree(output)
    inside = {path.removeprefix("editions/2024/") for path in after if path.startswith("editions/2024/")}
    names = {re.sub(r"-2024\.(pdf|xlsx|sqlite|zip)$", r"-2025.\1", path) for path in inside}
    once = {path for path in before if is_site_wide(path) or path.startswith("editions/")}
    assert "404.html" in once
    cards = {path for path in before if path.endswith("card.png")}
    assert "card.png" in cards
    assert names == set(before) - once - cards - {"manifest.json", "SHA256SUMS"}
    page = "companies/example-mills/index.html"
    assert b'href="../../editions/2024/companies/example-mills/index.html"' in after[page]
    assert b'href="../../../../companies/example-mills/index.html"' in after[f"editions/2024/{page}"]
    assert b"evidence up to 30 June 2025" in after[f"editions/2024/{page}"]
    document = "companies/example-mills/example-mills-scorecard-2025.pdf"
    assert after[document] == before[document], "another edition is no reason to make a document again"
    assert "0 made" in run(editions).stdout


def test_an_edition_that_was_not_asked_for_stays_as_it_is(editions: Path) -> None:
    before = read_tree(editions / "output")
    name = "editions/2024/assessments/example-mills.yaml"
    edit(editions, name, "for later years none were found", "later ones are missing")
    result = run(editions, "--edition", "2024", "--company", "example-mills")
    assert result.returncode == 0, result.stdout + result.stderr
    after = read_tree(editions / "output")
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert changed == {
        "SHA256SUMS",
        "manifest.json",
        "editions/2024/companies/example-mills/index.html",
        "editions/2024/companies/example-mills/example-mills-scorecard-2024.pdf",
        "editions/2024/data/api/companies/example-mills.json",
        # It lists the other files with their hashes.
        "editions/2024/downloads/index.html",
    }
    assert_whole(editions / "output")


def test_an_edition_that_is_taken_back_leaves_the_output(finished: Path, editions: Path) -> None:
    shutil.rmtree(editions / "data" / "editions" / "2024")
    assert run(editions).returncode == 0
    assert read_tree(editions / "output") == read_tree(finished / "output")


def test_a_failure_in_one_edition_leaves_no_dead_link_in_another(built: Path) -> None:
    add_edition(built)
    name = "editions/2024/assessments/example-foods.yaml"
    text = (built / "data" / name).read_text(encoding="utf-8")
    (built / "data" / name).write_text(text.replace("Visits were", f"{UNPRINTABLE} visits were"), encoding="utf-8")
    result = run(built, "--keep-going")
    assert result.returncode == 1
    output = built / "output"
    assert_whole(output)
    assert not (output / "editions" / "2024" / "companies" / "example-foods").exists()
    assert (output / "editions" / "2024" / "companies" / "example-mills").exists()
    assert dead_links(output) == []


def test_to_ask_for_a_company_that_the_edition_does_not_cover_is_wrong_use(project: Path) -> None:
    add_edition(project)
    edit(project, "editions/2024/edition.yaml", "[example-mills, example-foods]", "[example-mills]")
    (project / "data/editions/2024/assessments/example-foods.yaml").unlink()
    result = run(project, "--edition", "2024", "--company", "example-foods")
    assert result.returncode == 2
    assert "no edition asked for has a company example-foods" in result.stderr
    assert not (project / "output").exists()


def test_an_output_that_cannot_be_written_is_one_line(project: Path) -> None:
    result = run(project, "--output", "/dev/null/x")
    assert result.returncode == 1
    assert re.fullmatch(r"scorecard: /dev/null.* can't be read or written: [a-z ]+\n", result.stderr)


def test_what_an_editor_leaves_in_the_theme_changes_nothing(built: Path, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    (theme / ".DS_Store").write_bytes(b"x")
    assert "0 made" in run(built, "--templates", str(theme)).stdout


def test_a_folder_of_somebody_else_is_left_alone(project: Path) -> None:
    (project / "output").mkdir()
    (project / "output" / "thesis.txt").write_text("mine", encoding="utf-8")
    result = run(project)
    assert result.returncode == 2
    assert "holds files that no build made; choose another folder with --output" in result.stderr
    assert read_tree(project / "output") == {"thesis.txt": b"mine"}


@pytest.mark.slow
def test_killed_at_any_moment_a_build_leaves_the_old_output_or_the_new_one(built: Path) -> None:
    name = "editions/2025/assessments/example-mills.yaml"
    old = read_tree(built / "output")
    edit(built, name, "for later years none were found", "later ones are missing")
    shutil.copytree(built / "output", built / "old")
    begun = time.monotonic()
    assert run(built, "--jobs", "2").returncode == 0
    whole_time = time.monotonic() - begun
    new = read_tree(built / "output")
    seen = []
    for step in range(1, 6):
        shutil.rmtree(built / "output")
        shutil.copytree(built / "old", built / "output")
        with subprocess.Popen(
            command("--jobs", "2"),
            cwd=built,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as build:
            time.sleep(whole_time * step / 5)
            os.killpg(build.pid, signal.SIGKILL)
        found = read_tree(built / "output")
        assert found in (old, new)
        seen.append(found == new)
    assert not seen[0]
    assert run(built).returncode == 0
    assert read_tree(built / "output") == new
    assert [path.name for path in built.iterdir() if "staging" in path.name] == []


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_says_so_and_leaves_nothing_running_or_lying_about(
    project: Path, number: signal.Signals
) -> None:
    # Not in the folder of this test, whose name is too long for a socket.
    with (
        tempfile.TemporaryDirectory() as aside,
        subprocess.Popen(
            command("--jobs", "2"),
            cwd=project,
            env=os.environ | {"TMPDIR": aside},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=heed_interrupts,  # noqa: PLW1509 - no other thread runs yet
        ) as build,
    ):
        assert build.stderr is not None
        assert build.stderr.readline().startswith("[1/")
        family = family_of(build.pid)
        assert list(Path(aside).iterdir())
        # As a terminal does it: every process of the group hears of it.
        os.killpg(build.pid, number)
        told = build.stderr.read()
        build.wait()
        assert list(Path(aside).iterdir()) == []
    assert build.returncode != 0
    assert told.rstrip().endswith("Aborted!")
    assert "Traceback" not in told
    assert not (project / "output").exists()
    assert family
    wait_for_the_end_of(family)


@pytest.mark.slow
def test_a_build_that_was_told_to_ignore_a_hangup_goes_on(project: Path) -> None:
    """As `nohup` tells it: then closing the terminal ends nothing."""
    with subprocess.Popen(
        ["nohup", *command("--jobs", "1")],
        cwd=project,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as build:
        assert build.stderr is not None
        line = build.stderr.readline()
        while line and not line.startswith("[1/"):
            line = build.stderr.readline()
        assert line
        build.send_signal(signal.SIGHUP)
        build.communicate()
    assert build.returncode == 0
    assert (project / "output" / "index.html").is_file()


@pytest.mark.slow
def test_of_two_builds_at_once_one_waits_and_both_end_well(project: Path) -> None:
    builds = [
        subprocess.Popen(command("--jobs", "1"), cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = [build.communicate() for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    waited = [errors for _, errors in told if "Another build is writing output; waiting for it to end." in errors]
    assert len(waited) == 1
    assert sorted("0 made" in words for words, _ in told) == [False, True]
    assert_whole(project / "output")
