"""A capture is older than the document that it should show.

## What is wrong
The address of the capture under `archived` has a day in it that lies before the `date` of the source. One day is
allowed: captures bear the time in UTC, documents that of their own place.

## Why it matters
What was captured before the document existed is an older text, or another one, at the same address.

## Failing example
```yaml
# sources/water.yaml
charter:
  archived: https://web.archive.org/web/20190105120000/https://league.example/charter # <- here
```

## Passing example
```yaml
# sources/water.yaml
charter:
  archived: https://web.archive.org/web/20200502000000/https://league.example/charter
```

## What to do
Take a capture from a later day that shows the document as cited, or correct `date`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from scorecard.rules.addresses import read_capture
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context

_ZONES = timedelta(days=1)


def _check(context: Context) -> Iterator[Finding]:
    for placed in context.sources:
        source = placed.source
        capture = read_capture(source.archived) if source.archived else None
        if capture is None or source.date is None or source.accessed < source.date.first:
            continue  # a date after the day of reading is a mistake of its own
        if capture.day + _ZONES < source.date.first:
            yield Finding(
                placed.file,
                (*placed.path, "archived"),
                f"the capture of {placed.id} is of {capture.day.isoformat()}, before the source's date {source.date}",
                "Take a later capture that shows the document as cited, or correct the date.",
            )


RULE = Rule("archive-before-source", "warning", _check)
