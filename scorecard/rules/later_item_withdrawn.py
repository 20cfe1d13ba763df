"""Evidence withdraws something that is not older than itself.

## What is wrong
`withdraws` names an item that is dated later, or names the evidence item itself.

## Why it matters
A level for something that was taken back rests on two facts: that it was done or announced, and that it was withdrawn
afterwards. In this order the second one is missing.

## Failing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
  - id: e2
    date: 2024-04-01
    kind: action
    commitments: [cw-1]
    statement: Closed its plant for waste water.
    withdraws: e1 # <- here
    source: news-2024
```

## Passing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-04-01
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
  - id: e2
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Closed its plant for waste water.
    withdraws: e1
    source: news-2024
```

## What to do
Correct the dates, or name the older item that was taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context

_HINT = "Correct the dates, or name the older item that was taken back."


def _check(context: Context) -> Iterator[Finding]:
    for fact in context.facts:
        withdraws = fact.evidence.withdraws if fact.evidence is not None else None
        withdrawn = context.facts_of[fact.company_id].get(withdraws) if withdraws is not None else None
        if withdrawn is None:
            continue
        path = (*fact.path, "withdraws")
        if withdrawn.item.id == fact.item.id:
            yield Finding(fact.file, path, f"{fact.label} withdraws itself", _HINT)
        elif withdrawn.item.date.first > fact.item.date.last:
            yield Finding(
                fact.file,
                path,
                f"{fact.label} of {fact.item.date} withdraws {withdrawn.label}, which is later ({withdrawn.item.date})",
                _HINT,
            )


RULE = Rule("later-item-withdrawn", "error", _check)
