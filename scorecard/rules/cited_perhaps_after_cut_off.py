"""An assessment cites something that may have happened after the edition's cut-off.

## What is wrong
A cited pledge or evidence item is dated with a year or a month only, and the `cut_off` of the edition lies inside it.

## Why it matters
Nothing after the cut-off may be cited, and with this date nobody can tell.

## Failing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
```
```yaml
# editions/2026/edition.yaml
cut_off: 2024-06-30
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  evidence:
    - p1
    - e1 # <- here
```

## Passing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
```
```yaml
# editions/2026/edition.yaml
cut_off: 2024-06-30
```

## What to do
Find the day, or at least the month, and write it down. If it can't be found, do not rest the judgement on this item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for judgement in context.judgements:
        for position, fact in judgement.cited:
            if fact.item.date.first <= judgement.cut_off < fact.item.date.last:
                yield Finding(
                    judgement.file,
                    (judgement.commitment_id, "evidence", position),
                    f"{judgement.commitment_id} cites {fact.label} of {fact.item.date}, which may be after the cut-off "
                    f"{judgement.cut_off}",
                    "Find the month or the day, or do not rest the judgement on this item.",
                )


RULE = Rule("cited-perhaps-after-cut-off", "warning", _check)
