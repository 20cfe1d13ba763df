"""The report on agreement, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scorecard.loader import load
from scorecard.model.dataset import Dataset
from scorecard.workflow.agreement import format_json, format_text, measure_agreement
from tests.rules.folder import ASSESSMENTS, EDITION, Folder

WHOLE = """\
Edition 2026: 2 assessors (ab and cd), 4 cells read by two or more

                          cells    same   alpha   5 to 95 % of 50 samples
all delivery                  2     50%    0.83   −0.50 to 0.83
all pledge                    2    100%    1.00   –
cw-1 delivery                 1      0%    0.00   –
cw-1 pledge                   1    100%       –   –
cw-2 delivery                 1    100%       –   –
cw-2 pledge                   1    100%       –   –

Krippendorff's alpha for ordered levels. 1 is full agreement, 0 what chance would give.
Custom (Krippendorff): firm conclusions from 0.8, tentative ones from 0.667.
Asked for: at least 0.90. The lowest over all is 0.83: not reached.

To settle: 1 cell
  editions/2026/assessments/example-mills.yaml: cw-1 delivery at dye-works: ab delivered, cd partial; given: delivered
"""


@pytest.fixture
def read(tmp_path: Path) -> Dataset:
    """The mill, read by two who differ once."""
    mills = Folder(tmp_path / "data")
    where = "    dye-works: delivered\n"
    readings = "  readings:\n    ab: {pledge: own, delivery: delivered}\n    cd: {pledge: own, delivery: partial}\n"
    mills.change(ASSESSMENTS, where, where + readings)
    same = "{pledge: collective, delivery: none}"
    mills.change(ASSESSMENTS, "  delivery: none\n", f"  delivery: none\n  readings: {{ab: {same}, cd: {same}}}\n")
    mills.change(EDITION, "stage: collecting\n", "stage: collecting\nmin_agreement: 0.9\n")
    return sound(mills)


def sound(mills: Folder) -> Dataset:
    assert mills.shape_problems() == []
    dataset = load(mills.path).dataset
    assert dataset is not None
    return dataset


def test_the_text_tells_the_figures_the_verdict_and_what_to_settle(read: Dataset) -> None:
    assert format_text(read, measure_agreement(read, "2026", draws=50)) == WHOLE


def test_the_json_has_the_same_figures_and_the_cells(read: Dataset) -> None:
    document = json.loads(format_json(measure_agreement(read, "2026", draws=50, seed=7)))
    assert (document["draws"], document["seed"], document["enough"]) == (50, 7, False)
    assert (document["min_agreement"], document["least"]) == (0.9, 0.833333)
    assert [item["alpha"] for item in document["overall"]] == [0.833333, 1.0]
    (cell,) = document["to_settle"]
    assert cell == {
        "company": "example-mills",
        "commitment": "cw-1",
        "question": "delivery",
        "service": "dye-works",
        "readings": {"ab": "delivered", "cd": "partial"},
        "given": "delivered",
    }


def test_without_readings_that_is_what_it_says(tmp_path: Path) -> None:
    mills = Folder(tmp_path / "data")
    dataset = sound(mills)
    text = format_text(dataset, measure_agreement(dataset, "2026"))
    assert text == "Edition 2026: no assessment has readings by several assessors.\n"
    mills.change(EDITION, "stage: collecting\n", "stage: collecting\nmin_agreement: 0.9\n")
    asked = sound(mills)
    told = format_text(asked, measure_agreement(asked, "2026"))
    assert told.endswith("An agreement of at least 0.90 is asked for.\n")
