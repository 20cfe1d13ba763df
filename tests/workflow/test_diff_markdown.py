"""`scorecard diff --format markdown`: what moves, by how much and why; names from files stay plain text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from scorecard.workflow.diff_markdown import escape_markdown
from tests.workflow.test_diff import MILLS, add_earlier_edition, change, commit, diff

ROOT = Path(__file__).parent.parent.parent
HOSTILE = "@evil [x](https://evil.example/) ![p](p.png) <img src=x> #12 a|b **c** `d` www.evil.example &lt; ~~e~~ $f$"


def told(folder: Path, *arguments: str) -> str:
    done = diff(folder, *arguments, "--format", "markdown")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def render(text: str) -> str:
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    assert isinstance(page, str)
    return page


def test_a_score_that_moves_stands_in_a_table_with_its_causes_and_below_with_its_parts(project: Path) -> None:
    text = told(project, "HEAD~1..HEAD")
    assert "**The score or rank of 1 company moves.** Of 1 other company neither moves." in text
    lines = text.splitlines()
    (head,) = [line for line in lines if line.startswith("| company")]
    assert head == "| company | score before | score after | change | rank | new judgement |"
    (row,) = [line for line in lines if line.startswith("| Example Mills")]
    _, before, after, moved, rank, cause = row.strip("| ").split(" | ")
    assert round(float(after) - float(before), 2) == float(moved.strip("*")) == float(cause) > 0
    assert rank == "1"
    (part,) = [line for line in lines if line.startswith("- ")]
    assert part == f"- {moved} new judgement, rc-3 Publish the figures: partial → delivered"
    assert render(text).count("<table>") == 1


def test_nothing_that_moves_is_said_in_one_sentence(project: Path) -> None:
    text = told(project, "HEAD..HEAD")
    assert "**No score moves.**" in text
    assert "|" not in text


def test_a_rank_that_moves_is_told_with_both_ranks(project: Path) -> None:
    foods = project / "data/editions/2025/assessments/example-foods.yaml"
    text = foods.read_text(encoding="utf-8")
    foods.write_text(re.sub(r"(?m)^(  delivery): (partial|none|reversed)$", r"\1: delivered", text), encoding="utf-8")
    mills = project / MILLS
    text = mills.read_text(encoding="utf-8")
    mills.write_text(re.sub(r"(?m)^(  delivery): (partial|delivered|verified)$", r"\1: none", text), encoding="utf-8")
    said = told(project, "--rev", "HEAD")
    assert "**Scores or ranks of 2 companies move.**" in said
    assert "| 1 → 2 |" in said
    assert "| 2 → 1 |" in said


def test_the_restated_score_is_shown_where_the_method_changed(project: Path) -> None:
    assert "restated" not in told(project, "HEAD~1..HEAD")
    method = project / "data/methodology.yaml"
    change(method, 'version: "1.0"', 'version: "1.1"')
    change(method, "        name: Delivered\n        points: 67\n", "        name: Delivered\n        points: 80\n")
    text = told(project, "--rev", "HEAD")
    assert "The method changed: only the restated scores can be compared" in text
    assert "| company | score before | restated | score after | change | rank | method |" in text
    assert re.search(r"^- \*\*\+[\d.]+\*\* method, All commitments: weights, levels", text, re.MULTILINE)


def test_a_judgement_that_changed_without_moving_a_score_is_told(project: Path) -> None:
    # Both levels are worth nothing.
    foods = project / "data/editions/2025/assessments/example-foods.yaml"
    change(foods, "delivery: reversed", "delivery: none")
    text = told(project, "--rev", "HEAD")
    assert "**No score moves.**" in text
    assert "- **±0** new judgement, rc-4 " in text
    assert ": reversed → none found (Example Foods)" in text


def test_a_company_that_joined_or_left_is_named_with_its_score(project: Path) -> None:
    edition = project / "data/editions/2025/edition.yaml"
    text = edition.read_text(encoding="utf-8")
    assert "example-foods" in text
    edition.write_text(re.sub(r"(, )?example-foods|\n  - example-foods", "", text), encoding="utf-8")
    (project / "data/editions/2025/assessments/example-foods.yaml").unlink()
    commit(project, "third")
    assert re.search(r"No longer here: Example Foods \(score [\d.]+, rank 2\)\.", told(project, "HEAD~1..HEAD"))
    assert re.search(r"New here: Example Foods \(score [\d.]+, rank 2\)\.", told(project, "HEAD..HEAD~1"))


def test_one_company_is_told_alone(project: Path) -> None:
    assert "**No score moves.**" in told(project, "HEAD~1..HEAD", "--company", "example-foods")
    assert "Example Mills" in told(project, "HEAD~1..HEAD", "--company", "example-mills")


def test_names_from_files_stay_plain_text(project: Path) -> None:
    company = project / "data/companies/example-mills.yaml"
    change(company, "name: Example Mills\n", f"name: '{HOSTILE}'\n")
    text = told(project, "--rev", "HEAD~1")
    page = render(text)
    assert re.search(r"<(a|img|code|del)\b", page) is None
    assert page.count("<table>") == 1
    assert all(line.count("|") == 7 for line in text.splitlines() if line.startswith("|"))
    shown = re.sub(r"<[^>]+>", "", page).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert HOSTILE in shown.replace("\u2060", "")
    assert not re.search(r"[@#]\w", shown)


@pytest.mark.parametrize("text", ["a\nb", "a\u202eb", "a\x00b", "a\tb", "a\u2028b"])
def test_a_text_stays_in_its_line(text: str) -> None:
    assert escape_markdown(text) == "a b"


def test_ordinary_names_are_written_as_they_are() -> None:
    names = "Yahoo! Inc., X Corp. (Twitter) – 94% of Zürich’s “data”: 3/4; é-mail+ = 水"
    assert escape_markdown(names) == names


def describe_change(folder: Path) -> str:
    done = subprocess.run(
        [ROOT / "tools" / "describe_change.sh", "HEAD^1"],
        cwd=folder,
        env=os.environ | {"PYTHON": sys.executable, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("## What this change does to the scores\n\n")
    return done.stdout


def test_a_change_is_described_edition_by_edition(project: Path) -> None:
    add_earlier_edition(project)
    commit(project, "an earlier edition comes in")
    text = describe_change(project)
    assert "### Edition 2023\n\nNew: there is nothing yet to compare it with." in text
    assert "### Edition 2025 at HEAD\n" in text
    assert "**No score moves.**" in text
    change(project / MILLS, "  pledge: own\n  delivery: delivered\n", "  pledge: own\n  delivery: none\n")
    commit(project, "a lower level")
    text = describe_change(project)
    assert text.count("**No score moves.**") == 1
    assert text.count("The score or rank of 1 company moves.") == 1


def test_a_change_that_breaks_the_data_is_described_as_that(project: Path) -> None:
    change(project / MILLS, "pledge: measurable", "pleddge: measurable")
    commit(project, "a slip")
    text = describe_change(project)
    assert "The data has errors" in text
    assert "Cannot be compared" in text
