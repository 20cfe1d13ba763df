"""Tables of what the rest refers to: the edition, the method's scales and bands, the frameworks, the sources."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from scorecard.exports.imprint import make_imprint
from scorecard.exports.table import (
    Column,
    Placed,
    Shape,
    dated,
    given,
    key,
    link,
    position,
    refer,
    text,
)
from scorecard.model.edition import Edition
from scorecard.model.evidence import Figure
from scorecard.model.framework import Commitment, Framework, Group, Signatory
from scorecard.model.methodology import Band, Feature
from scorecard.model.programme import Programme
from scorecard.model.record import NotFound, RecordItem
from scorecard.model.scale import Scale, ScaleLevel
from scorecard.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scorecard.exports.holdings import Holdings


def source_columns() -> tuple[Column[Any], ...]:
    """Return the columns for the source of a row and for further ones."""
    return (
        refer("source_id", "sources", "The source in which it can be read.", attrgetter("item.source")),
        text(
            "also",
            "Further sources that say the same; several are parted by a semicolon and a blank.",
            attrgetter("item.also"),
        ),
    )


def figure_columns() -> tuple[Column[Any], ...]:
    """Return the columns for the number that a dated fact states."""
    return tuple(
        given(Figure, name, name=f"figure_{name}", read=_read_figure(name), required=False)
        for name in ("value", "unit", "period")
    )


def _read_figure(name: str) -> Callable[[Any], Any]:
    return lambda row: None if row.item.figure is None else getattr(row.item.figure, name)


def place(items: Mapping[str, Any]) -> Iterator[Placed[Any]]:
    """Yield parts of the data that nobody owns, each with its id, which is the key that it has there."""
    for number, (item_id, item) in enumerate(items.items(), 1):
        yield Placed("", item_id, number, item)


def _place_levels(holdings: Holdings) -> Iterator[Placed[ScaleLevel]]:
    for scale_id, scale in holdings.methodology.scales.items():
        for number, level in enumerate(scale.levels, 1):
            yield Placed(scale_id, f"{scale_id}/{level.id}", number, level)


def _place_missing(holdings: Holdings) -> Iterator[Placed[NotFound]]:
    for framework_id, framework in holdings.frameworks.items():
        for number, item in enumerate(framework.not_found, 1):
            periods = tuple(period for period in item.periods if period.first <= holdings.cut_off)
            if periods and f"{framework_id}/{item.promise}" in holdings.records:
                yield Placed(
                    framework_id, f"{framework_id}/{number}", number, item.model_copy(update={"periods": periods})
                )


def _promise_of(row: Placed[RecordItem]) -> str | None:
    return f"{row.owner}/{row.item.promise}" if row.item.promise else None


_EDITION: Shape[Any] = Shape(
    "editions",
    "Edition",
    "The edition that the data belongs to, in one row: how far it can be relied on, and on which terms it may be used.",
    ("edition",),
    (
        key("edition", "Id of the edition.", attrgetter("edition_id")),
        given(Edition, "title", "", read=attrgetter("edition")),
        given(Edition, "stage", ""),
        Column(
            "cut_off", "date", "The last day of evidence: the data is as of this day.", attrgetter("day"), required=True
        ),
        given(Edition, "notice", ""),
        given(Programme, "title", "", name="programme", read=attrgetter("programme")),
        given(Programme, "subject", ""),
        given(Programme, "publisher", ""),
        given(Programme, "contact", ""),
        given(Programme, "reading_note", ""),
        text("method_version", "Version of the method.", attrgetter("method_version"), required=True),
        text("data_sha256", "SHA-256 of all data that the edition is made from.", attrgetter("digest"), required=True),
        text("licence", "SPDX identifier of the licence of the data.", attrgetter("licence"), required=True),
        Column("licence_url", "address", "Where the licence can be read.", attrgetter("licence_url"), required=True),
    ),
    lambda holdings: (_Row(holdings),),
    label="title",
)


class _Row:
    """The imprint as the row of an edition, with its cut-off as a date."""

    def __init__(self, holdings: Holdings) -> None:
        self._imprint = make_imprint(holdings.dataset, holdings.results)
        self.day = holdings.cut_off

    def __getattr__(self, name: str) -> object:
        return getattr(self._imprint, name)


FRAMEWORK_TABLES: tuple[Shape[Any], ...] = (
    _EDITION,
    Shape(
        "features",
        "Features of services",
        "What a service can have and that decides which commitments apply to it.",
        ("feature_id",),
        (key("feature_id", "Id of the feature."), given(Feature, "name"), given(Feature, "meaning")),
        lambda holdings: place(holdings.methodology.features),
        label="name",
    ),
    Shape(
        "scales",
        "Scales",
        "The scales that judgements use.",
        ("scale_id",),
        (
            key("scale_id", "Id of the scale."),
            given(Scale, "name"),
            given(Scale, "kind"),
            given(Scale, "worst"),
            given(Scale, "best"),
        ),
        lambda holdings: place(holdings.methodology.scales),
        label="name",
    ),
    Shape(
        "levels",
        "Levels of scales",
        "The levels of each scale, the lowest first, and what each is worth.",
        ("level_id",),
        (
            key("level_id", "Id of the scale and of the level in it, with a slash between."),
            refer("scale_id", "scales", "The scale.", attrgetter("owner")),
            position("Its place on the scale, from 1 at the lowest level."),
            given(ScaleLevel, "name"),
            given(ScaleLevel, "points", unit="points"),
            given(ScaleLevel, "criterion"),
            given(ScaleLevel, "counts_as"),
        ),
        _place_levels,
        label="name",
    ),
    Shape(
        "bands",
        "Bands of scores",
        "Named ranges of scores, from the lowest to the highest.",
        ("band_id",),
        (key("band_id", "Id of the band."), given(Band, "name"), given(Band, "from_score", unit="points")),
        lambda holdings: place({band.id: band for band in holdings.methodology.bands}),
        label="name",
    ),
    Shape(
        "sources",
        "Sources",
        "Where the facts can be read. The sources of one company's file come after the shared ones.",
        ("source_id",),
        (
            key("source_id", "Id of the source; of a company's own ones with the company's id and a slash before it."),
            refer(
                "company_id",
                "companies",
                "The company whose file names the source; empty for a shared one.",
                attrgetter("owner"),
                required=False,
            ),
            given(Source, "title"),
            given(Source, "publisher"),
            given(Source, "url"),
            given(Source, "archived"),
            *dated(Source, "date"),
            given(Source, "undated"),
            given(Source, "accessed"),
            given(Source, "language"),
            given(Source, "party"),
            given(Source, "note"),
        ),
        lambda holdings: holdings.sources.values(),
        label="title",
    ),
    Shape(
        "frameworks",
        "Frameworks",
        "The public sets of commitments that the edition covers.",
        ("framework_id",),
        (
            key("framework_id", "Id of the framework."),
            given(Framework, "name"),
            given(Framework, "short_name"),
            given(Framework, "order"),
            given(Framework, "issuer"),
            *dated(Framework, "launched"),
            *dated(Framework, "ended"),
            given(Framework, "summary"),
            given(Framework, "binds"),
            given(Framework, "element_name"),
            given(Framework, "signatories_complete"),
            *source_columns(),
        ),
        lambda holdings: place(holdings.frameworks),
        label="short_name",
    ),
    Shape(
        "groups",
        "Groups of commitments",
        "The parts of the frameworks; groups may nest.",
        ("group_id",),
        (
            key("group_id", "Id of the group."),
            refer("framework_id", "frameworks", "The framework.", attrgetter("owner")),
            refer("parent_group_id", "groups", "The group that it stands in.", attrgetter("parent"), required=False),
            position("Its place in the framework, from 1."),
            given(Group, "name"),
        ),
        lambda holdings: holdings.groups,
        label="name",
    ),
    Shape(
        "commitments",
        "Commitments",
        "What companies can be held to, in the order of the official texts.",
        ("commitment_id",),
        (
            key("commitment_id", "Id of the commitment, permanent."),
            refer("framework_id", "frameworks", "The framework.", attrgetter("owner")),
            refer("group_id", "groups", "The group that it stands in.", attrgetter("parent"), required=False),
            position("Its place in the framework, from 1."),
            given(Commitment, "number"),
            given(Commitment, "name"),
            given(Commitment, "official_name"),
            given(Commitment, "text"),
            given(Commitment, "text_status"),
            given(Commitment, "applies_to"),
            refer("scale_id", "scales", "The scale of its delivery levels.", attrgetter("item.scale")),
            *source_columns(),
        ),
        lambda holdings: holdings.commitments.values(),
        label="name",
    ),
    link(
        "commitment_features",
        "Which features make a commitment apply to a service",
        (
            refer("commitment_id", "commitments", "The commitment.", lambda row: row[0]),
            refer("feature_id", "features", "The feature.", lambda row: row[1]),
        ),
        lambda holdings: ((row.id, name) for row in holdings.commitments.values() for name in row.item.applies_to),
    ),
    Shape(
        "signatories",
        "Signatories",
        "The frameworks' own lists of signatories, as far as they are known.",
        ("framework_id", "position"),
        (
            refer("framework_id", "frameworks", "The framework.", attrgetter("owner")),
            position("Its place on the list, from 1."),
            given(Signatory, "name"),
            refer(
                "company_id",
                "companies",
                "Our company, where it is one of the edition's.",
                attrgetter("item.company"),
                required=False,
            ),
            *dated(Signatory, "date"),
            *dated(Signatory, "ended"),
            refer("source_id", "sources", "Where the list can be read.", attrgetter("item.source")),
        ),
        lambda holdings: holdings.signatories,
    ),
    Shape(
        "records",
        "What the issuers did themselves",
        "What the bodies that issued the frameworks promised, did and published themselves; never scored.",
        ("record_id",),
        (
            key("record_id", "Id of the framework and of the item in its record, with a slash between."),
            refer("framework_id", "frameworks", "The framework.", attrgetter("owner")),
            *dated(RecordItem, "date"),
            given(RecordItem, "kind"),
            refer("promise_record_id", "records", "The promise that it bears on.", _promise_of, required=False),
            given(RecordItem, "commitments"),
            given(RecordItem, "statement"),
            *figure_columns(),
            given(RecordItem, "confidence"),
            given(RecordItem, "doubt"),
            *source_columns(),
        ),
        lambda holdings: holdings.records.values(),
    ),
    Shape(
        "records_not_found",
        "What the issuers promised and nobody found",
        "What the issuers promised, that was looked for and not found; this does not mean that it was not done.",
        ("framework_id", "position"),
        (
            refer("framework_id", "frameworks", "The framework.", attrgetter("owner")),
            position("Its place in the framework's file, from 1."),
            refer("promise_record_id", "records", "The promise.", _promise_of),
            given(NotFound, "what"),
            given(NotFound, "periods"),
            given(NotFound, "searched"),
            given(NotFound, "on", name="searched_on"),
        ),
        _place_missing,
    ),
)
