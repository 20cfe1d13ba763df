"""An assessment or an evidence item refers to a pledge or to evidence that the company's file does not have.

## What is wrong
An assessment cites, or an evidence item withdraws or fulfils, an id that no pledge and no evidence in the company's
file has. What is fulfilled must be a pledge.

## Why it matters
A judgement that rests on an item that isn't there rests on nothing.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  evidence:
    - p1
    - e1
    - e2 # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  evidence:
    - p1
    - e1
```

## What to do
Correct the id, or write the fact into the company's file first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for judgement in context.judgements:
        known = context.facts_of[judgement.company_id]
        for position, item_id in enumerate(judgement.assessment.evidence):
            if item_id not in known:
                yield Finding(
                    judgement.file,
                    (judgement.commitment_id, "evidence", position),
                    f"{judgement.commitment_id} cites {item_id}, which is neither a pledge nor evidence of "
                    f"{judgement.company.name}",
                    suggest(item_id, known, f"Pledges and evidence stand in companies/{judgement.company_id}.yaml."),
                )
    for fact in context.facts:
        known = context.facts_of[fact.company_id]
        evidence = fact.evidence
        if evidence is None:
            continue
        if evidence.withdraws is not None and evidence.withdraws not in known:
            yield Finding(
                fact.file,
                (*fact.path, "withdraws"),
                f"{fact.label} withdraws {evidence.withdraws}, which is neither a pledge nor evidence in this file",
                suggest(evidence.withdraws, known, "What is withdrawn is written down as a fact of its own."),
            )
        for position, item_id in enumerate(evidence.fulfils):
            if item_id not in known or known[item_id].pledge is None:
                pledges = [other for other, found in known.items() if found.pledge is not None]
                yield Finding(
                    fact.file,
                    (*fact.path, "fulfils", position),
                    f"{fact.label} fulfils {item_id}, which is no pledge in this file",
                    suggest(item_id, pledges, "Only a pledge can be fulfilled."),
                )


RULE = Rule("unknown-item", "error", _check)
