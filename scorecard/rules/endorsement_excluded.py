"""A company is said to have endorsed a framework whose sources show that it does not belong to it.

## What is wrong
The company has an endorsement of a framework that names it under `excluded`.

## Why it matters
`excluded` keeps errors that others made, and that are easily copied, out of the scorecards: companies that were taken
for signatories and are none.

## Failing example
```yaml
# frameworks/clean-water.yaml
signatories_complete: false
signatories: []
excluded: [example-mills]
```
```yaml
# companies/example-mills.yaml
endorsements:
  - framework: clean-water # <- here
    date: 2020-05-01
    source: charter
```

## Passing example
```yaml
# frameworks/clean-water.yaml
signatories_complete: false
excluded: []
```

## What to do
Take the endorsement out. If a new source shows that the company did sign, take it out of `excluded` and name the
source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import company_file, framework_file
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for company_id, company in context.dataset.companies.items():
        for position, endorsement in enumerate(company.endorsements):
            framework = context.dataset.frameworks.get(endorsement.framework)
            if framework is not None and company_id in framework.excluded:
                yield Finding(
                    company_file(company_id),
                    ("endorsements", position, "framework"),
                    f"{framework.short_name} names {company.name} among those that do not belong to it",
                    f"Take the endorsement out, or {company_id} out of `excluded` in "
                    f"{framework_file(endorsement.framework)}.",
                )
    for framework_id, framework in context.dataset.frameworks.items():
        for position, signatory in enumerate(framework.signatories):
            if signatory.company is not None and signatory.company in framework.excluded:
                yield Finding(
                    framework_file(framework_id),
                    ("signatories", position, "company"),
                    f"{signatory.company} is both a signatory and under `excluded`",
                    "Take it out of one of the two.",
                )


RULE = Rule("endorsement-excluded", "error", _check)
