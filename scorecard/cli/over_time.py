"""The commands about editions over time: what changed, and what is published for good."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.cli.options import (
    data_option,
    edition_option,
    fail,
    load_shapes_or_exit,
    require_data,
    require_edition,
    summarise,
)
from scorecard.problems import format_terminal

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.trend import Comparison

_BOTH = 2


@click.command()
@data_option
@edition_option
@click.option("--company", metavar="ID", help="Tell all that moved this company's score.")
@click.option(
    "--rev",
    "revisions",
    multiple=True,
    metavar="REV",
    help="Compare revisions of the data in git instead of editions: two of them, or one with the files as they are.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as a comment on a pull request.",
)
@click.argument("which", nargs=-1, metavar="[EARLIER LATER | REV..REV]")
def diff(  # noqa: PLR0913 - one parameter for each option
    *,
    data: Path,
    edition: str | None,
    company: str | None,
    revisions: tuple[str, ...],
    style: str,
    which: tuple[str, ...],
) -> None:
    """Tell what changed in which score, and why: new evidence, new judgement, method, scope or correction.

    Two editions are compared, EARLIER and LATER; unless named, the current one with the one before. With --rev, or
    REV..REV, one edition is compared in two revisions of the data folder; they are read from git, and no file of yours
    is touched. The parts add up to the whole change, exactly.

    \b
    Examples:
      scorecard diff
      scorecard diff 2022 2026 --company example-inc
      scorecard diff HEAD~3..HEAD --edition 2026
      scorecard diff --rev v1.0 --format json > since-v1.0.json
      scorecard diff main..HEAD --format markdown
    """
    from scorecard.workflow.diff import diff_json, diff_markdown, diff_text
    from scorecard.workflow.explain import NotFoundError

    require_data(data)
    ends = _read_revisions(which, revisions)
    later, comparison = _compare_revisions(data, ends, edition) if ends else _compare_editions(data, which, edition)
    try:
        if style == "json":
            told = diff_json(comparison, company)
        else:
            told = (diff_markdown if style == "markdown" else diff_text)(later, comparison, company)
    except NotFoundError as error:
        fail(str(error), code=2)
    click.echo(told, nl=False)


def _read_revisions(which: tuple[str, ...], revisions: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one or two revisions that are asked for; none where editions are."""
    from scorecard.workflow.revisions import split_revisions

    ranges = [text for text in which if ".." in text]
    if not ranges and not revisions:
        return ()
    if revisions and which:
        fail("give either --rev or EARLIER LATER or REV..REV", code=2)
    if len(revisions) > _BOTH or len(which) > 1:
        fail("two revisions can be compared, no more", code=2)
    return revisions or split_revisions(ranges[0])


def _compare_editions(data: Path, which: tuple[str, ...], edition: str | None) -> tuple[Dataset, Comparison]:
    from scorecard.scoring.hindsight import find_earlier
    from scorecard.workflow.diff import diff_editions

    if len(which) not in {0, _BOTH}:
        fail("name two editions, the earlier one first, or none", code=2)
    dataset = load_shapes_or_exit(data)
    for name in which:
        require_edition(dataset.editions, name)
    if which:
        earlier, later = which
    else:
        later = require_edition(dataset.editions, edition or dataset.programme.current_edition)
        before = find_earlier(dataset, later)
        if not before:
            fail(f"there is no edition before {later} to compare it with", code=2)
        earlier = before[-1]
    return dataset, diff_editions(dataset, earlier, later)


def _compare_revisions(data: Path, ends: tuple[str, ...], edition: str | None) -> tuple[Dataset, Comparison]:
    from scorecard.workflow.diff import diff_revisions
    from scorecard.workflow.revisions import RevisionError, unpack_revision

    with ExitStack() as stack:
        try:
            folders = [stack.enter_context(unpack_revision(data, revision)) for revision in ends]
        except RevisionError as error:
            fail(str(error), code=2)
        datasets = [_load_revision(folder, revision) for folder, revision in zip(folders, ends, strict=True)]
    if len(datasets) < _BOTH:
        datasets.append(load_shapes_or_exit(data))
    before, after = datasets
    edition_id = require_edition(after.editions, edition or after.programme.current_edition)
    if edition_id not in before.editions:
        fail(f"the revision {ends[0]} has no edition {edition_id}", code=2)
    first, last = (*(f"at {revision}" for revision in ends), "as it is now")[:_BOTH]
    return after, diff_revisions(before, after, edition_id, (first, last))


def _load_revision(folder: Path, revision: str) -> Dataset:
    from scorecard.loader import load

    loaded = load(folder)
    errors = [problem for problem in loaded.problems if problem.level == "error"]
    if errors or loaded.dataset is None:
        fail(f"the data of the revision {revision} has errors that this version can't read past", code=1)
    return loaded.dataset


@click.command()
@data_option
@click.argument("edition")
def publish(data: Path, edition: str) -> None:
    """Lock the numbers of EDITION: from now on none of them changes without a correction.

    Writes results.lock.json into the edition's folder; keep it with the data. Nothing is written while `scorecard
    check` has errors. Run it again after corrections, so that the lock takes them in; what was published at first
    stays in it.

    Exit code 0: the lock is there; 1: errors in the data, or the edition is not finished; 2: wrong use.

    \b
    Example:
      scorecard publish 2026
    """
    from scorecard.loader import load
    from scorecard.workflow.check import check_loaded
    from scorecard.workflow.published import UNLOCKED, NotReadyError
    from scorecard.workflow.published import publish as run

    require_data(data)
    loaded = load(data)
    if loaded.dataset is not None:
        require_edition(loaded.dataset.editions, edition)
    report = check_loaded(loaded)
    # That the numbers are not locked yet is what this command is for.
    errors = [problem for problem in report.errors if problem.rule != UNLOCKED]
    for problem in errors:
        click.echo(format_terminal(problem), err=True)
    if errors:
        fail(f"{summarise(report)} Nothing was published.", code=1)
    try:
        done = run(loaded, edition)
    except NotReadyError as error:
        fail(f"{error}. Nothing was published.", code=1)
    if not done.written:
        click.echo(f"The numbers of {edition} are published as they are; {done.file} stays as it was.")
        return
    click.echo(f"Wrote {done.file}: all numbers of {done.companies} companies.")
    click.echo("A change of any of them is an error from now on, unless corrections.yaml says what, when and why.")
