"""A file of assessments belongs to no company of the edition.

## What is wrong
`assessments/` of an edition has a file whose name is not in the list of companies in `edition.yaml`.

## Why it matters
The judgements in it are never shown and never counted. Often the name is spelt wrongly, and the company that was
meant has no assessments.

## Failing example
```yaml
# editions/2026/assessments/sample-looms.yaml
# yaml-language-server: $schema=../../../schema/assessments.schema.json
cw-1: # <- here
  pledge: none
  delivery: not-assessed
  rationale: Not looked at yet.
  assessed: {by: [desk], on: 2026-07-01}
```

## Passing example
```yaml
# editions/2026/edition.yaml
companies: [example-mills]
```

## What to do
Rename the file to the id of the company, add the company to the edition, or delete the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import assessments_file
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for edition_id, data in context.dataset.editions.items():
        for company_id in data.assessments:
            if company_id not in data.edition.companies:
                yield Finding(
                    assessments_file(edition_id, company_id),
                    (),
                    f"the edition {edition_id} does not cover a company {company_id}",
                    suggest(
                        company_id,
                        data.edition.companies,
                        f"Rename the file, or add {company_id} to the companies of the edition.",
                    ),
                )


RULE = Rule("assessment-file-of-nobody", "error", _check)
