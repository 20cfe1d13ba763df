"""How far assessors agree: against published values, by hand, and the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest

from scorecard.model.dataset import Dataset
from scorecard.model.readings import collect_cells, count_places, find_alpha
from scorecard.scoring.agreement import measure_agreement

LEVELS = ("none", "reversed", "partial", "delivered", "verified")

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C: four observers, twelve units.
OBSERVERS: tuple[tuple[int | None, ...], ...] = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


@pytest.fixture
def read(world: Callable[..., Dataset], make: Any) -> Any:
    """A function from readings, by commitment and company, to a dataset; the level given is the first one read."""

    def build(
        readings: Mapping[str, Mapping[str, Mapping[str, Any]]], changes: Mapping[str, Any] | None = None, **method: Any
    ) -> Dataset:
        keys = sorted({key for cells in readings.values() for key in cells})
        assessments = {
            company: {
                key: make.assessment(
                    "own", next(iter(said.values()))["delivery"], readings=dict(said), **(changes or {})
                )
                for key, said in cells.items()
            }
            for company, cells in readings.items()
        }
        companies = {company: make.company(company) for company in readings}
        commitments = [make.commitment(key) for key in keys]
        return world({"f": make.framework(1, commitments=commitments)}, companies, assessments, **method)

    return build


def say(*levels: str | None, pledges: Sequence[str] = ()) -> dict[str, dict[str, Any]]:
    names = ("ab", "cd", "ef", "gh")
    said: dict[str, dict[str, Any]] = {
        name: {"delivery": level} for name, level in zip(names, levels, strict=False) if level is not None
    }
    for name, pledge in zip(names, pledges, strict=False):
        said[name]["pledge"] = pledge
    return said


def test_the_ordinal_alpha_of_krippendorffs_own_example_is_the_published_one(read: Any) -> None:
    units = {
        f"k{number}": {"c": say(*(None if value is None else LEVELS[value - 1] for value in values))}
        for number, values in enumerate(zip(*OBSERVERS, strict=True))
    }
    (overall,) = measure_agreement(read(units), "2026", draws=50).overall
    assert overall.alpha == pytest.approx(0.815, abs=0.0005)
    # Of the twelve units one was read by a single observer.
    assert overall.cells == 11


def test_two_readers_by_hand(read: Any) -> None:
    """Readings none/none, none/verified, verified/verified: D_o = 2/6 · d, D_e = 2 · 3 · 3 / 30 · d."""
    units = {
        "a": {"c": say("none", "none")},
        "b": {"c": say("none", "verified")},
        "d": {"c": say("verified", "verified")},
    }
    report = measure_agreement(read(units), "2026", draws=200)
    (overall,) = report.overall
    assert overall.alpha == pytest.approx(1 - (2 / 6) / (18 / 30))
    assert overall.same == Fraction(2, 3)
    assert overall.alpha is not None
    assert overall.low is not None
    assert overall.low <= overall.alpha
    assert overall.high == 1
    assert [cell.company_id for cell in report.to_settle] == ["b"]
    assert report.least == overall.alpha


def test_levels_of_the_same_points_are_told_apart_and_lie_next_to_each_other(read: Any) -> None:
    near = {"a": {"c": say("none", "reversed")}, "b": {"c": say("verified", "verified")}}
    far = {
        "a": {"c": say("none", "verified")},
        "b": {"c": say("none", "none")},
        "d": {"c": say("reversed", "reversed")},
    }
    (cell, _) = collect_cells(read(near), "2026")
    assert cell.differs
    assert list(cell.places.values()) == [(Fraction(0), 0), (Fraction(0), 1)]
    assert count_places(collect_cells(read(far), "2026")) == [[1, 0, 1], [2, 0, 0], [0, 2, 0]]


def test_each_commitment_and_each_question_has_its_own_figures(read: Any) -> None:
    units = {
        "a": {"c1": say("none", "none", pledges=["own", "own"]), "c2": say("partial", "delivered")},
        "b": {"c1": say("partial", "partial", pledges=["none", "own"]), "c2": say("delivered", "partial")},
    }
    report = measure_agreement(read(units), "2026", draws=100)
    assert [(item.commitment_id, item.question, item.cells) for item in report.overall] == [
        (None, "delivery", 4),
        (None, "pledge", 2),
    ]
    figures = {(item.commitment_id, item.question): item.alpha for item in report.commitments}
    assert list(figures) == [("c1", "delivery"), ("c1", "pledge"), ("c2", "delivery")]
    assert figures["c1", "delivery"] == 1
    assert figures["c2", "delivery"] == pytest.approx(-0.5)
    assert report.least == pytest.approx(min(item.alpha for item in report.overall if item.alpha is not None))


def test_services_are_cells_and_one_level_for_all_stands_for_each(world: Any, make: Any) -> None:
    services = {key: {"name": key, "kind": "app", "features": ["chat"]} for key in ("one", "two")}
    assessment = make.assessment(
        "own",
        {"one": "partial", "two": "delivered"},
        readings={"ab": {"delivery": "partial"}, "cd": {"delivery": {"one": "partial", "two": "not-assessed"}}},
    )
    framework = make.framework(1, commitments=[make.commitment("c", applies_to=["chat"])])
    company = make.company("Example", services=services)
    cells = collect_cells(world({"f": framework}, {"e": company}, {"e": {"c": assessment}}), "2026")
    assert [(cell.service_id, dict(cell.values), cell.is_open) for cell in cells] == [
        ("one", {"ab": "partial", "cd": "partial"}, False),
        # Nobody read what was given here.
        ("two", {"ab": "partial"}, True),
    ]


def test_not_applicable_is_a_difference_and_no_place_on_the_scale(read: Any) -> None:
    dataset = read({"a": {"c": say("partial", "not-applicable")}, "b": {"c": say("partial", "partial")}})
    report = measure_agreement(dataset, "2026", draws=10)
    assert [cell.company_id for cell in report.to_settle] == ["a"]
    assert report.overall[0].same == Fraction(1, 2)
    assert report.overall[0].alpha is None
    assert report.least is None


def test_a_settled_cell_still_counts_as_a_difference(read: Any) -> None:
    units = {"a": {"c": say("none", "verified")}, "b": {"c": say("none", "none")}}
    dataset = read(units, {"settled": "The report was read again."})
    report = measure_agreement(dataset, "2026", draws=10)
    assert report.to_settle == ()
    assert report.settled == 1
    assert report.overall[0].same == Fraction(1, 2)


def test_the_gate_takes_the_editions_number_before_the_methods(read: Any) -> None:
    units = {"a": {"c": say("none", "none")}, "b": {"c": say("partial", "delivered")}}
    assert measure_agreement(read(units), "2026", draws=10).is_enough
    demanding = measure_agreement(read(units, min_agreement=1), "2026", draws=10)
    assert demanding.asked == 1
    assert not demanding.is_enough
    assert not measure_agreement(read({"a": {"c": say("none")}}, min_agreement=0), "2026", draws=10).is_enough


def test_the_same_seed_gives_the_same_intervals_and_other_commitments_do_not_move_them(read: Any) -> None:
    steps = ("none", "partial", "delivered", "verified")
    few = {f"k{n}": {"c1": say(steps[n % 4], steps[(n + n // 3) % 4])} for n in range(12)}
    more = {key: {**cells, "c0": say("none", "partial")} for key, cells in few.items()}
    one, other = (measure_agreement(read(units), "2026", draws=100) for units in (few, more))
    assert one == measure_agreement(read(few), "2026", draws=100)
    assert one.commitments[0] == next(item for item in other.commitments if item.commitment_id == "c1")
    assert one.commitments[0] != measure_agreement(read(few), "2026", draws=100, seed=2).commitments[0]


def test_no_alpha_where_nothing_can_be_told_apart() -> None:
    assert find_alpha([]) is None
    assert find_alpha([[2], [3]]) is None
    assert find_alpha([[2, 0], [0, 2]]) == 1
