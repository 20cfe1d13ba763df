from __future__ import annotations

import gc
import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from scorecard.render.engine import LEAN_SHEET, LeanHTML
from scorecard.render.errors import RenderError
from scorecard.render.fetcher import PictureFetcher, ThemeFetcher
from scorecard.render.pdf import Press, pdf
from scorecard.render.theme import Theme
from tests.render.made import THEME, make_company_page
from tests.render.test_html import make_nasty_register
from tests.views.drawings import InventedDrawing
from tests.views.register import MIXED, Register, make_company

ROOT = Path(__file__).parent.parent.parent


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    """A copy of the theme, to be spoilt."""
    shutil.copytree(THEME.folder, tmp_path / "theme")
    return Theme(tmp_path / "theme")


@pytest.mark.parametrize("company_id", ["mixed", "kept", "silent", "unread"])
def test_a_document_is_made_without_complaints_for_every_kind_of_company(company_id: str) -> None:
    content = pdf(THEME, make_company_page(company_id))
    reader = read(content)
    assert reader.metadata is not None
    assert reader.metadata.title == f"{company_id.title()}: River Register, Edition 2024"
    assert reader.metadata.author == "Friends of the River"
    assert "River Charter" in str(reader.metadata.get("/Keywords"))
    assert "Draft." in reader.pages[0].extract_text()
    assert "not reviewed by the mills" in reader.pages[-1].extract_text()
    assert f"page 2 of {len(reader.pages)}" in reader.pages[1].extract_text()


def test_a_document_shows_every_part_that_a_reader_is_owed() -> None:
    text = words(pdf(THEME, make_company_page()))
    for part in (
        "It promised all 4 commitments that apply to it.",
        "Cloth Works Delivered",
        "Reversed (low confidence)",
        "Own promise",
        "(example.org)",
        "no archived copy yet",
        "5 sources, 4 with an archived copy.",
        "Sheet Works None found",
        "Set up a gauge at the Cloth Works.",
        "An allegation, not a finding.",
        "Measure the water: 1 dated promise not shown as done (due 31 December 2021).",
        "Due 31 December 2021. No public evidence by 30 April 2024 that it was done (851 days).",
        "What the next level asks",
        "The company has not yet been asked",
        "The weights that this score was made with",
        "How to contest",
        "How to cite",
        "Les pêcheurs se plaignent",
        "All were read on 1 June 2024.",
        "0123456789abcdef" * 4,
    ):
        assert " ".join(part.split()) in text, part


def test_two_documents_of_the_same_page_are_equal_byte_for_byte() -> None:
    page = make_company_page()
    first = pdf(THEME, page)
    pdf(THEME, make_company_page("kept"))
    assert pdf(THEME, page) == first
    assert Press(THEME).make(page) == first


def test_another_process_in_another_place_and_time_zone_makes_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import hashlib; from scorecard.render.pdf import pdf; from tests.render.made import THEME, make_company_page; "
        "print(hashlib.sha256(pdf(THEME, make_company_page())).hexdigest())"
    )
    printed = set()
    for zone, locale, seed in (("UTC", "C", "1"), ("Pacific/Kiritimati", "C.UTF-8", "2")):
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "HOME": str(tmp_path / zone)}
        run = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        printed.add(run.stdout)
    assert len(printed) == 1


def test_styles_that_are_left_out_change_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_company_page()
    lean = pdf(THEME, page)
    monkeypatch.setattr(LeanHTML, "_ua_stylesheets", HTML._ua_stylesheets)
    assert pdf(THEME, page) == lean
    monkeypatch.undo()
    # Six rules that hold for every element are five fewer, and one for items of lists alone.
    rules = [len(sheet.matcher.other_selectors) for sheet in (*HTML._ua_stylesheets(LeanHTML(string="a")), LEAN_SHEET)]
    assert rules[0] - rules[1] == 6
    assert [len(LeanHTML(string="a")._ua_stylesheets(forms)) for forms in (False, True)] == [1, 2]


def test_no_font_of_the_machine_is_used() -> None:
    fonts = set()
    for page in read(pdf(THEME, make_company_page())).pages:
        resources: Any = page["/Resources"]
        fonts |= {font["/BaseFont"] for font in resources["/Font"].get_object().values()}
    assert fonts
    for font in fonts:
        assert re.fullmatch(r"/[A-Z]{6}\+Scorecard-?(Sans|Serif).*", str(font)), font


def test_a_character_that_no_font_has_is_named_instead_of_printed_as_a_box() -> None:
    page = make_company_page(register=Register().add("mixed", MIXED, name="Mill 水 שלום"))
    with pytest.raises(RenderError, match=r"lack characters that the document needs: .*水 \(U\+6C34\)"):
        pdf(THEME, page)


def test_names_of_many_letters_in_greek_and_cyrillic_are_printed() -> None:
    name = "Ελληνική Εταιρεία Υδάτων και Водоканал Київ, Spółka z ograniczoną odpowiedzialnością"
    assert name in words(pdf(THEME, make_company_page(register=Register().add("mixed", MIXED, name=name))))


def test_nothing_that_a_person_writes_can_become_markup() -> None:
    content = pdf(THEME, make_company_page(register=make_nasty_register()))
    text = words(content)
    assert "<script>alert(1)</script>" in text
    assert "{{ 7 * 7 }}" in text
    for page in read(content).pages:
        for note in page.get("/Annots", []):
            action = note.get_object().get("/A")
            if action is not None:
                assert action["/S"] == "/URI"
                assert str(action["/URI"]).startswith(("https://", "http://", "mailto:"))


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="https://example.org/x.png" width="5" height="5"/>',
        '<image href="file:///etc/passwd" width="5" height="5"/>',
        '<image href="mark:elsewhere" width="5" height="5"/>',
    ],
)
def test_a_picture_inside_a_picture_is_refused(inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">{inside}</svg>'.encode()
    page = make_company_page(charts={"timeline": InventedDrawing(svg=svg)})
    with pytest.raises(RenderError, match="which it may not have"):
        pdf(THEME, page)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<img src="https://example.org/x.png" alt="x">', "https://example.org/x.png, which it may not have"),
        ('<img src="file:///etc/passwd" alt="x">', "file:///etc/passwd, which it may not have"),
        ('<img src="data:image/svg+xml,x" alt="x">', "data:image/svg\\+xml,x, which it may not have"),
        ('<link rel="stylesheet" href="http://127.0.0.1:1/x.css">', "http://127.0.0.1:1/x.css, which it may not have"),
        ('<link rel="attachment" href="file:///etc/passwd">', "file:///etc/passwd, which it may not have"),
        ('<object data="file:///etc/passwd"></object>', "file:///etc/passwd, which it may not have"),
        ("<style>p { background: url(http://127.0.0.1:1/) }</style>", "which it may not have"),
        ("<style>@import url(file:///etc/passwd);</style>", "which it may not have"),
        ('<a href="#nowhere">x</a>', "not in order: .*nowhere"),
        ('<p style="colour: red">x</p>', "not in order: .*colour"),
        ('<img src="mark:none" alt="x">', "which it may not have"),
    ],
)
def test_a_theme_that_asks_for_something_from_outside_or_is_wrong_makes_no_document(
    theme: Theme, markup: str, words: str
) -> None:
    template = theme.folder / "documents" / "scorecard.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace('<section class="first">', f'<section class="first">{markup}'), encoding="utf-8")
    with pytest.raises(RenderError, match=words):
        pdf(theme, make_company_page())


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("p { colour: red }", "not in order"),
        ("@font-face { font-family: X; src: url(http://127.0.0.1:1/x.ttf) }", "which it may not have|not in order"),
        ("@font-face { font-family: X; src: url(../../../../secret.ttf) }", "which it may not have|not in order"),
        ("@font-face { font-family: X; src: url(../fonts/missing.ttf) }", "which it may not have|not in order"),
        ("@import url(http://127.0.0.1:1/x.css);", "which it may not have|not in order"),
    ],
)
def test_a_style_sheet_that_is_wrong_or_leaves_the_theme_makes_no_press(theme: Theme, rule: str, words: str) -> None:
    sheet = theme.styles / "fonts-document.css"
    sheet.write_text(f"{rule}\n{sheet.read_text(encoding='utf-8')}", encoding="utf-8")
    with pytest.raises(RenderError, match=words):
        Press(theme)


def test_the_theme_fetcher_reads_the_theme_and_nothing_else(theme: Theme, tmp_path: Path) -> None:
    fetcher = ThemeFetcher(theme)
    inside = theme.styles / "tokens.css"
    assert fetcher.fetch(inside.resolve().as_uri()).read() == inside.read_bytes()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (theme.folder / "leak.css").symlink_to(tmp_path / "secret")
    base = theme.folder.resolve().as_uri()
    for address in (
        "http://127.0.0.1:1/",
        "https://example.org/",
        "data:text/plain,x",
        "ftp://example.org/",
        (tmp_path / "secret").as_uri(),
        f"{base}/../secret",
        f"{base}/%2e%2e/secret",
        f"{base}/leak.css",
        f"{base}/tokens.css?x",
        f"file://example.org{theme.folder}/assets/css/tokens.css",
        "tokens.css",
        "",
    ):
        with pytest.raises(FatalURLFetchingError):
            fetcher.fetch(address)


def test_the_picture_fetcher_hands_over_our_pictures_and_remembers_what_it_refused() -> None:
    fetcher = PictureFetcher({"mark:one": b"<svg/>"})
    response = fetcher.fetch("mark:one")
    assert (response.read(), response.content_type) == (b"<svg/>", "image/svg+xml")
    for address in ("mark:two", "https://example.org/", "file:///etc/passwd", "data:,x"):
        with pytest.raises(FatalURLFetchingError):
            fetcher.fetch(address)
    assert fetcher.refused == ["mark:two", "https://example.org/", "file:///etc/passwd", "data:,x"]


def test_a_company_with_nothing_on_file_still_gets_a_document() -> None:
    register = Register().add("mixed", {}, endorsements=[], pledges=[], evidence=[], services={})
    text = words(pdf(THEME, replace(make_company_page(register=register, charts={}))))
    assert "No endorsement of these frameworks is on file." in text
    assert "Nobody has assessed this yet." in text


def test_a_long_file_of_facts_makes_more_pages_and_no_complaint() -> None:
    company = make_company("Mixed")
    evidence = [{**company["evidence"][0], "id": f"e{number}"} for number in range(1, 90)]
    judged = {**MIXED, "rc-1": {**MIXED["rc-1"], "evidence": ["p1", *(item["id"] for item in evidence)]}}
    judged["rc-2"] = {**MIXED["rc-2"], "evidence": ["e1"]}
    judged["rc-3"] = {**MIXED["rc-3"], "evidence": ["p2"]}
    judged["wp-1"] = {**MIXED["wp-1"], "evidence": ["e2"]}
    long = pdf(THEME, make_company_page(register=Register().add("mixed", judged, evidence=evidence)))
    assert len(read(long).pages) > len(read(pdf(THEME, make_company_page())).pages)
    assert "Action e89" in words(long)


def test_the_garbage_collector_is_left_as_it_was() -> None:
    page = make_company_page()
    assert gc.isenabled()
    pdf(THEME, page)
    assert gc.isenabled()
    gc.disable()
    try:
        pdf(THEME, page)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/fonts.conf")
    Press(THEME)
    assert os.environ["FONTCONFIG_FILE"] == "/somewhere/fonts.conf"
    monkeypatch.delenv("FONTCONFIG_FILE")
    Press(THEME)
    assert "FONTCONFIG_FILE" not in os.environ


def test_a_first_page_of_long_reasons_under_a_long_name_is_still_one_sheet() -> None:
    name = "The Long and Winding Consolidated Pulp, Paper, Board and Timber Holdings Company"
    made = [reasoned(name, words) for words in (10, 60, 85)]
    assert [reader.pages[1].extract_text().count("Behind the score") for reader in made] == [1, 1, 1]


def reasoned(name: str, words: int) -> PdfReader:
    """A scorecard whose first page tells of each commitment in so many words."""
    page = make_company_page(register=Register().add("mixed", MIXED, name=name))
    long = " ".join(["reason"] * words)
    best, least = (
        replace(group, items=tuple(replace(item, text=long) for item in group.items))
        for group in (page.best, page.least)
    )
    return read(pdf(THEME, replace(page, best=best, least=least)))
