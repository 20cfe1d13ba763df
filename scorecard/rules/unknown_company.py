"""An edition or a framework names a company that has no file.

## What is wrong
The list of companies of an edition, or a framework's `signatories` or `excluded`, names a company for which there is
no file in `companies/`.

## Why it matters
A company that is spelt wrongly drops out of the edition without a word, and a framework's list that names nobody
can't contradict anybody.

## Failing example
```yaml
# editions/2026/edition.yaml
companies:
  - example-mills
  - exemple-mills # <- here
```

## Passing example
```yaml
# editions/2026/edition.yaml
companies:
  - example-mills
```

## What to do
Correct the id (it is the name of the company's file without `.yaml`), or add the company's file. A signatory that is
not among our companies has a `name` and no `company`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import edition_file, framework_file
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    companies = context.dataset.companies

    def is_unknown(company_id: str) -> bool:
        return company_id not in companies and not context.left_out.may_define("companies", company_id)

    for edition_id, data in context.dataset.editions.items():
        for position, company_id in enumerate(data.edition.companies):
            if is_unknown(company_id):
                yield Finding(
                    edition_file(edition_id),
                    ("companies", position),
                    f"the edition covers the company {company_id}, which has no file",
                    suggest(company_id, companies, f"A new company needs a file companies/{company_id}.yaml."),
                )
    for framework_id, framework in context.dataset.frameworks.items():
        file = framework_file(framework_id)
        for position, signatory in enumerate(framework.signatories):
            if signatory.company is not None and is_unknown(signatory.company):
                yield Finding(
                    file,
                    ("signatories", position, "company"),
                    f"the signatory {signatory.name} is the company {signatory.company}, which has no file",
                    suggest(
                        signatory.company, companies, "A signatory that is not one of our companies has no `company`."
                    ),
                )
        for position, company_id in enumerate(framework.excluded):
            if is_unknown(company_id):
                yield Finding(
                    file,
                    ("excluded", position),
                    f"the framework excludes the company {company_id}, which has no file",
                    suggest(company_id, companies, "Only our own companies are named here."),
                )


RULE = Rule("unknown-company", "error", _check)
