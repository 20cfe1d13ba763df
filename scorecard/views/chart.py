"""Charts as pages show them: the picture, what it shows in words, and the numbers behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scorecard.views.address import Link, chart_links

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Drawing(Protocol):
    """What a page asks of a chart, whoever drew it; `width` and `height` are CSS pixels."""

    @property
    def title(self) -> str:
        """What the chart is called."""

    @property
    def svg(self) -> bytes:
        """The picture."""

    @property
    def alt(self) -> str:
        """What the picture shows, in words."""

    @property
    def width(self) -> int:
        """The width of the picture."""

    @property
    def height(self) -> int:
        """The height of the picture."""

    @property
    def table(self) -> DrawingTable:
        """The data behind the picture."""


class DrawingTable(Protocol):
    """A table of texts."""

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells, row by row."""


COLUMN, NARROW, WIDE = 300, 360, 720
PAGE_WIDTHS = {
    "bumps": WIDE,
    "comparison": WIDE,
    "gap": NARROW,
    "groups": NARROW,
    "ranks": WIDE,
    "timeline": NARROW,
    "waterfall": NARROW,
}
"""How wide the charts of a page are to be drawn: three stand side by side on a desk, below one another on a phone."""
DOCUMENT_WIDTHS = {"bumps": WIDE, "ranks": WIDE, "timeline": WIDE, "waterfall": COLUMN}
"""The same for documents, with the charts that they show."""
CELL = 100
"""The longest cell of a table behind a chart."""
ELSEWHERE = "on this page"
"""What stands in the place of a longer one, which would otherwise be told a third time; never a part of it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart; the sizes are text, ready for an attribute."""

    name: str
    svg: bytes
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart with its words and its data; texts too long for a cell stand elsewhere on the page, under their id."""

    name: str
    title: str
    alt: str
    picture: Picture
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    downloads: tuple[Link, ...]


def view_charts(
    charts: Mapping[str, Drawing], files: Collection[str], folder: str, page: str
) -> Mapping[str, ChartView]:
    """Return the charts of a page by name; `folder` is where the page stands, with its charts' files below."""
    return {
        name: ChartView(
            name=name,
            title=drawing.title,
            alt=drawing.alt,
            picture=Picture(name, drawing.svg, str(drawing.width), str(drawing.height)),
            header=tuple(drawing.table.header),
            downloads=chart_links(files, folder, name, page),
            rows=tuple(tuple(cell if len(cell) <= CELL else ELSEWHERE for cell in row) for row in drawing.table.rows),
        )
        for name, drawing in sorted(charts.items())
    }
