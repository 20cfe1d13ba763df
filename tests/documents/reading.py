"""The words of a PDF's pages, read once for all tests that ask for them."""

from __future__ import annotations

import subprocess
from functools import lru_cache
from pathlib import Path

from tests.documents.validators import find_program


@lru_cache(maxsize=64)
def read_pages(path: Path) -> tuple[str, ...]:
    """The words of each page, in the order in which they are drawn, with one blank between them."""
    run = subprocess.run(
        [find_program("pdftotext", "poppler-utils"), "-raw", "-enc", "UTF-8", str(path), "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    # A form feed ends each page.
    pages = tuple(" ".join(page.split()) for page in run.stdout.split("\f")[:-1])
    assert any(pages), f"{path} has no words"
    return pages
