from __future__ import annotations

from pathlib import Path

import pytest

import scorecard.rules
from scorecard.rules import registry
from scorecard.rules.manual import HEADINGS, manual_pages, render_manual
from scorecard.rules.registry import SUPPORT, all_rules, rule_modules

MODULES = sorted(path.stem for path in Path(scorecard.rules.__path__[0]).glob("*.py") if path.stem != "__init__")


def test_every_module_is_a_rule_or_named_as_support_for_rules() -> None:
    rules = {name.replace("-", "_") for name in rule_modules()}
    assert sorted(rules | SUPPORT) == MODULES
    assert not rules & SUPPORT


def test_there_are_at_least_the_rules_that_were_asked_for() -> None:
    assert len(rule_modules()) >= 28


@pytest.mark.parametrize("name", rule_modules())
def test_every_rule_has_its_tests_with_a_case_that_stays_silent(name: str) -> None:
    file = Path(__file__).with_name(f"test_{name.replace('-', '_')}.py")
    text = file.read_text(encoding="utf-8")
    assert f'"{name}"' in text, "the tests should name the rule"
    assert text.count("\ndef test_") >= 2
    assert "assert mills.check() == []" in text or "check_despite_flaws() == []" in text


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
