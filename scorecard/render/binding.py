"""Binding: printed chapters become one PDF, on sheets with running heads and page numbers, in a jacket of metadata."""

from __future__ import annotations

import io
import warnings
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from scorecard.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scorecard.render.manuscript import Place, Printed


def bind(jacket: bytes, sheets: Printed, chapters: Sequence[Printed]) -> bytes:
    """Return the document: each page of the chapters on its sheet, with one tree of tags, one list of targets.

    The jacket's own page is none of the document.

    RenderError for a link that leads nowhere.
    """
    with ExitStack() as shelf:
        book = shelf.enter_context(Pdf.open(io.BytesIO(jacket)))
        del book.pages[:]
        blank_book = shelf.enter_context(Pdf.open(io.BytesIO(sheets.content)))
        blanks = [book.copy_foreign(blank_book.make_indirect(page.as_form_xobject())) for page in blank_book.pages]
        tags = _Tags(book)
        for chapter in chapters:
            # Open until the end: what is copied is read when it is written.
            source = shelf.enter_context(Pdf.open(io.BytesIO(chapter.content)))
            start = len(book.pages)
            with warnings.catch_warnings():
                # The targets of links come below, those of other chapters included.
                warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
                book.pages.extend(source.pages)
            tags.take(source, book.pages[start:])
        for number, (page, blank) in enumerate(zip(book.pages, blanks, strict=True), start=1):
            _lay_on(book, page, blank, number)
        tags.place()
        places = list(_count_on(chapters))
        _add_targets(book, places)
        _add_outline(book, places)
        bound = io.BytesIO()
        book.save(bound, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return bound.getvalue()


class _Tags:
    """The trees of tags of all chapters under one root."""

    def __init__(self, book: Pdf) -> None:
        self._book = book
        self._root = book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = book.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array()))
        self._owners: list[Object | int] = []
        self._count = 0

    def take(self, source: Pdf, pages: Iterable[pikepdf.Page]) -> None:
        """Take over the tags of a chapter, whose pages were copied into the book."""
        tree = self._book.copy_foreign(source.Root.StructTreeRoot)
        for kid in tree.K[0].K:
            kid.P = self._document
            self._document.K.append(kid)
        owners = list(tree.ParentTree.Nums)
        by_number = dict(zip(map(int, owners[::2]), owners[1::2], strict=True))
        for page in pages:
            page.obj.StructParents = self._number(by_number[int(page.obj.StructParents)])
            for note in page.obj.get("/Annots", ()):
                note.StructParent = self._number(by_number[int(note.StructParent)])

    def _number(self, owner: Object) -> int:
        """Return the number by which a page or an annotation finds the tags that it belongs to."""
        self._owners += [self._count, owner]
        self._count += 1
        return self._count - 1

    def place(self) -> None:
        """Put the tree into the book."""
        self._root.K = Array([self._document])
        self._root.ParentTree = self._book.make_indirect(Dictionary(Nums=Array(self._owners)))
        self._root.ParentTreeNextKey = self._count
        self._book.Root.StructTreeRoot = self._root
        self._book.Root.MarkInfo = Dictionary(Marked=True)
        self._book.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _lay_on(book: Pdf, page: pikepdf.Page, blank: Object, number: int) -> None:
    """Put a page on its sheet, whose head and number are an artifact: nothing of the text."""
    # Pages of a chapter share their resources, so each sheet has a name of its own.
    name = Name(f"/Sheet{number}")
    page.add_resource(blank, Name.XObject, name)
    drawn = f"/Artifact <</Type /Pagination>> BDC q {name} Do Q EMC\n"
    page.contents_add(book.make_stream(drawn.encode()), prepend=True)


def _count_on(chapters: Iterable[Printed]) -> Iterable[tuple[int, Place]]:
    """Yield all places with the numbers of their pages in the whole document, from 0."""
    start = 0
    for chapter in chapters:
        yield from ((start + place.sheet, place) for place in chapter.places)
        start += chapter.pages


def _add_targets(book: Pdf, places: Iterable[tuple[int, Place]]) -> None:
    targets: dict[str, Array] = {}
    for number, place in places:
        if place.level == 0:
            targets.setdefault(place.name, Array([book.pages[number].obj, Name.XYZ, place.left, place.top, 0]))
    for page in book.pages:
        for note in page.obj.get("/Annots", ()):
            if "/Dest" in note and str(note.Dest) not in targets:
                raise RenderError(f"the document is not in order: a link leads to #{note.Dest}, which is nowhere")
    # A name tree is sorted by the bytes of its names.
    pairs = sorted(targets.items(), key=lambda item: bytes(String(item[0])))
    names = book.Root.get("/Names", Dictionary())
    names.Dests = Dictionary(Names=Array([part for name, target in pairs for part in (String(name), target)]))
    book.Root.Names = names


def _add_outline(book: Pdf, places: Iterable[tuple[int, Place]]) -> None:
    with book.open_outline() as outline:
        open_items: list[tuple[int, OutlineItem]] = []
        for number, place in places:
            if place.level == 0:
                continue
            item = OutlineItem(place.name, number, "XYZ", left=place.left, top=place.top, zoom=0)
            while open_items and open_items[-1][0] >= place.level:
                open_items.pop()
            (open_items[-1][1].children if open_items else outline.root).append(item)
            open_items.append((place.level, item))
