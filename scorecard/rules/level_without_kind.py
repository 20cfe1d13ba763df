"""A level rests on no evidence of the kind that it asks for.

## What is wrong
The scale demands evidence of certain kinds for the level (such as an action or a disclosure), and no cited evidence
is of one of them. For the level of one service only evidence about this service, or about the company as a whole,
counts.

## Why it matters
That something is in place must be shown by what the company did or published; what others found can confirm it or
cast doubt on it.

## Failing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: finding
    commitments: [cw-1]
    statement: The River League reported that the waste water was clean.
    source: news-2024
sources:
  news-2024:
    title: Clean water at the mills
    publisher: River League
    url: https://league.example/mills
    archived: https://web.archive.org/web/20260105120002/https://league.example/mills
    date: 2024-05-02
    accessed: 2026-06-01
    language: en
    party: third
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: delivered # <- here
```

## Passing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: disclosure
    commitments: [cw-1]
    statement: Published the figures of its plant for waste water.
    source: news-2024
```

## What to do
Cite an action or a disclosure, or give the level that fits what there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context

_WITH_ARTICLE = {"action": "an action", "disclosure": "a disclosure", "finding": "a finding"}


def _check(context: Context) -> Iterator[Finding]:
    for given in context.given_levels:
        demands = given.level.demands
        if not demands.kinds or given.lacks_all_evidence:
            continue
        if all(item.kind not in demands.kinds for item in given.evidence):
            kinds = " or ".join(_WITH_ARTICLE[kind] for kind in demands.kinds)
            about = f" about {given.service_id} or the whole company" if given.service_id else ""
            yield Finding(
                given.judgement.file,
                given.path,
                f"{given.label} is {given.level.id} without {kinds}{about}",
                f"Cite {kinds}, or give the level that fits what there is.",
            )


RULE = Rule("level-without-kind", "error", _check)
