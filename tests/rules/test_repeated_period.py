from __future__ import annotations

from tests.rules.context_files import TOPIC, WATER_USE
from tests.rules.folder import Folder


def test_a_second_figure_for_the_same_year_is_reported(mills: Folder) -> None:
    mills.write(TOPIC, WATER_USE.replace("2018", "2019"))
    found = mills.sentences()
    message = "the series Example Mills has another figure for 2019"
    assert found == [("repeated-period", TOPIC, (14, 10), message)]


def test_a_second_figure_for_the_same_span_is_reported(mills: Folder) -> None:
    span = "period: 2016, to: 2019"
    mills.write(TOPIC, WATER_USE.replace("period: 2018", span).replace("period: 2019", span))
    assert [(rule, message) for rule, _, _, message in mills.sentences()] == [
        ("repeated-period", "the series Example Mills has another figure for 2016 to 2019")
    ]


def test_the_same_year_in_two_series_stays_silent(mills: Folder) -> None:
    second = "  - name: Mills (shop)\n    figures:\n      - {period: 2019, value: 3, source: charter}\n"
    mills.write(TOPIC, WATER_USE + second)
    assert mills.check() == []


def test_a_year_and_a_span_that_begins_with_it_stay_silent(mills: Folder) -> None:
    mills.write(TOPIC, WATER_USE.replace("period: 2018", "period: 2019, to: 2019-12"))
    assert mills.check() == []
