"""A company of the edition has no file of assessments.

## What is wrong
`edition.yaml` lists the company, and `assessments/` of the edition has no file with its name.

## Why it matters
The edition says that it covers the company, and shows nothing about it.

## Failing example
```yaml
# companies/sample-looms.yaml
# yaml-language-server: $schema=../schema/company.schema.json
name: Sample Looms
headquarters: Loomfield, Exampleland
website: https://looms.example/
founded: 2001
services:
  weaving:
    name: Weaving
    kind: weaving mill
    features: [dyeing]
```
```yaml
# editions/2026/edition.yaml
companies:
  - example-mills
  - sample-looms # <- here
```

## Passing example
```yaml
# companies/sample-looms.yaml
# yaml-language-server: $schema=../schema/company.schema.json
name: Sample Looms
headquarters: Loomfield, Exampleland
website: https://looms.example/
founded: 2001
services:
  weaving:
    name: Weaving
    kind: weaving mill
    features: [dyeing]
```
```yaml
# editions/2026/edition.yaml
companies:
  - example-mills
```

## What to do
Add the file, with one entry for each commitment; `not-assessed` is an honest level. Or take the company out of the
edition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import assessments_file, edition_file
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    files = set(context.loaded.files)
    for edition_id, data in context.dataset.editions.items():
        for position, company_id in enumerate(data.edition.companies):
            file = assessments_file(edition_id, company_id)
            if company_id in context.dataset.companies and file not in files:
                yield Finding(
                    edition_file(edition_id),
                    ("companies", position),
                    f"the edition covers {company_id}, which has no file of assessments",
                    f"Add {file}, or take the company out of the edition.",
                )


RULE = Rule("assessment-file-missing", "error", _check)
