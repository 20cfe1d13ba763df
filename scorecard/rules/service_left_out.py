"""An assessment by service leaves out a service that the commitment applies to.

## What is wrong
The delivery levels are given service by service, and a service that runs at the cut-off and has a needed feature is
not among them.

## Why it matters
The service counts as not assessed, which lowers the coverage; nobody can tell whether that was meant.

## Failing example
```yaml
# companies/example-mills.yaml
services:
  dye-works:
    name: Dye Works
    kind: dye house
    features: [dyeing]
  yarn-works:
    name: Yarn Works
    kind: dye house
    features: [dyeing]
  mill-shop:
    name: Mill Shop
    kind: shop
    features: [selling]
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery: # <- here
    dye-works: delivered
```

## Passing example
```yaml
# companies/example-mills.yaml
services:
  yarn-works:
    name: Yarn Works
    kind: dye house
    features: [dyeing]
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: delivered
    yarn-works: not-assessed
```

## What to do
Add the service with its level; `not-assessed` is an honest one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.assessment import ALL_SERVICES
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for judgement in context.judgements:
        delivery = judgement.assessment.delivery
        missing = sorted(set(judgement.applicable) - set(delivery))
        if missing and ALL_SERVICES not in delivery:
            yield Finding(
                judgement.file,
                (judgement.commitment_id, "delivery"),
                f"{judgement.commitment_id} gives no level to {join_words(missing)}, to which it applies",
                "Add the level; where nobody has looked yet, it is not-assessed.",
            )


RULE = Rule("service-left-out", "warning", _check)
