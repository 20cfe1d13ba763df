from __future__ import annotations

from tests.rules.folder import COMPANY, EDITION, FRAMEWORK, SOURCES, Folder

LOOMS = "companies/sample-looms.yaml"
LOOMS_ASSESSMENTS = "editions/2026/assessments/sample-looms.yaml"
SURVEY = """\
survey:
  title: A survey of mills
  publisher: River Gazette
  url: https://gazette.example/survey
  archived: https://web.archive.org/web/20260105120005/https://gazette.example/survey
  date: 2024-05-02
  accessed: 2026-06-01
  language: en
  party: third
"""
HEAD = """\
# yaml-language-server: $schema=../schema/company.schema.json
name: {name}
headquarters: Town, Exampleland
website: https://{id}.example/
founded: 2001
services:
  works: {{name: {name} Works, kind: dye house, features: [dyeing]}}
endorsements:
  - {{framework: clean-water, date: 2020-05-01, source: charter}}
evidence:
  - {{id: e1, date: 2024-05-02, kind: action, commitments: [cw-1], statement: Opened it., source: survey}}
"""
JUDGED = """\
# yaml-language-server: $schema=../../../schema/assessments.schema.json
cw-1:
  pledge: collective
  delivery: {level}
  evidence: [e1]
  rationale: As the survey says.
  assessed: {{by: [desk], on: 2026-07-01}}
cw-2:
  pledge: collective
  delivery: not-assessed
  rationale: Not looked at yet.
  assessed: {{by: [desk], on: 2026-07-01}}
"""
MESSAGE = (
    "the level of cw-1 differs, and the source survey (“A survey of mills”) is cited for each: partial for "
    "sample-looms; delivered for example-mills; compare {folder}/editions/2026/assessments/example-mills.yaml:4"
)


def survey(mills: Folder) -> None:
    """Put the mill and a loom into one survey; the mill has delivered, the loom in part."""
    mills.write(SOURCES, mills.read(SOURCES) + SURVEY)
    mills.change(
        COMPANY,
        "    statement: Opened a plant for its waste water.\n    source: news-2024\n",
        "    statement: Opened a plant for its waste water.\n    source: news-2024\n    also: [survey]\n",
    )
    add(mills, "sample-looms", "Sample Looms", "partial")


def add(folder: Folder, company: str, name: str, level: str) -> None:
    folder.write(f"companies/{company}.yaml", HEAD.format(name=name, id=company))
    folder.write(f"editions/2026/assessments/{company}.yaml", JUDGED.format(level=level))
    entry = f"  - {{name: {name}, company: {company}, date: 2020-05-01, source: charter}}\n"
    folder.change(FRAMEWORK, "signatories:\n", f"signatories:\n{entry}")
    listed = folder.read(EDITION).split("companies: [", 1)[1].split("]", 1)[0]
    folder.change(EDITION, f"companies: [{listed}]", f"companies: [{listed}, {company}]")


def test_both_places_are_named_once(mills: Folder) -> None:
    survey(mills)
    place = mills.place(LOOMS_ASSESSMENTS, "delivery: partial")
    message = MESSAGE.format(folder=mills.path.as_posix())
    assert mills.sentences() == [("levels-differ-on-one-source", LOOMS_ASSESSMENTS, place, message)]


def test_three_levels_are_one_problem_with_a_place_for_each(mills: Folder) -> None:
    survey(mills)
    add(mills, "third-mill", "Third Mill", "delivered")
    add(mills, "wool-mill", "Wool Mill", "verified")
    (found,) = mills.check()
    assert "delivered for example-mills and third-mill; verified for wool-mill; compare" in found.message
    assert found.message.count(".yaml:4") == 2


def test_the_same_level_stays_silent(mills: Folder) -> None:
    survey(mills)
    mills.change(LOOMS_ASSESSMENTS, "delivery: partial", "delivery: delivered")
    assert mills.check() == []


def test_a_level_in_common_stays_silent(mills: Folder) -> None:
    survey(mills)
    works = "  works: {name: Sample Looms Works, kind: dye house, features: [dyeing]}\n"
    shed = "  shed: {name: Sample Looms Shed, kind: dye house, features: [dyeing]}\n"
    mills.change(LOOMS, works, works + shed)
    mills.change(LOOMS_ASSESSMENTS, "delivery: partial", "delivery: {works: partial, shed: delivered}")
    assert mills.check() == []


def test_only_the_services_that_the_fact_is_about_are_compared(mills: Folder) -> None:
    survey(mills)
    works = "  works: {name: Sample Looms Works, kind: dye house, features: [dyeing]}\n"
    shed = "  shed: {name: Sample Looms Shed, kind: dye house, features: [dyeing]}\n"
    mills.change(LOOMS, works, works + shed)
    mills.change(LOOMS, "commitments: [cw-1], statement", "commitments: [cw-1], services: [works], statement")
    mills.write(
        LOOMS_ASSESSMENTS,
        mills.read(LOOMS_ASSESSMENTS)
        .replace("delivery: partial", "delivery: {works: partial, shed: none}")
        .replace("  evidence: [e1]\n", "  evidence: [e1]\n  searched: [web site]\n"),
    )
    (found,) = mills.check()
    assert "partial for sample-looms; delivered for example-mills" in found.message


def test_a_level_of_nobody_is_not_compared(mills: Folder) -> None:
    survey(mills)
    mills.change(LOOMS_ASSESSMENTS, "delivery: partial", "delivery: not-applicable\n  not_applicable_because: A court.")
    assert mills.check() == []


def test_a_source_of_the_framework_itself_is_left_out(mills: Folder) -> None:
    survey(mills)
    mills.change(FRAMEWORK, "binds: Whoever signs it.\n", "binds: Whoever signs it.\nalso: [survey]\n")
    assert mills.check() == []


def test_a_reason_in_the_assessment_settles_it(mills: Folder) -> None:
    survey(mills)
    note = "\n  consistent: {survey: The survey saw only one of two works.}"
    mills.change(LOOMS_ASSESSMENTS, "delivery: partial", "delivery: partial" + note)
    assert mills.check() == []


def test_a_reason_takes_out_one_company_and_leaves_the_others(mills: Folder) -> None:
    survey(mills)
    add(mills, "wool-mill", "Wool Mill", "verified")
    note = "\n  consistent: {survey: The survey saw only one of two works.}"
    mills.change(LOOMS_ASSESSMENTS, "delivery: partial", "delivery: partial" + note)
    (found,) = mills.check()
    assert "delivered for example-mills; verified for wool-mill" in found.message


def test_a_reason_in_the_edition_settles_the_source_for_all(mills: Folder) -> None:
    survey(mills)
    add(mills, "wool-mill", "Wool Mill", "verified")
    mills.change(EDITION, "notice: Draft.", "consistent: {survey: It ranks each mill by itself.}\nnotice: Draft.")
    assert mills.check() == []


def test_pledges_are_compared_by_their_pledge_level(mills: Folder) -> None:
    survey(mills)
    said = "statement: Said so., clarity: checkable, source: survey"
    pledge = f"pledges:\n  - {{id: p1, date: 2023-02-01, commitments: [cw-1], {said}}}\n"
    mills.change(LOOMS, "evidence:\n", f"{pledge}evidence:\n")
    mills.change(LOOMS_ASSESSMENTS, "delivery: partial\n  evidence: [e1]", "delivery: delivered\n  evidence: [e1, p1]")
    mills.change(COMPANY, "    source: plan-2023\n", "    source: plan-2023\n    also: [survey]\n")
    (found,) = mills.check()
    assert "the pledge level of cw-1 differs" in found.message
    assert "collective for sample-looms; own for example-mills" in found.message
