"""Two sources have the same web address.

## What is wrong
The `url` of a source is also that of another one, in the same file or elsewhere. `http` or `https`, `www.`, a slash
at the end, a fragment and `utm_` parameters make no difference.

## Why it matters
One document under two ids is counted twice, corrected once, and looks like two witnesses.

## Failing example
```yaml
# companies/example-mills.yaml
endorsements:
  - framework: clean-water
    date: 2020-05-01
    source: charter
    also: [league-charter]
sources:
  league-charter:
    title: Charter of the River League
    publisher: River League
    url: http://www.league.example/charter/ # <- here
    archived: https://web.archive.org/web/20260105120000/https://league.example/charter
    date: 2020-05-01
    accessed: 2026-06-01
    language: en
    party: third
```

## Passing example
```yaml
# companies/example-mills.yaml
endorsements:
  - framework: clean-water
    date: 2020-05-01
    source: charter
    also: [league-list]
sources:
  league-list:
    title: Who signed the charter
    publisher: River League
    url: https://league.example/charter/signatories
    archived: https://web.archive.org/web/20260105120000/https://league.example/charter/signatories
    date: 2020-05-01
    accessed: 2026-06-01
    language: en
    party: third
```

## What to do
Keep one of the two and name it everywhere; a source that several companies need belongs in `sources/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.addresses import same_page_key
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context
    from scorecard.rules.pieces import PlacedSource


def _check(context: Context) -> Iterator[Finding]:
    first: dict[str, PlacedSource] = {}
    for placed in context.sources:
        other = first.setdefault(same_page_key(placed.source.url), placed)
        if other is not placed:
            place = "this file" if other.file == placed.file else other.file
            yield Finding(
                placed.file,
                (*placed.path, "url"),
                f"the source {placed.id} has the address of {other.id} in {place}: {placed.source.url}",
                "Keep one of the two and name it everywhere; what several companies need belongs in sources/.",
            )


RULE = Rule("same-address-twice", "error", _check)
