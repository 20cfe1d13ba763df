"""The commands `robustness` and `outlook`: words, data, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from scorecard.cli.commands import main
from scorecard.workflow.starter import start_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    start_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("project")
def test_robustness_prints_a_table_or_data() -> None:
    text = CliRunner().invoke(main, ["robustness"])
    assert text.exit_code == 0
    assert "Order to the next" in text.output
    data = CliRunner().invoke(main, ["robustness", "--format", "json"])
    assert data.exit_code == 0
    assert json.loads(data.output)["draws"] == 2000


@pytest.mark.usefixtures("project")
def test_outlook_prints_steps_or_data_and_refuses_unknown_companies() -> None:
    text = CliRunner().invoke(main, ["outlook", "example-mills"])
    assert text.exit_code == 0
    assert "what would raise its score" in text.output
    data = CliRunner().invoke(main, ["outlook", "example-mills", "--format", "json"])
    assert json.loads(data.output)["company"] == "example-mills"
    wrong = CliRunner().invoke(main, ["outlook", "nobody"])
    assert wrong.exit_code == 2
    assert "nobody" in wrong.output


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("command", [["robustness"], ["outlook", "example-mills"]])
def test_an_unknown_edition_is_refused(command: list[str]) -> None:
    result = CliRunner().invoke(main, [*command, "--edition", "1900"])
    assert result.exit_code == 2
    assert "there is no edition 1900" in result.output
