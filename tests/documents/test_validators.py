"""The validator judges: it lets a good PDF pass, and names what is wrong with a bad one."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from weasyprint import HTML

from tests.documents.validators import assert_valid, validate

FONT = Path(__file__).parent.parent.parent / "templates/assets/fonts/scorecard-sans-400.ttf"
PAGE = f"""<!doctype html><html lang="en"><head><title>A document</title><style>
@font-face {{ font-family: Text; src: url({FONT.as_uri()}) }} html {{ font-family: Text }}
</style></head><body><h1>A document</h1><p>Words.</p></body></html>"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "good.pdf"
    HTML(string=PAGE).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


@pytest.fixture(scope="module")
def untagged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "ungetaggt – ž.pdf"
    HTML(string=PAGE).write_pdf(path)
    return path


def test_a_tagged_document_passes_and_an_untagged_one_fails_by_name(good: Path, untagged: Path) -> None:
    first, second = validate([good, untagged])
    assert (first.path, first.passed, first.failures) == (good, True, ())
    assert first.checks_count > 0
    assert (second.path, second.passed) == (untagged, False)
    assert [failure for failure in second.failures if failure.startswith("1x 6.2-1 The document catalog")]


def test_a_file_is_judged_by_each_flavour_that_is_asked_for(good: Path) -> None:
    accessible, archivable = validate([good], ("ua1", "3a"))
    assert (accessible.flavour, accessible.passed) == ("ua1", True)
    assert (archivable.flavour, archivable.passed) == ("3a", False)


def test_a_file_that_is_no_pdf_fails_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_text("<!doctype html>")
    (judgement,) = validate([path])
    assert not judgement.passed
    assert judgement.failures


def test_a_bad_document_among_good_ones_fails_the_lot_and_is_named(good: Path, untagged: Path) -> None:
    with pytest.raises(AssertionError) as failure:
        assert_valid([good, untagged])
    assert f"{untagged} fails ua1" in str(failure.value)
    assert str(good) not in str(failure.value)


def test_nothing_to_validate_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nothing to validate"):
        validate([])


def test_an_unknown_flavour_is_a_mistake(good: Path) -> None:
    with pytest.raises(RuntimeError, match="unknown flavour ua9"):
        validate([good], ("ua9",))


def test_the_project_font_alone_prints_a_document(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        HTML(string=PAGE).write_pdf(pdf_variant="pdf/ua-1")
    assert caplog.messages == []
