"""Each figure of the record where pages and documents print it, rounded by the one rule."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import Any

import pytest

from tests.real import COMPANIES, CURRENT, EDITIONS
from tests.record import tables
from tests.record.expected import (
    Record,
    compare_order,
    compare_rows,
    ranked,
    rows_of_breadth,
    rows_of_comparison,
    rows_of_gaps,
    rows_of_measures,
    rows_of_parts,
    rows_of_ranks,
    rows_of_weights,
    score_of,
    tell,
    tell_band,
    tell_contributions,
    tell_firmness,
    tell_marks,
    tell_promise,
)
from tests.record.known import Shelf
from tests.record.printed import change, exact, number, points, share, span
from tests.record.products import Products
from tests.record.readers import read_whole
from tests.record.slots import ends_of_rank, ends_of_score

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
ROUNDED = (
    (Fraction(1, 2), 0, "1"), (Fraction(49, 2), 0, "25"), (Fraction(1, 3), 0, "<1"), (Fraction(599, 6), 0, ">99"),
    (Fraction(0), 1, "0"), (Fraction(100), 1, "100"), (Fraction(1, 25), 1, "<0.1"), (Fraction(9, 20), 1, "0.5"),
    (Fraction(38), 1, "38.0"),
)  # fmt: skip


@pytest.mark.parametrize(("value", "digits", "text"), ROUNDED)
def test_the_rule_by_which_figures_are_held_against_the_record(value: Fraction, digits: int, text: str) -> None:
    assert points(value, digits) == text


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_of_each_company_prints_its_record(shelf: Shelf, products: Products, edition: str) -> None:
    found: list[str] = []
    record = shelf.records[edition]
    for company in record["companies"]:
        path = products.place(edition, f"companies/{company['id']}/index.html")
        found += compare_company(path, record, company, products.page(path))
    assert len(record["companies"]) == len(COMPANIES)
    assert found == [], tell(found)


def compare_company(path: str, record: Record, company: Record, page: Any) -> list[str]:
    pieces, rows = page
    return [
        *compare_order(
            path,
            pieces,
            (
                tell_promise(company),
                *tell_marks(record, company),
                f"{score_of(company)} / 100",
                tell_band(record, company),
                f"Rank {company['rank']} of {len(record['ranking'])}",
                tell_firmness(record, company),
                *tell_contributions(company),
            ),
        ),
        *compare_rows(path, rows, ("Framework", "No.", "Commitment"), rows_of_gaps(record, company)),
        *compare_rows(path, rows, ("Part", "Score", "Commitments that count"), rows_of_parts(record, company)),
        *compare_rows(path, rows, ("Measure", "Value"), rows_of_measures(company)),
        *compare_rows(path, rows, ("Part", "Share of the score"), rows_of_weights(record, company)),
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_document_of_each_company_prints_its_record(shelf: Shelf, products: Products, edition: str) -> None:
    found: list[str] = []
    record = shelf.records[edition]
    for company in record["companies"]:
        path = products.place(edition, f"companies/{company['id']}/{company['id']}-scorecard-{edition}.pdf")
        pieces = products.document(path)
        first = [piece for piece in pieces if piece.place == "page 1"]
        range_told = span(*ends_of_score(record, company))
        found += compare_order(path, first, (tell_promise(company), *tell_marks(record, company)))
        found += compare_order(
            path,
            first,
            (
                tell_firmness(record, company),
                f"{score_of(company)} / 100",
                tell_band(record, company),
                f"Score {score_of(company)} of 100, range {range_told}",
                f"Rank {company['rank']} of {len(record['ranking'])}",
            ),
        )
        adds = [text.removeprefix("Adds to the score: ") for text in tell_contributions(company)]
        found += compare_order(path, first, adds)
        weights = [cell for row in rows_of_weights(record, company) for cell in row if cell != "–"]
        found += compare_order(path, [piece for piece in pieces if piece.place != "page 1"], weights)
    assert found == [], tell(found)


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables_of_all_companies_print_the_record(shelf: Shelf, products: Products, edition: str) -> None:
    record = shelf.records[edition]
    compare = products.place(edition, "compare/index.html")
    front = products.place(edition, "index.html")
    rows = products.page(front)[1]
    found = [
        *compare_rows(compare, products.page(compare)[1], ("Rank", "Company", "Score"), rows_of_comparison(record))
    ]
    found += compare_rows(front, rows, ("Rank", "Company", "Ranks it could have"), rows_of_ranks(record))
    starts = next(
        at for at, row in enumerate(rows) if row[:3] and row[0] == "Rank" and row[2].startswith("Commitments")
    )
    for row, company in zip(rows[starts + 1 :], ranked(record), strict=False):
        counts = company["counts"]
        shown = (span(*ends_of_rank(record, company)), span(*ends_of_score(record, company)))
        wanted = (
            (row[0], f"{company['rank']}, could be {shown[0]}"),
            (row[1], company["name"]),
            (row[3], f"{counts['kept']} of {counts['pledged']}"),
            (row[4], tell_band(record, company)),
            (row[5], f"{score_of(company)}, could be {shown[1]}"),
        )
        found += [f"{front}, {company['name']}: {cell} instead of {text}" for cell, text in wanted if text not in cell]
        found += [
            f"{front}, {company['name']}: no {mark}" for mark in tell_marks(record, company) if mark not in row[2]
        ]
    for framework in record["frameworks"]:
        first = rows_of_breadth(record, framework)
        for page in ("commitments/index.html", f"frameworks/{framework['id']}/index.html"):
            path = products.place(edition, page)
            texts = {row[0].replace(" this one", ""): row for row in products.page(path)[1] if row}
            for wanted_row in first:
                row = texts.get(str(wanted_row[0]), ())
                if page.startswith("commitments") and tuple(row) != wanted_row:
                    found.append(f"{path}: {row} instead of {wanted_row}")
    assert found == [], tell(found)


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_scripts_read_holds_the_record(shelf: Shelf, products: Products, edition: str) -> None:
    record = shelf.records[edition]
    moves = {each["id"]: each["change"] for each in (record["trend"] or {"companies": []})["companies"]}
    found: list[str] = []
    for name in ("compare", "side-by-side"):
        path = products.place(edition, f"{name}/index.html")
        data = read_data(products, path)
        rows = [dict(zip(data["fields"], row, strict=True)) for row in data["rows"]]
        for row, company in zip(rows, ranked(record), strict=True):
            wanted = {
                "id": company["id"],
                "rank": company["rank"],
                "ranks": span(*ends_of_rank(record, company)),
                "score": score_of(company),
                "scores": span(*ends_of_score(record, company)),
            }
            if moves.get(company["id"]):
                wanted["change"] = change(exact(moves[company["id"]]))
            found += [
                f"{path}, {company['id']}, {key}: {row[key]} instead of {value}"
                for key, value in wanted.items()
                if row[key] != value
            ]
    path = products.place(edition, "weigh/index.html")
    weigh = read_data(products, path)
    levels = {level: exact(worth) for level, worth in weigh["levels"]}
    for scale, told in record["method"]["scales"].items():
        for level in told["levels"]:
            here = levels.get(f"{scale}.{level['id']}")
            if here is not None and here != exact(level["points"]):
                found.append(f"{path}, {scale}.{level['id']}: {here} instead of {level['points']}")
    assert f"{record['method']['default_scale']}.{record['method']['scales']['delivery']['levels'][0]['id']}" in levels
    assert found == [], tell(found)


def read_data(products: Products, path: str) -> Any:
    source = DATA.search((products.built / path).read_text(encoding="utf-8"))
    assert source is not None, path
    return json.loads(source[1])


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_of_each_commitment_prints_what_the_record_counts(
    shelf: Shelf, products: Products, edition: str
) -> None:
    record = shelf.records[edition]
    found: list[str] = []
    for framework in record["frameworks"]:
        for row in rows_of_breadth(record, framework):
            (each,) = (one for one in numbered(framework) if f"{one['number']} {one['name']}" == row[0])
            path = products.place(edition, f"commitments/{each['id']}/index.html")
            pieces, rows = products.page(path)
            promised, asked = str(row[1]).split(" of ")
            told = f"Of {asked} companies that it applies to, {promised} promised it."
            if not any(piece.text.startswith(told) for piece in pieces):
                found.append(f"{path}: nowhere “{told}”")
            gains = {
                outlook["company"]: step["gain"]
                for outlook in record["outlooks"]
                for step in outlook["steps"]
                if step["commitment"] == each["id"] and step["gain"] is not None
            }
            by_name = {line[0]: line for line in rows if len(line) == 6}
            for company in record["companies"]:
                (item,) = (one for one in company["commitments"] if one["id"] == each["id"])
                line = by_name.get(company["name"])
                if line is None:
                    if item["status"] != "not-applicable":
                        found.append(f"{path}: no row {company['name']}")
                elif company["id"] in gains and exact(gains[company["id"]]):
                    gain = change(exact(gains[company["id"]]))
                    if line[5] != gain:
                        found.append(f"{path}, {company['name']}: {line[5]} instead of {gain}")
    assert found == [], tell(found)


def numbered(framework: Record) -> list[Record]:
    return [*framework["commitments"], *(each for group in framework["groups"] for each in numbered(group))]


@pytest.mark.parametrize("edition", EDITIONS)
def test_report_and_fact_sheet_print_the_record(shelf: Shelf, products: Products, edition: str) -> None:
    record = shelf.records[edition]
    path = products.place(edition, f"report-{edition}.pdf")
    pieces = products.document(path)
    starts = next(at for at, piece in enumerate(pieces) if piece.text == "Ranking" and piece.place != "page 2")
    wanted: list[str] = []
    for company in ranked(record):
        counts = company["counts"]
        ranks, scores = span(*ends_of_rank(record, company)), span(*ends_of_score(record, company))
        wanted += [str(company["rank"]), ranks, f"{company['name']} p. ", *tell_marks(record, company)]
        wanted += [f"{counts['kept']} of {counts['pledged']}", f"Score {score_of(company)} of 100, range {scores}"]
        wanted += [score_of(company), scores]
    found = list(compare_order(path, pieces[starts:], wanted))
    alone = next(at for at, piece in enumerate(pieces) if piece.text == "COMPANIES")
    for company in sorted(record["companies"], key=lambda each: each["name"].casefold()):
        told = (company["name"], tell_promise(company), *tell_marks(record, company), tell_firmness(record, company))
        found += compare_order(path, pieces[alone:], told)
    sheet = products.sheets[edition]
    texts = " ".join(piece.text for piece in products.tags(sheet))
    total = {key: sum(company["counts"][key] for company in record["companies"]) for key in ("kept", "pledged")}
    lines = [f"{total['kept']} of {total['pledged']}"]
    for company in record["companies"]:
        ranks, scores = span(*ends_of_rank(record, company)), span(*ends_of_score(record, company))
        lines.append(f"Its score is {score_of(company)} of 100 (could be {scores};")
        lines.append(f"rank {company['rank']} of {len(record['ranking'])} (could be {ranks}).")
    found += [f"{sheet.name}: nowhere “{line}”" for line in lines if line not in texts]
    assert found == [], tell(found)


def test_a_wrong_figure_is_found_at_its_place(shelf: Shelf, products: Products) -> None:
    """The score of one company changed by one in a page, in print, in a picture and in a table."""
    record = shelf.records[CURRENT]
    company = ranked(record)[3]
    old, wrong = score_of(company), number(round(exact(company["score"])) + 1)
    path = f"companies/{company['id']}/index.html"
    source = (products.built / path).read_text(encoding="utf-8")
    changed = re.sub(rf"(class=score-number>){old}<", rf"\g<1>{wrong}<", source, count=1)
    found = compare_company(path, record, company, read_whole(changed))
    assert len(found) == 1
    assert found[0].startswith(f"{path}, after line ")
    assert f"“{old} / 100”" in found[0]
    assert compare_company(path, record, company, products.page(path)) == []

    printed = products.document(f"companies/{company['id']}/{company['id']}-scorecard-{CURRENT}.pdf")
    kept = [piece for piece in printed if piece.text != f"{old} / 100"]
    assert list(compare_order("print", kept, (tell_firmness(record, company), f"{old} / 100"))) != []

    picture = "charts/comparison.svg"
    pieces = [piece for piece in products.drawn(picture) if piece.text != old]
    wanted = (company["name"], old)
    assert list(compare_order(picture, products.drawn(picture), wanted)) == []
    assert [text.startswith(picture) for text in compare_order(picture, pieces, wanted)] == [True]

    rows = tables.read_csv(products.built / "scores.csv")
    rows[3]["score"] = str(float(rows[3]["score"]) + 1)
    expected = list(tables.rows_of_scores(record))
    right = tables.plain(company["score"])
    assert list(tables.compare_cells("scores.csv", rows, expected)) == [
        f"scores.csv, row {company['id']}, column score: {rows[3]['score']} instead of {right}"
    ]
    assert share(Fraction(1, 3), 1) == "33.3%"
