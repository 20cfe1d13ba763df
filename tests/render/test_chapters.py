"""Documents in chapters: each is printed once for its content, and bound they are one document."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pypdf import PdfReader

from scorecard.render.binding import bind
from scorecard.render.chapters import ELSEWHERE
from scorecard.render.composing import compose, cut_chapters
from scorecard.render.errors import RenderError
from scorecard.render.manuscript import Chapter, Place, Printed
from scorecard.render.pdf import Press, load_press
from tests.render.made import THEME, make_company_page

if TYPE_CHECKING:
    from scorecard.render.paper import Paper
    from scorecard.views.company import CompanyPage

WHOLE = """<html><body>
<!--chapter one-->
<p id="a"><a href="#b">to two</a> <img src="mark:x" alt="x"></p>
<!--chapter two-->
<p id="b"><img src="mark:y" alt="y"></p>
</body></html>"""
PICTURES = {"mark:x": b"<svg>x</svg>", "mark:y": b"<svg>y</svg>", "mark:yy": b"<svg>z</svg>"}
LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4}


@dataclass
class MemoryStore:
    """A store that remembers what was asked of it."""

    kept: dict[tuple[str, str], Printed] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    def read(self, name: str, key: str) -> Printed | None:
        return self.kept.get((name, key))

    def write(self, name: str, key: str, printed: Printed) -> None:
        self.kept[name, key] = printed
        self.written.append(name)


@pytest.fixture(scope="module")
def press() -> Press:
    return load_press(THEME)


@pytest.fixture(scope="module")
def page() -> CompanyPage:
    return make_company_page()


@pytest.fixture(scope="module")
def book(press: Press, page: CompanyPage) -> Iterator[pikepdf.Pdf]:
    """The document of a company of two frameworks."""
    with pikepdf.open(io.BytesIO(press.make(page))) as document:
        yield document


def elements(document: pikepdf.Pdf) -> Iterator[Any]:
    waiting: list[Any] = [document.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop(0)
        yield element
        waiting[:0] = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_a_chapter_is_a_whole_page_of_html_with_its_own_pictures() -> None:
    one, two = cut_chapters(WHOLE, PICTURES)
    assert (one.name, two.name) == ("one", "two")
    assert one.html == '<html><body>\n<p id="a"><a href="#b">to two</a> <img src="mark:x" alt="x"></p>\n</body></html>'
    assert two.html == '<html><body>\n<p id="b"><img src="mark:y" alt="y"></p>\n</body></html>'
    assert (set(one.pictures), set(two.pictures)) == ({"mark:x"}, {"mark:y"})
    assert cut_chapters(WHOLE.replace("<!--chapter", "<!--"), PICTURES) == ()


def test_two_chapters_of_one_name_are_a_mistake() -> None:
    with pytest.raises(RenderError, match="two chapters of a document have the same name; there are: one, one"):
        cut_chapters(WHOLE.replace("chapter two", "chapter one"), PICTURES)


def test_a_chapter_can_t_be_taken_for_the_sheets() -> None:
    with pytest.raises(RenderError, match="no chapter of a document can have the name sheets"):
        cut_chapters(WHOLE.replace("chapter two", "chapter sheets"), PICTURES)


def test_a_chapter_is_another_with_another_word_or_picture() -> None:
    chapter = Chapter("one", "<p>", {"a": b"1", "b": b"2"})
    assert replace(chapter, name="two", tighter=("x",)).hash() == chapter.hash()
    others = [
        replace(chapter, html="<p >"),
        replace(chapter, pictures={"a": b"1", "b": b"3"}),
        replace(chapter, pictures={"a": b"1"}),
        replace(chapter, pictures={"a": b"1", "c": b"2"}),
        replace(chapter, pictures={"a": b"1\0b\x001\x002"}),
    ]
    assert len({chapter.hash(), *(other.hash() for other in others)}) == len(others) + 1


def test_what_the_store_holds_is_not_printed_again_and_gives_the_same_bytes(press: Press, page: CompanyPage) -> None:
    store = MemoryStore()
    manuscript = compose(THEME, page)
    names = [chapter.name for chapter in manuscript.chapters]
    assert names[:3] == ["first", "second", "commitments"]
    first = press.finish(manuscript, store)
    assert store.written == [*names, "sheets"]
    assert press.finish(manuscript, store) == first == press.make(page)
    assert store.written == [*names, "sheets"]


def test_a_chapter_counts_for_one_program_theme_and_paper(press: Press, page: CompanyPage) -> None:
    chapter, other, *_ = compose(THEME, page).chapters
    key = press.key_of(chapter)
    assert Press(THEME).key_of(chapter) == key
    others = [Press(replace(THEME, state="another program")), Press(THEME, "letter")]
    assert len({key, press.key_of(other), *(press.key_of(chapter) for press in others)}) == 4


def test_of_another_rationale_and_other_data_no_more_is_printed_than_shows_them(
    press: Press, page: CompanyPage
) -> None:
    store = MemoryStore()
    before = press.finish(compose(THEME, page), store)
    first, *others = page.frameworks
    last = first.commitments[-1]
    edited = replace(
        page,
        frameworks=(
            replace(first, commitments=(*first.commitments[:-1], replace(last, rationale="It was another one."))),
            *others,
        ),
        citation=f"{page.citation} Another hash.",
    )
    store.written.clear()
    after = press.finish(compose(THEME, edited), store)
    assert store.written == ["second", "commitments"]
    assert before != after == press.make(edited)


def prose(paragraphs: int) -> Chapter:
    """A chapter of so many facts, as long as one likes."""
    items = "<li>A line of a fact.</li>" * paragraphs
    body = f'<!--chapter one-->\n<ul class="facts-list">{items}</ul>\n<!--chapter two-->\n<p>The end.</p>'
    chapter, last = cut_chapters(f'<html lang="en"><body>\n{body}\n</body></html>', {})
    # With few lines on it a last page of all is as good as any.
    assert last.tighter == () != chapter.tighter
    return chapter


def test_a_page_that_would_hold_but_a_few_lines_is_saved_where_it_can_be(press: Press) -> None:
    def pages(chapter: Chapter) -> int:
        return press.print_chapter(chapter).pages

    def loose(chapter: Chapter) -> int:
        return pages(replace(chapter, tighter=()))

    most = next(count for count in range(20, 400) if loose(prose(count + 1)) == 2)
    assert (loose(prose(most)), pages(prose(most))) == (1, 1)
    # One line too many, and so many that set closer it is still two pages: then it is set as usual.
    assert (loose(prose(most + 1)), pages(prose(most + 1))) == (2, 1)
    many = most + most // 5
    assert (loose(prose(many)), pages(prose(many))) == (2, 2)
    usual, closest = (
        press.print_chapter(replace(prose(many), tighter=tighter)) for tighter in ((), prose(many).tighter)
    )
    assert usual.content == closest.content
    # A page with more on it is not worth it.
    half = most + most // 2
    assert press.print_chapter(prose(half)).content == press.print_chapter(replace(prose(half), tighter=())).content


def test_running_heads_and_page_numbers_are_no_part_of_the_text(book: pikepdf.Pdf) -> None:
    for number, page in enumerate(book.pages, start=1):
        begun = page.Contents[0].read_bytes().decode()
        assert begun == f"/Artifact <</Type /Pagination>> BDC q /Sheet{number} Do Q EMC\n"
        sheet = page.Resources.XObject[f"/Sheet{number}"]
        assert b"TJ" in sheet.read_bytes()
        assert b"BDC" not in sheet.read_bytes().replace(b"/Artifact", b"")
    words = " ".join(str(element.get("/Alt", "")) for element in elements(book))
    assert "page 1 of" not in words


def test_the_sheets_wait_like_chapters_and_are_printed_again_for_other_words_alone(
    press: Press, page: CompanyPage
) -> None:
    store = MemoryStore()
    press.finish(compose(THEME, page), store)
    store.written.clear()
    noticed = replace(page, frame=replace(page.frame, cut_off="1 April 2031"))
    sheets = [compose(THEME, each).write_sheets([1, 2]) for each in (page, noticed)]
    assert [each.html.count('class="sheet') - 1 for each in sheets] == [3, 3]
    manuscript = replace(compose(THEME, page), sheets=compose(THEME, noticed).sheets)
    words = [each.extract_text() for each in PdfReader(io.BytesIO(press.finish(manuscript, store))).pages]
    assert store.written == ["sheets"]
    assert ["1 April 2031" in each for each in words] == [True] * len(words)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_chapters_have_no_heads_of_their_own(paper: Paper, page: CompanyPage) -> None:
    press = load_press(THEME, paper)
    for chapter in compose(THEME, page).chapters:
        words = "".join(
            each.extract_text() for each in PdfReader(io.BytesIO(press.print_chapter(chapter).content)).pages
        )
        assert words
        assert "page 1 of" not in words


def test_sheets_that_have_no_place_make_no_document(tmp_path: Path, page: CompanyPage) -> None:
    shutil.copytree(THEME.folder, tmp_path / "theme")
    template = tmp_path / "theme" / "documents" / "sheets.html"
    template.write_text(template.read_text(encoding="utf-8").replace("<!--sheets-->", ""), encoding="utf-8")
    with pytest.raises(RenderError, match="does not say where they go: <!--sheets-->"):
        compose(replace(THEME, folder=tmp_path / "theme"), page)


def test_a_name_of_a_font_is_for_one_set_of_letters(book: pikepdf.Pdf) -> None:
    programs: dict[str, set[Any]] = {}
    for item in book.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            programs.setdefault(str(item.FontName), set()).add(item.objgen)
    assert len(programs) > 8
    assert all(re.fullmatch(r"/[A-Z]{6}\+Scorecard.*", name) for name in programs)
    assert {len(found) for found in programs.values()} == {1}
    for item in book.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0":
            (kind,) = item.DescendantFonts
            assert item.BaseFont == kind.BaseFont == kind.FontDescriptor.FontName


def test_all_parts_of_the_text_find_their_tags(book: pikepdf.Pdf) -> None:
    owners = list(book.Root.StructTreeRoot.ParentTree.Nums)
    numbers = [int(number) for number in owners[::2]]
    assert numbers == list(range(len(numbers)))
    by_number = dict(zip(numbers, owners[1::2], strict=True))
    notes = 0
    for page in book.pages:
        assert isinstance(by_number[int(page.StructParents)], pikepdf.Array)
        for note in page.get("/Annots", ()):
            owner = by_number[int(note.StructParent)]
            assert owner.S == "/Link"
            assert owner.Pg.objgen == page.objgen
            kids: list[Any] = list(owner.K)
            assert any("/Obj" in kid and kid.Obj.objgen == note.objgen for kid in kids if not isinstance(kid, int))
            notes += 1
    assert notes > 20
    for element in elements(book):
        assert "/P" in element


def test_heads_of_tables_have_names_of_their_own_in_every_chapter(book: pikepdf.Pdf) -> None:
    found = list(elements(book))
    names = [str(element.ID) for element in found if "/ID" in element]
    assert len(names) == len(set(names)) > 20
    assert {name.partition(".")[0] for name in names} >= {"first", "second"}
    asked = {str(name) for element in found if "/A" in element for name in element.A.get("/Headers", ())}
    assert asked
    assert asked <= set(names)


def test_links_lead_into_other_chapters(page: CompanyPage, book: pikepdf.Pdf) -> None:
    targets = dict(zip(*[iter(book.Root.Names.Dests.Names)] * 2, strict=True))
    pages = {page.objgen: number for number, page in enumerate(book.pages)}
    leaps = 0
    for number, sheet in enumerate(book.pages):
        for note in sheet.get("/Annots", ()):
            if "/Dest" in note:
                assert "/A" not in note
                assert str(note.Contents) == str(note.Dest)
                leaps += pages[targets[note.Dest][0].objgen] != number
            else:
                assert not str(note.A.URI).startswith(ELSEWHERE)
    assert leaps > 10
    # The first page names commitments that stand pages later.
    named = {str(note.Dest) for note in book.pages[0].Annots if "/Dest" in note}
    assert all(pages[targets[name][0].objgen] > 1 for name in named)
    assert len(named & {item.id for framework in page.frameworks for item in framework.commitments}) > 1


def test_the_outline_is_that_of_the_headings_across_chapters(press: Press, page: CompanyPage) -> None:
    reader = PdfReader(io.BytesIO(press.make(page)))

    def walk(items: list[Any], depth: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            else:
                number = reader.get_destination_page_number(item)
                assert number is not None
                yield depth, str(item.title), number

    found = list(walk(reader.outline, 1))
    assert found[0] == (1, page.name, 0)
    assert [depth for depth, *_ in found].count(1) == 1
    assert [number for *_, number in found] == sorted(number for *_, number in found)
    levels = {title: depth for depth, title, _ in found}
    assert (levels["Behind the score"], levels["Every commitment"], levels["Sources"]) == (2, 2, 2)
    assert levels[page.frameworks[0].name + " " + page.frameworks[0].caption] == 3
    for _, title, number in found:
        text = "".join(reader.pages[number].extract_text().split())
        assert "".join(title.split()) in text, title


def test_a_link_that_leads_nowhere_makes_no_document(press: Press, page: CompanyPage) -> None:
    document = press.make(page)
    html = '<html lang="en"><body><p id="a"><a href="#elsewhere">x</a></p></body></html>'
    printed = press.print_chapter(Chapter("one", html, {}))
    with pikepdf.open(io.BytesIO(document)) as book:
        del book.pages[1:]
        one = io.BytesIO()
        book.save(one)
    sheet = Printed(one.getvalue(), 1, ())
    with pytest.raises(RenderError, match="a link leads to #elsewhere, which is nowhere"):
        bind(document, sheet, [printed])
    there = replace(printed, places=(*printed.places, Place("elsewhere", 0, 0, 50.0, 700.0)))
    assert bind(document, sheet, [there]).startswith(b"%PDF-")


def test_a_document_says_once_what_it_is(press: Press, page: CompanyPage) -> None:
    content = press.make(page)
    with pikepdf.open(io.BytesIO(content)) as document:
        metadata = document.Root.Metadata.read_bytes().decode()
        assert document.check_pdf_syntax() == []
    assert re.findall(r'pdfaid:conformance="(\w)"', metadata) == ["A"]
    assert re.findall(r'pdfuaid:part="(\d)"', metadata) == ["1"]
