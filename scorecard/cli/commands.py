"""The commands: those on the data itself here, the others in modules of their own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard import __version__
from scorecard.cli.build import build
from scorecard.cli.options import data_option, fail, require_data, summarise
from scorecard.cli.over_time import diff, publish
from scorecard.cli.serve import serve
from scorecard.cli.tell import agreement, explain, outlook, robustness
from scorecard.problems import format_github, format_json, format_terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.problems import Problem


class _Commands(click.Group):
    """The commands, with one line instead of a traceback where the system says no."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a file that can't be read or written ends it with one line and code 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except OSError as error:
            fail(f"{error.filename or 'a file'} can't be read or written: {(error.strerror or '').lower()}", code=1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="scorecard")
def main() -> None:
    """Turn hand-kept YAML about commitments into scorecards that lead back to their sources.

    \b
    Examples:
      scorecard init                      make an example project in this folder
      scorecard check                     list every problem in data/
      scorecard serve                     look at the site while you edit data/
      scorecard build                     write every scorecard into output/
      scorecard explain example-inc c-1   the way from sources to one number
      scorecard robustness                how firm scores and ranks are
      scorecard outlook example-inc       what would raise a score
      scorecard diff 2022 2026            what changed since, and why
      scorecard publish 2026              lock the numbers of an edition
    """


for _command in (agreement, build, diff, explain, outlook, publish, robustness, serve):
    main.add_command(_command)


@main.command()
@data_option
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are printed: for people, for programs, or as notes on a pull request.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
def check(data: Path, style: str, *, strict: bool) -> None:
    """List every problem in the data, in the order of files and lines.

    Exit code 0: no errors (with --strict: no problems at all); 1: problems; 2: wrong use.

    \b
    Examples:
      scorecard check
      scorecard check --strict --format github
      scorecard check --data other/data --format json > problems.json
    """
    from scorecard.workflow.check import check as run

    require_data(data)
    report = run(data)
    if style == "json":
        click.echo(format_json(report.problems))
    else:
        show: Callable[[Problem], str] = format_github if style == "github" else format_terminal
        for problem in report.problems:
            click.echo(show(problem))
        if style == "text":
            click.echo(summarise(report))
    sys.exit(1 if report.errors or (strict and report.warnings) else 0)


@main.command()
@data_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if a schema is stale.")
def schema(data: Path, *, only_check: bool) -> None:
    """Write the JSON Schemas that let an editor complete and check the YAML files, into data/schema/.

    \b
    Examples:
      scorecard schema
      scorecard schema --check
    """
    from scorecard.workflow.schemas import stale_schemas, write_schemas

    require_data(data)
    if only_check:
        stale = stale_schemas(data)
        for path in stale:
            click.echo(f"{path} is stale; run: scorecard schema")
        sys.exit(1 if stale else 0)
    written = write_schemas(data)
    for path in written:
        click.echo(f"Wrote {path}")
    if not written:
        click.echo("The schemas are up to date.")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
def init(folder: Path) -> None:
    """Make an example project in FOLDER (this one, if none is named): an invented programme to start from.

    Nothing that is there already is touched.

    \b
    Example:
      scorecard init my-scorecard && cd my-scorecard && scorecard build
    """
    from scorecard.workflow.starter import NotEmptyError, start_project

    try:
        written = start_project(folder)
    except NotEmptyError as error:
        fail(f"{error}; choose another folder", code=2)
    click.echo(f"Wrote {len(written)} files into {folder / 'data'}.")
    click.echo("Next: scorecard check, then scorecard build, then open output/index.html")
