from __future__ import annotations

from tests.rules.context_files import RECORD, TOPIC, WATER_USE
from tests.rules.folder import COMPANY, FRAMEWORK, SOURCES, Folder

OTHER = """\
report:
  title: Waste water of ten mills
  publisher: River League
  url: https://league.example/report
  archived: https://web.archive.org/web/20260105120000/https://league.example/report
  date: 2025-05-01
  accessed: 2026-06-01
  language: en
  party: third
"""


def test_an_own_source_that_nothing_names_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    source: plan-2023\n", "    source: news-2024\n")
    message = "nothing rests on the source plan-2023"
    found = mills.check()
    assert [(problem.rule, problem.place, problem.message) for problem in found] == [
        ("source-never-used", mills.place(COMPANY, "plan-2023:"), message)
    ]
    assert found[0].level == "warning"


def test_a_shared_source_that_nothing_names_is_reported(mills: Folder) -> None:
    mills.splice(SOURCES, OTHER)
    message = "nothing rests on the source report"
    assert mills.sentences() == [("source-never-used", SOURCES, mills.place(SOURCES, "report:"), message)]


def test_an_own_source_that_only_another_company_names_is_reported(mills: Folder) -> None:
    mills.write(
        "companies/looms.yaml",
        mills.read(COMPANY).partition("endorsements:")[0].replace("name: Example Mills", "name: Sample Looms")
        + "sources:\n"
        + "".join(f"  {line}\n" for line in OTHER.splitlines()),
    )
    mills.change(COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [report]\n")
    rules = [(rule, file) for rule, file, _, _ in mills.sentences()]
    assert rules == [("unknown-source", COMPANY), ("source-never-used", "companies/looms.yaml")]


def test_a_shared_source_is_not_judged_while_a_company_could_not_be_taken_in(mills: Folder) -> None:
    mills.splice(SOURCES, OTHER)
    mills.change(COMPANY, "founded: 1998", "founded: x")
    assert mills.check_despite_flaws() == []


def test_a_further_source_is_used(mills: Folder) -> None:
    mills.splice(SOURCES, OTHER)
    mills.change(COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [report]\n")
    assert mills.check() == []


def test_a_record_a_figure_and_a_caveat_use_their_sources(mills: Folder) -> None:
    for place in ("record", "figure", "caveat"):
        mills.splice(SOURCES, OTHER.replace("report:", f"{place}-report:").replace("/report", f"/{place}"))
    mills.splice(FRAMEWORK, RECORD.replace("source: charter", "source: charter\n    also: [record-report]"))
    topic = WATER_USE.replace("value: 130, source: charter", "value: 130, source: figure-report")
    mills.write(TOPIC, topic.replace("    source: charter\nseries", "    source: caveat-report\nseries"))
    assert mills.check() == []


def test_a_shared_source_is_not_judged_while_context_figures_could_not_be_taken_in(mills: Folder) -> None:
    mills.splice(SOURCES, OTHER)
    mills.write(TOPIC, WATER_USE.replace("order: 1", "order: first"))
    assert mills.check_despite_flaws() == []
