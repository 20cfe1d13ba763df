"""The commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard import __version__
from scorecard.cli.options import (
    data_option,
    edition_option,
    fail,
    load_or_exit,
    load_shapes_or_exit,
    open_project,
    require_data,
    require_edition,
    summarise,
)
from scorecard.cli.over_time import diff, publish
from scorecard.cli.watch import Watcher
from scorecard.problems import format_github, format_json, format_terminal
from scorecard.publishing.plan import KINDS
from scorecard.render.theme import PAPERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from scorecard.model.dataset import Dataset
    from scorecard.problems import Problem
    from scorecard.publishing.plan import Kind
    from scorecard.publishing.project import Project
    from scorecard.publishing.workers import Crew
    from scorecard.render.theme import Paper


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
      scorecard build                     write every scorecard into output/
      scorecard explain example-inc c-1   the way from sources to one number
      scorecard robustness                how firm scores and ranks are
      scorecard outlook example-inc       what would raise a score
      scorecard diff 2022 2026            what changed since, and why
      scorecard publish 2026              lock the numbers of an edition
    """


main.add_command(diff)
main.add_command(publish)


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
@click.option(
    "--edition",
    "editions",
    multiple=True,
    metavar="ID",
    help="Build this edition only; can be given several times. [default: all]",
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the theme. [default: templates/, or the theme that comes with the program]",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="output",
    show_default=True,
    help="Folder that the build becomes.",
)
@click.option(
    "--company",
    "companies",
    multiple=True,
    metavar="ID",
    help="Build this company's files only; can be given several times.",
)
@click.option(
    "--only",
    metavar="KINDS",
    callback=lambda _context, _option, value: _parse_kinds(value),
    help=f"Build some kinds of files only, with commas between: {','.join(KINDS)}.",
)
@click.option(
    "--jobs", type=click.IntRange(min=0), default=0, show_default="one for each core", help="How many processes to use."
)
@click.option(
    "--paper",
    type=click.Choice(PAPERS),
    default="a4",
    show_default=True,
    help="Paper of the documents: every line and page breaks alike on both.",
)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Build as of this day (YYYY-MM-DD): embargoes that end by then are lifted. [default: all hold]",
)
@click.option(
    "--embargoed", is_flag=True, help="Make press kits, too, whose edition is under embargo. Not for a public site."
)
@click.option("--public", is_flag=True, help="For a public site: refuse while an edition is under embargo (see --on).")
@click.option("--keep-going", is_flag=True, help="Publish the rest when a company's files can't be made.")
@click.option("--debug", is_flag=True, help="Print the traceback of what failed.")
def build(  # noqa: PLR0913 - one parameter for each option
    *,
    data: Path,
    editions: tuple[str, ...],
    templates: Path | None,
    output: Path,
    companies: tuple[str, ...],
    only: frozenset[Kind] | None,
    jobs: int,
    paper: Paper,
    on: datetime | None,
    embargoed: bool,
    public: bool,
    keep_going: bool,
    debug: bool,
) -> None:
    """Write scorecards, charts, the front page and the data files into the output folder.

    Only what changed is made again. The output folder is replaced in one step when everything is there; if a company's
    files can't be made, it stays as it was (unless --keep-going).

    \b
    Examples:
      scorecard build
      scorecard build --company example-inc --only html,pdf
      scorecard build --edition 2026 --output public --jobs 4
      scorecard build --only report --paper letter
      scorecard build --on 2026-12-01
      scorecard build --public --on 2026-12-01
    """
    from scorecard.publishing.build import BusyError, NothingAskedError, count_cores
    from scorecard.publishing.build import build as run
    from scorecard.publishing.embargo import lift_embargoes
    from scorecard.publishing.handover import ForeignFolderError
    from scorecard.publishing.tree import Options

    project = open_project(data, templates, output)
    crew = _gather_crew(project, jobs or count_cores())

    def read() -> tuple[Dataset, Options]:
        dataset = lift_embargoes(load_or_exit(data), on.date() if on else None)
        chosen = [require_edition(dataset.editions, name) for name in editions or dataset.editions]
        _heed_embargoes(dataset, editions, only, public=public, embargoed=embargoed)
        _require_companies(companies, {name for each in chosen for name in dataset.editions[each].edition.companies})
        return dataset, Options(
            editions, frozenset(companies) or None, only, keep_going=keep_going, paper=paper, embargoed=embargoed
        )

    watcher = Watcher(str(output))
    try:
        everything = not (editions or companies or only or on or embargoed or public or paper != "a4")
        report = run(project, read, watcher, crew, everything=everything)
    except NothingAskedError:
        fail("nothing is left to build: data files belong to no single company; leave out --company or --only", code=2)
    except ForeignFolderError as error:
        fail(f"{error}; choose another folder with --output, or empty this one", code=2)
    except BusyError as error:
        fail(f"{error}; try again when it has ended", code=1)
    finally:
        watcher.close()
        if crew:
            crew.dismiss()
    for done in report.failures:
        click.echo(f"{done.company_id or 'the edition'}: {done.failure}", err=True)
        if debug and done.details:
            click.echo(done.details, err=True)
    click.echo(watcher.summarise(report))
    if report.published and (output / "index.html").is_file():
        click.echo(f"Open {output / 'index.html'}")
    sys.exit(1 if report.failures else 0)


@main.command()
@data_option
@edition_option
@click.argument("company")
@click.argument("commitment")
def explain(data: Path, edition: str | None, company: str, commitment: str) -> None:
    """Print the whole way from the sources to the number, for one COMMITMENT of one COMPANY.

    \b
    Example:
      scorecard explain example-inc c-1
    """
    from scorecard.workflow.explain import NotFoundError
    from scorecard.workflow.explain import explain as run

    require_data(data)
    dataset = load_or_exit(data)
    edition_id = require_edition(dataset.editions, edition or dataset.programme.current_edition)
    try:
        click.echo(run(dataset, edition_id, company, commitment), nl=False)
    except NotFoundError as error:
        fail(str(error), code=2)


@main.command()
@data_option
@edition_option
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For whom."
)
@click.option(
    "--draws", type=click.IntRange(1), default=1000, show_default=True, help="Samples that the intervals rest on."
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Where the samples begin.")
def agreement(data: Path, edition: str | None, style: str, draws: int, seed: int) -> None:
    """Tell how far independent assessors agree, and which of their readings differ and wait to be settled.

    Exit code 0: no agreement is asked for, or it is reached; 1: it is not reached (min_agreement), or the data can't be
    read; 2: wrong use.

    \b
    Examples:
      scorecard agreement
      scorecard agreement --edition 2026 --format json > agreement.json
    """
    from scorecard.workflow.agreement import format_json as as_json
    from scorecard.workflow.agreement import format_text, measure_agreement

    dataset = load_shapes_or_exit(data)
    edition_id = require_edition(dataset.editions, edition or dataset.programme.current_edition)
    report = measure_agreement(dataset, edition_id, draws, seed)
    click.echo(as_json(report) if style == "json" else format_text(dataset, report), nl=style == "json")
    sys.exit(0 if report.is_enough else 1)


@main.command()
@data_option
@edition_option
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For whom."
)
def robustness(data: Path, edition: str | None, style: str) -> None:
    """Tell how firm scores and ranks are: their ranges under other reasonable choices, and which order holds.

    What is tried, and how often, stands under `robustness` in methodology.yaml. The same data gives the same answer.

    \b
    Examples:
      scorecard robustness
      scorecard robustness --edition 2026 --format json > robustness.json
    """
    from scorecard.workflow.robustness import robustness_json, robustness_text

    dataset = load_or_exit(data)
    edition_id = require_edition(dataset.editions, edition or dataset.programme.current_edition)
    click.echo((robustness_json if style == "json" else robustness_text)(dataset, edition_id), nl=False)


@main.command()
@data_option
@edition_option
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For whom."
)
@click.argument("company")
def outlook(data: Path, edition: str | None, style: str, company: str) -> None:
    """Tell what would raise the score of COMPANY: for each commitment the next level, what is missing, what it adds.

    \b
    Examples:
      scorecard outlook example-inc
      scorecard outlook example-inc --format json > outlook.json
    """
    from scorecard.workflow.explain import NotFoundError
    from scorecard.workflow.outlook import outlook_json, outlook_text

    dataset = load_or_exit(data)
    edition_id = require_edition(dataset.editions, edition or dataset.programme.current_edition)
    try:
        click.echo((outlook_json if style == "json" else outlook_text)(dataset, edition_id, company), nl=False)
    except NotFoundError as error:
        fail(str(error), code=2)


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


def _gather_crew(project: Project, size: int) -> Crew | None:
    """Return the processes of a build, the first of them begun where there seems to be work; None for one alone."""
    from scorecard.publishing.workers import Crew, looks_stale

    crew = Crew(project.templates, size) if size > 1 else None
    if crew and looks_stale(project):
        crew.begin()
    return crew


def _heed_embargoes(
    dataset: Dataset, editions: tuple[str, ...], only: frozenset[Kind] | None, *, public: bool, embargoed: bool
) -> None:
    """Say which editions get no press kit because of their embargo; exit where that leaves nothing to do.

    Also exit where the site is to be public: every edition's pages lead to the others', so one under embargo, whether
    it is asked for or not, keeps all of them in.
    """
    from scorecard.publishing.embargo import held_back

    if public and embargoed:
        fail("give either --public or --embargoed", code=2)
    held = held_back(dataset, () if public else editions)
    told = ", ".join(f"edition {edition_id} is under embargo until {end}" for edition_id, end in held.items())
    if held and public:
        fail(f"{told}, so nothing was built for a public site; --on DAY lifts it", code=1)
    if held and not embargoed and only == frozenset({"press"}):
        fail(f"{told}; --on DAY lifts it, --embargoed makes the press kit all the same", code=2)
    if held and not embargoed and (only is None or "press" in only):
        click.echo(f"No press kit: {told} (see --on and --embargoed).", err=True)


def _parse_kinds(value: str | None) -> frozenset[Kind] | None:
    if value is None:
        return None
    names = [name.strip() for name in value.split(",") if name.strip()]
    unknown = [name for name in names if name not in KINDS]
    if unknown or not names:
        raise click.BadParameter(f"{', '.join(unknown) or 'nothing'} is not one of {', '.join(KINDS)}")
    return frozenset(kind for kind in KINDS if kind in names)


def _require_companies(companies: tuple[str, ...], known: Collection[str]) -> None:
    for company in companies:
        if company not in known:
            fail(f"no edition asked for has a company {company}; there are: {', '.join(sorted(known))}", code=2)
