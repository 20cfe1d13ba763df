"""The folder of an invented mill, without a single problem, in which a test changes a text or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.folder import Folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def mills(tmp_path: Path) -> Folder:
    """A folder without a problem: one framework, one company, one edition."""
    return Folder(tmp_path / "data")
