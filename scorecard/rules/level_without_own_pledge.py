"""A pledge level that rests on the company's own words cites no pledge of its own.

## What is wrong
The scale demands an own pledge for the level, and the assessment cites no pledge that bears on the commitment.

## Why it matters
"The company said so itself" can be checked only if the reader is led to where it said so.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  pledge: own # <- here
  evidence: [e1]
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  pledge: own
  evidence: [p1, e1]
```

## What to do
Cite the pledge, or give the pledge level that fits what there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for given in context.given_levels:
        if given.level.demands.pledge in {"own", "measurable"} and not given.judgement.cited_pledges:
            yield Finding(
                given.judgement.file,
                given.path,
                f"{given.label} is {given.level.id}, and no pledge on {given.judgement.commitment_id} is cited",
                "Cite the company's own pledge, or give the level that fits what there is.",
            )


RULE = Rule("level-without-own-pledge", "error", _check)
