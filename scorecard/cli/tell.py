"""The commands that tell how scores came about and how far they hold."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from scorecard.cli.options import (
    data_option,
    edition_option,
    fail,
    load_or_exit,
    load_shapes_or_exit,
    require_data,
    require_edition,
)


@click.command()
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


@click.command()
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


@click.command()
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


@click.command()
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
