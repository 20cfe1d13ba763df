"""What all tests share: how hard Hypothesis tries, and one build of the real data."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

# No deadline: two workers share two cores, and a slow example is no mistake. In CI the same examples come each time, so
# that a commit that passed once passes again; on a desk new ones are tried.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a build of the real data writes, built once for all workers; tests only read it.

    BUILT names one that is there already, for a desk on which the same test is run again and again.
    """
    if os.environ.get("BUILT"):
        return Path(os.environ["BUILT"]).resolve()
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    output, done = folder / "built-output", folder / "built-output.done"
    with FileLock(folder / "built-output.lock"):
        if not done.exists():
            build = subprocess.run(
                [sys.executable, "-m", "scorecard", "build", "--output", str(output)],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
            )
            done.write_text(f"{build.returncode}\n{build.stdout}{build.stderr}", encoding="utf-8")
    code, _, told = done.read_text(encoding="utf-8").partition("\n")
    assert code == "0", f"the build of the real data ended with {code}:\n{told}"
    return output
