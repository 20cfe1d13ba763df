"""The documentation says what the code does: generated pages are fresh, every word that it promises exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scorecard.cli.commands import main

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "data").glob("*.md")])


def test_generated_pages_and_schemas_are_fresh() -> None:
    result = subprocess.run(
        [sys.executable, "tools/generate_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (0, ""), result.stdout + result.stderr


def test_there_are_pages_to_look_at() -> None:
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)(?:#[^)]*)?\)", text)
    names = re.findall(r"`((?:docs|data|scorecard|templates|tests|tools|benchmarks)/[\w./-]+)`", text)
    for name in links:
        assert (page.parent / name).exists(), name
    for name in names:
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "commands.md"], ids=lambda page: page.name)
def test_every_command_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    commands = set(re.findall(r"(?:^|`|\s{4})scorecard ([a-z]+)", text, re.MULTILINE))
    assert commands <= set(main.commands)
