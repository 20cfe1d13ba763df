from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.workflow.starter import start_project
from tests.workflow.test_diff import commit, git, raise_level


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example project in a repository of two commits: in the second a level is higher."""
    folder = tmp_path / "project"
    start_project(folder)
    git(folder, "init", "--quiet")
    commit(folder, "first")
    raise_level(folder)
    commit(folder, "second")
    return folder
