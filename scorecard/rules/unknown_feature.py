"""A service or a commitment names a feature that the methodology does not define.

## What is wrong
The `features` of a service, or `applies_to` of a commitment, name something that is not under `features` in
`methodology.yaml`.

## Why it matters
Features decide which commitments apply. A feature that is spelt wrongly makes a commitment vanish from a company's
score.

## Failing example
```yaml
# companies/example-mills.yaml
services:
  mill-shop:
    name: Mill Shop
    kind: shop
    features:
      - seling # <- here
```

## Passing example
```yaml
# companies/example-mills.yaml
services:
  mill-shop:
    name: Mill Shop
    kind: shop
    features:
      - selling
```

## What to do
Correct the word. A new feature is defined in `methodology.yaml`, with the meaning by which everybody can tell who has
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import company_file
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context

_OTHERWISE = "Features are defined in methodology.yaml."


def _check(context: Context) -> Iterator[Finding]:
    features = context.dataset.methodology.features
    for company_id, company in context.dataset.companies.items():
        for service_id, service in company.services.items():
            for position, feature in enumerate(service.features):
                if feature not in features:
                    yield Finding(
                        company_file(company_id),
                        ("services", service_id, "features", position),
                        f"the service {service_id} has the feature {feature}, which the methodology does not define",
                        suggest(feature, features, _OTHERWISE),
                    )
    for placed in context.placed_commitments:
        for position, feature in enumerate(placed.commitment.applies_to):
            if feature not in features:
                yield Finding(
                    placed.file,
                    (*placed.path, "applies_to", position),
                    f"the commitment {placed.commitment.id} applies to the feature {feature}, which the methodology "
                    "does not define",
                    suggest(feature, features, _OTHERWISE),
                )


RULE = Rule("unknown-feature", "error", _check)
