"""The workflows of GitHub: well formed, safe, each action pinned, and saying what a person would type."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.y*ml"))
by_name = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def read(path: Path) -> dict[Any, Any]:
    # To YAML 1.1 `on` is a truth value.
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return {"on" if key is True else key: value for key, value in loaded.items()}


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    found = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert found
    return found


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_there_are_workflows_to_look_at() -> None:
    assert [path.name for path in WORKFLOWS] == ["comment.yml", "pages.yml", "score-changes.yml", "tests.yml"]


def test_every_workflow_has_the_shape_that_github_asks_for() -> None:
    done = run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS))
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_auditor_of_workflows_finds_nothing() -> None:
    done = run("zizmor", "--offline", "--no-progress", "--persona", "pedantic", *map(str, WORKFLOWS))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout + done.stderr


def test_the_auditor_would_find_something(tmp_path: Path) -> None:
    bad = (FOLDER / "tests.yml").read_text(encoding="utf-8")
    bad = bad.replace("run: .ci/run", "run: echo ${{ github.event.pull_request.title }}")
    (tmp_path / "bad.yml").write_text(bad, encoding="utf-8")
    done = run("zizmor", "--offline", "--no-progress", str(tmp_path / "bad.yml"))
    assert done.returncode != 0
    assert "template-injection" in done.stdout


@by_name
def test_every_action_is_pinned_by_its_hash_and_says_its_version(path: Path) -> None:
    lines = re.findall(r"^.*\buses:.*$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert lines
    pinned = re.compile(r"\s+(?:- )?uses: [\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [line for line in lines if not pinned.fullmatch(line)] == []


def test_an_action_has_one_version_everywhere() -> None:
    used: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for name, pin in re.findall(r"uses: ([\w./-]+)@(.+)", path.read_text(encoding="utf-8")):
            used.setdefault(name, set()).add(pin)
    assert len(used) == 5
    assert {name: pins for name, pins in used.items() if len(pins) > 1} == {}


@by_name
def test_no_expression_stands_in_a_script(path: Path) -> None:
    scripts = [step["run"] for step in steps(read(path)) if "run" in step]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []


@by_name
def test_rights_are_the_least_and_said(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    written = {
        name: {right for right, level in job.get("permissions", {}).items() if level == "write"}
        for name, job in workflow["jobs"].items()
    }
    allowed = {"pages": {"deploy": {"pages", "id-token"}}, "comment": {"comment": {"pull-requests"}}}
    assert {name: rights for name, rights in written.items() if rights} == allowed.get(path.stem, {})


@by_name
def test_no_checkout_leaves_its_token_behind(path: Path) -> None:
    for step in steps(read(path)):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@by_name
def test_every_job_ends(path: Path) -> None:
    assert all(0 < job["timeout-minutes"] <= 120 for job in read(path)["jobs"].values())


def test_the_workflow_that_may_write_runs_no_code_of_a_pull_request() -> None:
    workflow = read(FOLDER / "comment.yml")
    assert list(workflow["on"]) == ["workflow_run"]
    assert workflow["on"]["workflow_run"]["workflows"] == [read(FOLDER / "score-changes.yml")["name"]]
    (checkout,) = [step for step in steps(workflow) if "checkout@" in step.get("uses", "")]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    (download,) = [step for step in steps(workflow) if "download-artifact@" in step.get("uses", "")]
    assert download["with"]["path"].startswith("${{ runner.temp }}/")
    assert [step["run"] for step in steps(workflow) if "run" in step] == [
        'python3 tools/comment_on_pull_request.py "$RUNNER_TEMP/untrusted/changes.md"'
    ]
    (upload,) = [
        step for step in steps(read(FOLDER / "score-changes.yml")) if "upload-artifact@" in step.get("uses", "")
    ]
    assert (upload["with"]["name"], upload["with"]["path"]) == (download["with"]["name"], "changes.md")


@by_name
def test_only_trusted_events_start_a_workflow_with_rights(path: Path) -> None:
    assert "pull_request_target" not in read(path)["on"]


def test_the_site_is_checked_before_it_is_published() -> None:
    scripts = [step.get("run", step.get("uses", "")) for step in steps(read(FOLDER / "pages.yml"))]
    told = "\n".join(scripts)
    order = [
        "make setup",
        "scorecard check",
        "scorecard build --public --on",
        "sha256sum --check",
        "upload-pages-artifact",
    ]
    places = [told.index(words) for words in [*order, "deploy-pages"]]
    assert places == sorted(places)


def test_the_tests_are_those_that_a_person_runs() -> None:
    assert [step["run"] for step in steps(read(FOLDER / "tests.yml")) if "run" in step] == [".ci/run"]
