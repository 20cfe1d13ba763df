"""An assessment says that nothing was pledged, although the company's file shows a pledge.

## What is wrong
The assessment gives the lowest pledge level, and the company has an endorsement of the commitment's framework in
force at the cut-off, or a pledge on the commitment that was made before the cut-off and not withdrawn.

## Why it matters
What was not pledged is left out of the score. A promise that is overlooked is a promise that nobody is held to.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  pledge: none # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  pledge: collective
```

## What to do
Give the pledge level that fits. If the fact does not bear on this commitment, correct the fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.endorsements import find_sure
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.pledge import Pledge
    from scorecard.rules.context import Context
    from scorecard.rules.pieces import Judgement


def _check(context: Context) -> Iterator[Finding]:
    scale = context.dataset.methodology.scales.get(context.dataset.methodology.pledge_scale)
    lowest = scale.levels[0].id if scale is not None and scale.levels else None
    for judgement in context.judgements:
        if judgement.assessment.pledge != lowest or judgement.framework_id is None:
            continue
        endorsement = find_sure(judgement.company, judgement.framework_id, judgement.cut_off)
        pledge = _find_pledge(judgement)
        if endorsement is not None:
            found = f"{judgement.company.name} has endorsed {endorsement.framework} since {endorsement.date}"
        elif pledge is not None:
            found = f"pledge {pledge.id} of {pledge.date} bears on it"
        else:
            continue
        yield Finding(
            judgement.file,
            (judgement.commitment_id, "pledge"),
            f"the pledge level of {judgement.commitment_id} is {lowest}, and {found}",
            "Give the pledge level that fits, or correct the fact.",
        )


def _find_pledge(judgement: Judgement) -> Pledge | None:
    """Return a pledge on the commitment that was surely made by the cut-off and is not withdrawn, or None."""
    withdrawn = {item.withdraws for item in judgement.company.evidence if item.date.first <= judgement.cut_off}
    return next(
        (
            pledge
            for pledge in judgement.company.pledges
            if judgement.commitment_id in pledge.commitments
            and pledge.date.last <= judgement.cut_off
            and pledge.id not in withdrawn
        ),
        None,
    )


RULE = Rule("pledge-overlooked", "error", _check)
