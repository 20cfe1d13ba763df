"""An edition, a framework or a context figure names a company that has no file.

## What is wrong
The list of companies of an edition, a framework's `signatories` or `excluded`, or a series of context figures names a
company for which there is no file in `companies/`.

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

from scorecard.loader import context_file, edition_file, framework_file
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context
    from scorecard.rules.rule import DataPath


def _check(context: Context) -> Iterator[Finding]:
    companies = context.dataset.companies
    for file, path, company_id, what, otherwise in _walk(context):
        if company_id in companies or context.left_out.may_define("companies", company_id):
            continue
        yield Finding(
            file, path, f"{what} the company {company_id}, which has no file", suggest(company_id, companies, otherwise)
        )


def _walk(context: Context) -> Iterator[tuple[str, DataPath, str, str, str]]:
    """Yield file, path, id, the beginning of the sentence and the hint of everything that names a company."""
    for edition_id, data in context.dataset.editions.items():
        for position, company_id in enumerate(data.edition.companies):
            hint = f"A new company needs a file companies/{company_id}.yaml."
            yield edition_file(edition_id), ("companies", position), company_id, "the edition covers", hint
    for framework_id, framework in context.dataset.frameworks.items():
        file = framework_file(framework_id)
        hint = "A signatory that is not one of our companies has no `company`."
        for position, signatory in enumerate(framework.signatories):
            if signatory.company is not None:
                what = f"the signatory {signatory.name} is"
                yield file, ("signatories", position, "company"), signatory.company, what, hint
        for position, company_id in enumerate(framework.excluded):
            what = "the framework excludes"
            yield file, ("excluded", position), company_id, what, "Only our own companies are named here."
    for topic_id, topic in context.dataset.context.items():
        hint = "A series about nobody of ours has no `company`."
        for position, series in enumerate(topic.series):
            if series.company is not None:
                what = f"the series {series.name} is about"
                yield context_file(topic_id), ("series", position, "company"), series.company, what, hint


RULE = Rule("unknown-company", "error", _check)
