"""The command that shows the site while its data is being written."""

from __future__ import annotations

import errno
import signal
import socket
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.options import data_option, end_as_interrupted, fail, open_project, summarise, templates_option
from scorecard.problems import format_terminal

if TYPE_CHECKING:
    from scorecard.preview.preview import Preview
    from scorecard.workflow.check import CheckReport

MOST_PORT = 65535


@click.command()
@data_option
@templates_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="output",
    show_default=True,
    help="Folder of the last build: what is still true there is not made again. Nothing is written into it.",
)
@click.option(
    "--port",
    type=click.IntRange(0, MOST_PORT),
    default=8000,
    show_default=True,
    help="Port to answer at; 0: any that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to answer at; any but the default lets other machines read drafts.",
)
@click.option("--open", "opens", is_flag=True, help="Open the front page in a browser.")
@click.option("--debug", is_flag=True, help="Print the traceback of what can't be made.")
def serve(  # noqa: PLR0913 - one parameter for each option
    *, data: Path, templates: Path | None, output: Path, port: int, host: str, opens: bool, debug: bool
) -> None:
    """Show the whole site in a browser while you work on its data; end it with Ctrl-C.

    Whenever a file of the data or the theme is saved, everything is read and checked again, and open pages load
    themselves anew, at the same place. Problems are printed as by `scorecard check`, and shown on the last good page.
    Nothing is written into the output folder: `scorecard build` does that.

    \b
    Examples:
      scorecard serve
      scorecard serve --open
      scorecard serve --data other/data --port 0
    """
    from scorecard.preview.preview import Preview
    from scorecard.publishing.build import count_cores

    project = open_project(data, templates, output)
    try:
        preview = Preview(project, _Terminal(data, debug=debug), host, port, count_cores())
    except socket.gaierror:
        fail(f"{host} is no address of this machine; choose another with --host", code=2)
    except OSError as error:
        fail(_tell_refusal(error, host, port), code=2)
    end_as_interrupted()
    try:
        _run(preview, opens=opens)
    except KeyboardInterrupt:
        # A second Ctrl-C must not keep the processes of the first one from being ended.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        click.echo()
    finally:
        preview.end()


def _run(preview: Preview, *, opens: bool) -> None:
    preview.begin()
    click.echo(f"Look at {preview.url}  (Ctrl-C ends it)")
    if opens and not webbrowser.open(preview.url):
        click.echo("No browser was found here; open that address in yours.", err=True)
    preview.serve()


def _tell_refusal(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is taken, perhaps by another preview; choose one with --port (0: any free one)"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine; choose another with --host"
    return f"port {port} of {host} can't be had: {(error.strerror or str(error)).lower()}; choose another with --port"


class _Terminal:
    """Prints what each reading came to."""

    def __init__(self, data: Path, *, debug: bool) -> None:
        self._data = data
        self._debug = debug

    def read(self, report: CheckReport, seconds: float) -> None:
        """Print all problems, and one line."""
        for problem in report.problems:
            click.echo(format_terminal(problem), err=True)
        shown = " The last good pages stay." if report.errors else ""
        click.echo(f"{summarise(report)}{shown} ({seconds:.1f} s)", err=True)

    def fail(self, what: str, why: str, details: str) -> None:
        """Print what can't be made, and why."""
        click.echo(f"{what}: {why}", err=True)
        if self._debug:
            click.echo(details, err=True)
