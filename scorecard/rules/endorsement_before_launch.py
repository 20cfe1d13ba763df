"""A framework was endorsed before it was launched.

## What is wrong
The date of a company's endorsement, or of a signatory on the framework's list, is earlier than `launched` of the
framework.

## Why it matters
Nobody can sign what is not there: one of the dates is wrong.

## Failing example
```yaml
# frameworks/clean-water.yaml
signatories:
  - name: Example Mills
    company: example-mills
    date: 2020-05-01
    source: charter
  - name: Sample Looms
    date: 2019 # <- here
    source: charter
```

## Passing example
```yaml
# frameworks/clean-water.yaml
signatories:
  - name: Example Mills
    company: example-mills
    date: 2020-05-01
    source: charter
  - name: Sample Looms
    date: 2020
    source: charter
```

## What to do
Look both dates up and correct the wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import company_file, framework_file
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context

_HINT = "Look both dates up and correct the wrong one."


def _check(context: Context) -> Iterator[Finding]:
    frameworks = context.dataset.frameworks
    for framework_id, framework in frameworks.items():
        for position, signatory in enumerate(framework.signatories):
            if signatory.date.last < framework.launched.first:
                yield Finding(
                    framework_file(framework_id),
                    ("signatories", position, "date"),
                    f"{signatory.name} is listed from {signatory.date}, before the framework was launched "
                    f"({framework.launched})",
                    _HINT,
                )
    for company_id, company in context.dataset.companies.items():
        for position, endorsement in enumerate(company.endorsements):
            endorsed = frameworks.get(endorsement.framework)
            if endorsed is not None and endorsement.date.last < endorsed.launched.first:
                yield Finding(
                    company_file(company_id),
                    ("endorsements", position, "date"),
                    f"the endorsement of {endorsement.framework} is dated {endorsement.date}, before the framework was "
                    f"launched ({endorsed.launched})",
                    _HINT,
                )


RULE = Rule("endorsement-before-launch", "error", _check)
