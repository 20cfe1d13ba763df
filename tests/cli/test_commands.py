"""The commands, run as a person would: words, files and exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scorecard.cli.commands import main


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example project, as the current folder."""
    monkeypatch.chdir(tmp_path)
    run("init")
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def spoil(project: Path, name: str, old: str, new: str) -> None:
    path = project / "data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_init_makes_a_project_without_problems(project: Path) -> None:
    result = run("check", "--strict")
    assert result.output == "No problems. Read 11 files: 2 companies, 9 facts, 8 sources, 8 assessments.\n"
    assert (project / "data" / "schema" / "company.schema.json").is_file()


def test_init_touches_nothing_that_is_there(project: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = run("init", code=2)
    assert result.output == "scorecard: data is there already; choose another folder\n"
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_check_prints_each_problem_with_its_place_and_what_to_do(project: Path) -> None:
    spoil(project, "companies/example-mills.yaml", "deadline: 2024-12-31", "deadlin: 2024-12-31")
    spoil(project, "companies/example-foods.yaml", "founded: 1988", "founded: soon")
    lines = run("check", code=1).output.splitlines()
    assert lines[0].startswith("data/companies/example-foods.yaml:5:1: error: ")
    assert lines[0].endswith("]")
    assert lines[1].startswith("    ")
    (unknown,) = [line for line in lines if "deadlin" in line and "error" in line]
    assert unknown.startswith("data/companies/example-mills.yaml:17:5: error: ")
    assert "deadline" in unknown
    assert lines[-1].startswith("2 errors")


def test_check_speaks_json(project: Path) -> None:
    spoil(project, "companies/example-foods.yaml", "founded: 1988", "founded: soon")
    document = json.loads(run("check", "--format", "json", code=1).output)
    assert document["format_version"] == 1
    (problem,) = document["problems"]
    assert (problem["file"], problem["line"], problem["level"]) == ("data/companies/example-foods.yaml", 5, "error")


def test_check_speaks_to_pull_requests(project: Path) -> None:
    spoil(project, "companies/example-foods.yaml", "founded: 1988", "founded: soon")
    assert run("check", "--format", "github", code=1).output.startswith(
        "::error file=data/companies/example-foods.yaml,line=5,col=1,title="
    )


def test_warnings_fail_only_when_asked(project: Path) -> None:
    spoil(
        project,
        "sources/council.yaml",
        "  archived: https://web.archive.org/web/20210401000000/https://example.org/council/charter\n",
        "",
    )
    assert "warning" in run("check").output
    run("check", "--strict", code=1)


@pytest.mark.usefixtures("project")
def test_explain_walks_from_the_sources_to_the_number() -> None:
    text = run("explain", "example-mills", "rc-1").output
    order = ["FACTS", "https://example.org/mills/water-plan", "JUDGEMENT", "Paper mill: Partial, 33", "ARITHMETIC"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "delivery points = (1 x 33 + 1 x 0) / 2 = 33/2 (16.5)" in text
    assert "p1: due 31 December 2024, 181 days before the cut-off; no public evidence that it was done" in text
    assert "score of Example Mills = 365/8 (45.625), printed 46, Kept in part" in text


@pytest.mark.usefixtures("project")
def test_explain_tells_what_does_not_count() -> None:
    assert "it does not count for the score: it does not apply" in run("explain", "example-foods", "rc-2").output


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("explain", "example-mill", "rc-1"), "no company example-mill; did you mean example-mills?"),
        (("explain", "example-mills", "zz"), "no commitment zz; there are: rc-1, rc-2, rc-3, rc-4"),
        (("explain", "example-mills", "rc-1", "--edition", "1999"), "there is no edition 1999; there are: 2025"),
        (
            ("build", "--company", "nobody"),
            "no edition asked for has a company nobody; there are: example-foods, example-mills",
        ),
        (("build", "--only", "html,docx"), "docx is not one of html, pdf, charts, data"),
        (("build", "--only", ","), "nothing is not one of html, pdf, charts, data"),
        (("build", "--templates", "nowhere"), "there is no folder nowhere; name the theme with --templates"),
        (("check", "--data", "nowhere"), "there is no folder nowhere; name the data folder with --data"),
        (("schema", "--data", "nowhere"), "there is no folder nowhere"),
        (("check", "--format", "xml"), "is not one of"),
        (("frobnicate",), "No such command"),
    ],
)
@pytest.mark.usefixtures("project")
def test_wrong_use_is_one_answer_and_code_2(arguments: tuple[str, ...], answer: str) -> None:
    assert answer in run(*arguments, code=2).output


@pytest.mark.parametrize("command", [("build",), ("explain", "example-mills", "rc-1")])
def test_bad_data_stops_before_anything_is_written(project: Path, command: tuple[str, ...]) -> None:
    spoil(project, "companies/example-foods.yaml", "founded: 1988", "founded: soon")
    result = run(*command, code=1)
    assert "data/companies/example-foods.yaml:5:1: error: " in result.output
    assert result.output.endswith("Nothing was done.\n")
    assert not (project / "output").exists()


def test_agreement_tells_what_is_to_be_settled_and_fails_when_too_little_is_reached(project: Path) -> None:
    assert run("agreement").output.endswith(": no assessment has readings by several assessors.\n")
    name = "editions/2025/assessments/example-foods.yaml"
    text = (project / "data" / name).read_text(encoding="utf-8")
    old = text[text.index("rc-4:") : text.index("  assessed:", text.index("rc-4:"))]
    spoil(project, name, old, f"{old}  readings: {{ab: {{delivery: none}}, cd: {{delivery: partial}}}}\n")
    output = run("agreement").output
    assert "rc-4 delivery" in output
    assert "To settle: 1 cell" in output
    spoil(project, "editions/2025/edition.yaml", "stage:", "min_agreement: 0.5\nstage:")
    # The gate is an error of check, and no reason not to tell how far one is from it.
    assert "the edition 2025 must reach an agreement of 0.5" in run("check", code=1).output
    document = json.loads(run("agreement", "--format", "json", "--draws", "20", code=1).output)
    assert (document["draws"], document["enough"], len(document["to_settle"])) == (20, False, 1)


def test_schema_writes_what_is_stale_and_check_only_looks(project: Path) -> None:
    path = project / "data" / "schema" / "company.schema.json"
    fresh = path.read_text(encoding="utf-8")
    path.write_text("{}", encoding="utf-8")
    assert (
        run("schema", "--check", code=1).output == "data/schema/company.schema.json is stale; run: scorecard schema\n"
    )
    assert run("schema").output == "Wrote data/schema/company.schema.json\n"
    assert path.read_text(encoding="utf-8") == fresh
    assert run("schema").output == "The schemas are up to date.\n"


def test_every_command_has_help_with_an_example() -> None:
    for name in main.commands:
        text = run(name, "--help").output
        assert f"scorecard {name}" in text.split("Example", 1)[1], name


def test_the_module_is_the_command() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "scorecard", "--version"], capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith("scorecard, version ")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_where_nobody_listens_a_command_ends_as_anywhere(closed: str) -> None:
    """A launcher may give it no standard output or error at all."""
    script = f'"{sys.executable}" -m scorecard --version {closed}'
    result = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
