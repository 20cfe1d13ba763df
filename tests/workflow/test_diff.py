"""`scorecard diff`: between editions and between revisions of the data in git, without touching the checkout."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from scorecard.workflow.revisions import RevisionError, split_revisions, unpack_revision
from scorecard.workflow.starter import start_project

MILLS = "data/editions/2025/assessments/example-mills.yaml"


def git(folder: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(folder), *settings, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def raise_level(folder: Path) -> None:
    change(folder / MILLS, "  pledge: own\n  delivery: partial\n", "  pledge: own\n  delivery: delivered\n")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def add_earlier_edition(folder: Path) -> None:
    """Add an edition 2023 with the same judgements as 2025, less what was known later."""
    editions = folder / "data" / "editions"
    shutil.copytree(editions / "2025", editions / "2023")
    edition = editions / "2023" / "edition.yaml"
    change(edition, "cut_off: 2025-06-30", "cut_off: 2023-12-31")
    change(edition, "title: Edition 2025", "title: Edition 2023")
    mills = editions / "2023" / "assessments" / "example-mills.yaml"
    change(mills, "delivery: verified\n  evidence: [e3, e4]", "delivery: partial\n  evidence: [e3]")


def diff(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scorecard", "diff", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done


def test_two_editions_are_compared_with_the_parts_of_every_change(project: Path) -> None:
    add_earlier_edition(project)
    done = diff(project, "2023", "2025", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["before"]["edition"], told["after"]["edition"], told["same_method"]) == ("2023", "2025", True)
    mills = next(company for company in told["companies"] if company["id"] == "example-mills")
    total = Fraction(mills["change"]["exact"])
    assert total > 0
    assert sum(Fraction(part["change"]["exact"]) for part in mills["parts"]) == total
    assert [(part["cause"], part["commitment"]) for part in mills["parts"]] == [("evidence", "rc-2")]
    assert Fraction(mills["causes"]["evidence"]["exact"]) == total


def test_unless_named_the_current_edition_is_compared_with_the_one_before(project: Path) -> None:
    add_earlier_edition(project)
    assert diff(project).stdout == diff(project, "2023", "2025").stdout
    assert diff(project).stdout.startswith(
        "Edition 2023 (evidence up to 31 December 2023, method 1.0)  ->  Edition 2025"
    )


def test_one_company_is_told_commitment_by_commitment(project: Path) -> None:
    add_earlier_edition(project)
    done = diff(project, "2023", "2025", "--company", "example-mills")
    assert "new evidence +" in done.stdout
    assert "rc-2" in done.stdout
    assert "partial → verified" in done.stdout


@pytest.mark.parametrize("arguments", [("HEAD~1..HEAD",), ("--rev", "HEAD~1", "--rev", "HEAD"), ("--rev", "HEAD~1")])
def test_two_revisions_are_compared_in_one_edition(project: Path, arguments: tuple[str, ...]) -> None:
    before = tree(project)
    done = diff(project, *arguments, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    mills = next(company for company in json.loads(done.stdout)["companies"] if company["id"] == "example-mills")
    assert [(part["cause"], part["commitment"]) for part in mills["parts"]] == [("judgement", "rc-3")]
    assert tree(project) == before
    assert git(project, "status", "--porcelain") == ""


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def test_what_is_not_committed_counts_only_for_the_files_as_they_are(project: Path) -> None:
    change(project / MILLS, "  pledge: own\n  delivery: delivered\n", "  pledge: own\n  delivery: partial\n")
    assert "+" in diff(project, "HEAD~1..HEAD").stdout.splitlines()[-2]
    lines = diff(project, "--rev", "HEAD~1").stdout.splitlines()
    assert all(line.rstrip().endswith("±0") for line in lines[-2:])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere..HEAD",), "there is no revision nowhere"),
        (("--rev", "--output=x"), "there is no revision --output=x"),
        (("2023", "2025"), "there is no edition 2023"),
        (("2025",), "name two editions"),
        ((), "there is no edition before 2025"),
        (("--rev", "a", "--rev", "b", "--rev", "c"), "two revisions can be compared"),
        (("a..b", "--rev", "c"), "give either"),
        (("--rev", "HEAD", "--company", "nobody"), "no company nobody"),
    ],
)
def test_what_can_not_be_compared_is_said_in_one_line(project: Path, arguments: tuple[str, ...], told: str) -> None:
    done = diff(project, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (project / "x").exists()


def test_a_revision_with_errors_in_the_data_is_not_compared(project: Path) -> None:
    change(project / MILLS, "pledge: measurable", "pleddge: measurable")
    commit(project, "third")
    done = diff(project, "HEAD..HEAD~1")
    assert done.returncode == 1
    assert "the data of the revision HEAD has errors" in done.stderr


def test_a_folder_outside_any_repository_has_no_revisions(tmp_path: Path) -> None:
    start_project(tmp_path)
    with pytest.raises(RevisionError, match="in no git repository"), unpack_revision(tmp_path / "data", "HEAD"):
        pass


def test_an_unpacked_revision_holds_plain_files_only_and_goes_afterwards(project: Path) -> None:
    (project / "data" / "link.yaml").symlink_to("/etc/hostname")
    commit(project, "third")
    with unpack_revision(project / "data", "HEAD") as folder:
        assert (folder / "programme.yaml").is_file()
        assert not (folder / "link.yaml").exists()
    assert not folder.exists()


@pytest.mark.parametrize(
    ("text", "ends"),
    [("a..b", ("a", "b")), ("a..", ("a", "HEAD")), ("..b", ("HEAD", "b")), ("a...b", ("a", "b"))],
)
def test_a_range_is_read_as_git_writes_it(text: str, ends: tuple[str, str]) -> None:
    assert split_revisions(text) == ends
