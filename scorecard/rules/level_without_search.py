"""A level that asks for a search does not say where one looked.

## What is wrong
The scale demands `searched` for the level, and the assessment has none.

## Why it matters
That no public evidence was found is worth as much as the search for it. A company can answer "you did not look here"
only if it reads where one looked.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  delivery: none # <- here
  evidence: [e1]
  searched: []
```
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1, cw-2]
    statement: Opened a plant for its waste water.
    source: news-2024
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  delivery: none
  searched: [yearly reports of the company]
```

## What to do
Name the places where one looked under `searched`. If nobody looked, the level is `not-assessed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for given in context.given_levels:
        if given.level.demands.searched and not given.judgement.assessment.searched:
            yield Finding(
                given.judgement.file,
                given.path,
                f"{given.label} is {given.level.id} without `searched`",
                "Name the places where one looked; if nobody looked, the level is not-assessed.",
            )


RULE = Rule("level-without-search", "error", _check)
