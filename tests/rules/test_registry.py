from __future__ import annotations

import ast
from pathlib import Path
from typing import TypeGuard

import pytest

import scorecard.rules
from scorecard.rules import registry
from scorecard.rules.manual import HEADINGS, manual_pages, render_manual
from scorecard.rules.registry import SUPPORT, all_rules, rule_modules

MODULES = sorted(path.stem for path in Path(scorecard.rules.__path__[0]).glob("*.py") if path.stem != "__init__")

CHANGES = frozenset({"change", "delete", "splice", "write", "write_exceptions"})
"""What changes the folder of a test."""


def test_every_module_is_a_rule_or_named_as_support_for_rules() -> None:
    rules = {name.replace("-", "_") for name in rule_modules()}
    assert sorted(rules | SUPPORT) == MODULES
    assert not rules & SUPPORT


def test_there_are_at_least_the_rules_that_were_asked_for() -> None:
    assert len(rule_modules()) >= 28


@pytest.mark.parametrize("name", rule_modules())
def test_every_rule_has_a_case_that_it_reports_and_a_changed_folder_in_which_it_stays_silent(name: str) -> None:
    file = Path(__file__).with_name(f"test_{name.replace('-', '_')}.py")
    reported, silent = read_cases(file.read_text(encoding="utf-8"), name)
    assert reported, "a test should change the folder and assert that this rule, by its name, reports it"
    assert silent, "a test should change the folder, and assert after that that nothing is reported"


def test_only_a_change_before_the_assertion_makes_a_case() -> None:
    text = """
def test_untouched(mills):
    assert mills.check() == []

def test_changed_afterwards(mills):
    assert mills.check() == []
    mills.change("a.yaml", "b", "c")

def test_silent(mills):
    mills.change("a.yaml", "b", "c")
    assert mills.check() == []

def test_silent_by_a_function(mills):
    add_looms(mills, "Looms")
    assert mills.check_despite_flaws() == []

def test_reported(mills):
    mills.splice("a.yaml", "b: c")
    assert [rule for rule, *_ in mills.sentences()] == ["some-rule"]

def test_reported_by_another_rule(mills):
    mills.splice("a.yaml", "b: c")
    assert [rule for rule, *_ in mills.sentences()] == ["some-other-rule"]

def test_named_but_not_asserted(mills):
    mills.write("a.yaml", "some-rule")
    assert mills.sentences()
"""
    assert read_cases(text, "some-rule") == (["test_reported"], ["test_silent", "test_silent_by_a_function"])


def test_rules_are_sorted_by_name_and_have_a_level() -> None:
    names = [rule.name for rule in all_rules()]
    assert names == sorted(names)
    assert {rule.level for rule in all_rules()} == {"error", "warning"}


def test_a_module_without_a_rule_of_its_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "SUPPORT", SUPPORT - {"spelling"})
    rule_modules.cache_clear()
    try:
        with pytest.raises(TypeError, match=r"^scorecard\.rules\.spelling defines no rule of its own name$"):
            rule_modules()
    finally:
        rule_modules.cache_clear()


def test_the_manual_holds_every_rule_with_every_heading() -> None:
    text = render_manual()
    pages = manual_pages()
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == list(rule_modules())
    for heading in HEADINGS:
        assert text.count(f"\n### {heading}\n") == len(pages)
    for page in pages:
        assert f"| [{page.rule.name}](#{page.rule.name}) | {page.rule.level} | {page.summary} |" in text


def test_the_manual_speaks_of_no_rule_that_does_not_exist() -> None:
    for page in manual_pages():
        assert "|" not in page.summary, "it would break the table"
        assert "\n" not in page.summary


def test_no_module_of_the_rules_knows_a_word_of_the_subject() -> None:
    for path in Path(scorecard.rules.__path__[0]).glob("*.py"):
        text = path.read_text(encoding="utf-8").lower()
        for word in ("child", "abuse", "ncmec", "voluntary principles", "project protect"):
            assert word not in text, f"{path.name}: {word}"


def read_cases(text: str, rule: str) -> tuple[list[str], list[str]]:
    """Return the tests in which, after a change of the folder, the rule is asserted, and those in which nothing is."""
    tests = [
        node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    reported, silent = [], []
    for test in tests:
        changed = min((node.lineno for node in ast.walk(test) if _changes_folder(node)), default=None)
        asserted = [
            node.test
            for node in ast.walk(test)
            if isinstance(node, ast.Assert) and changed is not None and node.lineno > changed
        ]
        if any(isinstance(part, ast.Constant) and part.value == rule for claim in asserted for part in ast.walk(claim)):
            reported.append(test.name)
        if any(_expects_nothing(claim) for claim in asserted):
            silent.append(test.name)
    return reported, silent


def _changes_folder(node: ast.AST) -> TypeGuard[ast.Call]:
    """Return True for a call of a method that changes the folder, or of a function that gets the folder."""
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute):
        return ast.unparse(node.func.value) == "mills" and node.func.attr in CHANGES
    return any(ast.unparse(argument) == "mills" for argument in node.args)


def _expects_nothing(claim: ast.expr) -> bool:
    return ast.unparse(claim) in {"mills.check() == []", "mills.check_despite_flaws() == []"}
