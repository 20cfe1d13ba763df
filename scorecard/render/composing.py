"""Composing: documents written from templates, and cut into chapters.

Nothing here lays out or prints: whoever writes documents need not import WeasyPrint, which takes long.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.render.environment import make_environment, read_templates
from scorecard.render.errors import RenderError
from scorecard.render.manuscript import SHEETS, SHEETS_HERE, Chapter, Manuscript, Whole
from scorecard.render.marks import DocumentMarks
from scorecard.render.pictures import DocumentPictures
from scorecard.render.statement import state
from scorecard.render.theme import FACT_SHEET_STYLE, REPORT_STYLE
from scorecard.views.company import CompanyPage
from scorecard.views.fact_sheet import FactSheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.render.manuscript import Enclosure
    from scorecard.render.theme import Theme
    from scorecard.views.report import ReportPage

    DocumentView = CompanyPage | FactSheet | ReportPage

SCORECARD, FACT_SHEET, REPORT = "documents/scorecard.html", "documents/fact-sheet.html", "documents/report.html"
FIRST, FIRST_TIGHT = '<section class="first">', '<section class="first tight">'
"""How the first page of a scorecard begins: it stands alone, so all of it must be on one sheet."""
FIRST_TIGHTEST = '<section class="first tight tightest">'
_SHEETS, _JACKET = "documents/sheets.html", "documents/jacket.html"
_MARK = re.compile(r"<!--chapter ([a-z0-9-]+)-->\n?")
_BODY, _SNUG, _END = "<body>", '<body class="snug">', "</body>"
"""How a document begins; how one does that is set a little closer; and where it ends."""


def cut_chapters(html: str, pictures: Mapping[str, bytes]) -> tuple[Chapter, ...]:
    """Return the chapters of a document; none for a document that has no marks.

    RenderError for a name that a chapter can't have.
    """
    head, *rest = _MARK.split(html)
    names = rest[::2]
    if len(set(names)) < len(names):
        raise RenderError(f"two chapters of a document have the same name; there are: {', '.join(names)}")
    if SHEETS in names:
        raise RenderError(f"no chapter of a document can have the name {SHEETS}, which is that of what it is bound on")
    chapters = tuple(
        _make_chapter(name, f"{head}{body.partition(_END)[0]}{_END}</html>", pictures)
        for name, body in zip(names, rest[1::2], strict=True)
    )
    # How a document ends: nobody minds a last page with few lines on it.
    return tuple(replace(item, tighter=()) if item is chapters[-1] else item for item in chapters)


def _make_chapter(name: str, html: str, pictures: Mapping[str, bytes]) -> Chapter:
    shown = {address: picture for address, picture in pictures.items() if f'"{address}"' in html}
    if FIRST in html:
        tighter = tuple(html.replace(FIRST, other, 1) for other in (FIRST_TIGHT, FIRST_TIGHTEST))
        return Chapter(name, html, shown, tighter, is_sheet=True)
    return Chapter(name, html, shown, (html.replace(_BODY, _SNUG, 1),))


def write_document(theme: Theme, template: str, page: DocumentView) -> tuple[str, dict[str, bytes]]:
    """Return a document as HTML, and the pictures that it shows by their addresses."""
    marks, charts = DocumentMarks(), DocumentPictures()
    html = make_environment(theme).get_template(template).render(page=page, marks=marks, picture=charts.place)
    return html, {**marks.pictures, **charts.pictures}


def write(theme: Theme, page: DocumentView, enclosures: Sequence[Enclosure] = ()) -> Manuscript | Whole:
    """Return a document before it is printed; RenderError for a template that isn't as it should be."""
    if isinstance(page, CompanyPage):
        return compose(theme, page, enclosures)
    template, style = (FACT_SHEET, FACT_SHEET_STYLE) if isinstance(page, FactSheet) else (REPORT, REPORT_STYLE)
    html, pictures = write_document(theme, template, page)
    return Whole(page.document_title, html, pictures, (style,), state(page.frame), tuple(enclosures))


def compose(theme: Theme, page: CompanyPage, enclosures: Sequence[Enclosure] = ()) -> Manuscript:
    """Return a scorecard before it is printed; RenderError for templates without chapters, or a place for sheets."""
    chapters = cut_chapters(*write_document(theme, SCORECARD, page))
    if not chapters:
        raise RenderError("the template of scorecards has no chapters: nothing says <!--chapter name-->")
    environment = make_environment(theme)
    jacket, sheets = (environment.get_template(name).render(page=page) for name in (_JACKET, _SHEETS))
    if SHEETS_HERE not in sheets:
        raise RenderError(f"the template of a scorecard's sheets does not say where they go: {SHEETS_HERE}")
    return Manuscript(page.document_title, jacket, sheets, chapters, state(page.frame), tuple(enclosures))


def read_scorecard(theme: Theme) -> None:
    """Read the templates of scorecards, so that the first one of this process finds it done."""
    read_templates(theme, SCORECARD, _SHEETS, _JACKET)
