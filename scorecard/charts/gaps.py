"""What a say-do chart shows: pledge and delivery of every commitment, as values, in words and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.charts.drawing import Table
from scorecard.scoring.texts import count_text, list_text, reserve_text, services_text, tenth_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.model.scale import Scale
    from scorecard.scoring.results import CommitmentResult, LevelResult, Results, Status


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """Delivery at one service."""

    name: str
    level: str
    points: Fraction | None
    is_reversed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment; points run from 0 to 100 and are None where there are none to show."""

    number: str
    name: str
    pledge: str
    pledge_points: Fraction | None
    delivery: str
    """The level in words, or why there is none, or that services differ."""
    delivery_points: Fraction | None
    services: tuple[ServiceLevel, ...]
    """The services, where they differ; otherwise empty."""
    status: Status

    @property
    def gap(self) -> Fraction | None:
        """Return pledge less delivery: above 0 the promise outruns the evidence."""
        if self.pledge_points is None or self.delivery_points is None:
            return None
        return self.pledge_points - self.delivery_points


@dataclass(frozen=True, slots=True)
class Section:
    """A framework with its commitments."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A scale as the head of the chart names it: its name, and name and points of its levels."""

    name: str
    levels: tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class SayDoSeries:
    """What the chart shows."""

    company: str
    pledge: Steps
    delivery: Steps
    sections: tuple[Section, ...]

    def rows(self) -> Iterator[Row]:
        """Yield every row, in order."""
        for section in self.sections:
            yield from section.rows


def series(results: Results, dataset: Dataset, company_id: str) -> SayDoSeries:
    """Return the company's commitments by framework, with the levels of both scales."""
    company = results.by_id[company_id]
    commitments = dataset.commitments()
    sections = []
    for framework_id, framework in dataset.ordered_frameworks():
        rows = tuple(
            _make_row(result, commitments[result.commitment_id].number, commitments[result.commitment_id].name)
            for result in company.commitments
            if result.framework_id == framework_id
        )
        if rows:
            elements = count_text(len(rows), framework.element_name, framework.element_plural)
            sections.append(Section(f"{framework.short_name} – {elements} ({framework.launched.first.year})", rows))
    methodology = dataset.methodology
    return SayDoSeries(
        company=company.name,
        pledge=_name_steps(methodology.scales[methodology.pledge_scale]),
        delivery=_name_steps(methodology.scales[methodology.default_scale]),
        sections=tuple(sections),
    )


def _make_row(result: CommitmentResult, number: str, name: str) -> Row:
    differing = result.delivery_level is None and result.delivery_points is not None
    if result.delivery_level is not None:
        delivery = f"{_name_level(result.delivery_level)}{reserve_text(result)}"
    else:
        delivery = services_text(result) if differing else "Not assessed"
    services = tuple(
        ServiceLevel(each.service_name, _name_level(each.level), each.level.points, each.status == "reversed")
        for each in result.services
    )
    return Row(
        number=number,
        name=name,
        pledge=result.pledge.name,
        pledge_points=result.pledge.points,
        delivery=delivery,
        delivery_points=result.delivery_points,
        services=services if differing else (),
        status=result.status,
    )


def _name_level(level: LevelResult) -> str:
    """Return the level's name, or its points where points were given straight."""
    if level.step is None and level.points is not None:
        return f"{tenth_text(level.points)} points"
    return level.name[:1].upper() + level.name[1:]


def _name_steps(scale: Scale) -> Steps:
    """Return the scale's levels by points; a reversal is no step, it has a mark of its own."""
    named: dict[Fraction, str] = {}
    for level in scale.levels:
        if level.counts_as != "reversed":
            named.setdefault(level.points, level.name)
    if not named:
        named = {Fraction(points): str(points) for points in (0, 50, 100)}
    return Steps(scale.name, tuple((name, points) for points, name in sorted(named.items())))


def describe(shown: SayDoSeries) -> str:
    """Return in at most three sentences what the chart shows: how many gaps, the largest by name, and reversals."""
    rows = list(shown.rows())
    if not rows:
        return f"{shown.company}: no commitment to show."
    compared = [row for row in rows if row.gap is not None]
    ahead = sorted((row for row in compared if row.gap and row.gap > 0), key=lambda row: -(row.gap or 0))
    beyond = [row for row in compared if row.gap and row.gap < 0]
    numbers = (
        (len(ahead), "the promise outruns the evidence for"),
        (len(beyond), "the evidence goes further than the promise for"),
        (len(compared) - len(ahead) - len(beyond), "both stand level for"),
        (sum(row.status == "not-assessed" for row in rows), "not assessed:"),
        (sum(row.status == "not-applicable" for row in rows), "not applicable:"),
    )
    parts = "; ".join(f"{words} {number}" for number, words in numbers if number)
    sentences = [f"{shown.company}, {count_text(len(rows), 'commitment', 'commitments')}: {parts}."]
    if ahead:
        largest = [row for row in ahead if row.gap == ahead[0].gap]
        named = list_text([row.name for row in largest], 2)
        levels = f" ({_say_levels(largest[0])})" if len(largest) == 1 else ""
        sentences.append(f"The largest gap, {tenth_text(ahead[0].gap or Fraction(0))} of 100 points: {named}{levels}.")
    reversals = [
        f"{row.name} ({list_text(reversed_at, 3)})" if reversed_at else row.name
        for row in rows
        for reversed_at in [[each.name for each in row.services if each.is_reversed]]
        if row.status == "reversed" or reversed_at
    ]
    if reversals:
        sentences.append(f"Reversed: {list_text(reversals, 3)}.")
    return " ".join(sentences)


def _say_levels(row: Row) -> str:
    shown = f"{_points(row.delivery_points)} points on average of its services" if row.services else row.delivery
    return f"promise: {row.pledge}; evidence: {shown}"


def tabulate(shown: SayDoSeries) -> Table:
    """Return the rows behind the chart, one for each commitment."""
    header = (
        "Framework",
        "No.",
        "Commitment",
        "Pledge",
        "Pledge points",
        "Delivery",
        "Delivery points",
        "Pledge less delivery",
    )
    return Table(
        header,
        tuple(
            (
                section.name,
                row.number,
                row.name,
                row.pledge,
                _points(row.pledge_points),
                "; ".join(f"{each.name}: {each.level}" for each in row.services) or row.delivery,
                _points(row.delivery_points),
                _points(row.gap),
            )
            for section in shown.sections
            for row in section.rows
        ),
    )


def _points(value: Fraction | None) -> str:
    return "–" if value is None else tenth_text(value)
