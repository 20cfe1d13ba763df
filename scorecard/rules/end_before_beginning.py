"""Something ended before it began.

## What is wrong
The `ended` of an endorsement, of a signatory or of a framework, the `until` of a service, or the `to` of a context
figure is earlier than the date on which it began.

## Why it matters
An endorsement or a service that never was in force is left out of the score, although one of its dates is only
mistyped.

## Failing example
```yaml
# companies/example-mills.yaml
services:
  dye-works:
    name: Dye Works
    kind: dye house
    features: [dyeing]
  mill-shop:
    name: Mill Shop
    kind: shop
    features: [selling]
    since: 2016
    until: 2015-12-31 # <- here
```

## Passing example
```yaml
# companies/example-mills.yaml
services:
  dye-works:
    name: Dye Works
    kind: dye house
    features: [dyeing]
  mill-shop:
    name: Mill Shop
    kind: shop
    features: [selling]
    since: 2015
    until: 2015-12-31
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

    from scorecard.model.base import PartialDate
    from scorecard.rules.context import Context
    from scorecard.rules.rule import DataPath


def _check(context: Context) -> Iterator[Finding]:
    for file, path, what, begun, ended in _walk(context):
        if begun is not None and ended is not None and ended.last < begun.first:
            yield Finding(
                file,
                path,
                f"{what} ended {ended}, before it began ({begun})",
                "Look both dates up and correct the wrong one.",
            )


def _walk(context: Context) -> Iterator[tuple[str, DataPath, str, PartialDate | None, PartialDate | None]]:
    for framework_id, framework in context.dataset.frameworks.items():
        file = framework_file(framework_id)
        yield file, ("ended",), "the framework", framework.launched, framework.ended
        for position, signatory in enumerate(framework.signatories):
            yield (
                file,
                ("signatories", position, "ended"),
                f"the listing of {signatory.name}",
                signatory.date,
                signatory.ended,
            )
    for company_id, company in context.dataset.companies.items():
        file = company_file(company_id)
        for position, endorsement in enumerate(company.endorsements):
            what = f"the endorsement of {endorsement.framework}"
            yield file, ("endorsements", position, "ended"), what, endorsement.date, endorsement.ended
        for service_id, service in company.services.items():
            yield file, ("services", service_id, "until"), f"the service {service_id}", service.since, service.until
    for placed in context.figures:
        what = f"the time that a figure of {placed.series.name} covers"
        yield placed.file, (*placed.path, "to"), what, placed.figure.period, placed.figure.to


RULE = Rule("end-before-beginning", "error", _check)
