"""A series has two figures for the same time.

## What is wrong
Two figures of one series of context figures cover the same period.

## Why it matters
A table has one place for each period: only one of the two would be seen, and nobody could tell which is right.

## Failing example
```yaml
# context/water-use.yaml
# yaml-language-server: $schema=../schema/context.schema.json
title: Water that mills take
order: 1
counts: Cubic metres taken from the river, as the league counts them.
unit: cubic metres
caveats:
  - statement: The league says that a figure does not show how clean the water was.
    source: charter
series:
  - name: Example Mills
    company: example-mills
    figures:
      - {period: 2019, value: 120, source: charter}
      - {period: 2019, value: 130, source: charter} # <- here
```

## Passing example
```yaml
# context/water-use.yaml
# yaml-language-server: $schema=../schema/context.schema.json
title: Water that mills take
order: 1
counts: Cubic metres taken from the river, as the league counts them.
unit: cubic metres
caveats:
  - statement: The league says that a figure does not show how clean the water was.
    source: charter
series:
  - name: Example Mills
    company: example-mills
    figures:
      - {period: 2018, value: 120, source: charter}
      - {period: 2019, value: 130, source: charter}
```

## What to do
Keep the figure that the source gives. If both stand in the table under two names, make them two series.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context
    from scorecard.rules.rule import DataPath


def _check(context: Context) -> Iterator[Finding]:
    seen: set[tuple[str, DataPath, str, str]] = set()
    for placed in context.figures:
        period, to = placed.figure.period, placed.figure.to
        key = (placed.file, placed.path[:2], str(period), str(to or ""))
        if key in seen:
            yield Finding(
                placed.file,
                (*placed.path, "period"),
                f"the series {placed.series.name} has another figure for {period}{f' to {to}' if to else ''}",
                "Keep the one that the source gives; rows with names of their own are series of their own.",
            )
        seen.add(key)


RULE = Rule("repeated-period", "error", _check)
