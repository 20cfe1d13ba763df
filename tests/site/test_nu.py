"""The Nu HTML checker, by which browsers' makers judge pages, finds nothing in any page or style sheet."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.documents.validators import find_program
from tests.site.checkers import NU_CHECKER, find_installed

STYLES = Path(__file__).parents[2] / "templates" / "assets" / "css"
BROKEN_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<style>p { colour: red }</style></head>
<body><h1>A page</h1><p><div>Words</div></p>
<figure>1<figcaption>One</figcaption><details><summary>More</summary></details></figure></body></html>
"""
BROKEN_STYLE = "p { margin: 3 apples; }\n"

# Words for bookmarks and running heads (a draft, CSS Generated Content for Paged Media) that Nu does not know.
OF_DOCUMENTS = re.compile(
    r"“(?:string-set|bookmark-level)”: Property “[a-z-]+” doesn't exist|“string\([a-z]+\)” is not a “content” value"
)


@dataclass(frozen=True, slots=True)
class Findings:
    """What one run of the checker looked at, and what it says of each file: errors, warnings and remarks alike."""

    looked_at: frozenset[Path]
    said: Mapping[Path, tuple[str, ...]]


def check(paths: tuple[Path, ...]) -> Findings:
    """One run of the checker over pages and style sheets."""
    command = [find_program("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    # Its schemas go deeper than Java's stack is by default; the work is over before the better compiler would pay.
    command += ["-Xss8m", "-jar", str(find_installed(NU_CHECKER)), "--also-check-css", "--verbose", "--format", "json"]
    run = subprocess.run(
        [*command, "--exit-zero-always", *map(str, paths)], capture_output=True, encoding="utf-8", check=True
    )
    said: dict[Path, tuple[str, ...]] = {}
    for message in json.loads(run.stderr)["messages"]:
        path = Path(message["url"].removeprefix("file:"))
        said[path] = (*said.get(path, ()), f"{message.get('lastLine')}: {message['type']}: {message['message']}")
    return Findings(frozenset(map(Path, run.stdout.splitlines())), said)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("broken")
    page, style = folder / "page.html", folder / "style.css"
    page.write_text(BROKEN_PAGE, encoding="utf-8")
    style.write_text(BROKEN_STYLE, encoding="utf-8")
    return page, style


@pytest.fixture(scope="module")
def findings(built: Path, broken: tuple[Path, Path]) -> Findings:
    """Everything in one run, the broken ones among it: starting the checker takes longer than most pages."""
    return check((*sorted(built.rglob("*.html")), *sorted(STYLES.glob("*.css")), *broken))


def test_every_page_and_style_sheet_was_looked_at(built: Path, broken: tuple[Path, Path], findings: Findings) -> None:
    pages, styles = set(built.rglob("*.html")), set(STYLES.glob("*.css"))
    assert len(pages) > 100
    assert len(styles) > 10
    assert findings.looked_at == pages | styles | set(broken)


def test_nothing_is_held_against_any_page(built: Path, findings: Findings) -> None:
    assert {path: said for path, said in findings.said.items() if path.is_relative_to(built)} == {}


def test_nothing_is_held_against_any_style_sheet_but_words_for_documents(findings: Findings) -> None:
    said = {path.name: text for path, text in findings.said.items() if path.parent == STYLES}
    assert {
        name for name in said if name in {"screen.css", "tokens.css", "front.css", "site.css", "tools.css"}
    } == set()
    assert [line for text in said.values() for line in text if not OF_DOCUMENTS.search(line)] == []


def test_what_is_broken_is_found(broken: tuple[Path, Path], findings: Findings) -> None:
    page, style = broken
    wanted = ("CSS: “colour”: Property", "No “p” element in scope", "Element “details” not allowed")
    said = [line.partition(": error: ")[2] for line in findings.said[page]]
    assert [text[: len(words)] for text, words in zip(said, wanted, strict=True)] == list(wanted)
    assert len(findings.said[style]) == 1
