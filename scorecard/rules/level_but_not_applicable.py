"""An assessment gives a level for a commitment that applies to no service of the company.

## What is wrong
No service that runs at the cut-off has one of the features that the commitment needs, and the delivery level is
something other than `not-applicable`.

## Why it matters
The level is not counted. Either a feature is missing in the company's file, or the company is judged by something
that it can't do.

## Failing example
```yaml
# companies/example-mills.yaml
services:
  dye-works:
    name: Dye Works
    kind: weaving mill
    features: [selling]
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery: delivered # <- here
```

## Passing example
```yaml
# companies/example-mills.yaml
services:
  dye-works:
    name: Dye Works
    kind: weaving mill
    features: [selling]
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery: not-applicable
```

## What to do
Give `not-applicable`, or correct the features of the services in the company's file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.assessment import NOT_APPLICABLE
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for judgement in context.judgements:
        commitment = judgement.commitment
        if commitment is None or not judgement.applies_nowhere:
            continue
        if any(value != NOT_APPLICABLE for _, _, value in judgement.levels()):
            yield Finding(
                judgement.file,
                (judgement.commitment_id, "delivery"),
                f"{judgement.commitment_id} has a level, and no service of {judgement.company.name} at the cut-off has "
                f"a feature that it needs ({join_words(commitment.applies_to)})",
                "Give not-applicable, or correct the features of the services in the company's file.",
            )


RULE = Rule("level-but-not-applicable", "error", _check)
