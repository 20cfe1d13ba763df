"""A text of ours states guilt or intent.

## What is wrong
A statement, a rationale or another text of ours about a company holds one of the words of `verdict_words` in
`wording.yaml`, outside double quotation marks.

## Why it matters
Scorecards say what public evidence shows. Guilt and motives are for courts, and whoever prints them without a court's
decision answers for it.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  rationale: The figures were knowingly held back. # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  rationale: No public evidence found.
```

## What to do
Say what was done or found, and by whom. The words of a decision that became final may be quoted, in double quotation
marks and with the court's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.phrases import find_own_words
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    wording = context.dataset.wording
    if wording is None:
        return
    for passage, word in find_own_words(context, wording.verdict_words):
        yield Finding(
            passage.file, passage.path, f"“{word}” states guilt or intent, which is for a court to do", wording.advice
        )


RULE = Rule("verdict-word", "error", _check)
