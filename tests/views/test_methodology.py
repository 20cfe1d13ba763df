from __future__ import annotations

from fractions import Fraction
from typing import Any

from scorecard.views.methodology import MethodologyPage, methodology_page
from scorecard.views.worked_example import DIGITS, choose_example, view_example
from tests.views.register import KEPT, METHODOLOGY, MIXED, UNPROMISED, Register, every_kind
from tests.views.site_register import FILES


def make_page(register: Register | None = None) -> MethodologyPage:
    dataset, results = (register or every_kind()).scored()
    return methodology_page(dataset, results, FILES)


def demanding() -> dict[str, Any]:
    """The invented method with demands on its highest level."""
    scales: dict[str, Any] = {
        key: {**scale, "levels": [*scale["levels"]]} for key, scale in METHODOLOGY["scales"].items()
    }
    demands = {"evidence": 2, "kinds": ["action", "disclosure"], "third_party": True}
    scales["delivery"]["levels"][-1] = {**scales["delivery"]["levels"][-1], "demands": demands}
    scales["pledge"]["levels"][2] = {**scales["pledge"]["levels"][2], "demands": {"pledge": "own"}}
    return {"scales": scales}


def test_every_level_of_every_scale_has_its_criterion_and_what_must_be_on_file() -> None:
    page = make_page(Register(methodology=demanding()).add("mixed", MIXED))
    pledge, delivery = page.scales
    assert [level.words.name for level in pledge.levels] == ["Measurable", "Own", "Collective", "None"]
    assert pledge.levels[1].demands == "Must be on file: a statement of the company’s own."
    assert delivery.levels[0].demands == (
        "Must be on file: 2 pieces of evidence, an action or a disclosure and a source that is independent "
        "of the company."
    )
    assert delivery.levels[-1].demands == ""


def test_features_lead_to_the_commitments_that_they_decide_on() -> None:
    dye, paper = make_page().features
    assert [(name, [(link.text, link.address) for link in links]) for name, links in dye.commitments] == [
        ("River Charter", [("2", "../commitments/rc-2/index.html")])
    ]
    assert paper.commitments == ()


def test_what_the_method_does_otherwise_is_told() -> None:
    changes = {
        "weights": {"rc-1": 2, "rc-2": 1},
        "nodes": {"overall": {"aggregate": "geometric"}, "weir-pact": {"services": "last"}},
    }
    assert make_page(Register(methodology=changes).add("mixed", MIXED)).exceptions == (
        "Measure the water weighs 2 where others weigh 1.",
        "The whole is put together by the geometric mean.",
        "Weir Pact: each service gets a score of its own, and these are averaged at the end.",
    )
    assert make_page().exceptions == ()


def test_the_example_is_nearest_to_the_middle_of_the_ranking_and_has_services_that_differ() -> None:
    _, results = every_kind().scored()
    found = choose_example(results)
    assert found is not None
    assert found.company_id == "mixed"
    _, alike = Register().add("aa", KEPT).add("bb", KEPT).add("cc", KEPT).scored()
    middle = choose_example(alike)
    assert middle is not None
    assert middle.company_id == "bb"


def test_the_example_adds_up_to_the_published_score() -> None:
    dataset, results = every_kind().scored()
    example = view_example(dataset, results, "methodology/index.html", FILES)
    assert example is not None
    rows = [row for framework in example.frameworks for row in framework.rows]
    assert len(rows) == 4
    score = results.by_id["mixed"].score
    assert score is not None
    assert abs(sum(Fraction(row.adds) for row in rows) - score) < Fraction(len(rows), 2 * 10**DIGITS)
    assert example.parts_add is True
    assert example.commitment.text == "Keep dye out"
    assert (example.delivery.terms, example.delivery.below, example.delivery.result) == (("67", "0"), "2", "33.50")
    assert example.mean is not None
    assert (example.mean.terms, example.mean.below, example.mean.sign) == (("100", "33.50", "33", "0"), "4", "≈")
    assert (example.exact, example.score, example.rank) == ("41.63", "42", "2 of 2")


def test_parts_that_do_not_add_up_are_not_added_up() -> None:
    dataset, results = Register(methodology={"aggregate": "geometric"}).add("mixed", MIXED).scored()
    example = view_example(dataset, results, "methodology/index.html", FILES)
    assert example is not None
    assert example.parts_add is False
    assert example.mean is None


def test_without_a_score_there_is_no_example() -> None:
    page = make_page(Register().add("silent", UNPROMISED, endorsements=[], pledges=[]))
    assert page.example is None
    assert page.trials == ""


def test_how_sure_the_judgements_are_is_counted() -> None:
    assert make_page().sureness == (
        "Confidence of the 13 judgements in this edition: 12 with high and 1 with low confidence.",
    )
