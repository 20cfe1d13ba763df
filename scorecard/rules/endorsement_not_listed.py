"""A company is said to have endorsed a framework whose complete list does not name it.

## What is wrong
The company has an endorsement of a framework with `signatories_complete: true`, and no entry of its `signatories` has
this company.

## Why it matters
To hold a company to a charter that it never signed is the worst mistake a scorecard can make. The framework's own
list says that it did not.

## Failing example
```yaml
# companies/example-mills.yaml
endorsements:
  - framework: clean-water # <- here
    date: 2020-05-01
    source: charter
```
```yaml
# frameworks/clean-water.yaml
signatories:
  - name: Sample Looms
    date: 2020-05-01
    source: charter
```

## Passing example
```yaml
# frameworks/clean-water.yaml
signatories:
  - name: The Mills
    company: example-mills
    date: 2020-05-01
    source: charter
```

## What to do
If the list names the company under another name, add `company` to that entry. If it does not name it, take the
endorsement out. If the list is not the whole one, say so with `signatories_complete: false`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import company_file, framework_file
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.company import Company
    from scorecard.model.framework import Framework
    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for company_id, company in context.dataset.companies.items():
        for position, endorsement in enumerate(company.endorsements):
            framework = context.dataset.frameworks.get(endorsement.framework)
            if framework is None or not framework.signatories_complete or company_id in framework.excluded:
                continue
            if all(signatory.company != company_id for signatory in framework.signatories):
                yield Finding(
                    company_file(company_id),
                    ("endorsements", position, "framework"),
                    f"the complete list of {framework.short_name} does not name {company.name}",
                    _hint(company_id, company, endorsement.framework, framework),
                )


def _hint(company_id: str, company: Company, framework_id: str, framework: Framework) -> str:
    names = {name.casefold() for name in (company.name, company.named_as, *company.also_known_as) if name}
    for signatory in framework.signatories:
        if signatory.company is None and signatory.name.casefold() in names:
            return f"Is it {signatory.name}? Then add `company: {company_id}` there, in {framework_file(framework_id)}."
    return f"Take the endorsement out, or correct the list in {framework_file(framework_id)}."


RULE = Rule("endorsement-not-listed", "error", _check)
