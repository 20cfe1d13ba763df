"""A pledge level that rests on an endorsement is given without one in force.

## What is wrong
The scale demands an endorsement for the pledge level, and the company's file has none of the commitment's framework
that is in force at the cut-off.

## Why it matters
A company can be held to a framework's commitments only while it belongs to it.

## Failing example
```yaml
# companies/example-mills.yaml
endorsements:
  - framework: clean-water
    date: 2020-05-01
    ended: 2025-01-31
    source: charter
```
```yaml
# frameworks/clean-water.yaml
signatories:
  - {name: Example Mills, company: example-mills, date: 2020-05-01, ended: 2025-01-31, source: charter}
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  pledge: collective # <- here
```

## Passing example
```yaml
# companies/example-mills.yaml
endorsements:
  - framework: clean-water
    date: 2020-05-01
    source: charter
```

## What to do
Add the endorsement with its source, or give the pledge level that fits what there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.endorsements import can_hold
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for given in context.given_levels:
        judgement = given.judgement
        if given.level.demands.pledge != "endorsement" or judgement.framework_id is None:
            continue
        if not can_hold(judgement.company, judgement.framework_id, judgement.cut_off):
            yield Finding(
                judgement.file,
                given.path,
                f"{given.label} is {given.level.id}, and no endorsement of {judgement.framework_id} is in force at the "
                f"cut-off {judgement.cut_off}",
                "Add the endorsement with its source, or give the level that fits what there is.",
            )


RULE = Rule("level-without-endorsement", "error", _check)
