"""Set-up: the locks say exactly what is installed, make knows when it is done, every switch has its reason."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
PINNED = re.compile(r"^(?P<name>[a-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<rest>.*(?:\n +.*)*)", re.MULTILINE)


def read_project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def read_pins(lock: str) -> dict[tuple[str, str], str]:
    """(name, version) -> what follows: marker and hashes. A name may be there twice, for two ranges of Python."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = {(found["name"], found["version"]): found["rest"] for found in PINNED.finditer(text)}
    assert pins
    return pins


def declared(group: str) -> list[Requirement]:
    project = read_project()
    listed = project["project"]["dependencies"] if group == "run" else project["dependency-groups"][group]
    return [Requirement(entry) for entry in listed if isinstance(entry, str)]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pinned_package_has_hashes(lock: str) -> None:
    without = [name for (name, _), rest in read_pins(lock).items() if rest.count("--hash=sha256:") < 1]
    assert without == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_package_with_compiled_parts_is_pinned_for_every_system(lock: str) -> None:
    pins = read_pins(lock)
    for package in ("matplotlib", "pydantic-core", "pyyaml", "nh3", "watchfiles"):
        hashes = [rest.count("--hash=") for (name, _), rest in pins.items() if name == package]
        assert hashes, package
        assert min(hashes) > 10, f"{package} has the hashes of one system only; run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_server(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"^.*(?:://|--index|--find-links|--extra|--trusted).*$", text, re.MULTILINE) == []


def test_the_lock_of_the_node_packages_has_hashes_and_names_no_server() -> None:
    folder = ROOT / "tools/node"
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"].pop("")["dependencies"] == wanted
    for name, version in wanted.items():
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    assert [path for path, entry in lock["packages"].items() if not entry["integrity"].startswith("sha512-")] == []
    assert [path for path, entry in lock["packages"].items() if "resolved" in entry] == []
    assert "ignore-scripts=true" in (folder / ".npmrc").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.txt", ("run", "build")), ("requirements-dev.txt", ("run", "build", "dev"))]
)
def test_a_lock_holds_all_that_is_asked_for(lock: str, groups: tuple[str, ...]) -> None:
    versions: dict[str, list[Version]] = {}
    for name, version in read_pins(lock):
        versions.setdefault(name, []).append(Version(version))
    for group in groups:
        for requirement in declared(group):
            pinned = versions.get(requirement.name.lower().replace("_", "-"), [])
            assert pinned, f"{requirement.name} is not in {lock}; run make lock"
            assert all(version in requirement.specifier for version in pinned), f"{requirement}: run make lock"


def test_the_tests_run_on_the_versions_that_a_build_uses() -> None:
    assert read_pins("requirements.txt").keys() <= read_pins("requirements-dev.txt").keys()


def test_every_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = [requirement.name for requirement in declared("run")]
    without = [name for name in names if not re.search(rf'^    "{re.escape(name)}[^"]*",\s+# \w', text, re.MULTILINE)]
    assert without == []


def test_every_rule_that_is_switched_off_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    section = text[text.index("[tool.ruff.lint]") : text.index("[tool.ruff.lint.flake8-tidy-imports]")]
    switched = re.findall(r'^    "[A-Z]+[0-9]*",.*$', section, re.MULTILINE)
    lint = read_project()["tool"]["ruff"]["lint"]
    assert len(switched) == len(lint["ignore"]) + sum(map(len, lint["per-file-ignores"].values()))
    assert [line for line in switched if not re.search(r"# \w", line)] == []


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_make_help_tells_every_target() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    told = make(ROOT, "help").stdout
    assert [line.split()[1] for line in told.splitlines()] == listed.split()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what decides about set-up, as if set-up had just been done there."""
    folder = tmp_path / "a checkout with blanks in its name"
    (folder / "tools").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "tools/setup.sh", *LOCKS):
        shutil.copy(ROOT / name, folder / name)
    recipe = make(folder, "--dry-run", "setup").stdout
    stamp = re.search(r"tools/setup\.sh run (\S+)", recipe)
    assert stamp, recipe
    (folder / ".venv").mkdir()
    (folder / stamp[1]).touch()
    return folder


def test_a_second_make_has_nothing_to_set_up(checkout: Path) -> None:
    assert make(checkout, "--question", "setup").returncode == 0


@pytest.mark.parametrize("changed", ["requirements.txt", "pyproject.toml", "tools/setup.sh"])
def test_a_change_to_what_is_installed_sets_up_again(checkout: Path, changed: str) -> None:
    later = max(path.stat().st_mtime for path in checkout.rglob("*")) + 5
    os.utime(checkout / changed, (later, later))
    assert make(checkout, "--question", "setup").returncode == 1


def test_a_moved_checkout_is_set_up_again(checkout: Path) -> None:
    moved = checkout.rename(checkout.with_name("elsewhere"))
    assert make(moved, "--question", "setup").returncode == 1


def test_ci_runs_what_a_person_runs() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert script.rstrip().endswith("make test")
