"""Something is dated before the company existed.

## What is wrong
A pledge, an evidence item, an endorsement or the beginning of a service is dated earlier than `founded`.

## Why it matters
A company can't promise or do anything before it exists: one of the two dates is wrong, or the fact belongs to another
company.

## Failing example
```yaml
# companies/example-mills.yaml
founded: 2023-06
pledges:
  - id: p1
    date: 2023-02-01 # <- here
    commitments: [cw-1]
    statement: Said that it would build a plant for its waste water by the end of 2024.
    clarity: checkable
    deadline: 2024-12-31
    source: plan-2023
endorsements:
  - framework: clean-water
    date: 2023-06-30
    source: charter
```
```yaml
# frameworks/clean-water.yaml
signatories:
  - {name: Example Mills, company: example-mills, date: 2023-06-30, source: charter}
```

## Passing example
```yaml
# companies/example-mills.yaml
founded: 2019
```

## What to do
Correct the date. `founded` is the beginning of the company or of the one that it succeeds, so that pledges made under
an older name are not too early.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import company_file
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.base import PartialDate
    from scorecard.model.company import Company
    from scorecard.rules.context import Context
    from scorecard.rules.rule import DataPath


def _check(context: Context) -> Iterator[Finding]:
    companies = context.dataset.companies
    for fact in context.facts:
        founded = companies[fact.company_id].founded
        if fact.item.date.last < founded.first:
            yield _find(fact.file, (*fact.path, "date"), fact.label, fact.item.date, companies[fact.company_id])
    for company_id, company in companies.items():
        file = company_file(company_id)
        for position, endorsement in enumerate(company.endorsements):
            if endorsement.date.last < company.founded.first:
                what = f"the endorsement of {endorsement.framework}"
                yield _find(file, ("endorsements", position, "date"), what, endorsement.date, company)
        for service_id, service in company.services.items():
            if service.since is not None and service.since.last < company.founded.first:
                what = f"the beginning of the service {service_id}"
                yield _find(file, ("services", service_id, "since"), what, service.since, company)


def _find(file: str, path: DataPath, what: str, date: PartialDate, company: Company) -> Finding:
    return Finding(
        file,
        path,
        f"{what} is dated {date}, before {company.name} was founded ({company.founded})",
        "Correct one of the dates; `founded` is the beginning of the company or of the one that it succeeds.",
    )


RULE = Rule("before-founding", "error", _check)
