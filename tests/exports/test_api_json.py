"""What an edition holds, and the files of the JSON API."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import replace
from datetime import date
from fractions import Fraction

from scorecard.exports.holdings import Holdings
from scorecard.exports.open_data import OpenData
from scorecard.model.base import parse_partial_date
from scorecard.model.company import Company
from scorecard.model.correction import Correction
from scorecard.model.dataset import Dataset
from scorecard.model.pledge import Pledge
from scorecard.scoring.hindsight import look_back
from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.results import Results
from scorecard.scoring.score import score
from scorecard.views.address import commitment_data_path, company_data_path
from tests.exports.open_files import DIGESTS, read_csv


def test_facts_after_the_cut_off_stay_out_unless_they_are_cited(dataset: Dataset) -> None:
    company = dataset.companies["example-mills"]
    cited = company.pledges[0]
    later = parse_partial_date("2025-07-01")
    more = Pledge.model_validate({**cited.model_dump(), "id": "p9", "date": "2025-07-01"})
    perhaps = Pledge.model_validate({**cited.model_dump(), "id": "p8", "date": "2025"})
    pledges = (cited.model_copy(update={"date": later}), *company.pledges[1:], more, perhaps)
    changed: Company = company.model_copy(update={"pledges": pledges})
    spoiled = replace(dataset, companies={**dataset.companies, "example-mills": changed})
    holdings = Holdings(spoiled, score(spoiled, "2025"), NO_INSIGHT, {})
    assert f"example-mills/{cited.id}" in holdings.cited
    assert f"example-mills/{cited.id}" in holdings.pledges
    assert "example-mills/p8" in holdings.pledges
    assert "example-mills/p9" not in holdings.pledges


def test_the_api_has_a_file_for_each_company_and_each_commitment(files: dict[str, bytes], results: Results) -> None:
    index = json.loads(files["data/api/index.json"])
    assert index["format_version"] == 1
    named = [item["file"] for part in ("companies", "commitments", "tables", "files") for item in index[part]]
    paths = {os.path.normpath(f"data/api/{name}") for name in named} | {"data/api/index.json", "data/README.txt"}
    assert paths == set(files)
    assert [item["id"] for item in index["companies"]] == list(results.ranking)
    for company in results.companies:
        found = json.loads(files[company_data_path(company.company_id)])
        assert found["format_version"] == 1
        assert company.score is not None
        assert Fraction(found["result"]["score"]["exact"]) == company.score
        assert [item["id"] for item in found["result"]["commitments"]] == [
            item.commitment_id for item in company.commitments
        ]
        named_sources = {item["source"] for part in ("pledges", "evidence", "endorsements") for item in found[part]}
        assert named_sources <= set(found["sources"])
        for item in company.commitments:
            other = json.loads(files[commitment_data_path(item.commitment_id)])
            row = next(row for row in other["companies"] if row["company"] == company.company_id)
            own = next(row for row in found["result"]["commitments"] if row["id"] == item.commitment_id)
            assert {key: row[key] for key in own if key in row} == {key: own[key] for key in own if key in row}
            assert row["status"] == item.status


def test_a_company_s_file_has_its_corrections_and_what_changed_since_the_edition_before(dataset: Dataset) -> None:
    entry = {"type": "update", "date": date(2025, 8, 1), "what": "A level.", "why": "It came to light.", "before": None}
    corrections = tuple(
        Correction.model_validate({**entry, "after": "kept", "company": company})
        for company in ("example-mills", "example-foods", None)
    )
    now = dataset.editions["2025"]
    earlier = now.edition.model_copy(update={"cut_off": date(2025, 1, 1), "title": "Edition 2024"})
    editions = {"2024": replace(now, edition=earlier), "2025": replace(now, corrections=corrections)}
    changed = replace(dataset, editions=editions)
    results = score(changed, "2025")
    data = OpenData(changed, results, Insight(hindsight=look_back(changed, results)), DIGESTS)
    found = json.loads(data.make(company_data_path("example-mills")))
    assert [item["company"] for item in found["corrections"]] == ["example-mills", None]
    assert found["trend"]["since_edition"] == "2024"
    assert found["trend"]["change"] == {"exact": "0", "value": 0}
    rows = list(csv.DictReader(io.StringIO(data.make("data/corrections.csv").decode(), newline="")))
    assert [row["company_id"] for row in rows] == ["example-mills", "example-foods", ""]
    assert [(row["before"], row["after"], row["figure"]) for row in rows[:1]] == [("", "kept", "score")]


def test_numbers_are_those_of_the_results(files: dict[str, bytes], results: Results) -> None:
    assessments = {row["assessment_id"]: row for row in read_csv(files, "assessments")}
    looked = 0
    for company in results.companies:
        total = Fraction(0)
        for item in company.commitments:
            row = assessments[f"{company.company_id}/{item.commitment_id}"]
            for name, value in (
                ("delivery_points", item.delivery_points),
                ("contribution", item.contribution),
                ("effective_weight_percent", 100 * item.effective_weight),
            ):
                assert (row[name] == "") == (value is None)
                if value is not None:
                    assert abs(Fraction(row[name]) - value) <= Fraction(1, 200)
                    looked += 1
            total += Fraction(row["contribution"] or 0)
        assert company.score is not None
        assert abs(total - company.score) < Fraction(1, 100)
    assert looked > 10
