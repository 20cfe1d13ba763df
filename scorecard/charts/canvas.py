"""A sheet as an SVG or a PNG, drawn by matplotlib: the same bytes in every process, time zone and locale."""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, cast

from scorecard.charts.sheet import Box, Line, Placed, Words
from scorecard.charts.style import DARK, LIGHT, Look
from scorecard.charts.svgfile import compact_svg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.path import Path as Outlined
    from matplotlib.transforms import Transform
    from PIL.Image import Image

    from scorecard.charts.marks import Mark, Outline
    from scorecard.charts.sheet import Anchor, Item, Sheet

COLOURS = 64
"""How many colours a small PNG has at most."""
_OURS: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "scorecard",
    "text.hinting": "none",
}
# What these say is about the machine, not about the picture; matplotlib leaves them out of a style for the same reason.
_NOT_LOOKS = ("backend", "interactive", "toolbar", "timezone", "webagg", "savefig.directory", "tk.", "figure.max_open")
_ANCHORS: dict[Anchor, Literal["left", "center", "right"]] = {"start": "left", "middle": "center", "end": "right"}


def write_svg(sheet: Sheet, look: Look, title: str, description: str) -> bytes:
    """Return the sheet as a compact SVG whose words are text, with a title and a description in it."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    written = io.StringIO()
    with _our_settings():
        canvas: Any = FigureCanvasSVG(draw_figure(sheet, look))
        canvas.print_svg(written, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    recolour = {LIGHT[role]: DARK[role] for role in LIGHT} if look.scheme == "auto" else {}
    return compact_svg(written.getvalue(), (sheet.width, sheet.height), (title, description), recolour)


def write_png(sheet: Sheet, look: Look, scale: float) -> bytes:
    """Return the sheet as a PNG of `scale` pixels to one unit."""
    written = io.BytesIO()
    # Nothing shines through, and more effort takes half as long again for two parts in a hundred.
    _paint(sheet, look, scale).save(written, "PNG", compress_level=3, dpi=(72 * scale, 72 * scale))
    return written.getvalue()


def write_small_png(sheet: Sheet, look: Look, scale: float) -> bytes:
    """Return the sheet as a PNG of at most COLOURS colours, which is enough for the smooth edges of ours."""
    from PIL import Image

    written = io.BytesIO()
    few = _paint(sheet, look, scale).quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(written, "PNG")
    return written.getvalue()


def _paint(sheet: Sheet, look: Look, scale: float) -> Image:
    """Return the sheet as pixels, `scale` to one unit."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    with _our_settings():
        figure = draw_figure(sheet, look)
        figure.set_dpi(72 * scale)
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        size = canvas.get_width_height()
        # Looked at where it is, not copied: it is the largest thing that a process holds.
        return Image.frombuffer("RGBA", size, canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")


def draw_figure(sheet: Sheet, look: Look) -> Figure:
    """Return the sheet as a matplotlib figure in which one point is one unit."""
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    # A hair more than the size: 413 / 72 * 72 may come out just below 413, and Agg rounds down.
    figure = Figure(figsize=((sheet.width + 1e-7) / 72, (sheet.height + 1e-7) / 72), dpi=72)
    figure.set_facecolor(look.palette["paper"])
    placing = Affine2D().scale(1 / 72, -1 / 72).translate(0, sheet.height / 72) + figure.dpi_scale_trans
    for number, artist in enumerate(_make_artists(sheet.items, look, placing)):
        artist.set_zorder(number + 1)
        figure.add_artist(artist)
    return figure


@contextmanager
def _our_settings() -> Iterator[None]:
    """Draw with matplotlib's own defaults and ours: a matplotlibrc in the way must not change a picture."""
    import matplotlib as mpl

    settings: dict[Any, Any] = {
        key: value for key, value in mpl.rcParamsDefault.items() if not key.startswith(_NOT_LOOKS)
    }
    with warnings.catch_warnings():
        # A name may hold a letter that our fonts lack; the box in its place says so better than a line in a log.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        # Among all settings are some that matplotlib is about to drop.
        warnings.filterwarnings("ignore", category=mpl.MatplotlibDeprecationWarning)
        with mpl.rc_context(settings | _OURS):
            yield


def _make_artists(items: Sequence[Item], look: Look, placing: Transform) -> Iterator[Artist]:
    """Yield few artists: neighbours of the same kind and colour become one, which keeps the SVG small."""
    for key, run in groupby(items, key=_kind):
        neighbours = list(run)
        if key[0] == "line":
            yield _make_lines(cast("list[Line]", neighbours), look, placing)
        elif key[0] == "box":
            yield _make_boxes(cast("list[Box]", neighbours), look, placing)
        elif key[0] == "mark":
            yield from _make_marks(cast("list[Placed]", neighbours), look, placing)
        else:
            for words in cast("list[Words]", neighbours):
                yield _make_text(words, look, placing)


def _kind(item: Item) -> tuple[Any, ...]:
    if isinstance(item, Line):
        return ("line", item.role, item.width)
    if isinstance(item, Box):
        return ("box", item.role)
    if isinstance(item, Placed):
        return ("mark", item.mark)
    return ("words",)


def _make_lines(lines: list[Line], look: Look, placing: Transform) -> Artist:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    points = [point for line in lines for point in line.points]
    codes = [code for line in lines for code in (Path.MOVETO, *(Path.LINETO,) * (len(line.points) - 1))]
    return PathPatch(
        Path(points, codes),
        fill=False,
        edgecolor=look.palette[lines[0].role],
        linewidth=lines[0].width,
        transform=placing,
        clip_on=False,
    )


def _make_boxes(boxes: list[Box], look: Look, placing: Transform) -> Artist:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    points: list[tuple[float, float]] = []
    codes: list[Any] = []
    for box in boxes:
        right, bottom = box.x + box.width, box.y + box.height
        corners = [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom), (box.x, box.y)]
        points.extend(corners)
        codes.extend([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY])
    return PathPatch(
        Path(points, codes), facecolor=look.palette[boxes[0].role], linewidth=0, transform=placing, clip_on=False
    )


def _make_marks(placed: list[Placed], look: Look, placing: Transform) -> Iterator[Artist]:
    from matplotlib.lines import Line2D
    from matplotlib.markers import MarkerStyle

    mark: Mark = placed[0].mark
    for layer in mark:
        outline = _make_outline(layer.outline)
        # matplotlib scales a marker so that its farthest point, control points included, lies at half the size.
        reach = max(abs(number) for _, numbers in layer.outline for number in numbers)
        yield Line2D(
            [each.x for each in placed],
            [each.y for each in placed],
            linestyle="none",
            marker=MarkerStyle(outline, joinstyle="miter", capstyle="butt"),
            markersize=2 * reach,
            markerfacecolor=look.palette[layer.fill] if layer.fill else "none",
            markeredgecolor=look.palette[layer.stroke] if layer.stroke else "none",
            markeredgewidth=layer.stroke_width,
            transform=placing,
            clip_on=False,
            snap=False,
        )


def _make_outline(outline: Outline) -> Outlined:
    from matplotlib.path import Path

    points: list[tuple[float, float]] = []
    codes: list[Any] = []
    for command, numbers in outline:
        if command == "Z":
            points.append(points[-1])
            codes.append(Path.CLOSEPOLY)
            continue
        code = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4}[command]
        # A marker's y runs upwards.
        points.extend((numbers[index], -numbers[index + 1]) for index in range(0, len(numbers), 2))
        codes.extend([code] * (len(numbers) // 2))
    return Path(points, codes)


def _make_text(words: Words, look: Look, placing: Transform) -> Artist:
    from matplotlib.font_manager import FontProperties

    from scorecard.charts.plain_text import PlainText

    face = words.lettering.face
    font = FontProperties(
        family=[face.family], weight=face.weight, size=words.lettering.size, fname=look.fonts / face.file
    )
    return PlainText(
        words.x,
        words.y,
        words.text,
        color=look.palette[words.lettering.role],
        fontproperties=font,
        horizontalalignment=_ANCHORS[words.anchor],
        verticalalignment="baseline",
        parse_math=False,
        transform=placing,
        clip_on=False,
    )
