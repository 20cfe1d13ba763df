"""An assessment cites something that happened after the edition's cut-off.

## What is wrong
A cited pledge or evidence item is dated later than the `cut_off` of the edition, whatever day its date means.

## Why it matters
All companies are judged by what was public on the same day. Later facts belong to the next edition, for everybody.

## Failing example
```yaml
# editions/2026/edition.yaml
cut_off: 2024-04-30
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
# editions/2026/edition.yaml
cut_off: 2024-05-02
```

## What to do
Take it out of `evidence` and judge again without it. The fact itself stays in the company's file for the next
edition.
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
            if fact.item.date.first > judgement.cut_off:
                yield Finding(
                    judgement.file,
                    (judgement.commitment_id, "evidence", position),
                    f"{judgement.commitment_id} cites {fact.label} of {fact.item.date}, after the cut-off "
                    f"{judgement.cut_off}",
                    "Take it out and judge without it; the fact stays in the company's file for the next edition.",
                )


RULE = Rule("cited-after-cut-off", "error", _check)
