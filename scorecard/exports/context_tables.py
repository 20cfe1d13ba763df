"""Tables of context figures: what others publish, with their caveats; none of it enters a score."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from scorecard.exports.framework_tables import place, source_columns
from scorecard.exports.table import Placed, Shape, dated, given, key, position, refer, text
from scorecard.model.context import Caveat, ContextFigure, ContextTopic, Series

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.exports.holdings import Holdings

_TOPIC = refer("topic_id", "context_topics", "The topic.", attrgetter("owner"))


def _list_caveats(holdings: Holdings) -> Iterator[Placed[Caveat]]:
    for topic_id, topic in holdings.topics.items():
        for number, item in enumerate(topic.caveats, 1):
            yield Placed(topic_id, f"{topic_id}/{number}", number, item)


CONTEXT_TABLES: tuple[Shape[Any], ...] = (
    Shape(
        "context_topics",
        "Topics of context figures",
        "Figures that others publish, by topic: shown with their caveats, never scored.",
        ("topic_id",),
        (
            key("topic_id", "Id of the topic."),
            given(ContextTopic, "title"),
            given(ContextTopic, "order"),
            given(ContextTopic, "counts"),
            given(ContextTopic, "unit"),
        ),
        lambda holdings: place(holdings.topics),
        label="title",
    ),
    Shape(
        "context_caveats",
        "Caveats of context figures",
        "What a reader must know before using the figures, as somebody published it.",
        ("topic_id", "position"),
        (
            _TOPIC,
            position("Its place, from 1 for the most important one."),
            given(Caveat, "statement"),
            given(Caveat, "everywhere"),
            *source_columns(),
        ),
        _list_caveats,
    ),
    Shape(
        "context_series",
        "Series of context figures",
        "The names in the tables that the figures come from.",
        ("series_id",),
        (
            key("series_id", "Id of the topic and the name in its table, with a slash between."),
            _TOPIC,
            given(Series, "name"),
            refer(
                "company_id",
                "companies",
                "Our company, where the series is about one of the edition's.",
                attrgetter("company_id"),
                required=False,
            ),
            text("unit", "What these figures count.", attrgetter("unit"), required=True),
            given(Series, "note"),
        ),
        lambda holdings: holdings.series,
        label="name",
    ),
    Shape(
        "context_figures",
        "Context figures",
        "The figures themselves, for times that had ended by the cut-off. A count is no measure of conduct: read the "
        "caveats.",
        ("series_id", "position"),
        (
            refer("series_id", "context_series", "The series.", attrgetter("owner")),
            position("Its place in the series, from 1 for the oldest."),
            *dated(ContextFigure, "period"),
            *dated(ContextFigure, "to"),
            given(ContextFigure, "value"),
            text("unit", "What the figure counts.", attrgetter("parent"), required=True),
            given(ContextFigure, "note"),
            *source_columns(),
        ),
        lambda holdings: holdings.figures,
    ),
)
