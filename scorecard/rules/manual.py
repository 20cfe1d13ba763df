"""The manual of the rules, as Markdown: what each module's docstring says, in one page."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.rules.registry import rule_modules

if TYPE_CHECKING:
    from types import ModuleType

    from scorecard.rules.rule import Rule

HEADINGS = ("What is wrong", "Why it matters", "Failing example", "Passing example", "What to do")

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HERE = "# <- here"

_INTRODUCTION = """\
# Rules

<!-- Made from the code by `make docs`; edits here are lost. -->

`scorecard check` looks at the shape of every file first (the fields are in the data dictionary), then at what no single
file can show: the rules on this page. Each problem names its rule in square brackets. An **error** stops a build; a
**warning** asks for a second look and fails only with `--strict`.

The examples are changes to one small invented data folder, which stands in `tests/rules/minimal/`. `# <- here` marks
the line to which the problem points.
A rule that must not hold somewhere is named in `exceptions.yaml`, with the reason.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """Changes to files of the example folder; `marked` is the file and its line (from 1) with the mistake."""

    files: tuple[tuple[str, str], ...]
    marked: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One rule's page: the mistake in one sentence and the text under each of HEADINGS."""

    rule: Rule
    summary: str
    sections: tuple[tuple[str, str], ...]

    def section(self, heading: str) -> str:
        """Return the text under a heading."""
        return dict(self.sections)[heading]

    def example(self, heading: str) -> Example:
        """Return the files of an example section."""
        files = tuple((match[1], match[2]) for match in _FENCE.finditer(self.section(heading)))
        marks = [
            (file, number)
            for file, text in files
            for number, line in enumerate(text.splitlines(), start=1)
            if line.endswith(_HERE)
        ]
        return Example(files, marks[0] if len(marks) == 1 else None)


def read_page(module: ModuleType) -> ManualPage:
    """Return the manual page in a rule's docstring; ValueError if its headings are not HEADINGS, in order."""
    text = inspect.getdoc(module) or ""
    summary, *parts = _HEADING.split(text)
    sections = tuple(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))
    if tuple(heading for heading, _ in sections) != HEADINGS:
        raise ValueError(f"{module.__name__}: the headings are not {', '.join(HEADINGS)}")
    return ManualPage(module.RULE, summary.strip(), sections)


def manual_pages() -> tuple[ManualPage, ...]:
    """Return the pages of all rules, sorted by name."""
    return tuple(read_page(module) for module in rule_modules().values())


def render_manual() -> str:
    """Return docs/rules.md: a table of all rules, then a section for each."""
    pages = manual_pages()
    lines = [_INTRODUCTION, "| Rule | Level | Mistake |", "| --- | --- | --- |"]
    lines += [f"| [{page.rule.name}](#{page.rule.name}) | {page.rule.level} | {page.summary} |" for page in pages]
    for page in pages:
        lines += ["", f"## {page.rule.name}", "", f"*{page.rule.level.capitalize()}.* {page.summary}"]
        for heading, text in page.sections:
            lines += ["", f"### {heading}", "", text]
    return "\n".join(lines) + "\n"
