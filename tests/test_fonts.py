"""The project's own fonts: lawful, whole, and small enough to travel inside a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent.parent / "templates/assets/fonts"
FONTS = sorted(FOLDER.glob("*.ttf"))
FACES = {
    ("Scorecard Serif", 400, False),
    ("Scorecard Serif", 400, True),
    ("Scorecard Serif", 600, False),
    ("Scorecard Sans", 400, False),
    ("Scorecard Sans", 400, True),
    ("Scorecard Sans", 500, False),
    ("Scorecard Sans", 600, False),
    ("Scorecard Sans", 700, False),
}
WESTERN = "AZaz09 –—’‘“”…·×−éüłőŐŁžşğıțß§©№€•™½"
OTHER_SCRIPTS = "ΕλληνικάΚиївЯндексỄữ"
SIGNS = "→←≥≤≠≈▲▼●○◆◇✓✗"


def describe(path: Path) -> tuple[str, int, bool]:
    font = TTFont(path)
    return font["name"].getDebugName(1) or "", font["OS/2"].usWeightClass, bool(font["OS/2"].fsSelection & 1)


def missing(path: Path, text: str) -> str:
    characters = TTFont(path).getBestCmap() or {}
    return "".join(character for character in text if ord(character) not in characters)


def test_every_face_is_there_once() -> None:
    found = [describe(path) for path in FONTS]
    assert len(found) == len(set(found))
    assert set(found) == FACES


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_a_font_prints_western_and_central_european_text(path: Path) -> None:
    assert missing(path, WESTERN) == ""


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_a_font_prints_greek_cyrillic_and_vietnamese(path: Path) -> None:
    assert missing(path, OTHER_SCRIPTS) == ""


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_the_sans_has_the_signs_that_the_serif_leaves_to_it(path: Path) -> None:
    assert missing(path, SIGNS) == ("" if "-sans-" in path.name else SIGNS)


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_figures_can_stand_under_each_other_and_letters_are_kerned(path: Path) -> None:
    font = TTFont(path)
    features = {
        record.FeatureTag for table in ("GSUB", "GPOS") for record in font[table].table.FeatureList.FeatureRecord
    }
    characters = font.getBestCmap() or {}
    widths = {font["hmtx"][characters[ord(figure)]][0] for figure in "0123456789"}
    assert "kern" in features
    assert "tnum" in features or len(widths) == 1


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_no_changed_font_carries_a_reserved_name_and_each_keeps_its_copyright(path: Path) -> None:
    names = TTFont(path)["name"]
    shown = " ".join(names.getDebugName(number) or "" for number in (1, 3, 4, 6, 16))
    assert "Scorecard" in shown
    assert "Source" not in shown
    family = "serif" if "-serif-" in path.name else "sans"
    licence = (FOLDER / f"LICENSE-scorecard-{family}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert licence.startswith(names.getDebugName(0) or "no copyright")
