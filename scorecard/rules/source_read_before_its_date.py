"""A source was read before the day of its own date.

## What is wrong
`accessed` of a source is earlier than its `date`, whatever day the date means.

## Why it matters
A document can't be read before it exists; one of the two dates is wrong, and facts may be dated by it.

## Failing example
```yaml
# sources/water.yaml
charter:
  accessed: 2020-04-30 # <- here
```

## Passing example
```yaml
# sources/water.yaml
charter:
  accessed: 2020-05-01
```

## What to do
Look at the document again and correct the wrong date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for placed in context.sources:
        source = placed.source
        if source.date is not None and source.accessed < source.date.first:
            yield Finding(
                placed.file,
                (*placed.path, "accessed"),
                f"the source {placed.id} was read on {source.accessed}, before its date {source.date}",
                "Look at the document again and correct the wrong date.",
            )


RULE = Rule("source-read-before-its-date", "error", _check)
