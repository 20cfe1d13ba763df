"""A service is given a level for a commitment that does not apply to it.

## What is wrong
An assessment gives a delivery level to a service that has none of the features that the commitment needs, or that the
company does not run at the cut-off.

## Why it matters
Such a level is not counted. Most often another service was meant, or a feature is missing in the company's file.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: delivered
    mill-shop: partial # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: delivered
```

## What to do
Take the service out, or correct its features, its `since` or its `until` in the company's file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.applicability import runs_at
from scorecard.model.assessment import NOT_APPLICABLE
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.company import Service
    from scorecard.model.framework import Commitment
    from scorecard.rules.context import Context
    from scorecard.rules.pieces import Judgement


def _check(context: Context) -> Iterator[Finding]:
    for judgement in context.judgements:
        commitment = judgement.commitment
        if commitment is None or judgement.applies_nowhere:
            continue
        for path, service_id, value in judgement.levels():
            service = judgement.company.services.get(service_id) if service_id is not None else None
            if service_id is None or service is None or value == NOT_APPLICABLE:
                continue
            why = _find_reason(judgement, commitment, service_id, service)
            if why:
                yield Finding(
                    judgement.file,
                    path,
                    f"{judgement.commitment_id} gives a level to {service_id}, {why}",
                    f"Take the service out, or correct it in companies/{judgement.company_id}.yaml.",
                )


def _find_reason(judgement: Judgement, commitment: Commitment, service_id: str, service: Service) -> str:
    if not runs_at(service, judgement.cut_off):
        if service.until is not None and service.until.last <= judgement.cut_off:
            return f"which was closed at the cut-off {judgement.cut_off} (until {service.until})"
        return f"which had not begun at the cut-off {judgement.cut_off} (since {service.since})"
    if commitment.applies_to and service_id not in judgement.applicable:
        return f"which has none of the features that it needs ({join_words(commitment.applies_to)})"
    return ""


RULE = Rule("level-for-unfit-service", "error", _check)
