"""The command that builds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.options import (
    data_option,
    end_as_interrupted,
    fail,
    load_or_exit,
    open_project,
    require_edition,
    templates_option,
)
from scorecard.cli.watch import Watcher
from scorecard.publishing.kinds import KINDS
from scorecard.render.paper import PAPERS

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.kinds import Kind
    from scorecard.publishing.project import Project
    from scorecard.publishing.workers import Crew
    from scorecard.render.paper import Paper


@click.command()
@data_option
@click.option(
    "--edition",
    "editions",
    multiple=True,
    metavar="ID",
    help="Build this edition only; can be given several times. [default: all]",
)
@templates_option
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
    from scorecard.publishing.options import Options

    project = open_project(data, templates, output)
    end_as_interrupted()
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
            # Nobody is at work any more, or nobody waits for it.
            crew.dismiss()
    for done in report.failures:
        click.echo(f"{done.company_id or 'the edition'}: {done.failure}", err=True)
        if debug and done.details:
            click.echo(done.details, err=True)
    click.echo(watcher.summarise(report))
    if report.published and (output / "index.html").is_file():
        click.echo(f"Open {output / 'index.html'}")
    sys.exit(1 if report.failures else 0)


def _gather_crew(project: Project, size: int) -> Crew | None:
    """Return the processes of a build, the first of them begun where there seems to be work; None for one alone."""
    from scorecard.publishing.workers import Crew, looks_stale

    crew = Crew(project, size) if size > 1 else None
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
