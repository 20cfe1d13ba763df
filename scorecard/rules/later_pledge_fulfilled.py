"""Evidence fulfils a pledge that was made only afterwards.

## What is wrong
`fulfils` names a pledge that is dated later than the evidence item.

## Why it matters
A pledge that is fulfilled is never counted as overdue. What was done before the promise can't be the keeping of it.

## Failing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2022-11-30
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    fulfils: [p1] # <- here
    source: news-2024
```

## Passing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    fulfils: [p1]
    source: news-2024
```

## What to do
Correct the dates, or take the pledge out of `fulfils`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for fact in context.facts:
        for position, pledge_id in enumerate(fact.evidence.fulfils if fact.evidence is not None else ()):
            pledge = context.facts_of[fact.company_id].get(pledge_id)
            if pledge is not None and pledge.item.date.first > fact.item.date.last:
                yield Finding(
                    fact.file,
                    (*fact.path, "fulfils", position),
                    f"{fact.label} of {fact.item.date} fulfils {pledge.label}, which is later ({pledge.item.date})",
                    "Correct the dates, or take the pledge out of `fulfils`.",
                )


RULE = Rule("later-pledge-fulfilled", "error", _check)
