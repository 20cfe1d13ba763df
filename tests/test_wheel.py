"""The wheel alone, in an environment with nothing else of ours, starts a project and builds it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hatchling.build import build_wheel

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; a failure shows all it said."""
    # PYTHONPATH would let the checkout stand in for what the wheel lacks.
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return folder / build_wheel(str(folder))


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment that holds the wheel and the locked packages; `home` is a folder outside the checkout."""

    python: Path
    command: Path
    home: Path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    home = tmp_path_factory.mktemp("home")
    uv = Path(sys.executable).with_name("uv")
    environment = home / "environment"
    run(uv, "venv", "--quiet", "--python", sys.executable, environment, cwd=home)
    python = environment / "bin" / "python"
    pip = (uv, "pip", "install", "--quiet", "--python", python)
    run(*pip, "--require-hashes", "--no-deps", "-r", ROOT / "requirements.txt", cwd=home)
    run(*pip, "--no-deps", "--no-index", wheel, cwd=home)
    return Installed(python, environment / "bin" / "scorecard", home)


def test_the_wheel_holds_the_theme_the_fonts_and_the_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    theme = {
        f"scorecard/theme/{path.relative_to(ROOT / 'templates').as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    assert "scorecard/theme/assets/fonts/scorecard-serif-600.ttf" in theme
    assert theme <= names
    assert {"scorecard/__main__.py", "scorecard/py.typed"} <= names
    assert {f"scorecard/preview/{name}" for name in ("live.js", "notice.html", "notice.css")} <= names
    licences = {name.rpartition("licenses/")[2] for name in names if "licenses/" in name}
    assert {"LICENSE", "NOTICE", "templates/assets/fonts/LICENSE-scorecard-sans.txt"} <= licences
    strangers = [name for name in names if not name.startswith(("scorecard/", "commitment_scorecard-"))]
    assert strangers == []


def test_the_same_tree_gives_the_same_wheel(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    again = tmp_path / build_wheel(str(tmp_path))
    assert again.read_bytes() == wheel.read_bytes()


def test_both_ways_to_start_it_give_the_version(installed: Installed) -> None:
    told = run(installed.command, "--version", cwd=installed.home)
    assert "0.1.0" in told
    assert run(installed.python, "-m", "scorecard", "--version", cwd=installed.home) == told


def test_the_command_comes_from_the_wheel_and_not_from_the_checkout(installed: Installed) -> None:
    where = run(installed.python, "-c", "import scorecard; print(scorecard.__file__)", cwd=installed.home)
    assert Path(where.strip()).is_relative_to(installed.home)


def test_an_empty_folder_becomes_a_project_that_builds(installed: Installed) -> None:
    project = installed.home / "a new project"
    project.mkdir()
    run(installed.command, "init", cwd=project)
    run(installed.command, "check", cwd=project)
    run(installed.command, "build", cwd=project)
    front_page = (project / "output/index.html").read_text(encoding="utf-8")
    assert "<table" in front_page
    pdfs = list((project / "output/companies").glob("*/*.pdf"))
    assert pdfs
    assert all(pdf.read_bytes().startswith(b"%PDF-") for pdf in pdfs)
