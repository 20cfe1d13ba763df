"""A pledge level that asks for a target cites no pledge that has one.

## What is wrong
The scale demands a measurable pledge for the level, and of the cited pledges on the commitment none has `clarity:
measurable`.

## Why it matters
The highest pledge level is for promises that anybody can check: with a number, or with a day.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  pledge: measurable # <- here
```

## Passing example
```yaml
# companies/example-mills.yaml
pledges:
  - id: p1
    date: 2023-02-01
    commitments: [cw-1]
    statement: Said that by the end of 2024 all its waste water would go through its own plant.
    clarity: measurable
    deadline: 2024-12-31
    source: plan-2023
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  pledge: measurable
```

## What to do
Cite the pledge with the target, or give the level below. If the cited pledge does have a target or a date that one
can check, correct its `clarity`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for given in context.given_levels:
        pledges = given.judgement.cited_pledges
        if given.level.demands.pledge != "measurable" or not pledges:
            continue
        if all(pledge.clarity != "measurable" for pledge in pledges):
            found = join_words(f"{pledge.id} ({pledge.clarity})" for pledge in pledges)
            yield Finding(
                given.judgement.file,
                given.path,
                f"{given.label} is {given.level.id}, and no cited pledge is measurable: {found}",
                "Cite a pledge with a target or a date, or give the level below.",
            )


RULE = Rule("level-without-target", "error", _check)
