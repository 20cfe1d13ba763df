"""What commands share: options, folders, and the one way to stop with a word and a code."""

from __future__ import annotations

import signal
import sys
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from scorecard.problems import format_terminal
from scorecard.publishing.project import Project

if TYPE_CHECKING:
    from types import FrameType

    from scorecard.model.dataset import Dataset
    from scorecard.workflow.check import CheckReport

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default="data",
    show_default=True,
    help="Folder of the hand-kept YAML.",
)
templates_option = click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the theme. [default: templates/, or the theme that comes with the program]",
)
edition_option = click.option(
    "--edition", metavar="ID", help="Which edition. [default: current_edition in programme.yaml]"
)


def fail(message: str, *, code: int) -> NoReturn:
    """Print one line to standard error and exit."""
    click.echo(f"scorecard: {message}", err=True)
    sys.exit(code)


def end_as_interrupted() -> None:
    """Let whoever ends this process end it as with Ctrl-C: what it has begun is ended, and cleared away."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        # What this process was told to ignore, by `nohup` for one, it goes on to ignore.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, interrupt)


def require_data(data: Path) -> None:
    """Exit with 2 when the data folder is not there."""
    if not data.is_dir():
        fail(
            f"there is no folder {data}; name the data folder with --data, or make a project with: scorecard init",
            code=2,
        )


def open_project(data: Path, templates: Path | None, output: Path) -> Project:
    """Return the project's folders; exits with 2 when the data or the theme is not there."""
    require_data(data)
    theme = templates or find_theme(data)
    if not theme.is_dir():
        fail(f"there is no folder {theme}; name the theme with --templates", code=2)
    if not (theme / "base.html").is_file():
        fail(f"{theme} holds no theme: there is no base.html in it; name another with --templates", code=2)
    return Project(data, theme, output.absolute())


def find_theme(data: Path) -> Path:
    """Return the theme beside the data folder, or else the one that comes with the program."""
    beside = data.absolute().parent / "templates"
    if beside.is_dir():
        return beside
    package = Path(str(resources.files("scorecard")))
    inside = package / "theme"
    # An installed wheel carries the theme inside the package; in a checkout it lies beside it.
    return inside if inside.is_dir() else package.parent / "templates"


def load_or_exit(data: Path) -> Dataset:
    """Return the dataset; with errors in the data, prints them all and exits with 1. Warnings pass in silence."""
    from scorecard.loader import load
    from scorecard.workflow.check import check_loaded

    require_data(data)
    loaded = load(data)
    report = check_loaded(loaded)
    for problem in report.errors:
        click.echo(format_terminal(problem), err=True)
    if report.errors or loaded.dataset is None:
        fail(f"{summarise(report)} Nothing was done.", code=1)
    return loaded.dataset


def load_shapes_or_exit(data: Path) -> Dataset:
    """Return the dataset if every file has its shape, whatever the rules say of it; otherwise exit with 1."""
    from scorecard.loader import load

    require_data(data)
    loaded = load(data)
    errors = [problem for problem in loaded.problems if problem.level == "error"]
    for problem in errors:
        click.echo(format_terminal(problem), err=True)
    if errors or loaded.dataset is None:
        fail(f"{_count(len(errors), 'error')}. Nothing was done.", code=1)
    return loaded.dataset


def require_edition(editions: object, edition_id: str) -> str:
    """Return the id of an edition; exits with 2 when there is none of that id."""
    known = sorted(editions) if isinstance(editions, dict) else []
    if edition_id not in known:
        fail(f"there is no edition {edition_id}; there are: {', '.join(known) or 'none'}", code=2)
    return edition_id


def summarise(report: CheckReport) -> str:
    """Return what a check looked at and found, in one or two sentences."""
    counts = report.counts
    seen = (
        f"{_count(counts.files, 'file')}: {_count(counts.companies, 'company', 'companies')}, "
        f"{_count(counts.facts, 'fact')}, {_count(counts.sources, 'source')}, "
        f"{_count(counts.assessments, 'assessment')}."
    )
    found = f"{_count(len(report.errors), 'error')}, {_count(len(report.warnings), 'warning')}"
    excepted = f" {_count(report.excepted, 'problem')} excepted in exceptions.yaml." if report.excepted else ""
    return f"{found if report.problems else 'No problems'}. Read {seen}{excepted}"


def _count(number: int, singular: str, plural: str = "") -> str:
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"
