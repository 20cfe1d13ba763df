"""Makes templates/assets/fonts/ from two published packages: a TTF for each face.

    npm install --ignore-scripts @fontsource/source-serif-4@5.3.1 inter-ui@4.1.1
    .venv/bin/python tools/make_fonts.py node_modules templates/assets/fonts

The same packages and the same fontTools give the same bytes: dates stay those of the originals.
The families get names of their own. "Source" is a reserved name that a changed font may not carry, and a reader's
machine may hold another version of Inter: under our own names nothing else can take the place of these files.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

SERIF_SUBSETS = ("latin", "latin-ext", "vietnamese", "greek", "cyrillic", "cyrillic-ext")

# Blocks that names and texts of companies need; the arrows, signs and shapes are those that charts and pages print.
DOCUMENT_RANGES = (
    (0x0020, 0x024F),
    (0x02B0, 0x036F),
    (0x0370, 0x03FF),
    (0x0400, 0x052F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20CF),
    (0x2100, 0x214F),
    (0x2190, 0x2199),
    (0x2200, 0x22FF),
    (0x25A0, 0x25FF),
    (0x2713, 0x2717),
)

# No `calt`: Inter's turns "->" into an arrow and "2x3" into "2×3", and a quotation must stay as it was written.
DOCUMENT_FEATURES = ["case", "ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum", "sups", "tnum"]

STYLE_NAMES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
BOLD = 700


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a family."""

    family: str
    weight: int
    italic: bool = False

    @property
    def style(self) -> str:
        style = STYLE_NAMES[self.weight]
        if not self.italic:
            return style
        return "Italic" if style == "Regular" else f"{style} Italic"

    @property
    def stem(self) -> str:
        return f"{self.family.lower().replace(' ', '-')}-{self.weight}{'-italic' if self.italic else ''}"


SERIF, SANS = "Scorecard Serif", "Scorecard Sans"
FACES = (
    Face(SERIF, 400),
    Face(SERIF, 400, italic=True),
    Face(SERIF, 600),
    Face(SANS, 400),
    Face(SANS, 400, italic=True),
    Face(SANS, 500),
    Face(SANS, 600),
    Face(SANS, 700),
)


def open_face(packages: Path, face: Face) -> TTFont:
    """The original of a face, whole."""
    if face.family == SERIF:
        slope = "italic" if face.italic else "normal"
        folder = packages / "@fontsource" / "source-serif-4" / "files"
        return merge([folder / f"source-serif-4-{part}-{face.weight}-{slope}.woff2" for part in SERIF_SUBSETS])
    return TTFont(packages / "inter-ui" / "web" / f"Inter-{face.style.replace(' ', '')}.woff2", recalcTimestamp=False)


def merge(parts: list[Path]) -> TTFont:
    """One font out of a family's subsets; pairs of letters from two subsets are not kerned, as in the originals."""
    plain: list[io.BytesIO] = []
    for part in parts:
        font = TTFont(part, recalcTimestamp=False)
        for table in ("BASE", "STAT", "prep", "gasp"):
            # Axis names and pixel hints: of no use in a face that stands alone, and not mergeable.
            if table in font:
                del font[table]
        font.flavor = None
        plain.append(io.BytesIO())
        font.save(plain[-1])
    original = TTFont(parts[0])["head"]
    merged = Merger().merge(plain)
    merged["head"].created, merged["head"].modified = original.created, original.modified
    merged.recalcTimestamp = False
    return merged


def cut(font: TTFont, characters: set[int], features: list[str]) -> None:
    """Keeps these characters and features of a font, and no hints or glyph names."""
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["STAT", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def rename(font: TTFont, face: Face) -> None:
    """Gives a font the name of its face here, and keeps its copyright, licence and version."""
    names: Any = font["name"]
    kept = {number: names.getDebugName(number) for number in (0, 5, 13, 14)}
    postscript = f"{face.family.replace(' ', '')}-{face.style.replace(' ', '')}"
    names.names = []
    # The family is the same in every file: whoever asks for a weight finds it by OS/2, as CSS does.
    wanted = {**kept, 1: face.family, 2: face.style, 3: f"{postscript};{kept[5]}", 4: f"{face.family} {face.style}"}
    for number, text in sorted({**wanted, 6: postscript}.items()):
        if text:
            names.setName(text, number, 3, 1, 0x409)
    os2: Any = font["OS/2"]
    head: Any = font["head"]
    os2.usWeightClass = face.weight
    bold = face.weight == BOLD
    os2.fsSelection = (os2.fsSelection & ~0b110_0001) | face.italic | bold << 5 | (not bold and not face.italic) << 6
    head.macStyle = bold | face.italic << 1


def characters_in(ranges: tuple[tuple[int, int], ...]) -> set[int]:
    return {code for first, last in ranges for code in range(first, last + 1)}


def write_face(packages: Path, folder: Path, face: Face) -> None:
    font = open_face(packages, face)
    font.flavor = None
    cut(font, characters_in(DOCUMENT_RANGES), DOCUMENT_FEATURES)
    rename(font, face)
    target = folder / f"{face.stem}.ttf"
    font.save(target)
    report(target)


def write_licence(packages: Path, folder: Path, face: Face, licence: str) -> None:
    """Writes the notice that the font itself carries, with the licence that its package carries."""
    notice = open_face(packages, face)["name"].getDebugName(0)
    text = (packages / licence).read_text(encoding="utf-8")
    body = text[text.index("This Font Software is licensed") :]
    lines = [line.rstrip() for line in body.splitlines()]
    target = folder / f"LICENSE-{face.family.lower().replace(' ', '-')}.txt"
    target.write_text("\n".join([str(notice), "", *lines]).rstrip() + "\n", encoding="utf-8")
    report(target)


def report(path: Path) -> None:
    print(f"{path.stat().st_size:8} {path}")


def main(arguments: list[str]) -> int:
    if len(arguments) != len(("packages", "folder")):
        print(__doc__)
        return 2
    packages, folder = Path(arguments[0]), Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        write_face(packages, folder, face)
    write_licence(packages, folder, FACES[0], "@fontsource/source-serif-4/LICENSE")
    write_licence(packages, folder, Face(SANS, 400), "inter-ui/LICENSE.txt")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
