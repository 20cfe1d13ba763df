"""Two companies, or two services of a company, have the same name.

## What is wrong
The `name` of a company is also that of another company, or the `name` of a service is also that of another service of
the company. Capital letters and spaces make no difference.

## Why it matters
Pages, charts and tables show names, not ids: nobody could tell the two apart. Most often one thing was entered twice.

## Failing example
```yaml
# companies/example-mills.yaml
services:
  mill-shop:
    name: Dye works # <- here
    kind: shop
    features: [selling]
```

## Passing example
```yaml
# companies/example-mills.yaml
services:
  mill-shop:
    name: Dye Works Shop
    kind: shop
    features: [selling]
```

## What to do
Take one of the two out, or add to the names what tells them apart, such as the country.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import company_file
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    first_company: dict[str, str] = {}
    for company_id, company in sorted(context.dataset.companies.items()):
        file = company_file(company_id)
        other = first_company.setdefault(_fold(company.name), company_id)
        if other != company_id:
            yield Finding(
                file,
                ("name",),
                f"the company {company_id} has the name of {other}: {company.name}",
                "Take one of the two out, or add to the names what tells the companies apart.",
            )
        first_service: dict[str, str] = {}
        for service_id, service in company.services.items():
            other = first_service.setdefault(_fold(service.name), service_id)
            if other != service_id:
                yield Finding(
                    file,
                    ("services", service_id, "name"),
                    f"the service {service_id} has the name of {other}: {service.name}",
                    "Take one of the two out, or add to the names what tells the services apart.",
                )


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


RULE = Rule("same-name-twice", "error", _check)
