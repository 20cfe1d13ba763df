from __future__ import annotations

import pytest

from tests.rules.folder import Folder

FILE = "editions/2026/corrections.yaml"
ENTRY = """# yaml-language-server: $schema=../../schema/corrections.schema.json
corrections:
  - type: correction
    date: 2026-09-01
    company: example-mills
    commitment: cw-1
    what: The level was too low.
    why: A report was overlooked.
    before: partial
    after: delivered
"""


def test_a_company_that_the_edition_does_not_cover_is_reported_with_the_nearest_one(mills: Folder) -> None:
    mills.write(FILE, ENTRY.replace("example-mills", "exemple-mills"))
    (found,) = mills.check()
    assert (found.rule, found.place) == ("correction-out-of-place", mills.place(FILE, "company: exemple-mills"))
    assert found.message == "the edition 2026 does not cover the company exemple-mills"
    assert "example-mills" in found.hint


def test_a_commitment_that_the_edition_does_not_have_is_reported(mills: Folder) -> None:
    mills.write(FILE, ENTRY.replace("cw-1", "cw-9"))
    message = "the edition 2026 has no commitment cw-9"
    assert mills.sentences() == [("correction-out-of-place", FILE, mills.place(FILE, "commitment: cw-9"), message)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    commitment: cw-1\n", "    figure: points\n", "the figure points is a commitment's, and none is named"),
        (
            "    commitment: cw-1\n",
            "    commitment: cw-1\n    figure: rank\n",
            "the figure rank is the company's, not the commitment's",
        ),
        (
            "    company: example-mills\n    commitment: cw-1\n",
            "    figure: score\n",
            "the figure score is a company's, and none is named",
        ),
    ],
)
def test_a_figure_that_goes_with_neither_is_reported(mills: Folder, old: str, new: str, message: str) -> None:
    mills.write(FILE, ENTRY.replace(old, new))
    assert [(rule, text) for rule, _, _, text in mills.sentences()] == [("correction-out-of-place", message)]


def test_a_correction_of_the_whole_edition_and_one_of_words_stay_silent(mills: Folder) -> None:
    whole = ENTRY.replace("    company: example-mills\n    commitment: cw-1\n", "").replace("correction\n", "method\n")
    mills.write(
        FILE, whole + ENTRY.partition("corrections:\n")[2].replace("    what:", "    figure: wording\n    what:")
    )
    assert mills.check() == []
