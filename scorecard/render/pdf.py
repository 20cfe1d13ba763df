"""Documents: scorecards, the annual report and the fact sheet as tagged, archival PDFs, from the pages' components."""

from __future__ import annotations

import atexit
import gc
import hashlib
import io
import logging
import os
import warnings
from contextlib import contextmanager
from datetime import datetime, time
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeVar

from scorecard.render.binding import bind
from scorecard.render.chapters import find_places, lay_out_chapter, open_chapter
from scorecard.render.engine import (
    CSS,
    Attachment,
    FatalURLFetchingError,
    FontConfiguration,
    LeanHTML,
    harfbuzz_subset,
    layout_version,
)
from scorecard.render.errors import RenderError
from scorecard.render.fetcher import PictureFetcher, ThemeFetcher
from scorecard.render.manuscript import Manuscript, Printed
from scorecard.render.pdfua import finish, finish_chapter, finish_jacket, finish_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from weasyprint import Document

    from scorecard.render.composing import DocumentView
    from scorecard.render.manuscript import Chapter, Enclosure, PrintedStore, Whole
    from scorecard.render.paper import Paper
    from scorecard.render.theme import Theme

_LETTER_ZOOM = 279.4 / 297
_LETTER_SIDE = 215.9 / _LETTER_ZOOM
_LETTER_STYLE = f"@page {{ size: {_LETTER_SIDE:.3f}mm 297mm }}" + "".join(
    f"@page{name} {{ margin-left: {(_LETTER_SIDE - 178) / 2:.3f}mm; margin-right: {(_LETTER_SIDE - 178) / 2:.3f}mm }}"
    for name in ("", " first", " cover")
)
"""US Letter: a sheet as high as A4 and as wide as it takes, where lines and pages break as on A4; then made smaller."""
_NO_HEADS = "".join(
    f"@page{name} {{ @top-left {{ content: none }} @top-right {{ content: none }} "
    "@bottom-left { content: none } @bottom-right { content: none } }"
    for name in ("", " first")
)
"""Chapters have no running heads: these are on the sheets that they are bound on."""
VARIANT = "pdf/a-3a"
UNTAGGED = "pdf/a-3b"
"""Of jackets, whose page is not bound, and of sheets: all that stands on one is an artifact."""
_FOR_JACKET = {"pdf_identifier": False, "uncompressed_pdf": True}
"""How what is bound is written: it is taken apart again, so it needs no identifier, and nothing packed but streams."""
_FOR_CHAPTERS = {**_FOR_JACKET, "output_intent": False}
"""What its colours mean is said once for the whole document, by the jacket."""
MOST_WASTE = 40
"""Pages that may be laid out before what is left of them is cleared away: each holds some two megabytes."""
FONT_RULES = "documents/fonts.conf"
SAMPLE = """<!doctype html><html lang="en"><title>Sample</title><h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4>
<p class="finding">E</p><p>F <b>G</b> <i>H</i> <small>I</small> <a href="https://example.org">J</a></p><ul><li>K</ul>
<table><tr><th>L<td class="num">1</table>"""

Made = TypeVar("Made")
_LOGGER = logging.getLogger("weasyprint")


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
        self._zoom = _LETTER_ZOOM if paper == "letter" else 1.0
        self._styles: dict[tuple[str, ...], CSS] = {}
        with _no_complaints("the style sheet of documents"):
            self._fonts = _own_fonts(theme)
            self._state = f"{theme.state} {hash_text(theme.document_style())} {layout_version()}"
            self._chapter_styles = [*self.styles_of(), self._read_style(_NO_HEADS)]

    def styles_of(self, *names: str) -> list[CSS]:
        """Return the style sheet of documents, with more of the theme's own by their names; each is read once."""
        if names not in self._styles:
            letter = _LETTER_STYLE if self._paper == "letter" else ""
            self._styles[names] = self._read_style(f"{self._theme.document_style(*names)}\n{letter}")
        return [self._styles[names]]

    def _read_style(self, rules: str) -> CSS:
        return CSS(
            string=rules,
            base_url=f"{self._theme.styles.resolve().as_uri()}/",
            font_config=self._fonts,
            url_fetcher=ThemeFetcher(self._theme),
        )

    def make(self, page: DocumentView, enclosures: Sequence[Enclosure] = ()) -> bytes:
        """Return the PDF; RenderError for anything that WeasyPrint complains about or asks for and may not have."""
        # Here, not above: processes that only print need none of what this imports.
        from scorecard.render.composing import write

        written = write(self._theme, page, enclosures)
        return self.finish(written) if isinstance(written, Manuscript) else self._print_whole(written)

    def _print_whole(self, whole: Whole) -> bytes:
        def write(fetcher: PictureFetcher) -> bytes:
            html = LeanHTML(string=whole.html, url_fetcher=fetcher)
            document = self._render(html, self.styles_of(*whole.styles))
            return self._write_pdf(document, partial(finish, statement=whole.statement), enclosures=whole.enclosures)

        return self._work(write, whole.pictures, f"the document “{whole.title}”")

    def finish(
        self, manuscript: Manuscript, store: PrintedStore | None = None, printed: Mapping[str, Printed] | None = None
    ) -> bytes:
        """Return the PDF of a document in chapters.

        Of these, and of sheets, only those are printed that are not among the `printed`, by their names, and that the
        store does not hold.
        """
        found = printed or {}
        with self._quiet_collector():
            chapters = [found.get(chapter.name) or self.take(chapter, store) for chapter in manuscript.chapters]
            sheets = manuscript.write_sheets([chapter.pages for chapter in chapters])
            print_sheets = partial(self._print_sheets, title=manuscript.title)
            return bind(self._print_jacket(manuscript), self._take(sheets, store, print_sheets), chapters)

    def key_of(self, chapter: Chapter) -> str:
        """Return the hash of all that decides how a chapter looks: what it says, styles, paper, what lays it out."""
        return hash_text(f"{self._state} {self._paper} {chapter.hash()}")

    def take(self, chapter: Chapter, store: PrintedStore | None) -> Printed:
        """Return a chapter from the store, or print it and put it there."""
        return self._take(chapter, store, self.print_chapter)

    def _take(self, chapter: Chapter, store: PrintedStore | None, print_it: Callable[[Chapter], Printed]) -> Printed:
        key = self.key_of(chapter)
        printed = store.read(chapter.name, key) if store else None
        if printed is None:
            printed = print_it(chapter)
            if store:
                store.write(chapter.name, key, printed)
        return printed

    def print_chapter(self, chapter: Chapter) -> Printed:
        """Return a chapter as pages without running heads; RenderError as for whole documents."""

        def write(fetcher: PictureFetcher) -> Printed:
            document = self.lay_out(chapter, fetcher)
            places = find_places(document, self._zoom)
            content = self._write_pdf(document, partial(finish_chapter, name=chapter.name), options=_FOR_CHAPTERS)
            return Printed(content, len(document.pages), places)

        return self._work(write, chapter.pictures, f"the chapter “{chapter.name}” of a document")

    def lay_out(self, chapter: Chapter, fetcher: PictureFetcher) -> Document:
        """Return a chapter with its lines and pages."""
        return lay_out_chapter(chapter, lambda html: self._render(open_chapter(html, fetcher), self._chapter_styles))

    def _print_sheets(self, sheets: Chapter, title: str) -> Printed:
        """Return all sheets of a document; they seldom change, so they wait for the next time like its chapters."""

        def write(fetcher: PictureFetcher) -> Printed:
            html = LeanHTML(string=sheets.html, url_fetcher=fetcher)
            document = self._render(html, self.styles_of(), UNTAGGED)
            content = self._write_pdf(document, finish_sheets, UNTAGGED, options=_FOR_CHAPTERS)
            return Printed(content, len(document.pages), ())

        return self._work(write, {}, f"the document “{title}”")

    def _print_jacket(self, manuscript: Manuscript) -> bytes:
        def write(fetcher: PictureFetcher) -> bytes:
            document = self._render(LeanHTML(string=manuscript.jacket, url_fetcher=fetcher), [], UNTAGGED)
            finisher = partial(finish_jacket, statement=manuscript.statement)
            return self._write_pdf(document, finisher, UNTAGGED, manuscript.enclosures, _FOR_JACKET)

        return self._work(write, {}, f"the document “{manuscript.title}”")

    def _work(self, write: Callable[[PictureFetcher], Made], pictures: Mapping[str, bytes], what: str) -> Made:
        """Return what is made with these pictures and nothing else, and without any complaint."""
        fetcher = PictureFetcher(pictures)
        with self._quiet_collector(), _no_complaints(what):
            # By a function of its own: when it has returned, nothing holds what it laid out.
            made = write(fetcher)
            if fetcher.refused:
                raise RenderError(f"{what} asks for {fetcher.refused[0]}, which it may not have")
        return made

    def _render(self, html: LeanHTML, styles: list[CSS], variant: str = VARIANT) -> Document:
        document: Document = html.render(stylesheets=styles, font_config=self._fonts, pdf_variant=variant)
        # Sheets and jackets hold next to nothing.
        self._waste += len(document.pages) if variant == VARIANT else 0
        return document

    def _write_pdf(
        self,
        document: Document,
        finisher: Callable[..., None],
        variant: str = VARIANT,
        enclosures: Sequence[Enclosure] = (),
        options: Mapping[str, bool] | None = None,
    ) -> bytes:
        content: bytes = document.write_pdf(
            pdf_variant=variant,
            zoom=self._zoom,
            attachments=[_attach(item) for item in sorted(enclosures, key=lambda item: item.name)],
            finisher=finisher,
            **(options or {}),
        )
        return content

    def warm_up(self) -> None:
        """Make a small document with every font, so that the first real one finds them read."""
        with self._quiet_collector(), _no_complaints("the theme"):
            LeanHTML(string=SAMPLE, url_fetcher=PictureFetcher({})).write_pdf(
                stylesheets=self.styles_of(), font_config=self._fonts, pdf_variant=VARIANT
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


def hash_text(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


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
