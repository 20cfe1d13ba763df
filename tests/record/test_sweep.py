"""Every number in every page, picture and document is explained by the record, the data or a few words of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from tests.real import COMPANIES, CURRENT, EDITIONS, SAMPLE
from tests.record.files import know_files
from tests.record.known import Shelf
from tests.record.products import Products
from tests.record.readers import Piece, read_page, split_printed
from tests.record.sweep import Known, Unexplained, sweep

SOURCES = re.compile(r"\b(\d+) sources?, (\d+) with an archived copy")
MARK = re.compile(r"\[(\d+)\]")
A_COMPANY, ANOTHER = "adobe", "meta"


def know(shelf: Shelf, products: Products, path: str) -> Known:
    """What explains the numbers of a file: a company's are its own, a commitment's are those on it."""
    edition, parts = products.edition_of(path), products.within(path)
    if parts[0] == "companies":
        return shelf.company(edition, parts[1])
    if parts[0] == "commitments" and len(parts) > 2:
        return shelf.commitment(edition, parts[1])
    if parts[0] == "downloads":
        return shelf.common(edition).join(know_files(products, path))
    return shelf.everything(edition)


def tell(found: Iterable[Unexplained]) -> str:
    return "\n".join(map(str, found))


def test_every_number_on_a_page_is_explained(shelf: Shelf, products: Products) -> None:
    paths = products.paths("html")
    found = [
        each
        for path in paths
        for each in sweep(path, drop_own_hash(products.page(path)[0]), know(shelf, products, path))
    ]
    assert found == [], tell(found)
    assert len(paths) > len(EDITIONS) * (len(COMPANIES) + 17)


def test_every_number_in_a_picture_is_explained(shelf: Shelf, products: Products) -> None:
    paths = products.paths("svg")
    found = [each for path in paths for each in sweep(path, products.page(path)[0], know(shelf, products, path))]
    assert found == [], tell(found)
    assert len(paths) > len(EDITIONS) * len(COMPANIES)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_number_in_a_companys_document_is_explained(shelf: Shelf, products: Products, edition: str) -> None:
    paths = [path for path in products.paths("pdf") if products.within(path)[0] == "companies"]
    paths = [path for path in paths if products.edition_of(path) == edition]
    found = [each for path in paths for each in sweep(path, products.document(path), know(shelf, products, path))]
    assert found == [], tell(found)
    assert len(paths) == len(COMPANIES)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_number_in_the_report_and_the_fact_sheet_is_explained(
    shelf: Shelf, products: Products, edition: str
) -> None:
    known = shelf.everything(edition)
    report = products.place(edition, f"report-{edition}.pdf")
    found = [*sweep(report, drop_page_numbers(products.document(report), shelf.names), known)]
    found += sweep(products.sheets[edition].name, products.tags(products.sheets[edition]), known)
    assert found == [], tell(found)


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_drawn_on_a_page_of_print_is_explained_too(shelf: Shelf, products: Products, edition: str) -> None:
    """The pictures, whose words the tags replace, and the lines that every page repeats."""
    found: list[Unexplained] = []
    report, sheet = products.built / products.place(edition, f"report-{edition}.pdf"), products.sheets[edition]
    files = {path: shelf.everything(edition) for path in (report, sheet)}
    files |= {
        products.built / path: know(shelf, products, path)
        for path in products.paths("pdf")
        if products.within(path)[0] == "companies" and products.edition_of(path) == edition
        # Poppler takes its time; of an earlier edition a few tell of all, for one template prints them.
        if edition == CURRENT or products.within(path)[1] in SAMPLE
    }
    for path, known in files.items():
        drawn = products.prints(path)
        whole = known.join()
        # The numbers of sources in their list, which are held against the marks that lead to them; those of the
        # report's pages, at their feet and in its contents, which are held against what stands on the pages.
        whole.add_figures(*MARK.findall(" ".join(piece.text for piece in products.tags(path))))
        if path == report:
            whole.add_figures(*(str(number) for number in range(1, len(drawn) + 1)))
        found += sweep(path.name, drop_page_of(drawn), whole, loosely=True)
    assert found == [], tell(found)


def test_marks_lead_to_sources_that_are_counted(products: Products) -> None:
    counted = 0
    for path in products.paths("html"):
        text = " ".join(piece.text for piece in products.page(path)[0])
        marks = [int(mark) for mark in MARK.findall(text)]
        told = SOURCES.search(text)
        if told:
            listed = (products.built / path).read_text(encoding="utf-8").count('<li id="source-')
            assert int(told[1]) == listed, path
            counted += 1
        if marks:
            assert told is not None, path
            assert max(marks) <= int(told[1]), path
    assert counted > len(EDITIONS) * len(COMPANIES)


def test_a_number_that_is_wrong_is_found_with_its_place(shelf: Shelf, products: Products) -> None:
    """In a page, a picture and a document of one company: another score, another contribution, another date."""
    page, picture = f"companies/{A_COMPANY}/index.html", f"companies/{A_COMPANY}/charts/since-last-edition.svg"
    known = shelf.company(CURRENT, A_COMPANY)
    (company,) = (each for each in shelf.records[CURRENT]["companies"] if each["id"] == A_COMPANY)
    source = (products.built / page).read_text(encoding="utf-8")
    added = re.search(r"Adds to the score: </span>(\d+\.\d)", source)
    assert added is not None
    for old, new in (
        (f"Rank {company['rank']} of", f"Rank {company['rank'] + 1} of"),
        (added[0], added[0][:-1] + str((int(added[0][-1]) + 1) % 10)),
        ("31 October 2026", "31 October 2029"),
    ):
        assert old in source
        changed = source.replace(old, new, 1)
        line = source[: source.index(old)].count("\n") + 1
        found = list(sweep(page, read_page(changed), known))
        assert any(each.word in new for each in found), (old, tell(found))
        assert {each.file for each in found} == {page}
        assert {abs(int(each.place.removeprefix("line ")) - line) <= 1 for each in found} == {True}, (old, tell(found))
    drawn = (products.built / picture).read_text(encoding="utf-8")
    score = re.search(r">(\d+\.\d)</text>", drawn)
    assert score is not None
    found = list(sweep(picture, read_page(drawn.replace(score[0], ">98.7</text>", 1)), known))
    assert [(each.file, each.word) for each in found] == [(picture, "98.7")]


def test_a_wrong_number_in_a_document_is_found_with_its_page(shelf: Shelf, products: Products) -> None:
    path = products.place(CURRENT, f"companies/{A_COMPANY}/{A_COMPANY}-scorecard-{CURRENT}.pdf")
    known = shelf.company(CURRENT, A_COMPANY)
    pieces = products.document(path)
    at = next(number for number, piece in enumerate(pieces) if piece.text.startswith("Other reasonable choices"))
    wrong = re.sub(r"between (\d+) and", lambda found: f"between {int(found[1]) + 1} and", pieces[at].text, count=1)
    found = list(sweep(path, [*pieces[:at], replace(pieces[at], text=wrong), *pieces[at + 1 :]], known))
    assert {(each.file, each.place) for each in found} == {(path, "page 1")}
    loose = list(sweep(path, split_printed("It is so.\fScore 98.7 of it"), known, loosely=True))
    assert [(each.place, each.word) for each in loose] == [("page 2", "98.7")]


def test_the_numbers_of_another_company_explain_nothing(shelf: Shelf, products: Products) -> None:
    pieces = products.page(f"companies/{ANOTHER}/index.html")[0]
    found = list(sweep(ANOTHER, pieces, shelf.company(CURRENT, A_COMPANY)))
    assert len(found) > 200


def test_a_figure_with_decimals_cannot_change_unnoticed(shelf: Shelf, products: Products) -> None:
    known = shelf.company(CURRENT, A_COMPANY)
    tried = 0
    for piece in products.page(f"companies/{A_COMPANY}/index.html")[0]:
        for figure in re.finditer(r"(?<![\w.,])\d+\.\d%?(?![\w.])", piece.text):
            last = figure.end() - (2 if figure[0].endswith("%") else 1)
            other = str((int(piece.text[last]) + 1) % 10)
            wrong = replace(piece, text=f"{piece.text[:last]}{other}{piece.text[last + 1 :]}")
            assert list(sweep(A_COMPANY, [wrong], known)), wrong
            tried += 1
    assert tried > 50


def drop_own_hash(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out the hash of a page's own data, in full and as it is printed beside the words for it."""
    for piece in pieces:
        if not re.fullmatch(r"[0-9a-f]{64}", piece.text):
            yield replace(piece, text=re.sub(r"(This page’s data) [0-9a-f]{12}\b", r"\1", piece.text))


def drop_page_of(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Leave out `page 3 of 20` on the third of twenty pages."""
    for number, piece in enumerate(pieces, start=1):
        yield replace(piece, text=re.sub(rf"\bpage {number} of {len(pieces)}\b", "", piece.text))


def drop_page_numbers(pieces: tuple[Piece, ...], names: dict[str, str]) -> Iterator[Piece]:
    """Leave out the numbers of pages where what they lead to does stand on those pages."""
    on_page: dict[str, set[str]] = {}
    for piece in pieces:
        on_page.setdefault(piece.place.removeprefix("page "), set()).add(piece.text)
    last = pieces[-1].place
    name = ""
    for piece in pieces:
        text = piece.text
        to, _, rest = text.partition(" ")
        if piece.place == "page 2" and to.isdigit() and stands(rest, on_page.get(to, set())):
            text = rest
        elif reference := re.fullmatch(r"(.+) p\. (\d+)", text):
            text = reference[1] if reference[1] in on_page.get(reference[2], set()) else text
        elif piece.place == last:
            name = text if text in names.values() else name
            to = text.removeprefix("from ")
            text = "" if to.isdigit() and name in on_page.get(to, set()) else text
        yield replace(piece, text=text)


def stands(title: str, texts: set[str]) -> bool:
    """Whether a title of the contents stands on a page, with or without its number or what is explained in brackets."""
    bare = title.split(" ", 1)[-1] if title[:1].isdigit() else title
    return any(text.lower() == title.lower() or text.startswith(bare) for text in texts)
