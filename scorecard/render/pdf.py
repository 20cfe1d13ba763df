"""Documents: scorecards, the annual report and the fact sheet as tagged, archival PDFs, from the pages' components."""

from __future__ import annotations

import atexit
import gc
import io
import logging
import os
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from scorecard.render.engine import (
    CSS,
    Attachment,
    FatalURLFetchingError,
    FontConfiguration,
    LeanHTML,
    harfbuzz_subset,
)
from scorecard.render.environment import make_environment
from scorecard.render.errors import RenderError
from scorecard.render.fetcher import PictureFetcher, ThemeFetcher
from scorecard.render.marks import DocumentMarks
from scorecard.render.pdfua import finish
from scorecard.render.pictures import DocumentPictures
from scorecard.render.theme import FACT_SHEET_STYLE, REPORT_STYLE
from scorecard.views.company import CompanyPage
from scorecard.views.fact_sheet import FactSheet
from scorecard.views.report import ReportPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from weasyprint import Document

    from scorecard.render.paper import Paper
    from scorecard.render.theme import Theme

    DocumentView = CompanyPage | FactSheet | ReportPage

_TEMPLATES: dict[type, tuple[str, tuple[str, ...]]] = {
    CompanyPage: ("documents/scorecard.html", ()),
    FactSheet: ("documents/fact-sheet.html", (FACT_SHEET_STYLE,)),
    ReportPage: ("documents/report.html", (REPORT_STYLE,)),
}
"""The template of each kind of document, and the style sheets that it has beside those of all documents."""
_LETTER_ZOOM = 279.4 / 297
_LETTER_SIDE = 215.9 / _LETTER_ZOOM
_LETTER_STYLE = f"@page {{ size: {_LETTER_SIDE:.3f}mm 297mm }}" + "".join(
    f"@page{name} {{ margin-left: {(_LETTER_SIDE - 178) / 2:.3f}mm; margin-right: {(_LETTER_SIDE - 178) / 2:.3f}mm }}"
    for name in ("", " first", " cover")
)
"""US Letter: a sheet as high as A4 and as wide as it takes, where lines and pages break as on A4; then made smaller."""
VARIANT = "pdf/a-3a"
MOST_WASTE = 40
"""Pages that may be laid out before what is left of them is cleared away: each holds some two megabytes."""
FIRST, FIRST_TIGHT, FIRST_END = '<section class="first">', '<section class="first tight">', "</section>"
"""How the first page of a scorecard begins and ends: it stands alone, so all of it must be on one sheet."""
FIRST_TIGHTEST = '<section class="first tight tightest">'
SECOND = "behind-the-score"
"""Where the second page begins."""
FONT_RULES = "documents/fonts.conf"
SAMPLE = """<!doctype html><html lang="en"><title>Sample</title><h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4>
<p class="finding">E</p><p>F <b>G</b> <i>H</i> <small>I</small> <a href="https://example.org">J</a></p><ul><li>K</ul>
<table><tr><th>L<td class="num">1</table>"""

_LOGGER = logging.getLogger("weasyprint")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that travels inside a document; `as_of` is the day that its date says, for there is no clock here."""

    name: str
    description: str
    content: bytes
    as_of: date


class Press:
    """Makes PDFs with one theme: style sheets and fonts are read once and serve every document of the process."""

    def __init__(self, theme: Theme, paper: Paper = "a4") -> None:
        """Read the style sheet and the fonts; RenderError when one of them is not as it should be."""
        if harfbuzz_subset is None:
            # Without it fonts are cut more slowly, and not to the same bytes each time.
            raise RenderError("the system library harfbuzz-subset is missing; `make` says how to install it")
        self._theme = theme
        self._paper = paper
        self._waste = 0
        self._styles: dict[tuple[str, ...], CSS] = {}
        self._fitting: dict[str, bool] = {}
        with _no_complaints("the style sheet of documents"):
            self._fonts = _own_fonts(theme)
            self.styles_of(CompanyPage)

    def styles_of(self, kind: type) -> list[CSS]:
        """Return the style sheets of a kind of document, each read once."""
        names = _TEMPLATES[kind][1]
        if names not in self._styles:
            letter = _LETTER_STYLE if self._paper == "letter" else ""
            self._styles[names] = CSS(
                string=f"{self._theme.document_style(*names)}\n{letter}",
                base_url=f"{self._theme.styles.resolve().as_uri()}/",
                font_config=self._fonts,
                url_fetcher=ThemeFetcher(self._theme),
            )
        return [self._styles[names]]

    def write(self, page: DocumentView) -> tuple[str, PictureFetcher]:
        """Return a document as HTML, and what hands over the pictures that it shows."""
        marks, charts = DocumentMarks(), DocumentPictures()
        template = make_environment(self._theme).get_template(_TEMPLATES[type(page)][0])
        html = template.render(page=page, marks=marks, picture=charts.place)
        return html, PictureFetcher({**marks.pictures, **charts.pictures})

    def make(self, page: DocumentView, enclosures: Sequence[Enclosure] = ()) -> bytes:
        """Return the PDF; RenderError for anything that WeasyPrint complains about or asks for and may not have."""
        what = f"the document “{page.document_title}”"
        with self._quiet_collector(), _no_complaints(what):
            # By a function of its own: when it has returned, nothing holds what it laid out.
            content = self._make(page, enclosures, what)
        if not isinstance(content, bytes):
            raise RenderError(f"{what} came out empty")
        return content

    def _make(self, page: DocumentView, enclosures: Sequence[Enclosure], what: str) -> bytes | None:
        document, fetcher = self.lay_out(page)
        self._waste += len(document.pages)
        content: bytes | None = document.write_pdf(
            pdf_variant=VARIANT,
            zoom=_LETTER_ZOOM if self._paper == "letter" else 1,
            attachments=[_attach(item) for item in sorted(enclosures, key=lambda item: item.name)],
            finisher=partial(finish, frame=page.frame),
        )
        if fetcher.refused:
            raise RenderError(f"{what} asks for {fetcher.refused[0]}, which it may not have")
        return content

    def lay_out(self, page: DocumentView) -> tuple[Document, PictureFetcher]:
        """Return a document with its lines and pages, and what handed over its pictures."""
        html, fetcher = self.write(page)
        if not isinstance(page, CompanyPage):
            return self._render(page, html, fetcher), fetcher
        if not self._fits(page, html, fetcher):
            # A company with long reasons: its first page in type that is a hair smaller.
            html = html.replace(FIRST, FIRST_TIGHT, 1)
        document = self._render(page, html, fetcher)
        if SECOND not in document.pages[1].anchors:
            # Long reasons under a name of several lines; so rare that a whole layout is no price.
            document = self._render(page, html.replace(FIRST_TIGHT, FIRST_TIGHTEST, 1), fetcher)
        return document, fetcher

    def _fits(self, page: DocumentView, html: str, fetcher: PictureFetcher) -> bool:
        """Return whether the first page is one sheet: laid out alone, and once for as long as it stays the same."""
        head, first, rest = html.partition(FIRST)
        alone = f"{head}{first}{rest.partition(FIRST_END)[0]}{FIRST_END}"
        if alone not in self._fitting:
            self._fitting[alone] = len(self._render(page, alone, fetcher).pages) == 1
        return self._fitting[alone]

    def _render(self, page: DocumentView, html: str, fetcher: PictureFetcher) -> Document:
        return LeanHTML(string=html, url_fetcher=fetcher).render(
            stylesheets=self.styles_of(type(page)), font_config=self._fonts, pdf_variant=VARIANT
        )

    def warm_up(self) -> None:
        """Make a small document with every font, so that the first real one finds all of it read."""
        with self._quiet_collector(), _no_complaints("the theme"):
            LeanHTML(string=SAMPLE, url_fetcher=PictureFetcher({})).write_pdf(
                stylesheets=self.styles_of(CompanyPage), font_config=self._fonts, pdf_variant=VARIANT
            )

    @contextmanager
    def _quiet_collector(self) -> Iterator[None]:
        """Keep the garbage collector out of a document, where it costs a tenth of the time; run it after some."""
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if self._waste >= MOST_WASTE:
                self._waste = 0
                gc.collect()
            if was_enabled:
                gc.enable()


def pdf(theme: Theme, page: DocumentView, enclosures: Sequence[Enclosure] = (), paper: Paper = "a4") -> bytes:
    """Return a document as PDF/A-3a and PDF/UA-1; the same page, theme and libraries give the same bytes."""
    return load_press(theme, paper).make(page, enclosures)


@lru_cache(maxsize=2)
def load_press(theme: Theme, paper: Paper = "a4") -> Press:
    """Return the process's press for a theme and a paper, made at the first call."""
    return Press(theme, paper)


# While modules are taken down WeasyPrint can no longer give its fonts back; it would complain on every exit.
atexit.register(load_press.cache_clear)


def _attach(item: Enclosure) -> Attachment:
    day = datetime.combine(item.as_of, time())
    return Attachment(
        file_obj=io.BytesIO(item.content),
        name=item.name,
        description=item.description,
        created=day,
        modified=day,
        relationship="Data",
    )


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
