"""How the preview begins and ends: its words, its codes, and what it leaves behind."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from scorecard.cli.commands import main
from tests.preview.running import DOCUMENT, PAGE, TEMPLATES, Running, run_preview
from tests.processes import family_of, wait_for_the_end_of


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_without_a_trace(tmp_path: Path, store: Path, number: signal.Signals) -> None:
    with run_preview(tmp_path, "--output", str(store)) as running:
        running.get(PAGE)
        family = family_of(running.process.pid)
        assert family
        code, _, err = running.interrupt(number)
    assert code == 0
    assert err.splitlines()[0].startswith("No problems. Read 11 files: 2 companies")
    assert "Traceback" not in err
    assert len(err.splitlines()) <= 2
    wait_for_the_end_of(family)


def test_it_ends_in_the_middle_of_a_document(tmp_path: Path, store: Path) -> None:
    with run_preview(tmp_path, "--output", str(store)) as running:
        wait = socket.create_connection((running.host, running.port))
        wait.sendall(f"GET {DOCUMENT} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        with running.listen() as news:
            news.next()
            family = family_of(running.process.pid)
            code, _, err = running.interrupt()
        wait.close()
    assert code == 0
    assert "Traceback" not in err
    assert "ended without a word" not in err
    wait_for_the_end_of(family)


def test_killed_it_leaves_no_process_behind(tmp_path: Path, store: Path) -> None:
    with run_preview(tmp_path, "--output", str(store)) as running:
        family = family_of(running.process.pid)
        assert family
        running.process.kill()
    wait_for_the_end_of(family)


def test_a_port_that_is_taken_is_one_line(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(running.folder)
    assert refuse("--port", str(running.port)) == (
        f"scorecard: port {running.port} of 127.0.0.1 is taken, perhaps by another preview; "
        "choose one with --port (0: any free one)\n"
    )


@pytest.mark.parametrize("host", ["203.0.113.7", "nowhere.invalid"])
def test_an_address_of_another_machine_is_one_line(
    running: Running, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(running.folder)
    told = refuse("--port", "0", "--host", host)
    assert told == f"scorecard: {host} is no address of this machine; choose another with --host\n"


def test_without_data_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refuse().startswith("scorecard: there is no folder data; ")


def refuse(*arguments: str) -> str:
    """What the command says when it can't begin."""
    result = CliRunner().invoke(main, ["serve", "--templates", str(TEMPLATES), *arguments])
    assert result.exit_code == 2
    return result.output
