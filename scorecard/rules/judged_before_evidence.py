"""A judgement is older than the evidence that it cites.

## What is wrong
The day under `assessed` is earlier than the date of a cited pledge or evidence item.

## Why it matters
Somebody added the fact and did not judge again, or did and left the old day standing. Either way the scorecard names
people for a judgement that they did not make on that day.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  assessed:
    by: [desk]
    on: 2024-01-15 # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  assessed:
    by: [desk]
    on: 2024-05-15
```

## What to do
Judge again with the new fact, and write down who did and when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for judgement in context.judgements:
        day = judgement.assessment.assessed.on
        later = [fact for _, fact in judgement.cited if fact.item.date.first > day]
        if later:
            newest = max(later, key=lambda fact: (fact.item.date.first, fact.item.id))
            yield Finding(
                judgement.file,
                (judgement.commitment_id, "assessed", "on"),
                f"{judgement.commitment_id} was assessed on {day} and cites {newest.label} of {newest.item.date}",
                "Judge again with the new fact, and write down who did and when.",
            )


RULE = Rule("judged-before-evidence", "warning", _check)
