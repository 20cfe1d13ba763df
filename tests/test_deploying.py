"""Deploying to a plain server, tried with folders of this machine: one step from the old site to the new, whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from scorecard.workflow.starter import start_project
from tests.publishing.test_build import assert_whole, edit, read_tree
from tests.site.server import serve
from tools.check_site import TYPES, check_site, read_sums

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "tools" / "deploy.sh"
# Documents and charts take seconds, and are files like any other to whoever carries them.
OPTIONS = f"--templates {ROOT / 'templates'} --only html,data"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project deployed once; tests copy it."""
    folder = tmp_path_factory.mktemp("deployed")
    start_project(folder)
    done = deploy(folder, folder / "site")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def project(finished: Path, tmp_path: Path) -> Path:
    shutil.copytree(finished, tmp_path / "project", symlinks=True)
    return tmp_path / "project"


def deploy(folder: Path, to: object, **environment: str) -> subprocess.CompletedProcess[str]:
    here = {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT), "SCORECARD_OPTIONS": OPTIONS}
    return subprocess.run(
        [DEPLOY, str(to)],
        cwd=folder,
        env=os.environ | here | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def reword(folder: Path, old: str, new: str) -> None:
    edit(folder, "editions/2025/edition.yaml", old, new)


def test_a_site_is_the_folder_that_was_built_behind_a_link(finished: Path) -> None:
    current = finished / "site" / "current"
    assert current.is_symlink()
    assert_whole(current.resolve())
    assert read_tree(current.resolve()) == read_tree(finished / "output")
    assert {oct(path.stat().st_mode & 0o777) for path in current.resolve().rglob("*")} == {"0o755", "0o644"}


def test_the_same_build_again_changes_nothing(project: Path) -> None:
    before = sorted((project / "site").rglob("*"))
    assert deploy(project, project / "site").returncode == 0
    assert sorted((project / "site").rglob("*")) == before


def test_a_new_build_takes_the_place_and_the_last_one_stays_beside_it(project: Path) -> None:
    site = project / "site"
    first = (site / "current").resolve()
    reword(project, "An invented example", "Another invented example")
    assert deploy(project, site).returncode == 0
    second = (site / "current").resolve()
    assert second != first
    assert (site / "previous").resolve() == first
    assert_whole(first)
    assert_whole(second)
    # What is equal in both is not stored twice.
    assert (first / "data/levels.csv").stat().st_nlink == 2
    reword(project, "Another invented example", "A third invented example")
    assert deploy(project, site).returncode == 0
    assert (site / "previous").resolve() == second
    assert sorted(path.name for path in (site / "releases").iterdir()) == sorted(
        [second.name, (site / "current").resolve().name]
    )
    assert sorted(path.name for path in site.iterdir()) == ["current", "previous", "releases"]


def test_what_an_interrupted_upload_left_is_mended(project: Path, tmp_path: Path) -> None:
    release = (project / "site" / "current").resolve()
    half = tmp_path / "other" / "releases" / release.name
    half.mkdir(parents=True)
    (half / "index.html").write_text("half of a page", encoding="utf-8")
    (half / "stray.txt").write_text("of no build", encoding="utf-8")
    assert deploy(project, tmp_path / "other").returncode == 0
    assert read_tree((tmp_path / "other" / "current").resolve()) == read_tree(project / "output")


def test_under_embargo_nothing_is_deployed(project: Path) -> None:
    before = read_tree((project / "site" / "current").resolve())
    reword(project, "notice:", "embargo: 2999-12-01\nnotice:")
    done = deploy(project, project / "site")
    assert done.returncode == 1
    assert "edition 2025 is under embargo until 2999-12-01" in done.stderr
    assert read_tree((project / "site" / "current").resolve()) == before


def test_an_embargo_that_has_ended_is_lifted(project: Path) -> None:
    reword(project, "notice:", "embargo: 2025-12-01\nnotice:")
    assert deploy(project, project / "site").returncode == 0
    assert "Embargoed" not in (project / "site/current/index.html").read_text(encoding="utf-8")


def test_data_with_errors_is_not_deployed(project: Path) -> None:
    before = (project / "site" / "current").readlink()
    reword(project, "cut_off: 2025-06-30", "cut_off: yesterday")
    assert deploy(project, project / "site").returncode == 1
    assert (project / "site" / "current").readlink() == before


def write_program(path: Path, lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_what_arrives_damaged_never_becomes_the_site(project: Path, tmp_path: Path) -> None:
    before = (project / "site" / "current").readlink()
    reword(project, "An invented example", "Another invented example")
    real = shutil.which("rsync")
    damage = f'{real} "$@" && for last; do :; done && printf x >>"$last/index.html"'
    write_program(tmp_path / "bin" / "rsync", damage)
    done = deploy(project, project / "site", PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    assert done.returncode == 1
    assert "what arrived is not what was sent" in done.stderr
    assert (project / "site" / "current").readlink() == before


def test_another_machine_is_reached_by_the_remote_shell(project: Path, tmp_path: Path) -> None:
    # The stand-in does what sshd does with a command: it gives all its words to a shell, as one line.
    who = 'if [ "$1" = -l ]; then who=$2@$3; shift 3; else who=$1; shift; fi'
    shell = write_program(tmp_path / "bin" / "remote", f'{who}\necho "$who" >>{tmp_path / "hosts"}\nexec sh -c "$*"')
    site = tmp_path / "srv" / "scorecard"
    done = deploy(project, f"me@example.org:{site}", RSYNC_RSH=str(shell))
    assert (done.returncode, done.stderr) == (0, "")
    assert read_tree((site / "current").resolve()) == read_tree(project / "output")
    hosts = (tmp_path / "hosts").read_text(encoding="utf-8").split()
    # To prepare and to switch we speak to it ourselves; for the upload rsync does.
    assert hosts == ["me@example.org"] * 3


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("", "usage:"),
        ("host:relative/path", "name the whole path"),
        ("host:", "name the whole path"),
        ("host:/srv/$(touch x)", "letters, digits"),
        ("host:/srv/a b", "letters, digits"),
        ("-oProxyCommand=touch x:/srv", "no folder"),
        ("host::module", "no folder"),
        ("rsync://host/module", "no folder"),
    ],
)
def test_a_target_that_is_none_is_refused_before_anything_is_done(tmp_path: Path, to: str, told: str) -> None:
    done = deploy(tmp_path, to)
    assert done.returncode in {1, 2}
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_left_alone(project: Path, tmp_path: Path) -> None:
    (tmp_path / "srv" / "current").mkdir(parents=True)
    (tmp_path / "srv" / "current" / "mine.html").touch()
    done = deploy(project, tmp_path / "srv")
    assert done.returncode == 1
    assert "is no symbolic link" in done.stderr
    assert (tmp_path / "srv" / "current" / "mine.html").exists()


class Handler(SimpleHTTPRequestHandler):
    """A server as docs/deploying.md asks for: the 404 page of the site, and silence."""

    error_page = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if not (self.error_page and code == 404 and page.is_file()):
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.read_bytes())


class Bare(Handler):
    """A server that was told nothing."""

    error_page = False
    extensions_map = Handler.extensions_map | {".csv": "application/octet-stream"}


def test_a_site_is_checked_file_by_file(finished: Path) -> None:
    with serve(finished / "site" / "current", Handler) as address:
        assert check_site(address, finished / "output") == []
        done = subprocess.run(
            [sys.executable, "tools/check_site.py", f"{address}/", str(finished / "output")],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    files = len(read_tree(finished / "output"))
    assert (done.returncode, done.stdout) == (0, f"{files} files looked at, 0 wrong.\n")


def test_a_site_that_differs_is_told_file_by_file(project: Path) -> None:
    site = (project / "site" / "current").resolve()
    (site / "index.html").write_text("<p>Defaced.", encoding="utf-8")
    (site / "results.json").unlink()
    with serve(site, Bare) as address:
        wrong = check_site(address, project / "output")
    tables = {
        f"{path}: sent as application/octet-stream, not as text/csv" for path in read_sums(site) if ".csv" in path
    }
    assert len(tables) > 10
    assert set(wrong) == tables | {
        "index.html: not the file that was built",
        "results.json: status 404",
        "no-such-page/at-all: not answered with 404.html",
    }


def test_nobody_at_an_address_is_said_in_one_line(finished: Path) -> None:
    with serve(finished, Handler) as address:
        pass
    command = [sys.executable, "tools/check_site.py", address, str(finished / "output")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{address} does not answer")
    assert len(done.stderr.splitlines()) == 1


def test_every_kind_of_file_that_a_build_makes_has_its_media_type(built: Path) -> None:
    kinds = {path.suffix for path in built.rglob("*") if path.is_file() and path.name != "SHA256SUMS"}
    assert len(kinds) > 8
    assert kinds <= TYPES.keys()
