"""The faces inside a page: each has every character that is set in it, on every kind of page."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.real import FRAMEWORKS
from tests.site.browser import DESKTOP, PHONE, Chromium

KINDS = (
    "index.html",
    *(f"companies/{company}/index.html" for company in ("meta", "qwant", "vsco", "yubo")),
    *(f"frameworks/{framework}/index.html" for framework in FRAMEWORKS),
    "about/index.html",
    "about/press/index.html",
    "commitments/index.html",
    "commitments/vp-01/index.html",
    "compare/index.html",
    "context/index.html",
    "corrections/index.html",
    "downloads/index.html",
    "editions/index.html",
    "editions/2022/companies/apple/index.html",
    "editions/2022/index.html",
    "embed/index.html",
    "embed/comparison/index.html",
    "methodology/index.html",
    "search/index.html?q=Leichtigkeit",
    "side-by-side/index.html#companies=meta,qwant",
    "weigh/index.html",
)
FACE = re.compile(r"@font-face\{font-family:\"([^\"]+)\";font-weight:(\d+);src:url\(data:font/woff2;base64,([^)]+)\)")
FONTS = Path(__file__).parents[2] / "templates/assets/fonts"
SET = """() => {
    document.querySelectorAll('details').forEach(each => { each.open = true });
    const found = {};
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const owner = walker.currentNode.parentElement;
        if (owner.closest('script, style, template')) continue;
        const style = getComputedStyle(owner);
        const family = style.fontFamily.split(',')[0].replaceAll('"', '');
        const text = walker.currentNode.data;
        const face = `${family} ${parseInt(style.fontWeight) > 500 ? 600 : 400}`;
        found[face] = (found[face] ?? '') + (style.textTransform === 'uppercase' ? text.toUpperCase() : text);
    }
    return found;
}"""


def read_faces(html: str) -> dict[str, set[str]]:
    """The characters of each face that a page carries."""
    faces = {}
    for family, weight, content in FACE.findall(html):
        with TTFont(io.BytesIO(base64.b64decode(content))) as font:
            faces[f"{family} {weight}"] = set(map(chr, font.getBestCmap()))
    return faces


def read_whole(face: str) -> set[str]:
    """The characters that the theme has for a face."""
    name = face.replace("Scorecard ", "scorecard-").replace(" ", "-").lower()
    with TTFont(FONTS / f"{name}.ttf") as font:
        return set(map(chr, font.getBestCmap()))


@pytest.mark.parametrize("page", KINDS)
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_every_character_is_in_the_face_that_it_is_set_in(
    built: Path, chromium: Chromium, page: str, width: int
) -> None:
    path = re.split(r"[?#]", page)[0]
    faces = read_faces((built / path).read_text(encoding="utf-8"))
    with chromium.open_page(f"{(built / path).resolve().as_uri()}{page.removeprefix(path)}", width) as visit:
        shown: dict[str, str] = visit.page.evaluate(SET)
    assert {"Scorecard Sans 400", "Scorecard Serif 600"} <= set(shown)
    for face, text in shown.items():
        if face in faces:
            missing = (set(text) & read_whole(face)) - faces[face]
            assert "".join(sorted(missing)) == "", face
