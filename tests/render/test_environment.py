from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from scorecard.render.environment import make_environment
from scorecard.render.errors import RenderError
from tests.render.made import THEME

ENVIRONMENT = make_environment(THEME)
TEMPLATES = sorted(path for path in THEME.folder.rglob("*.html"))


def test_everything_is_escaped() -> None:
    assert ENVIRONMENT.from_string("{{ x }}").render(x="<script>\"'&") == "&lt;script&gt;&#34;&#39;&amp;"


def test_what_is_not_there_stops_the_page() -> None:
    with pytest.raises(UndefinedError):
        ENVIRONMENT.from_string("{{ nothing }}").render()
    with pytest.raises(UndefinedError):
        ENVIRONMENT.from_string("{{ x.nothing }}").render(x="text")


@pytest.mark.parametrize("value", [1, 1.5, None, ("a",), b"x"])
def test_only_text_can_be_printed(value: object) -> None:
    with pytest.raises(RenderError, match="which is not text"):
        ENVIRONMENT.from_string("{{ x }}").render(x=value)


def test_a_template_cannot_reach_into_python() -> None:
    with pytest.raises(SecurityError):
        ENVIRONMENT.from_string("{{ x.__class__.__mro__ }}").render(x="a")


def test_control_characters_are_taken_out_of_what_is_printed() -> None:
    assert ENVIRONMENT.from_string("{{ x }}").render(x="a\u202eb\x00c") == "abc"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME.folder).as_posix())
def test_templates_loop_and_choose_and_compute_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("{#-"), "says at the top what it takes"
    for forbidden in (
        "|safe",
        "| safe",
        "|sort",
        "| sort",
        "|round",
        "| round",
        "|format",
        "{% set",
        "autoescape false",
    ):
        assert forbidden not in text
    assert " style=" not in text, "the security policy forbids styles in attributes"
    assert "<script" not in text
    assert re.findall(r"[\w-]='", text) == [], "a page has no attribute in single quotes"


@pytest.mark.parametrize("path", sorted((THEME.folder / "components").glob("*.html")), ids=lambda path: path.stem)
def test_a_component_is_one_macro_named_like_its_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("{% macro ") == 1
    assert f"{{% macro {path.stem}(" in text
