"""Each figure of the record in pictures, tables, the database, the workbook and the JSON files."""

from __future__ import annotations

import pytest

from tests.real import EDITIONS
from tests.record import tables
from tests.record.expected import compare_order, ranked, rows_of_parts, score_of, tell
from tests.record.known import Shelf
from tests.record.printed import change, exact, points, span
from tests.record.products import Products
from tests.record.slots import ends_of_rank


@pytest.mark.parametrize("edition", EDITIONS)
def test_pictures_print_the_record(shelf: Shelf, products: Products, edition: str) -> None:
    record = shelf.records[edition]
    found: list[str] = []
    scores, ranks = (products.place(edition, f"charts/{name}.svg") for name in ("comparison", "ranks"))
    # A long name takes two lines, so its first word stands for it.
    drawn = [text for company in ranked(record) for text in (company["name"].split()[0], score_of(company))]
    found += compare_order(scores, products.drawn(scores), drawn)
    held = [
        text for each in ranked(record) for text in (str(each["rank"]), each["name"], span(*ends_of_rank(record, each)))
    ]
    found += compare_order(ranks, products.drawn(ranks), held)
    for company in record["companies"]:
        path = products.place(edition, f"companies/{company['id']}/charts/group-scores.svg")
        wanted = [str(row[1]) for row in rows_of_parts(record, company) if row[1] is not None]
        counts = [f"{row[2]} of {row[3]} count" for row in rows_of_parts(record, company)]
        texts = [piece.text for piece in products.drawn(path)]
        found += [f"{path}: nowhere “{text}”" for text in (*wanted, *counts[:1]) if text not in texts]
        gaps = products.place(edition, f"companies/{company['id']}/charts/say-do-gap.svg")
        told = f"{company['name']}, {company['counts']['total']} commitments: "
        if not any(piece.text.startswith(told) for piece in products.page(gaps)[0]):
            found.append(f"{gaps}: nowhere “{told}”")
    trend = record["trend"] or {"companies": []}
    for each in trend["companies"]:
        if each["change"] is None:
            continue
        path = products.place(edition, f"companies/{each['id']}/charts/since-last-edition.svg")
        moves = [change(exact(value)) for value in each["causes"].values() if exact(value)]
        if not moves:
            assert not (products.built / path).exists(), path
            continue
        texts = [piece.text for piece in products.drawn(path)]
        wanted = [points(exact(each["before"]), 1), points(exact(each["after"]), 1), *moves]
        found += [f"{path}: nowhere “{text}”" for text in wanted if text not in texts]
    assert found == [], tell(found)


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables_of_the_open_data_hold_the_record(shelf: Shelf, products: Products, edition: str) -> None:
    record = shelf.records[edition]
    folder = products.built / products.folders[edition]
    found: list[str] = []
    read = {path.stem: tables.read_csv(path) for path in sorted((folder / "data").glob("*.csv"))}
    for name, expected in (
        ("scores", tables.rows_of_scores(record)),
        ("part_scores", tables.rows_of_part_scores(record)),
        ("assessments", tables.rows_of_assessments(record)),
        ("deliveries", tables.rows_of_deliveries(record)),
    ):
        found += tables.compare_cells(f"data/{name}.csv", read[name], expected)
    assert (folder / "scores.csv").read_bytes() == (folder / "data" / "scores.csv").read_bytes()
    stored = tables.read_database(folder / "data" / f"scorecard-{edition}.sqlite")
    assert set(read) <= set(stored)
    for name, rows in read.items():
        found += tables.compare_stored(f"sqlite {name}", rows, stored[name])
    sheets = ("scores", "part_scores", "assessments", "deliveries", "context_figures")
    book = tables.read_sheets(folder / "data" / f"scorecard-{edition}.xlsx", sheets)
    for name, cells in book.items():
        found += tables.compare_stored(f"xlsx {name}", read[name], cells)
    assert found == [], tell(found)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_json_api_holds_the_record(shelf: Shelf, products: Products, edition: str) -> None:
    record = shelf.records[edition]
    folder = products.built / products.folders[edition] / "data" / "api"
    found: list[str] = []
    for company in record["companies"]:
        own = tables.read_json(folder / "companies" / f"{company['id']}.json")
        name = f"data/api/companies/{company['id']}.json"
        found += tables.compare_json(name, own["result"], company)
        assert {"score", "rank", "counts", "commitments", "practice"} <= set(own["result"])
        for key, part, key_of in (("outlook", record["outlooks"], "company"), ("trend", record["trend"], "id")):
            rows = part["companies"] if isinstance(part, dict) else part or []
            for row in rows:
                if row[key_of] == company["id"]:
                    found += tables.compare_json(name, own[key], row, key)
    checked = 0
    for path in sorted((folder / "commitments").glob("*.json")):
        for entry in tables.read_json(path)["companies"]:
            (company,) = (each for each in record["companies"] if each["id"] == entry["company"])
            (item,) = (each for each in company["commitments"] if each["id"] == path.stem)
            found += tables.compare_json(f"data/api/commitments/{path.name}", entry, item)
            checked += "delivery_points" in entry
    assert checked == len(record["companies"]) * len(record["companies"][0]["commitments"])
    assert found == [], tell(found)
