"""Text on its way into a picture: cleaned of what cannot be printed, measured, wrapped and shortened."""

from __future__ import annotations

import io
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.ft2font import FT2Font

    from scorecard.charts.style import Lettering

SLACK = 1.07
"""How much wider than ours the font of a reader may run before words would touch."""
ELLIPSIS = "…"
_JOINERS = "\u200c\u200d"


def clean_text(text: str) -> str:
    """Return the text on one line, without control characters: values come from files that anyone may edit."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(character if character.isprintable() or character in _JOINERS else " " for character in composed)
    return " ".join(kept.split())


class Type:
    """The fonts of a folder as rulers; widths are in units of the picture and hold slack for a reader's own font."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def width(self, text: str, lettering: Lettering) -> float:
        """Return how wide the text runs at most."""
        return _measure(self._fonts, lettering.face.file, text) * lettering.size * SLACK

    def clip(self, text: str, lettering: Lettering, width: float) -> str:
        """Return the text, shortened with an ellipsis where it is wider than `width`; empty where nothing fits."""
        text = clean_text(text)
        if self.width(text, lettering) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + ELLIPSIS, lettering) <= width:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + ELLIPSIS if low else ""

    def wrap(self, text: str, lettering: Lettering, width: float, most: int = 2) -> tuple[str, ...]:
        """Return the text in at most `most` lines; what does not fit ends in an ellipsis."""
        words = clean_text(text).split()
        lines: list[str] = []
        while words and len(lines) < most - 1:
            count = 1
            while count < len(words) and self.width(" ".join(words[: count + 1]), lettering) <= width:
                count += 1
            line = " ".join(words[:count])
            if self.width(line, lettering) > width:
                # One word longer than a line: it goes on in the next one, without a hyphen that was not there.
                length = max(1, len(self.clip(line, lettering, width)) - 1)
                lines.append(line[:length])
                words[0] = line[length:]
                continue
            lines.append(line)
            words = words[count:]
        if words:
            lines.append(self.clip(" ".join(words), lettering, width))
        return tuple(line for line in lines if line)


@lru_cache(maxsize=16)
def _open_font(fonts: Path, file: str) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    return FT2Font(io.BytesIO((fonts / file).read_bytes()))


@lru_cache(maxsize=8192)
def _advance(fonts: Path, file: str, character: str) -> float:
    """Return the advance of a character in ems; a whole em for one that the font lacks: its substitute may be wide."""
    from matplotlib.ft2font import LoadFlags

    font = _open_font(fonts, file)
    index = font.get_char_index(ord(character))
    if not index:
        return 0.0 if unicodedata.combining(character) or character in _JOINERS else 1.0
    return float(font.load_glyph(index, flags=LoadFlags.NO_SCALE).horiAdvance) / font.units_per_EM


@lru_cache(maxsize=8192)
def _measure(fonts: Path, file: str, text: str) -> float:
    return sum(_advance(fonts, file, character) for character in text)
