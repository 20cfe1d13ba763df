from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, EXCEPTIONS, Folder


def test_an_exception_from_an_unknown_rule_is_reported_with_the_nearest_one(mills: Folder) -> None:
    mills.write_exceptions("{rule: verdict-words, files: [companies/*.yaml], reason: None.}")
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("unknown-rule", EXCEPTIONS, mills.place(EXCEPTIONS, "rule: verdict"), "there is no rule verdict-words")
    ]
    assert found[0].hint == "Did you mean verdict-word? The name of a rule stands in brackets behind each problem."


def test_an_exception_from_a_known_rule_stays_silent(mills: Folder) -> None:
    mills.change(ASSESSMENTS, "No public evidence found.", "Knowingly so.")
    mills.write_exceptions("{rule: verdict-word, files: [editions/2026/assessments/*.yaml], reason: None.}")
    assert mills.check() == []
