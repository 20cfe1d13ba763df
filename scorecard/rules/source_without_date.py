"""A source has no date, and does not say why.

## What is wrong
The source has neither `date` nor `undated`.

## Why it matters
The date of a document tells whether it can show what is said to rest on it, and helps to find it again. Where a
document bears no date, the reader must know that somebody looked.

## Failing example
```yaml
# sources/water.yaml
charter: # <- here
  title: The Clean Water Charter
  publisher: River League
  url: https://league.example/charter
  archived: https://web.archive.org/web/20260105120000/https://league.example/charter
  date: ~
  accessed: 2026-06-01
  language: en
  party: third
```

## Passing example
```yaml
# sources/water.yaml
charter:
  title: The Clean Water Charter
  publisher: River League
  url: https://league.example/charter
  archived: https://web.archive.org/web/20260105120000/https://league.example/charter
  date: ~
  undated: The page shows no date.
  accessed: 2026-06-01
  language: en
  party: third
```

## What to do
Write down the date that the document bears, or why it has none under `undated`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for placed in context.sources:
        if placed.source.date is None and placed.source.undated is None:
            yield Finding(
                placed.file,
                placed.path,
                f"the source {placed.id} has neither `date` nor `undated`",
                "Write down the date that the document bears, or say under `undated` why there is none.",
            )


RULE = Rule("source-without-date", "error", _check)
