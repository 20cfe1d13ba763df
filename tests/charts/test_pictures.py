"""What holds for every chart, however little or much it shows."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from scorecard.charts import comparison, group_scores, say_do_gap, timeline
from scorecard.charts.drawing import Drawing
from scorecard.charts.style import DARK, LIGHT, NARROW, Look

ROOT = Path(__file__).parents[2]
CHARTS = ("say-do-gap", "group-scores", "timeline", "comparison", "ranks", "waterfall", "bumps")
# Every world that the fixtures can make: few and many rows, companies and facts, short names and the longest.
WORLDS = [
    *(("rows", count, is_long) for count in (1, 17, 40) for is_long in (False, True)),
    *(("field", count, is_long) for count in (1, 6, 40) for is_long in (False, True)),
    *(("history", count, is_long) for count in (0, 1, 24, 85) for is_long in (False, True)),
]
LOOKS = [
    {},
    {"embedded": True},
    {"embedded": True, "width": NARROW},
    {"width": NARROW},
    {"scheme": "auto"},
    {"width": 560},
]


@pytest.fixture
def world(request: pytest.FixtureRequest, long_name: str) -> Any:
    kind, count, is_long = request.param
    return request.getfixturevalue(kind)(count, long_name if is_long else "")


@pytest.mark.parametrize("change", LOOKS, ids=str)
@pytest.mark.parametrize("world", WORLDS, indirect=True, ids=str)
def test_no_text_touches_another_text_a_mark_or_a_line_and_nothing_is_cut(
    world: Any,
    draw: Callable[..., dict[str, Drawing]],
    look: Look,
    change: dict[str, Any],
    check_layout: Callable[[Drawing], None],
) -> None:
    for drawing in draw(world, replace(look, **change)).values():
        check_layout(drawing)


@pytest.mark.parametrize("world", WORLDS, indirect=True, ids=str)
def test_an_svg_is_well_formed_and_refers_to_nothing_outside_it(
    world: Any, draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    for drawing in draw(world, replace(look, scheme="auto")).values():
        root = ET.fromstring(drawing.svg)
        assert root.attrib["viewBox"] == f"0 0 {drawing.width} {drawing.height}"
        for element in root.iter():
            assert element.tag.rpartition("}")[2] in {
                "svg",
                "title",
                "desc",
                "style",
                "defs",
                "g",
                "path",
                "use",
                "text",
            }
            for name, value in element.attrib.items():
                assert not name.startswith("on")
                assert name != "style"
                if name.endswith("href"):
                    assert value.startswith("#")
                    assert root.find(f".//*[@id='{value[1:]}']") is not None
                else:
                    assert "url(" not in value
        assert b"@import" not in drawing.svg
        assert b"url(" not in drawing.svg
        assert [element.text for element in root if element.tag.endswith("title")] == [drawing.title]
        assert [element.text for element in root if element.tag.endswith("desc")] == [drawing.alt]


def test_words_in_a_picture_are_text_and_stand_as_they_were_written(
    rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look, long_name: str
) -> None:
    for name, drawing in draw(rows(3, long_name), look).items():
        words = " ".join(
            element.text or "" for element in ET.fromstring(drawing.svg).iter("{http://www.w3.org/2000/svg}text")
        )
        assert "$energy$" in words, name
        assert "<fresh>" in words, name
        assert "Θεσσαλονίκη" in words, name


def test_control_characters_and_line_breaks_never_reach_a_picture(
    rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    for drawing in draw(rows(2, "Mill\x1bed\u2028and\u202ereversed\x0bby\x00night"), look).values():
        assert ET.fromstring(drawing.svg) is not None
        text = drawing.svg.decode()
        for character in ("\x1b", "\x0b", "\x00", "\u202e", "\u2028"):
            assert character not in text
        assert "Mill ed and reversed by night" in text


def test_letters_that_the_fonts_lack_are_drawn_without_a_warning(
    rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    for drawing in draw(rows(1, "水車 मिल"), look).values():
        assert "水車".encode() in drawing.svg
        assert drawing.png(1)


def test_a_picture_that_stands_alone_says_where_it_comes_from_and_how_far_it_can_be_relied_on(
    rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    alone = draw(rows(3), look)
    inside = draw(rows(3), replace(look, embedded=True))
    for name in CHARTS:
        words = alone[name].svg.decode()
        assert "Source: Water Scorecard, Edition 2026, evidence up to 31 October 2026" in words
        assert "Draft. Made from public sources; not reviewed by the company." in words
        assert words.count(alone[name].title) == 2  # as the picture's title, and in it
        body = inside[name].svg.decode().partition("</desc>")[2]
        assert "Source:" not in body
        assert "Draft." not in body
        assert alone[name].title not in body
        assert inside[name].height < alone[name].height


def test_pictures_are_small_enough_for_a_page_that_carries_three_of_them_twice(
    rows: Callable[..., Any], history: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    for world in (rows(17), history(60)):
        for change in ({"scheme": "auto"}, {"scheme": "auto", "embedded": True, "width": NARROW}):
            for name, drawing in draw(world, replace(look, **change)).items():
                assert len(drawing.svg) < 20_000, (name, len(drawing.svg))


def test_a_png_has_as_many_pixels_as_its_scale_says(
    rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    for count in (1, 2, 3, 5, 8, 13):
        drawing = draw(rows(count), look)["say-do-gap"]
        for scale in (1, 2):
            data = drawing.png(scale)
            assert data.startswith(b"\x89PNG")
            assert int.from_bytes(data[16:20]) == drawing.width * scale
            assert int.from_bytes(data[20:24]) == drawing.height * scale


def test_a_picture_has_the_same_bytes_in_any_process_time_zone_locale_and_with_any_matplotlibrc(
    hashes: dict[str, str], tmp_path: Path
) -> None:
    assert len(hashes) == 42
    settings = tmp_path / "matplotlibrc"
    settings.write_text(
        "text.usetex: True\nlines.antialiased: False\nsavefig.dpi: 300\nfont.family: serif\npath.simplify: False\n"
        "axes.unicode_minus: False\nsvg.fonttype: path\npatch.antialiased: False\nsavefig.facecolor: red\n",
        encoding="utf-8",
    )
    program = (
        "import importlib.util, json, sys\n"
        f"spec = importlib.util.spec_from_file_location('worlds', {str(ROOT / 'tests/charts/conftest.py')!r})\n"
        "worlds = sys.modules['worlds'] = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(worlds)\n"
        "print(json.dumps(worlds.hash_all(worlds.Look(worlds.FONTS))))\n"
    )
    for change in (
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "MATPLOTLIBRC": str(settings)},
    ):
        run = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program],
            env={**os.environ, **change},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        assert json.loads(run.stdout) == hashes


def test_equal_results_give_equal_series_and_other_results_give_others(rows: Callable[..., Any]) -> None:
    world, same, other = rows(5), rows(5), rows(6)
    for module in (say_do_gap, group_scores, timeline):
        first = module.series(world.results, world.dataset, world.company_id)
        assert first == module.series(same.results, same.dataset, same.company_id)
        assert hash(first) == hash(module.series(same.results, same.dataset, same.company_id))
        assert repr(first) == repr(module.series(same.results, same.dataset, same.company_id))
    five, six = (say_do_gap.series(each.results, each.dataset, "alder") for each in (world, other))
    assert five != six
    assert comparison.series(world.results, world.dataset) == comparison.series(same.results, same.dataset)


def test_the_same_drawing_gives_the_same_bytes_again_after_others_were_drawn(
    rows: Callable[..., Any], history: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    first = {name: drawing.svg for name, drawing in draw(rows(5), look).items()}
    draw(history(30), replace(look, scheme="dark"))["timeline"].png(1)
    assert {name: drawing.svg for name, drawing in draw(rows(5), look).items()} == first


def test_drawing_leaves_the_settings_of_matplotlib_as_they_were(
    rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    drawing = draw(rows(1), look)["timeline"]
    assert drawing.svg
    assert drawing.png(1)
    assert dict(mpl.rcParams) == before


def test_a_picture_for_light_and_dark_knows_a_dark_colour_for_every_colour_in_it(
    history: Callable[..., Any], rows: Callable[..., Any], draw: Callable[..., dict[str, Drawing]], look: Look
) -> None:
    for world in (rows(17), history(40)):
        light = draw(world, look)
        dark = draw(world, replace(look, scheme="dark"))
        for name, drawing in draw(world, replace(look, scheme="auto")).items():
            text = drawing.svg.decode()
            style = re.search(r"<style>@media\(prefers-color-scheme:dark\)\{(.*)\}</style>", text)
            assert style is not None
            body = text.replace(style.group(), "")
            assert body == light[name].svg.decode()
            for attribute, before, same, after in re.findall(r'\[(fill|stroke)="(#\w+)"\]\{(\w+):(#\w+)\}', style[1]):
                assert same == attribute
                body = body.replace(f'{attribute}="{before}"', f'{attribute}="{after}"')
            assert body == dark[name].svg.decode()


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_paper_and_on_what_may_lie_under_it(palette: dict[str, str]) -> None:
    for role in ("ink", "text", "heading", "quiet"):
        assert contrast(palette[role], palette["paper"]) >= 4.5, role
        assert contrast(palette[role], palette["span"]) >= 4.5, role
    assert contrast(palette["draft-text"], palette["draft-paper"]) >= 4.5
    for role in ("ink", "reversed", "absent"):
        assert contrast(palette[role], palette["paper"]) >= 3, role


def test_no_two_roles_share_a_colour() -> None:
    for palette in (LIGHT, DARK):
        assert len(set(palette.values())) == len(palette)
    assert set(LIGHT) == set(DARK)


def test_charts_have_the_colours_of_the_pages_around_them() -> None:
    styles = ROOT / "templates" / "assets" / "css"
    dark = (
        (styles / "screen.css")
        .read_text(encoding="utf-8")
        .partition("prefers-color-scheme: dark")[2]
        .partition("\n}")[0]
    )
    names = {"beyond": "delivery-line"}
    for palette, sheet in ((LIGHT, (styles / "tokens.css").read_text(encoding="utf-8")), (DARK, dark)):
        tokens = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", sheet))
        shared = [role for role in palette if role != "span"]
        assert {role: tokens[names.get(role, role)] for role in shared} == {role: palette[role] for role in shared}


def test_weasyprint_prints_every_chart_as_text_in_our_own_fonts_and_has_nothing_to_say(
    rows: Callable[..., Any],
    draw: Callable[..., dict[str, Drawing]],
    look: Look,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    drawings = draw(rows(5), look)
    for name, drawing in drawings.items():
        (tmp_path / f"{name}.svg").write_bytes(drawing.svg)
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};src:url({(look.fonts / file).as_uri()})}}'
        for family, weight, file in (
            ("Scorecard Sans", 400, "scorecard-sans-400.ttf"),
            ("Scorecard Sans", 600, "scorecard-sans-600.ttf"),
            ("Scorecard Serif", 600, "scorecard-serif-600.ttf"),
        )
    )
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=f"{faces} body{{font-family:'Scorecard Sans'}} img{{width:100%}}", font_config=fonts)
    images = "".join(f'<img src="{name}.svg" alt="{name}">' for name in drawings)
    page = weasyprint.HTML(string=f"<html lang=en><title>Charts</title><body>{images}", base_url=str(tmp_path) + "/")
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf = page.write_pdf(stylesheets=[style], font_config=fonts)
    assert [record.getMessage() for record in caplog.records] == []
    reader = PdfReader(io.BytesIO(pdf))
    words = " ".join(" ".join(found.extract_text() for found in reader.pages).split())
    for text in ("How firmly it was promised", "All commitments", "Findings by others", "Kept in part"):
        assert text in words
    resources: list[Any] = [found["/Resources"] for found in reader.pages]
    forms = [form.get_object().get("/Resources", {}) for each in resources for form in each["/XObject"].values()]
    used = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for each in (*resources, *forms)
        for font in (each.get("/Font") or {}).values()
    }
    assert used
    assert all(name.startswith("Scorecard-") for name in used), used
