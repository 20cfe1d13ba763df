"""Progress on a terminal, plain lines in a log, and the words at the end of a build."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from scorecard.publishing.build import Report
    from scorecard.publishing.jobs import Done


class Watcher:
    """Watches a build: a bar where a person looks on, a line for each job otherwise."""

    def __init__(self, output: str) -> None:
        """Begin to count the time."""
        self._output = output
        self._begun = time.monotonic()
        self._bar: Any = None
        self._total = 0
        self._count = 0

    def wait(self) -> None:
        """Say that another build is under way."""
        click.echo(f"Another build is writing {self._output}; waiting for it to end.", err=True)

    def start(self, jobs: int) -> None:
        """Begin to show the jobs."""
        self._total = jobs
        if jobs and sys.stderr.isatty():
            self._bar = click.progressbar(length=jobs, label="Building", file=sys.stderr)
            self._bar.__enter__()

    def finish(self, done: Done) -> None:
        """Show that a job has ended."""
        self._count += 1
        if self._bar is not None:
            self._bar.update(1)
        else:
            name = done.company_id or ("annual report" if done.is_report else "front page and data")
            outcome = "failed" if done.failure else f"{len(done.entries)} files"
            click.echo(f"[{self._count}/{self._total}] {name}: {outcome}", err=True)

    def close(self) -> None:
        """Leave the terminal as it was."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None

    def summarise(self, report: Report) -> str:
        """Return what the build did, in one or two lines."""
        seconds = time.monotonic() - self._begun
        parts = [f"{report.made} made", f"{report.unchanged} unchanged"]
        parts += [f"{report.left} left as they were"] if report.left else []
        parts += [f"{report.removed} removed"] if report.removed else []
        companies = "1 company" if report.companies == 1 else f"{report.companies} companies"
        first = f"Files of {companies}: {', '.join(parts)}; {seconds:.1f} s."
        if not report.failures:
            return first
        failed = f"{len(report.failures)} failed"
        if report.published:
            return f"{first}\n{failed}; the rest was published."
        return f"{first}\n{failed}; {self._output} is as it was. Add --keep-going to publish the rest."
