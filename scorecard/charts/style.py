"""The look of all charts: colours by what they stand for, type, widths of lines, and how wide a picture is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Role = Literal[
    "paper",
    "ink",
    "text",
    "heading",
    "quiet",
    "absent",
    "hairline",
    "rule",
    "span",
    "promise",
    "promise-line",
    "beyond",
    "reversed",
    "draft-paper",
    "draft-text",
]
"""What a colour stands for; charts name roles, and only the palettes know colours."""

Palette = dict[Role, str]

# Two roles never share a colour within a palette: `auto` pictures find what to recolour by its light colour.
LIGHT: Palette = {
    "paper": "#ffffff",
    "ink": "#14324a",
    "text": "#1b2530",
    "heading": "#0f2536",
    "quiet": "#4a5560",
    "absent": "#8a94a0",
    "hairline": "#e6eaee",
    "rule": "#cfd6dd",
    "span": "#dfe5ea",
    "promise": "#c98a1b",
    "promise-line": "#d9a441",
    "beyond": "#7f9bb0",
    "reversed": "#b3361c",
    "draft-paper": "#fff4dc",
    "draft-text": "#6b4707",
}
DARK: Palette = {
    "paper": "#0f1922",
    "ink": "#b4d0e6",
    "text": "#e4eaf0",
    "heading": "#f4f7fa",
    "quiet": "#a9b6c2",
    "absent": "#7f8c99",
    "hairline": "#22303c",
    "rule": "#394958",
    "span": "#2b3a48",
    "promise": "#e6ac3f",
    "promise-line": "#b98a33",
    "beyond": "#5d7f99",
    "reversed": "#f28c72",
    "draft-paper": "#332810",
    "draft-text": "#f3d9a2",
}

Scheme = Literal["light", "dark", "auto"]
"""`auto` is light and turns dark where the reader's system asks for dark; only an SVG on a screen can do that."""

HAIR = 1.0
THIN = 1.2
HEAVY = 2.6

SANS = "Scorecard Sans"
SERIF = "Scorecard Serif"
# A picture inside a page cannot use the page's fonts, so a browser takes the first of these that the reader has.
FALLBACKS: Mapping[str, str] = {
    SANS: f"'{SANS}', Inter, Helvetica, Arial, sans-serif",
    SERIF: f"'{SERIF}', 'Source Serif 4', Georgia, serif",
}


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a family: its weight, and its file in the folder of fonts."""

    family: str
    weight: int
    file: str


REGULAR = Face(SANS, 400, "scorecard-sans-400.ttf")
STRONG = Face(SANS, 600, "scorecard-sans-600.ttf")
HEADING = Face(SERIF, 600, "scorecard-serif-600.ttf")


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a piece of text is set; `size` in units of the picture (CSS pixels at full width)."""

    face: Face
    size: float
    role: Role

    @property
    def leading(self) -> float:
        """Return the distance from one line to the next."""
        return round(self.size * 1.3, 1)


TITLE = Lettering(HEADING, 21, "heading")
LABEL = Lettering(REGULAR, 13.5, "text")
LABEL_STRONG = Lettering(STRONG, 13.5, "ink")
VALUE = Lettering(STRONG, 13.5, "heading")
NUMBER = Lettering(REGULAR, 13.5, "quiet")
SMALL = Lettering(REGULAR, 12, "text")
SMALL_QUIET = Lettering(REGULAR, 12, "quiet")
NOTE = Lettering(REGULAR, 11, "quiet")
NOTE_STRONG = Lettering(STRONG, 11, "quiet")
DRAFT = Lettering(STRONG, 11, "draft-text")
TAG = Lettering(REGULAR, 10, "quiet")

WIDE = 720
"""Width of a picture for a page, a document or a download."""
NARROW = 360
"""Width of a picture for a phone."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is to be drawn; `fonts` is the folder that holds the theme's fonts.

    `embedded` leaves out title, source and stage, which the page around it says already. `width` is WIDE, NARROW or
    any width in between.
    """

    fonts: Path
    scheme: Scheme = "light"
    embedded: bool = False
    width: int = WIDE

    @property
    def is_narrow(self) -> bool:
        """Return True where labels must stand above what they name, because there is no room beside it."""
        return self.width < 560

    @property
    def palette(self) -> Palette:
        """Return the colours to draw with."""
        return DARK if self.scheme == "dark" else LIGHT
