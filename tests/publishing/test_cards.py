"""Cards, badges and framed charts: which there are, and what makes them stale."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from scorecard.charts.badge import BadgeSeries
from scorecard.charts.card import CountCard, ScoreCard
from scorecard.publishing.card_places import list_cards
from scorecard.publishing.card_subjects import CardMaker
from scorecard.publishing.keys import make_keys
from scorecard.publishing.kinds import KIT_KINDS
from scorecard.publishing.plan import links_of, plan, select
from tests.views.register import KEPT, MIXED, Register, every_kind

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
FONTS = TEMPLATES / "assets" / "fonts"


def planned_of(register: Register, current: str = "2024") -> dict[str, str]:
    dataset, results = register.scored()
    programme = dataset.programme.model_copy(update={"current_edition": current})
    dataset = replace(dataset, programme=programme)
    return {item.path: item.key for item in plan(dataset, results, make_keys(dataset, results, TEMPLATES))}


def test_every_kind_of_page_of_the_current_edition_has_its_card() -> None:
    paths = planned_of(every_kind())
    assert {
        "card.png",
        "compare/card.png",
        "frameworks/river-charter/card.png",
        "commitments/rc-1/card.png",
        "companies/mixed/card.png",
        "companies/mixed/badge.svg",
        "embed/index.html",
        "embed/comparison/index.html",
        "embed/companies/mixed/index.html",
        "feed.xml",
    } <= set(paths)
    # What is made for frames is no page of the site, and has no permanent address.
    assert not any(path.startswith("editions/2024/embed/companies") for path in paths)
    assert "editions/2024/embed/index.html" in paths


def test_a_past_edition_has_badges_and_framed_charts_but_no_cards_and_no_feed() -> None:
    paths = planned_of(every_kind(), current="2030")
    assert {"companies/mixed/badge.svg", "embed/companies/mixed/index.html"} <= set(paths)
    assert not any(path.endswith("card.png") for path in paths)
    assert "feed.xml" not in paths


def test_another_rationale_draws_no_card_again_and_another_level_the_cards_that_show_it() -> None:
    before = planned_of(Register().add("mixed", MIXED).add("kept", KEPT))
    reworded = {**MIXED, "rc-1": {**MIXED["rc-1"], "rationale": "Said otherwise."}}
    same = planned_of(Register().add("mixed", reworded).add("kept", KEPT))
    is_drawn = ("card.png", "badge.svg")
    assert {path for path in before if path.endswith(is_drawn) and before[path] != same[path]} == set()
    changed = {**MIXED, "rc-1": {**MIXED["rc-1"], "delivery": "verified"}}
    after = planned_of(Register().add("mixed", changed).add("kept", KEPT))
    stale = {path for path in before if path.endswith(is_drawn) and before[path] != after[path]}
    assert {
        "companies/mixed/card.png",
        "companies/mixed/badge.svg",
        "compare/card.png",
        "commitments/rc-1/card.png",
    } <= stale
    assert not stale & {"companies/kept/card.png", "companies/kept/badge.svg", "commitments/wp-1/card.png"}


def test_cards_can_be_asked_for_alone_and_travel_in_no_press_kit() -> None:
    dataset, results = every_kind().scored()
    planned = plan(dataset, results, make_keys(dataset, results, TEMPLATES))
    chosen = {item.path for item in select(planned, None, frozenset({"cards"}))}
    assert chosen == {path for path, _ in list_cards(dataset, results, dataset.frameworks, dataset.commitments())}
    assert "cards" not in KIT_KINDS


def test_a_framed_chart_links_to_its_page_alone_and_a_feed_to_what_is_always_there() -> None:
    dataset, results = every_kind().scored()
    planned = plan(dataset, results, make_keys(dataset, results, TEMPLATES))
    files = frozenset(item.path for item in planned)
    by_path = {item.path: item for item in planned}
    assert links_of(by_path["embed/companies/mixed/index.html"], files) == {"companies/mixed/index.html"}
    assert links_of(by_path["embed/comparison/index.html"], files) == {"index.html"}
    assert links_of(by_path["feed.xml"], files) == frozenset()


def test_cards_show_what_pages_say() -> None:
    dataset, results = every_kind().scored()
    maker = CardMaker(dataset, results)
    mixed = maker.series("companies/mixed/card.png")
    assert isinstance(mixed, ScoreCard)
    assert (mixed.name, mixed.score) == ("Mixed", results.by_id["mixed"].score)
    assert [dot.status for dot in mixed.dots] == [item.status for item in results.by_id["mixed"].commitments]
    silent = maker.series("companies/silent/badge.svg")
    assert isinstance(silent, BadgeSeries)
    assert (silent.text, silent.missing) == ("", "No score: there is no public pledge to hold it to.")
    assert "No score" in silent.title
    assert silent.imprint.edition == "Edition 2024 · evidence up to 30 April 2024 · draft, collecting evidence"
    assert "Draft." in silent.imprint.stage
    front = maker.series("card.png")
    assert isinstance(front, CountCard)
    counts = {count.status: int(count.text) for count in front.counts}
    assert counts["kept"] == sum(company.counts.kept for company in results.companies) > 0
    assert sum(counts.values()) == sum(company.counts.pledged for company in results.companies)
    compare = maker.series("compare/card.png")
    assert isinstance(compare, CountCard)
    assert sorted(compare.scores) == sorted(
        item.score for item in results.companies if isinstance(item.score, Fraction)
    )


def test_an_edition_that_holds_says_its_stage_and_no_reserve() -> None:
    register = Register(edition={"stage": "published", "notice": "Published as final."}).add("mixed", MIXED)
    badge = CardMaker(*register.scored()).series("companies/mixed/badge.svg")
    assert isinstance(badge, BadgeSeries)
    assert badge.imprint.stage == ""
    assert badge.imprint.edition.endswith("· published")


def test_a_path_of_nothing_is_refused() -> None:
    maker = CardMaker(*every_kind().scored())
    for path in (
        "methodology/card.png",
        "companies/nobody/card.png",
        "companies/mixed/index.html",
        "frameworks/none/card.png",
    ):
        with pytest.raises(KeyError):
            maker.series(path)


def test_cards_and_badges_are_files_of_their_kind() -> None:
    maker = CardMaker(*every_kind().scored())
    assert maker.make("companies/unread/card.png", FONTS).startswith(b"\x89PNG")
    assert maker.make("companies/unread/badge.svg", FONTS).startswith(b"<svg ")
