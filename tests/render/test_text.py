from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.render.errors import RenderError
from scorecard.render.markdown import render_markdown
from scorecard.render.text import check_address, clean_text, keep_ranges


def test_what_cannot_be_seen_or_turns_the_direction_is_taken_out() -> None:
    assert clean_text("a\x00b\x1bc\x7f") == "abc"
    assert clean_text("name\u202egnp.exe\u202c") == "namegnp.exe"
    assert clean_text("\ufeff\u2066x\u2069") == "x"


def test_other_scripts_and_ordinary_signs_stay() -> None:
    for text in ("Ελλάδα", "Київ", "שלום", "日本", "a\tb\nc", "100 % – “so”…", "e\u0301", "🙂"):
        assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("rank 4 (could be 1–13).", 'rank 4 (could be <span class="range">1–13).</span>'),
        ("(could be 0–<1; “Low”)", '(could be <span class="range">0–&lt;1;</span> “Low”)'),
        ("1,204–2,000 of 5", '<span class="range">1,204–2,000</span> of 5'),
        ("in 7.5–24%, all", 'in <span class="range">7.5–24%,</span> all'),
        ("low–high, 3 – 4, 5-6", "low–high, 3 – 4, 5-6"),
        ("<b> 1–2 </b>", '&lt;b&gt; <span class="range">1–2</span> &lt;/b&gt;'),
    ],
)
def test_a_range_stays_on_its_line_and_the_text_is_escaped(text: str, html: str) -> None:
    assert keep_ranges(text) == html


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c&d=e#f",
        "http://example.org",
        "mailto:river@example.org",
        "#rc-1",
        "../../index.html",
        "mill-scorecard-2024.pdf",
    ],
)
def test_links_may_lead_to_the_web_to_mail_and_within_the_site(address: str) -> None:
    assert check_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/",
        'https://example.org/"x',
        "https://example.org/<x>",
        "#<script>",
        "",
    ],
)
def test_links_may_lead_nowhere_else(address: str) -> None:
    with pytest.raises(RenderError, match="a link may not lead to"):
        check_address(address)


def test_markdown_gives_emphasis_code_and_links() -> None:
    text = "A *soft*, a **loud** and `plain` word, [here](https://example.org/x)."
    assert render_markdown(text) == (
        "A <em>soft</em>, a <strong>loud</strong> and <code>plain</code> word, "
        '<a href="https://example.org/x">here</a>.'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "<a href='javascript:alert(1)'>x</a>",
        "![x](https://example.org/pixel.png)",
        "<img src=x onerror=alert(1)>",
        "**bold <b onclick=alert(1)>x</b>**",
        '[x](https://example.org/" onmouseover="alert(1))',
    ],
)
def test_markdown_lets_nothing_else_through(text: str) -> None:
    found = list(html5lib.parseFragment(str(render_markdown(text))).iter())
    tags = {element.tag.removeprefix("{http://www.w3.org/1999/xhtml}") for element in found}
    assert tags <= {"DOCUMENT_FRAGMENT", "a", "code", "em", "strong"}
    assert {name for element in found for name in element.attrib} <= {"href", "rel"}
    assert not [element for element in found if not element.attrib.get("href", "https").startswith("https")]


@given(st.text())
def test_markdown_never_gives_other_tags(text: str) -> None:
    html = str(render_markdown(text))
    for tag in ("a", "code", "em", "strong"):
        html = html.replace(f"</{tag}>", "").replace(f"<{tag}>", "").replace("<a href=", "")
    assert "<" not in html
