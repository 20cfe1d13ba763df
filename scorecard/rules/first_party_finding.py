"""A finding rests on the company's own word alone.

## What is wrong
An evidence item is a `finding`, that is, something that somebody else found, and all its sources are first-party.

## Why it matters
What the company itself published is a disclosure. As a finding it would look like independent confirmation.

## Failing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
  - id: e2
    date: 2024-05-02
    kind: finding # <- here
    commitments: [cw-1]
    statement: An inspector found the water clean, by the company's account.
    source: news-2024
```

## Passing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
  - id: e2
    date: 2024-05-02
    kind: disclosure
    commitments: [cw-1]
    statement: Said that an inspector had found the water clean.
    source: news-2024
```

## What to do
Add the source of whoever found it. If there is none, the item is a `disclosure`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for fact in context.facts:
        if fact.evidence is None or fact.evidence.kind != "finding":
            continue
        sources = [context.dataset.source(fact.company_id, name) for name in (fact.item.source, *fact.item.also)]
        if all(source is not None and source.party == "first" for source in sources):
            yield Finding(
                fact.file,
                (*fact.path, "kind"),
                f"{fact.label} is a finding, and all its sources are first-party",
                "Add the source of whoever found it; what the company published itself is a disclosure.",
            )


RULE = Rule("first-party-finding", "warning", _check)
