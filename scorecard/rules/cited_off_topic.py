"""An assessment cites something that does not bear on its commitment.

## What is wrong
A cited pledge or evidence item does not list the commitment under `commitments`.

## Why it matters
Under each commitment the scorecard shows the facts that bear on it. A judgement that rests on other facts can't be
followed.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  evidence:
    - e1 # <- here
```

## Passing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1, cw-2]
    statement: Opened a plant for its waste water and published the figures of the first day.
    source: news-2024
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  evidence:
    - e1
```

## What to do
If the fact bears on the commitment, add the commitment to the fact; if not, take it out of `evidence`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for judgement in context.judgements:
        for position, fact in judgement.cited:
            if judgement.commitment_id not in fact.item.commitments:
                listed = join_words(fact.item.commitments) if fact.item.commitments else "no commitment"
                yield Finding(
                    judgement.file,
                    (judgement.commitment_id, "evidence", position),
                    f"{judgement.commitment_id} cites {fact.label}, which bears on {listed}",
                    f"If it bears on {judgement.commitment_id}, add that in {fact.file}; if not, do not cite it here.",
                )


RULE = Rule("cited-off-topic", "error", _check)
