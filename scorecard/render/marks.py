"""Marks drawn as SVG: circles, pips, the two ends of a gap, bars; the same shapes on pages and in documents.

Colours stand in the shapes for documents; on a page they come from its style sheet, by class, for both schemes.
"""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup, escape

from scorecard.render.text import clean_text

if TYPE_CHECKING:
    from scorecard.views.mark import Bar, Gap, Mark, Pips

INK = "#14324a"
QUIET = "#8a94a0"
PROMISE = "#c98a1b"
PROMISE_LINE = "#d9a441"
DELIVERY_LINE = "#7f9bb0"
REVERSED = "#b3361c"
HAIRLINE = "#cfd6dd"
TRACK = "#e1e5ea"
PAPER = "#ffffff"

_COLOUR = re.compile(r' (?:fill|stroke)="#[0-9a-f]{6}"')

CIRCLE = 16
GAP_WIDTH, GAP_HEIGHT = 160, 14
BAR_WIDTH, BAR_HEIGHT = 150, 10
_INSET = 7


class Marks(Protocol):
    """What templates ask for; an empty `label` means that the word stands beside the mark."""

    def circle(self, mark: Mark, label: str = "") -> Markup: ...

    def pips(self, pips: Pips, label: str = "") -> Markup: ...

    def gap(self, gap: Gap, ticks: tuple[Fraction, ...]) -> Markup: ...

    def bar(self, bar: Bar) -> Markup: ...


def circle_name(mark: Mark) -> str:
    """Return a short name that is the same for marks that look the same."""
    shade = "-quiet" if mark.quiet else ""
    return f"mark-{round(mark.filling * 1000)}{shade}" if mark.kind == "filled" else f"mark-{mark.kind}{shade}"


def draw_circle(mark: Mark) -> str:
    """Return the inside of a picture of 16 by 16: a circle filled clockwise, a crossed or dotted one, or a dash."""
    centre, radius = CIRCLE / 2, CIRCLE / 2 - 1.1
    line, shade = (QUIET, "quiet") if mark.quiet else (INK, "ink")
    if mark.kind == "not-applicable":
        return f'<path class="line-quiet" d="M4.5 8H11.5" stroke="{QUIET}" stroke-width="1.5"/>'
    if mark.kind == "not-assessed":
        return (
            f'<circle class="line-quiet" cx="8" cy="8" r="{_n(radius)}" fill="none" stroke="{QUIET}" '
            'stroke-width="1.2" stroke-dasharray="1.7 1.91"/>'
        )
    if mark.kind == "reversed":
        return (
            f'<circle class="line-reversed" cx="8" cy="8" r="{_n(radius)}" fill="none" stroke="{REVERSED}" '
            f'stroke-width="1.6"/><path class="line-reversed" d="M5.2 5.2L10.8 10.8M10.8 5.2L5.2 10.8" '
            f'stroke="{REVERSED}" stroke-width="1.6"/>'
        )
    ring = (
        f'<circle class="line-{shade}" cx="8" cy="8" r="{_n(radius)}" fill="none" stroke="{line}" stroke-width="1.4"/>'
    )
    if mark.filling >= 1:
        return f'{ring}<circle class="fill-{shade}" cx="8" cy="8" r="{_n(radius)}" fill="{line}"/>'
    if mark.filling <= 0:
        return ring
    angle = 2 * math.pi * float(mark.filling)
    x, y = centre + radius * math.sin(angle), centre - radius * math.cos(angle)
    large = int(mark.filling > Fraction(1, 2))
    arc = f"M8 8V{_n(centre - radius)}A{_n(radius)} {_n(radius)} 0 {large} 1 {_n(x)} {_n(y)}Z"
    return f'{ring}<path class="fill-{shade}" d="{arc}" fill="{line}"/>'


def draw_pips(pips: Pips) -> str:
    """Return the inside of the pips' picture: one small box per step of the scale, the reached ones full."""
    return "".join(
        f'<rect class="{"pip-full" if index < pips.full else "pip-empty"}" x="{_n(index * 8 + 0.6)}" y="0.6" width="6" '
        f'height="7.8" rx="1" fill="{PROMISE if index < pips.full else "none"}" stroke="{PROMISE}"/>'
        for index in range(pips.total)
    )


def pips_size(pips: Pips) -> tuple[int, int]:
    """Return the width and the height of the pips' picture."""
    return max(8 * pips.total - 1, 1), 9


_WIDE = ' stroke-width="2.6"'


def draw_gap(gap: Gap, ticks: tuple[Fraction, ...]) -> str:
    """Return the inside of a gap's picture: a diamond where the promise stands, a circle where delivery does."""
    diamond = "" if gap.pledge is None else _draw_diamond(_INSET + float(gap.pledge) * (GAP_WIDTH - 2 * _INSET))
    return _draw_ticks(ticks) + _join(gap, diamond)


def _draw_ticks(ticks: tuple[Fraction, ...], name: str = "") -> str:
    """Return the lines that stand where the levels are."""
    lines = "".join(f"M{_place(tick)} 0V{GAP_HEIGHT}" for tick in ticks)
    return f'<path{name} class="line-track" d="{lines}" stroke="{TRACK}"/>'


def _draw_diamond(x: float, name: str = "") -> str:
    """Return the mark of a promise around a place on the line."""
    middle = GAP_HEIGHT / 2
    corners = f"M{_n(x)} {_n(middle - 5)}L{_n(x + 5)} {_n(middle)}L{_n(x)} {_n(middle + 5)}L{_n(x - 5)} {_n(middle)}Z"
    return f'<path{name} class="diamond" d="{corners}" fill="{PAPER}" stroke="{PROMISE}" stroke-width="1.5"/>'


def _join(gap: Gap, diamond: str) -> str:
    """Return the line between promise and delivery, the diamond, and the circle of delivery."""
    middle = GAP_HEIGHT / 2
    parts = []
    if gap.pledge is not None and gap.delivery is not None and gap.pledge != gap.delivery:
        ahead = gap.pledge > gap.delivery
        parts.append(
            f'<path class="{"line-promise" if ahead else "line-delivery"}" '
            f'd="M{_place(gap.pledge)} {_n(middle)}H{_place(gap.delivery)}" '
            f'stroke="{PROMISE_LINE if ahead else DELIVERY_LINE}"{_WIDE}/>'
        )
    parts.append(diamond)
    if gap.delivery is not None:
        name, colour = ("fill-reversed", REVERSED) if gap.is_reversed else ("fill-ink", INK)
        if gap.pledge is None:
            name, colour = "fill-quiet", QUIET
        parts.append(f'<circle class="{name}" cx="{_place(gap.delivery)}" cy="{_n(middle)}" r="3.7" fill="{colour}"/>')
    return "".join(parts)


def draw_bar(bar: Bar) -> str:
    """Return the inside of a bar's picture: a track from 0 to 100, a tick at the value, the range that it could have.

    Without a range the track is inked up to the value.
    """
    middle = BAR_HEIGHT / 2
    parts = [f'<path class="line-track" d="M0 {_n(middle)}H{BAR_WIDTH}" stroke="{TRACK}" stroke-width="4"/>']
    if bar.position is not None:
        x = _place_on_bar(bar.position)
        low = 0.0 if bar.low is None else _place_on_bar(bar.low)
        high = x if bar.high is None else max(_place_on_bar(bar.high), low + 1)
        parts.append(
            f'<path class="line-delivery" d="M{_n(low)} {_n(middle)}H{_n(high)}" stroke="{DELIVERY_LINE}" '
            f'stroke-width="4"/><path class="line-ink" d="M{_n(x)} 0V{BAR_HEIGHT}" stroke="{INK}" stroke-width="2"/>'
        )
    return "".join(parts)


def _place_on_bar(value: Fraction) -> float:
    return 1 + float(value) * (BAR_WIDTH - 2)


class PageMarks:
    """Marks for a page: each look is drawn once, in `sheet`, and shown by reference."""

    def __init__(self) -> None:
        """Begin with an empty sheet."""
        self._symbols: dict[str, str] = {}
        self._ticks: dict[tuple[Fraction, ...], str] = {}

    def circle(self, mark: Mark, label: str = "") -> Markup:
        """Return a mark, with a text alternative when no word stands beside it."""
        return self._use(self.name_circle(mark), "mark", label)

    def pips(self, pips: Pips, label: str = "") -> Markup:
        """Return the pips of a pledge level."""
        return self._use(self.name_pips(pips), "pips", label)

    def gap(self, gap: Gap, ticks: tuple[Fraction, ...]) -> Markup:
        """Return the picture of a gap; its words stand in the text alternative.

        The lines of the levels and the diamond stand on the sheet: there is a gap for each commitment.
        """
        name = self._ticks.setdefault(ticks, f"ticks-{len(self._ticks) + 1}")
        self._define(name, _draw_ticks(ticks, f' id="{name}"'))
        diamond = ""
        if gap.pledge is not None:
            self._define("diamond", _draw_diamond(0, ' id="diamond"'))
            diamond = f'<use href="#diamond" x="{_place(gap.pledge)}"/>'
        # The style sheet says how wide a line is.
        inside = f'<use href="#{name}"/>{_COLOUR.sub("", _join(gap, diamond)).replace(_WIDE, "")}'
        return _markup(
            f'<svg class="gap" viewBox="0 0 {GAP_WIDTH} {GAP_HEIGHT}" role="img" aria-label="{_words(gap.text)}">'
            f"{inside}</svg>"
        )

    def bar(self, bar: Bar) -> Markup:
        """Return a bar; the number stands beside it."""
        box = f"0 0 {BAR_WIDTH} {BAR_HEIGHT}"
        return _markup(f'<svg class="bar" viewBox="{box}" aria-hidden="true">{_COLOUR.sub("", draw_bar(bar))}</svg>')

    def name_circle(self, mark: Mark) -> str:
        """Return the name of a mark's symbol, for a script that shows it."""
        self._add(circle_name(mark), (CIRCLE, CIRCLE), draw_circle(mark))
        return circle_name(mark)

    def name_pips(self, pips: Pips) -> str:
        """Return the name of the symbol of a pledge level's pips, for a script that shows them."""
        name = f"pips-{pips.full}-{pips.total}"
        self._add(name, pips_size(pips), draw_pips(pips))
        return name

    def sheet(self) -> Markup:
        """Return the symbols of all marks that were asked for until now."""
        symbols = "".join(symbol for _, symbol in sorted(self._symbols.items()))
        return _markup(f'<svg class="mark-sheet" width="0" height="0" aria-hidden="true">{symbols}</svg>')

    def _add(self, name: str, size: tuple[int, int], inside: str) -> None:
        box = f"0 0 {size[0]} {size[1]}"
        self._symbols[name] = f'<symbol id="{name}" viewBox="{box}">{_COLOUR.sub("", inside)}</symbol>'

    def _define(self, name: str, element: str) -> None:
        self._symbols[name] = f"<defs>{_COLOUR.sub('', element)}</defs>"

    @staticmethod
    def _use(name: str, style: str, label: str) -> Markup:
        if not label:
            return _markup(f'<svg class="{style}" aria-hidden="true"><use href="#{name}"/></svg>')
        text = _words(label)
        return _markup(f'<svg class="{style}" role="img"><title>{text}</title><use href="#{name}"/></svg>')


class DocumentMarks:
    """Marks for a document: pictures that the renderer takes from memory, by address, each look once.

    Every picture in a tagged document needs words, also where the same word stands beside it: these say the points.
    """

    SCHEME = "mark"

    def __init__(self) -> None:
        """Begin with no pictures."""
        self.pictures: dict[str, bytes] = {}

    def circle(self, mark: Mark, label: str = "") -> Markup:
        """Return a mark."""
        words = (
            label
            or {
                "filled": f"circle, {mark.points} of 100",
                "reversed": "crossed circle",
                "not-assessed": "dotted circle",
                "not-applicable": "dash",
            }[mark.kind]
        )
        return self._image(circle_name(mark), "mark", (CIRCLE, CIRCLE), draw_circle(mark), words)

    def pips(self, pips: Pips, label: str = "") -> Markup:
        """Return the pips of a pledge level."""
        words = label or f"{pips.full} of {pips.total} steps"
        return self._image(f"pips-{pips.full}-{pips.total}", "pips", pips_size(pips), draw_pips(pips), words)

    def gap(self, gap: Gap, ticks: tuple[Fraction, ...]) -> Markup:
        """Return the picture of a gap."""
        shape = draw_gap(gap, ticks)
        return self._image(f"gap-{len(self.pictures)}", "gap", (GAP_WIDTH, GAP_HEIGHT), shape, gap.text)

    def bar(self, bar: Bar) -> Markup:
        """Return a bar."""
        return self._image(f"bar-{len(self.pictures)}", "bar", (BAR_WIDTH, BAR_HEIGHT), draw_bar(bar), bar.text)

    def _image(self, name: str, style: str, size: tuple[int, int], inside: str, words: str) -> Markup:
        width, height = size
        picture = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}">{inside}</svg>'
        ).encode()
        known = next((other for other, content in self.pictures.items() if content == picture), None)
        address = known or f"{self.SCHEME}:{name}"
        self.pictures[address] = picture
        return _markup(f'<img class="{style}" src="{address}" alt="{_words(words)}">')


def _words(text: str) -> Markup:
    """Return text of the data as it may stand between tags and in an attribute."""
    return escape(clean_text(text))


def _markup(html: str) -> Markup:
    """Return HTML that this module wrote, with every text in it escaped, as such."""
    return Markup(html)  # noqa: S704 - shapes are ours, and words go through `_words`


def _place(value: Fraction) -> str:
    """Return where a value from 0 to 1 stands on the axis of a gap."""
    return _n(_INSET + float(value) * (GAP_WIDTH - 2 * _INSET))


def _n(value: float) -> str:
    """Return a coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
