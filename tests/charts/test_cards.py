"""Cards and badges: what other sites show of a page, whatever its name is and however much there is to say."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from scorecard.charts import badge, card
from scorecard.charts.badge import BadgeSeries
from scorecard.charts.card import Count, CountCard, Dot, Imprint, ScoreCard
from scorecard.charts.drawing import Drawing
from scorecard.charts.style import Look

IMPRINT = Imprint(
    "Water Scorecard",
    "Clean water",
    "Edition 2026 · evidence up to 31 October 2026 · draft, collecting evidence",
    "Draft. Made from public sources, many of them read in extracts; not reviewed by the company. Not for citation.",
)
HELD = Imprint("Water Scorecard", "Clean water", "Edition 2026 · evidence up to 31 October 2026 · published", "")
NAMES = {
    "short": "Mill",
    "long": "Halve <fresh> water & $energy$ per tonne at every mill: Θεσσαλονίκη, Київ & Łódź",
    "greek": "Ελληνική Εταιρεία Ψηφιακών Υπηρεσιών και Επικοινωνιών Ανώνυμη Εταιρεία Αθηνών ΑΕ",
    "cyrillic": "Общество с ограниченной ответственностью «Международные цифровые платформы связи»",
    "one-word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
}
OUTCOMES = (
    Dot("kept", Fraction(1), is_quiet=False),
    Dot("partly", Fraction(1, 3), is_quiet=False),
    Dot("reversed", Fraction(0), is_quiet=False),
    Dot("not-assessed", None, is_quiet=False),
    Dot("not-applicable", None, is_quiet=False),
    Dot("none", Fraction(0), is_quiet=True),
)
SCORED = ScoreCard(
    imprint=IMPRINT,
    name="Mill",
    score=Fraction(42),
    text="42",
    band="On the border of Little shown and Kept in part",
    low=Fraction(24),
    high=Fraction(50),
    range_text="Other reasonable choices: 24–50",
    missing="",
    dots=OUTCOMES * 3,
    alt="Mill: it kept 3.",
)
MISSING = "No score yet: 50% of what it pledged has been assessed; a score needs 75%."
UNSCORED = replace(
    SCORED, score=None, text="–", band="", low=None, high=None, range_text="", missing=MISSING, dots=OUTCOMES * 7
)
COUNTED = CountCard(
    IMPRINT,
    "Mill",
    "1,204 promises by 204 companies, and what public evidence shows:",
    tuple(
        Count(dot.status, dot.share, "1,204", word)
        for dot, word in zip(OUTCOMES[:5], ("Kept", "In part", "Reversed", "Not assessed", "No evidence"), strict=True)
    ),
    (),
    "1,204 promises",
)
LINE = replace(COUNTED, counts=(), scores=tuple(Fraction(number % 101) for number in range(0, 400, 7)))
BADGE = BadgeSeries(IMPRINT, "Mill", "42", SCORED.band, "range 24–50", "", "Water Scorecard: Mill, 42 of 100", "Draft.")
BADGES = {"scored": BADGE, "unscored": replace(BADGE, text="", band="", range_text="", missing=MISSING)}
CARDS: dict[str, ScoreCard | CountCard] = {"scored": SCORED, "unscored": UNSCORED, "counted": COUNTED, "line": LINE}


def words_of(drawing: Drawing) -> str:
    root = ET.fromstring(drawing.svg)
    return " ".join("".join(item.itertext()) for item in root.iter("{http://www.w3.org/2000/svg}text"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", CARDS)
@pytest.mark.parametrize("imprint", [IMPRINT, HELD])
def test_a_card_keeps_every_word_inside_and_lays_none_over_another(
    name: str, kind: str, imprint: Imprint, look: Look, check_layout: Callable[[Drawing], None]
) -> None:
    drawing = card.draw(replace(CARDS[kind], name=NAMES[name], imprint=imprint), look)
    check_layout(drawing)
    assert "…" not in words_of(drawing)
    assert " ".join(NAMES[name].split()[:1]) in words_of(drawing) or name == "one-word"
    assert imprint.edition in words_of(drawing)
    assert (drawing.width, drawing.height) == (card.WIDTH, card.HEIGHT)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", BADGES)
@pytest.mark.parametrize("imprint", [IMPRINT, HELD])
def test_a_badge_keeps_every_word_inside_and_says_edition_day_and_stage(
    name: str, kind: str, imprint: Imprint, look: Look, check_layout: Callable[[Drawing], None]
) -> None:
    drawing = badge.draw(replace(BADGES[kind], name=NAMES[name], imprint=imprint), look)
    check_layout(drawing)
    said = words_of(drawing)
    assert "…" not in said
    for part in imprint.edition.split():
        assert part in said
    assert ("Draft." in said) == bool(imprint.stage)


def test_a_badge_has_a_title_and_a_text_alternative_and_no_script(look: Look) -> None:
    svg = badge.draw(replace(BADGE, title='A <b> & "c"'), look).svg
    root = ET.fromstring(svg)
    assert root.findtext("{http://www.w3.org/2000/svg}title") == 'A <b> & "c"'
    assert root.findtext("{http://www.w3.org/2000/svg}desc") == "Draft."
    assert root.attrib["role"] == "img"
    assert b"<script" not in svg
    assert b"http" not in svg.replace(b"http://www.w3.org/2000/svg", b"").replace(b"http://www.w3.org/1999/xlink", b"")


def test_a_card_has_the_size_that_other_sites_ask_for_and_few_bytes(look: Look) -> None:
    drawing = card.draw(SCORED, look)
    small = drawing.small_png(2)
    picture = Image.open(io.BytesIO(small))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (1200, 630), "P")
    assert len(small) < len(drawing.png(2)) / 2
    assert small == card.draw(SCORED, look).small_png(2)
    # The paper stays white, to the eye.
    assert min(picture.convert("RGB").getpixel((600, 30))) >= 253  # type: ignore[arg-type]  # three numbers, since it is RGB


def test_a_signature_too_long_to_be_told_apart_is_left_out(look: Look) -> None:
    many = card.draw(replace(SCORED, dots=OUTCOMES * 20), look)
    few = card.draw(SCORED, look)
    none = card.draw(replace(SCORED, dots=()), look)
    assert len(many.sheet.items) == len(none.sheet.items) < len(few.sheet.items)
