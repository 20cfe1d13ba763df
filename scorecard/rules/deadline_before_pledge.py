"""A pledge has a deadline that lies before the pledge itself.

## What is wrong
The `deadline` of a pledge is earlier than its `date`.

## Why it matters
Deadlines that passed are counted and shown. A wrong one blames a company for being late with something that it had
not yet promised.

## Failing example
```yaml
# companies/example-mills.yaml
pledges:
  - id: p1
    date: 2023-02-01
    commitments: [cw-1]
    statement: Said that it would build a plant for its waste water by the end of 2024.
    clarity: checkable
    deadline: 2022-12-31 # <- here
    source: plan-2023
```

## Passing example
```yaml
# companies/example-mills.yaml
pledges:
  - id: p1
    date: 2023-02-01
    commitments: [cw-1]
    statement: Said that it would build a plant for its waste water by the end of 2024.
    clarity: checkable
    deadline: 2023
    source: plan-2023
```

## What to do
Look both dates up in the source and correct the wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for fact in context.facts:
        pledge = fact.pledge
        if pledge is not None and pledge.deadline is not None and pledge.deadline.last < pledge.date.first:
            yield Finding(
                fact.file,
                (*fact.path, "deadline"),
                f"the deadline {pledge.deadline} of {fact.label} is before the pledge of {pledge.date}",
                "Look both dates up in the source and correct the wrong one.",
            )


RULE = Rule("deadline-before-pledge", "error", _check)
