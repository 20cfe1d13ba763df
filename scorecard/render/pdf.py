"""Documents: a company's scorecard as a tagged, archival PDF, from the same views and components as its page."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import warnings
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from scorecard.render.engine import CSS, HTML, FatalURLFetchingError, FontConfiguration, harfbuzz_subset
from scorecard.render.environment import make_environment
from scorecard.render.errors import RenderError
from scorecard.render.fetcher import PictureFetcher, ThemeFetcher
from scorecard.render.marks import DocumentMarks
from scorecard.render.pdfua import finish
from scorecard.render.pictures import DocumentPictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint import Document

    from scorecard.render.theme import Theme
    from scorecard.views.company import CompanyPage

VARIANT = "pdf/a-3a"
COLLECT_EVERY = 8
FIRST, FIRST_TIGHT = '<section class="first">', '<section class="first tight">'
SECOND = "behind-the-score"
"""What begins the second page: the first one stands alone, so all of it must be on one sheet."""
FONT_RULES = "documents/fonts.conf"
SAMPLE = """<!doctype html><html lang="en"><title>Sample</title><h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4>
<p class="finding">E</p><p>F <b>G</b> <i>H</i> <small>I</small> <a href="https://example.org">J</a></p><ul><li>K</ul>
<table><tr><th>L<td class="num">1</table>"""

_LOGGER = logging.getLogger("weasyprint")


class Press:
    """Makes PDFs with one theme: style sheet and fonts are read once and serve every document of the process."""

    def __init__(self, theme: Theme) -> None:
        """Read the style sheet and the fonts; RenderError when one of them is not as it should be."""
        if harfbuzz_subset is None:
            # Without it fonts are cut more slowly, and not to the same bytes each time.
            raise RenderError("the system library harfbuzz-subset is missing; `make` says how to install it")
        self._template = make_environment(theme).get_template("documents/scorecard.html")
        self._made = 0
        with _no_complaints("the style sheet of documents"):
            self._fonts = _own_fonts(theme)
            self._styles = [
                CSS(
                    string=theme.document_style(),
                    base_url=f"{theme.styles.resolve().as_uri()}/",
                    font_config=self._fonts,
                    url_fetcher=ThemeFetcher(theme),
                )
            ]

    def make(self, page: CompanyPage) -> bytes:
        """Return the PDF; RenderError for anything that WeasyPrint complains about or asks for and may not have."""
        marks = DocumentMarks()
        charts = DocumentPictures()
        html = self._template.render(page=page, marks=marks, picture=charts.place)
        fetcher = PictureFetcher({**marks.pictures, **charts.pictures})
        with _quiet_collector(self._count()), _no_complaints(f"the document on {page.name}"):
            document = self._lay_out(html, fetcher)
            if SECOND not in document.pages[1].anchors:
                # A company with long reasons: the same page in type that is a hair smaller.
                document = self._lay_out(html.replace(FIRST, FIRST_TIGHT, 1), fetcher)
            content = document.write_pdf(pdf_variant=VARIANT, finisher=finish)
            if fetcher.refused:
                raise RenderError(f"the document on {page.name} asks for {fetcher.refused[0]}, which it may not have")
        if not isinstance(content, bytes):
            raise RenderError(f"the document on {page.name} came out empty")
        return content

    def _lay_out(self, html: str, fetcher: PictureFetcher) -> Document:
        return HTML(string=html, url_fetcher=fetcher).render(
            stylesheets=self._styles, font_config=self._fonts, pdf_variant=VARIANT
        )

    def warm_up(self) -> None:
        """Make a small document with every font, so that the first real one finds all of it read."""
        with _quiet_collector(self._count()), _no_complaints("the theme"):
            HTML(string=SAMPLE, url_fetcher=PictureFetcher({})).write_pdf(
                stylesheets=self._styles, font_config=self._fonts, pdf_variant=VARIANT
            )

    def _count(self) -> int:
        self._made += 1
        return self._made


def pdf(theme: Theme, page: CompanyPage) -> bytes:
    """Return a company's scorecard as PDF/A-3a and PDF/UA-1; the same page, theme and libraries give the same bytes."""
    return load_press(theme).make(page)


@lru_cache(maxsize=2)
def load_press(theme: Theme) -> Press:
    """Return the process's press for a theme, made at the first call."""
    return Press(theme)


# While modules are taken down WeasyPrint can no longer give its fonts back; it would complain on every exit.
atexit.register(load_press.cache_clear)


def _own_fonts(theme: Theme) -> FontConfiguration:
    """Return a set of fonts that holds nothing of the machine's: what the style sheet names is added to it."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(theme.folder.resolve() / FONT_RULES)
    try:
        with warnings.catch_warnings():
            # "No fonts configured" is what we want.
            warnings.simplefilter("ignore", UserWarning)
            return FontConfiguration()
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint has to say."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _no_complaints(what: str) -> Iterator[None]:
    """Raise RenderError if WeasyPrint warns of anything meanwhile, or asks for what it may not have."""
    complaints = _Complaints()
    _LOGGER.addHandler(complaints)
    propagate, _LOGGER.propagate = _LOGGER.propagate, False
    try:
        with warnings.catch_warnings():
            # WeasyPrint leaves the closing of its own colour profile to Python, which some set-ups warn about.
            warnings.simplefilter("ignore", ResourceWarning)
            yield
    except FatalURLFetchingError as error:
        raise RenderError(f"{what} asks for {error}, which it may not have") from None
    finally:
        _LOGGER.removeHandler(complaints)
        _LOGGER.propagate = propagate
    if complaints.messages:
        raise RenderError(f"{what} is not in order: {'; '.join(dict.fromkeys(complaints.messages))}")


@contextmanager
def _quiet_collector(made: int) -> Iterator[None]:
    """Keep the garbage collector out of a document, where it costs a tenth of the time; run it after every eighth."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if made % COLLECT_EVERY == 0:
            gc.collect()
        if was_enabled:
            gc.enable()
