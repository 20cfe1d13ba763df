"""A level that asks for independent confirmation rests on the company's own words.

## What is wrong
The scale demands a third-party source for the level, and no cited evidence has one. For the level of one service only
evidence about this service, or about the company as a whole, counts.

## Why it matters
The highest level means that somebody else confirmed what the company says.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: verified # <- here
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
    also: [league-2025]
sources:
  league-2025:
    title: Waste water of ten mills, measured
    publisher: River League
    url: https://league.example/measured
    archived: https://web.archive.org/web/20260105120004/https://league.example/measured
    date: 2025-03-01
    accessed: 2026-06-01
    language: en
    party: third
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: verified
```

## What to do
Cite what an independent party found, or give the level below. A news report that repeats the company's words is a
third-party source and confirms nothing all the same: that is for the assessors to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.evidence import Evidence
    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    def is_third_party(item: Evidence, company_id: str) -> bool:
        sources = (context.dataset.source(company_id, source_id) for source_id in (item.source, *item.also))
        # A source that is not there is reported itself; it may be the third party's.
        return any(source is None or source.party == "third" for source in sources)

    for given in context.given_levels:
        if not given.level.demands.third_party or given.lacks_all_evidence:
            continue
        if not any(is_third_party(item, given.judgement.company_id) for item in given.evidence):
            about = f" about {given.service_id} or the whole company" if given.service_id else ""
            yield Finding(
                given.judgement.file,
                given.path,
                f"{given.label} is {given.level.id} without evidence{about} from a third-party source",
                "Cite what an independent party found, or give the level below.",
            )


RULE = Rule("level-without-third-party", "error", _check)
