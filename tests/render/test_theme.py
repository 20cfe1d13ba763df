from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from scorecard.render.errors import RenderError
from scorecard.render.faces import cut_face
from scorecard.render.theme import Theme, ThemeError
from tests.render.made import THEME

SANS = THEME.folder / "assets" / "fonts" / "scorecard-sans-400.ttf"


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    """A copy of the theme's style sheets and of one font, to be spoilt."""
    shutil.copytree(THEME.styles, tmp_path / "assets" / "css")
    (tmp_path / "assets" / "fonts").mkdir()
    for font in (THEME.folder / "assets" / "fonts").glob("*.ttf"):
        (tmp_path / "assets" / "fonts" / font.name).symlink_to(font)
    return Theme(tmp_path)


def test_a_page_carries_fonts_with_the_characters_that_it_shows_and_no_others() -> None:
    font = TTFont(io.BytesIO(cut_face(SANS.read_bytes(), "Füßchen Ж Ω→")))
    assert font.flavor == "woff2"
    assert set(map(chr, font.getBestCmap())) == set("Füßchen Ж Ω→")
    assert len(cut_face(SANS.read_bytes(), "abc")) < 5000


def test_cutting_a_font_twice_gives_the_same_bytes() -> None:
    assert cut_face(SANS.read_bytes(), "River") == cut_face(SANS.read_bytes(), "reviR")


def test_what_is_no_font_cannot_be_cut() -> None:
    with pytest.raises(RenderError, match="cannot cut a font"):
        cut_face(b"not a font", "a")


def test_the_style_of_a_page_needs_no_other_file() -> None:
    style = THEME.page_style("River Ж")
    assert style.count("url(data:font/woff2;base64,") == 4
    assert "url(" not in style.replace("url(data:font/woff2;base64,", "")
    assert "/*" not in style
    assert "@import" not in style


def test_letters_that_only_the_style_sheet_prints_are_in_the_fonts_too() -> None:
    # Names are set in capitals, and the style sheet puts a dash before remarks.
    assert THEME.page_style("ž") == THEME.page_style("žŽ–")


def test_the_style_of_documents_has_no_variables_left() -> None:
    style = THEME.document_style()
    assert "var(" not in style
    assert "#14324a" in style


SIZE = re.compile(r"(?<![\w-])font(?:-size)?:\s*([^;}]*)")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")


@pytest.mark.parametrize("path", sorted(THEME.styles.glob("*.css")), ids=lambda path: path.stem)
def test_a_style_sheet_takes_every_size_of_type_and_every_colour_from_the_tokens(path: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    rules = re.sub(r"--[a-z0-9-]+:[^;}]*", "", rules)
    sizes = [found for value in SIZE.findall(rules) for found in re.findall(r"[\d.]+(?:px|pt|em|rem|%)", value)]
    # What only readers with tools hear takes no room on paper.
    assert [size for size in sizes if size != "1pt"] == []
    assert COLOUR.findall(rules) == []


def test_every_step_of_both_scales_is_used_and_larger_than_the_one_before() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(THEME.styles.glob("*.css")))
    for scale, unit in (("s", "px"), ("p", "pt")):
        steps = [float(size) for size in re.findall(rf"--{scale}-\d+: ([\d.]+){unit};", text)]
        assert len(steps) == 11
        assert steps == sorted(set(steps))
        assert {f"{scale}-{number}" for number in range(1, 12)} == set(re.findall(rf"var\(--({scale}-\d+)\)", text))


def test_a_variable_that_no_scheme_changes_is_put_in_place_where_that_is_shorter() -> None:
    style = THEME.page_style("word")
    assert "--s-" not in style
    assert "font-size:13.5px" in style
    # Colours change with the scheme, families are long.
    assert "var(--ink)" in style
    assert "var(--serif)" in style


def test_a_variable_that_nobody_defines_is_named(theme: Theme) -> None:
    sheet = theme.styles / "document.css"
    sheet.write_text("p { color: var(--nowhere); }", encoding="utf-8")
    with pytest.raises(ThemeError, match="undefined variables: nowhere"):
        theme.document_style()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("../../../outside.ttf", "outside the theme"),
        ("../fonts/missing.ttf", "no readable file"),
        ("https://example.org/font.woff2", "not a TrueType font"),
        ("../css/tokens.css", "not a TrueType font"),
    ],
)
def test_a_style_sheet_that_names_anything_but_the_themes_fonts_is_refused(
    theme: Theme, address: str, words: str
) -> None:
    (theme.styles / "fonts-page.css").write_text(f'@font-face {{ src: url("{address}"); }}', encoding="utf-8")
    with pytest.raises(ThemeError, match=words):
        theme.page_style("a")


def test_a_link_out_of_the_theme_is_refused(theme: Theme) -> None:
    # The fixture's fonts are such links: they stand in another theme's folder.
    with pytest.raises(ThemeError, match="outside the theme"):
        theme.page_style("a")


def test_a_style_sheet_cannot_end_the_style_element(theme: Theme) -> None:
    (theme.styles / "screen.css").write_text("p::after { content: '</style><script>'; }", encoding="utf-8")
    with pytest.raises(ThemeError, match="would end"):
        theme.page_style("a")


def test_a_missing_style_sheet_is_named(theme: Theme) -> None:
    (theme.styles / "screen.css").unlink()
    with pytest.raises(ThemeError, match=r"screen\.css"):
        theme.page_style("a")


ROOT = Path(__file__).parent.parent.parent
ROW = re.compile(r"^\| `([a-z]+)` \| (#[0-9a-f]{6}) \| ([\d.]+) \| (#[0-9a-f]{6}) \| ([\d.]+) \|", re.MULTILINE)


def colours(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", text))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_text_stands_out_in_both_schemes_as_much_as_the_documentation_says() -> None:
    light = colours((THEME.styles / "tokens.css").read_text(encoding="utf-8"))
    dark = light | colours((THEME.styles / "screen.css").read_text(encoding="utf-8"))
    rows = ROW.findall((ROOT / "docs" / "design.md").read_text(encoding="utf-8"))
    assert {row[0] for row in rows} == {"text", "heading", "ink", "link", "quiet", "faint", "reversed"}
    for name, day, by_day, night, by_night in rows:
        assert (day, night) == (light[name], dark[name])
        assert f"{contrast(day, light['paper']):.1f}" == by_day
        assert f"{contrast(night, dark['paper']):.1f}" == by_night
        assert min(float(by_day), float(by_night)) >= 4.5
    for scheme in (light, dark):
        assert contrast(scheme["draft-text"], scheme["draft-paper"]) >= 4.5
