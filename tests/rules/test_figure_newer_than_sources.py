from __future__ import annotations

from tests.rules.context_files import TOPIC, WATER_USE
from tests.rules.folder import SOURCES, Folder


def test_a_figure_about_a_year_after_its_source_is_reported(mills: Folder) -> None:
    mills.write(TOPIC, WATER_USE.replace("period: 2019", "period: 2021"))
    found = mills.check()
    message = (
        "a figure of Example Mills is about a time up to 2021-12-31, "
        "later than each of its sources (the newest: 2020-05-01)"
    )
    assert [(problem.rule, problem.message) for problem in found] == [("figure-newer-than-sources", message)]
    assert found[0].level == "warning"


def test_the_end_of_a_span_is_what_counts(mills: Folder) -> None:
    mills.write(TOPIC, WATER_USE.replace("period: 2019", "period: 2019, to: 2021"))
    assert [rule for rule, *_ in mills.sentences()] == ["figure-newer-than-sources"]


def test_a_source_without_a_date_knows_of_the_day_on_which_it_was_read(mills: Folder) -> None:
    mills.change(SOURCES, "  date: 2020-05-01\n", "  undated: The page shows no date.\n")
    mills.write(TOPIC, WATER_USE.replace("period: 2019", "period: 2025"))
    assert mills.check() == []


def test_an_unknown_source_is_for_another_rule(mills: Folder) -> None:
    mills.write(
        TOPIC, WATER_USE.replace("period: 2019, value: 130, source: charter", "period: 2021, value: 1, source: x")
    )
    assert [rule for rule, *_ in mills.sentences()] == ["unknown-source"]
