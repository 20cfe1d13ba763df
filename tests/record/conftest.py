"""The record of a whole build with what it explains, and its files as read: each once for all tests of this room."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from scorecard.views.address import edition_folder
from tests.real import CURRENT, DATA, EDITIONS
from tests.record.known import Shelf
from tests.record.products import Products

FOLDERS = {edition: edition_folder(edition, CURRENT) for edition in EDITIONS}


@pytest.fixture(scope="session")
def shelf(built: Path) -> Shelf:
    return Shelf(built, DATA, FOLDERS)


@pytest.fixture(scope="session")
def products(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Products:
    """The files of the build; the fact sheets stand beside it, taken out of the press kits."""
    folder = tmp_path_factory.mktemp("kits")
    sheets = {}
    for edition in EDITIONS:
        name = f"press-kit-{edition}"
        with zipfile.ZipFile(io.BytesIO((built / FOLDERS[edition] / f"{name}.zip").read_bytes())) as kit:
            sheets[edition] = folder / f"fact-sheet-{edition}.pdf"
            sheets[edition].write_bytes(kit.read(f"{name}/fact-sheet-{edition}.pdf"))
    return Products(built, FOLDERS, sheets)
