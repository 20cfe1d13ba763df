"""A fact or an assessment names a service that the company does not have.

## What is wrong
`services` of a pledge or an evidence item, or `delivery` of an assessment, name a service that is not under
`services` in the company's file.

## Why it matters
A level that is given to an unknown service is never counted, and the service that was meant counts as not assessed.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: delivered
    dye-house: partial # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: delivered
```

## What to do
Correct the id, or add the service to the company's file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for fact in context.facts:
        company = context.dataset.companies[fact.company_id]
        for position, service_id in enumerate(fact.item.services):
            if service_id not in company.services:
                yield Finding(
                    fact.file,
                    (*fact.path, "services", position),
                    f"{fact.label} names the service {service_id}, which {company.name} does not have",
                    suggest(service_id, company.services, "Services stand under `services` in this file."),
                )
    for judgement in context.judgements:
        company = judgement.company
        for path, named, _ in judgement.levels():
            if named is not None and named not in company.services:
                yield Finding(
                    judgement.file,
                    path,
                    f"{judgement.commitment_id} gives a level to {named}, a service that {company.name} does not have",
                    suggest(named, company.services, f"Services stand in companies/{judgement.company_id}.yaml."),
                )


RULE = Rule("unknown-service", "error", _check)
