"""Two facts in one file have the same id.

## What is wrong
Two pledges, two evidence items, or a pledge and an evidence item in one company's file have the same id, or two items
in the record of a framework.

## Why it matters
Assessments cite facts by id. With two facts of one id nobody can tell which one a judgement rests on.

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
  - id: e1 # <- here
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Closed its old pond.
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
    source: news-2024
  - id: e2
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Closed its old pond.
    source: news-2024
```

## What to do
Give the newer one the next free id, and look at the assessments that cite it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context
    from scorecard.rules.pieces import RecordFact


def _check(context: Context) -> Iterator[Finding]:
    for fact in context.facts:
        first = context.facts_of[fact.company_id][fact.item.id]
        if first is not fact:
            kind = "a pledge" if first.pledge is not None else "evidence"
            yield Finding(
                fact.file,
                (*fact.path, "id"),
                f"the id {fact.item.id} is already that of {kind} of {first.item.date} in this file",
                "Give one of the two another id, and look at the assessments that cite it.",
            )
    seen: dict[tuple[str, str], RecordFact] = {}
    for item in context.record:
        earlier = seen.setdefault((item.framework_id, item.item.id), item)
        if earlier is not item:
            yield Finding(
                item.file,
                (*item.path, "id"),
                f"the id {item.item.id} is already that of an item of {earlier.item.date} in this record",
                "Give one of the two another id, and look at the items that name it as their promise.",
            )


RULE = Rule("duplicate-item", "error", _check)
