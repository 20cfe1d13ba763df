"""A text of ours says that a company does nothing, where only no public evidence was found.

## What is wrong
A statement, a rationale or another text of ours about a company holds one of the words of `absence_words` in
`wording.yaml`, outside double quotation marks.

## Why it matters
We read what is public. That nothing was found is true; that nothing is done is a claim that nobody here can prove.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  rationale: The company does nothing about it. # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  rationale: No public evidence found.
```

## What to do
Write "No public evidence found", and name the places where one looked under `searched`.
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
    for passage, words in find_own_words(context, wording.absence_words):
        yield Finding(
            passage.file,
            passage.path,
            f"“{words}” says that nothing is done, where no more is known than that nothing public was found",
            wording.advice,
        )


RULE = Rule("absence-as-fact", "error", _check)
