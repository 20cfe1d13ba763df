"""A preview of the example project, begun as a person begins it, and a reader who hears its news."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from scorecard.workflow.starter import start_project
from tests.processes import heed_interrupts

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = ROOT / "templates"
EVENTS = "/.preview/events"
PATIENCE = 120
"""Seconds after which a test that waits in vain gives up; nothing is measured with it."""
MILLS = "editions/2025/assessments/example-mills.yaml"
PAGE, OTHER_PAGE = "/companies/example-mills/", "/companies/example-foods/"
DOCUMENT = "/companies/example-mills/example-mills-scorecard-2025.pdf"
RATIONALE = "for later years none were found"


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    content: bytes

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode("utf-8")


class News:
    """Server-sent events, one after the other."""

    def __init__(self, host: str, port: int) -> None:
        self._connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        self._connection.request("GET", EVENTS)
        self._reply = self._connection.getresponse()
        assert self._reply.getheader("Content-Type") == "text/event-stream"

    def next(self) -> dict[str, Any]:
        """The next news, as soon as there is some."""
        while True:
            line = self._reply.readline().decode("utf-8")
            assert line, "the server has gone"
            if line.startswith("data: "):
                return cast("dict[str, Any]", json.loads(line.removeprefix("data: ")))

    def until(self, is_it: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The first news of this kind."""
        while True:
            news = self.next()
            if is_it(news):
                return news

    def close(self) -> None:
        """Listen no more."""
        self._reply.close()
        self._connection.close()


@dataclass(frozen=True)
class Running:
    """A preview that runs."""

    process: subprocess.Popen[str]
    folder: Path
    host: str
    port: int

    @property
    def url(self) -> str:
        """Its front page."""
        return f"http://{self.host}:{self.port}/"

    def get(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """Asks for a path exactly as it is given."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in named)
        for name, value in named.items():
            connection.putheader(name, value)
        connection.endheaders()
        reply = connection.getresponse()
        found = Reply(reply.status, reply.headers, reply.read())
        connection.close()
        return found

    @contextmanager
    def listen(self) -> Iterator[News]:
        """The news from now on; the first ones are those of the last reading."""
        news = News(self.host, self.port)
        try:
            yield news
        finally:
            news.close()

    def edit(self, name: str, old: str, new: str) -> None:
        """Saves a file of the data with another text in it."""
        change(self.folder / "data" / name, old, new)

    def interrupt(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """Ends it as a terminal does, which tells all processes of the group; its code and what it said."""
        os.killpg(self.process.pid, number)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


def change(path: Path, old: str, new: str) -> None:
    """Saves a file with one text in the place of another."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    save(path, text.replace(old, new, 1))


def save(path: Path, text: str) -> None:
    """Saves a file as editors do: a new one takes the old one's name, and nobody sees half of it."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def command(*arguments: str, templates: Path = TEMPLATES) -> list[str]:
    return [sys.executable, "-m", "scorecard", "serve", "--templates", str(templates), "--port", "0", *arguments]


@contextmanager
def run_preview(folder: Path, *arguments: str, templates: Path = TEMPLATES) -> Iterator[Running]:
    """A preview of the project in a folder; without data there it gets the example's."""
    if not (folder / "data").exists():
        start_project(folder)
    process = subprocess.Popen(
        command(*arguments, templates=templates),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - no other thread runs yet
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.match(r"Look at http://([^:/]+):(\d+)/  \(Ctrl-C ends it\)\n", line)
        if found is None:
            process.kill()
            raise AssertionError(f"{line}{process.communicate()}")
        yield Running(process, folder, found[1], int(found[2]))
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
