"""A framework's list names a company that has no endorsement of it.

## What is wrong
An entry of a framework's `signatories` has one of our companies, and that company's file has no endorsement of the
framework.

## Why it matters
What the company promised by signing is not held against it.

## Failing example
```yaml
# companies/example-mills.yaml
endorsements: [] # <- here
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  pledge: none
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
Add the endorsement, with the list as its source, or take `company` out of the entry if it is another organisation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import company_file
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for framework_id, framework in context.dataset.frameworks.items():
        for company_id in sorted({signatory.company for signatory in framework.signatories if signatory.company}):
            company = context.dataset.companies.get(company_id)
            if company is None or company_id in framework.excluded:
                continue
            if all(endorsement.framework != framework_id for endorsement in company.endorsements):
                yield Finding(
                    company_file(company_id),
                    ("endorsements",),
                    f"the list of {framework.short_name} names {company.name}, which has no endorsement of it here",
                    "Add the endorsement with the list as its source, or correct the list.",
                )


RULE = Rule("endorsement-missing", "warning", _check)
