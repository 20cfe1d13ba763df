"""A source has no capture in a public web archive.

## What is wrong
The source has no `archived` address.

## Why it matters
Pages change and vanish. A capture shows a reader, years later, what we read.

## Failing example
```yaml
# sources/water.yaml
charter: # <- here
  archived: ~
```

## Passing example
```yaml
# sources/water.yaml
charter:
  archived: https://web.archive.org/web/20260105120000/https://league.example/charter
```

## What to do
Find or make a capture in a public web archive and enter its address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for placed in context.sources:
        if placed.source.archived is None:
            yield Finding(
                placed.file,
                placed.path,
                f"the source {placed.id} has no capture in a web archive",
                f"Find or make a capture of {placed.source.url} and enter its address as `archived`.",
            )


RULE = Rule("source-without-archive", "warning", _check)
