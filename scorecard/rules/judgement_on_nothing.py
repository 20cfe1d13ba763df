"""A judgement names nothing that it rests on.

## What is wrong
An assessment gives a delivery level, and has neither `evidence` nor `searched`.

## Why it matters
A rationale alone is an opinion. A reader must be able to go from the level to the facts, or to the places where facts
were looked for.

## Failing example
```yaml
# methodology.yaml
scales:
  delivery:
    name: What was done
    levels:
      - {id: none, name: None found, points: 0, criterion: Nothing public found.}
      - {id: partial, name: Partial, points: 33, criterion: Done in part.}
      - {id: delivered, name: Delivered, points: 67, criterion: Done.}
      - {id: verified, name: Verified, points: 100, criterion: Done and confirmed.}
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2: # <- here
  delivery: none
  searched: []
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  delivery: not-assessed
  searched: []
```

## What to do
Cite the evidence, or name the places where one looked. If nobody looked, the level is `not-assessed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.assessment import NOT_APPLICABLE, NOT_ASSESSED
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    demanding = {
        (given.judgement.file, given.judgement.commitment_id)
        for given in context.given_levels
        if given.lacks_all_evidence or given.level.demands.searched
    }
    for judgement in context.judgements:
        assessment = judgement.assessment
        if assessment.evidence or assessment.searched:
            continue
        is_judged = not {NOT_ASSESSED, NOT_APPLICABLE}.issuperset(map(str, assessment.delivery.values()))
        # What a level itself demands is reported, in closer words, by the rule for that demand.
        if is_judged and (judgement.file, judgement.commitment_id) not in demanding:
            yield Finding(
                judgement.file,
                (judgement.commitment_id,),
                f"the judgement on {judgement.commitment_id} cites no evidence and names no search",
                "Cite the evidence, or name the places where one looked under `searched`.",
            )


RULE = Rule("judgement-on-nothing", "error", _check)
