"""An endorsement or an edition names a framework that does not exist.

## What is wrong
A company's endorsement, or an edition's list of frameworks, names a framework for which there is no file in
`frameworks/`.

## Why it matters
An endorsement of an unknown framework carries no commitment, so that the company looks as if it had promised nothing;
an edition that covers an unknown framework covers less than it says.

## Failing example
```yaml
# editions/2026/edition.yaml
frameworks:
  - clean-water
  - clean-air # <- here
```

## Passing example
```yaml
# editions/2026/edition.yaml
frameworks:
  - clean-water
```

## What to do
Correct the id (it is the name of the framework's file without `.yaml`), or add the framework's file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import company_file, edition_file
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    frameworks = context.dataset.frameworks

    def is_unknown(framework_id: str) -> bool:
        return framework_id not in frameworks and not context.left_out.may_define("frameworks", framework_id)

    for company_id, company in context.dataset.companies.items():
        for position, endorsement in enumerate(company.endorsements):
            if is_unknown(endorsement.framework):
                yield Finding(
                    company_file(company_id),
                    ("endorsements", position, "framework"),
                    f"the endorsement of {endorsement.date} is of the framework {endorsement.framework}, which does "
                    "not exist",
                    _hint(endorsement.framework, context),
                )
    for edition_id, data in context.dataset.editions.items():
        for position, framework_id in enumerate(data.edition.frameworks):
            if is_unknown(framework_id):
                yield Finding(
                    edition_file(edition_id),
                    ("frameworks", position),
                    f"the edition covers the framework {framework_id}, which does not exist",
                    _hint(framework_id, context),
                )


def _hint(framework_id: str, context: Context) -> str:
    return suggest(
        framework_id, context.dataset.frameworks, f"A new framework needs a file frameworks/{framework_id}.yaml."
    )


RULE = Rule("unknown-framework", "error", _check)
