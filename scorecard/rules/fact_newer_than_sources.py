"""A fact is dated later than every source that is given for it.

## What is wrong
All sources of a pledge, an evidence item or an item of a framework's record are older than the item: by their own date
or, where they bear none, by the day on which they were last read.

## Why it matters
A source can't show what happened after it was written. Most often the date of the fact is wrong, or a newer source
was read and not written down.

## Failing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2025-05-02 # <- here
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
```

## Passing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
```

## What to do
Correct the date of the fact or of the source, or add the source that shows the later date. What a source announces is
dated on the day of the announcement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.model.source import Source
    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for fact in context.dated_facts:
        sources = [context.dataset.source(fact.company_id, name) for name in (fact.item.source, *fact.item.also)]
        known = [newest_day(source) for source in sources if source is not None]
        # An unknown source could be the newer one; that it is unknown is reported by another rule.
        if len(known) == len(sources) and max(known) < fact.item.date.first:
            yield Finding(
                fact.file,
                (*fact.path, "date"),
                f"{fact.label} is dated {fact.item.date}, later than each of its sources (the newest: {max(known)})",
                "Correct a date, or add the source that shows the later one.",
            )


def newest_day(source: Source) -> date:
    """Return the last day that the source can know of."""
    return source.date.last if source.date is not None else source.accessed


RULE = Rule("fact-newer-than-sources", "warning", _check)
