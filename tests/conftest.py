"""What all tests share: how hard Hypothesis tries, one browser, one build of the real data, and one of the example."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from scorecard.workflow.starter import start_project
from tests.site.browser import Chromium, run_chromium

ROOT = Path(__file__).parent.parent

# No deadline: two workers share two cores, and a slow example is no mistake. In CI the same examples come each time, so
# that a commit that passed once passes again; on a desk new ones are tried.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """One browser for all tests of a worker; each page gets a window of its own."""
    with run_chromium() as running:
        yield running


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a build of the real data writes, built once for all workers; tests only read it.

    BUILT names one that is there already, for a desk on which the same test is run again and again.
    """
    if os.environ.get("BUILT"):
        return Path(os.environ["BUILT"]).resolve()
    return _share_out(tmp_path_factory, "built-output", lambda output: _build(ROOT, "--output", str(output)))


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example project after a build, built once for all workers; tests only read it, or copy it."""

    def make(folder: Path) -> subprocess.CompletedProcess[str]:
        start_project(folder)
        return _build(folder, "--templates", str(ROOT / "templates"))

    return _share_out(tmp_path_factory, "finished-example", make)


def _share_out(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], subprocess.CompletedProcess[str]]
) -> Path:
    """A folder that the first worker to ask for it makes, and all of them use."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    made, done = folder / name, folder / f"{name}.done"
    with FileLock(folder / f"{name}.lock"):
        if not done.exists():
            build = make(made)
            done.write_text(f"{build.returncode}\n{build.stdout}{build.stderr}", encoding="utf-8")
    code, _, told = done.read_text(encoding="utf-8").partition("\n")
    assert code == "0", f"the build for {name} ended with {code}:\n{told}"
    return made


def _build(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scorecard", "build", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
