"""A figure is about a time that had not ended when its sources were written.

## What is wrong
The period of a context figure ends after every source that is given for it: after the source's own date or, where it
bears none, after the day on which it was last read.

## Why it matters
Nobody can count a year before it is over. Most often the figure stands beside the wrong year, or its source is that of
another year.

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
      - {period: 2021, value: 130, source: charter} # <- here
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
      - {period: 2019, value: 130, source: charter}
```

## What to do
Correct the period or the source. A figure for a part of a year has that part as its period.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.fact_newer_than_sources import newest_day
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for placed in context.figures:
        figure = placed.figure
        sources = [context.dataset.source(None, name) for name in (figure.source, *figure.also)]
        known = [newest_day(source) for source in sources if source is not None]
        end = (figure.to or figure.period).last
        # An unknown source could be the newer one; that it is unknown is reported by another rule.
        if len(known) == len(sources) and max(known) < end:
            yield Finding(
                placed.file,
                (*placed.path, "period"),
                f"a figure of {placed.series.name} is about a time up to {end}, "
                f"later than each of its sources (the newest: {max(known)})",
                "Correct the period, or add the source that gives this figure.",
            )


RULE = Rule("figure-newer-than-sources", "warning", _check)
