"""What a build makes of the past: trend, corrections and their feed, in the right files and only in those."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from scorecard.loader import load
from scorecard.workflow.published import publish
from scorecard.workflow.starter import start_project

ROOT = Path(__file__).parent.parent.parent
MILLS = "editions/2025/assessments/example-mills.yaml"
CORRECTIONS = """# yaml-language-server: $schema=../../schema/corrections.schema.json
corrections:
  - type: correction
    date: 2025-12-01
    company: example-mills
    commitment: rc-3
    what: The level was too low.
    why: A <report> & its date were overlooked.
    before: partial
    after: delivered
"""


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with an edition before the current one, which was published and then corrected; built."""
    folder = tmp_path_factory.mktemp("over-time")
    start_project(folder)
    editions = folder / "data" / "editions"
    shutil.copytree(editions / "2025", editions / "2023")
    change(editions / "2023" / "edition.yaml", "cut_off: 2025-06-30", "cut_off: 2023-12-31")
    change(editions / "2023" / "edition.yaml", "title: Edition 2025", "title: Edition 2023")
    shutil.rmtree(editions / "2023" / "assessments")
    (editions / "2023" / "assessments").mkdir()
    for company in ("example-mills", "example-foods"):
        lines = ["# yaml-language-server: $schema=../../../schema/assessments.schema.json"]
        for commitment in ("rc-1", "rc-2", "rc-3", "rc-4"):
            # The second is about plants that let water flow back, which the cannery does not.
            absent = company == "example-foods" and commitment == "rc-2"
            lines += [
                f"{commitment}:",
                "  pledge: collective",
                f"  delivery: {'not-applicable' if absent else 'none'}",
                *([] if absent else ["  searched: [company reports]"]),
                "  rationale: Nothing was found.",
                "  assessed: {by: [ab], on: 2025-09-02}",
            ]
        path = editions / "2023" / "assessments" / f"{company}.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    change(editions / "2025" / "edition.yaml", "stage: collecting", "stage: published")
    publish(load(folder / "data"), "2025")
    change(folder / "data" / MILLS, "  pledge: own\n  delivery: partial\n", "  pledge: own\n  delivery: delivered\n")
    (editions / "2025" / "corrections.yaml").write_text(CORRECTIONS, encoding="utf-8")
    done = run(folder)
    assert done.returncode == 0, done.stderr
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scorecard", "build", "--templates", str(ROOT / "templates"), "--jobs", "1"]
    return subprocess.run(
        [*command, "--edition", "2025", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def read(folder: Path, path: str) -> str:
    return (folder / "output" / path).read_text(encoding="utf-8")


def test_the_scorecard_of_a_company_says_what_changed_and_what_was_corrected(built: Path) -> None:
    page = read(built, "companies/example-mills/index.html")
    assert '<h2 id="trend-title">Since Edition 2023</h2>' in page
    assert '<h2 id="corrections-title">Corrections</h2>' in page
    assert "<del>partial</del>" in page
    assert "<ins>delivered</ins>" in page
    assert "As first published: score 45.6, rank 1. Now: score 54.1, rank 1." in page
    assert "A &lt;report&gt; &amp; its date were overlooked." in page
    assert 'href="../../corrections/index.html"' in page
    assert 'href="charts/since-last-edition.svg"' in page
    other = read(built, "companies/example-foods/index.html")
    assert '<h2 id="trend-title">Since Edition 2023</h2>' in other
    assert "corrections-title" not in other


def test_the_page_of_corrections_and_its_feed_are_there_and_linked(built: Path) -> None:
    page = read(built, "corrections/index.html")
    assert 'id="2025-1"' in page
    assert 'href="../companies/example-mills/index.html"' in page
    assert 'href="feed.xml"' in page
    assert 'href="corrections/index.html"' in read(built, "index.html")
    feed = ET.fromstring((built / "output" / "corrections" / "feed.xml").read_bytes())
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1


def test_the_front_page_has_the_ranks_from_edition_to_edition(built: Path) -> None:
    assert "Ranks from edition to edition" in read(built, "index.html")
    assert (built / "output" / "charts" / "ranks-over-time.png").is_file()


def test_the_record_has_the_trend_with_parts_that_add_up(built: Path) -> None:
    from fractions import Fraction

    trend: dict[str, Any] = json.loads(read(built, "results.json"))["trend"]
    assert trend["edition"] == "2023"
    for company in trend["companies"]:
        parts = [Fraction(part["change"]["exact"]) for part in company["parts"]]
        assert parts
        assert sum(parts) == Fraction(company["change"]["exact"])


def test_the_document_has_both_sections(built: Path) -> None:
    from pypdf import PdfReader

    reader = PdfReader(built / "output" / "companies" / "example-mills" / "example-mills-scorecard-2025.pdf")
    words = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    for text in ("Since Edition 2023", "As first published: score 45.6", "new evidence", "Corrections"):
        assert text in words


def test_another_correction_makes_again_what_shows_it_and_nothing_of_other_companies(
    built: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "again"
    shutil.copytree(built, folder)
    before = manifest(folder)
    path = folder / "data" / "editions" / "2025" / "corrections.yaml"
    entry = CORRECTIONS.partition("corrections:\n")[2]
    words = entry.replace(
        "    before: partial\n    after: delivered\n", "    figure: wording\n    before: Old.\n    after: New.\n"
    )
    path.write_text(CORRECTIONS + words.replace("type: correction", "type: clarification"), encoding="utf-8")
    assert run(folder).returncode == 0
    after = manifest(folder)
    changed = {name for name in after if after[name] != before.get(name)}
    assert {"corrections/index.html", "corrections/feed.xml", "companies/example-mills/index.html"} <= changed
    assert not any(name.startswith("companies/example-foods/") for name in changed)
    assert "<ins>New.</ins>" in read(folder, "companies/example-mills/index.html")


def manifest(folder: Path) -> dict[str, str]:
    rows = json.loads(read(folder, "manifest.json"))["files"]
    return {row["path"]: row["sha256"] for row in rows}
